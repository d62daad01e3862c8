"""`./mentoring alerts`: a real Prometheus beside a platform under load; each alert is provoked once, and is silent before and after.

While it fires its page is walked through: what stands there to be typed is typed, and has to show what it is for.

What was seen of a fault of which all was as it must be is kept, in the place of what was seen of it before.

It needs a Prometheus (Debian: `apt-get install prometheus`), on the PATH or named with --prometheus. Some ten minutes.
"""

import argparse
import asyncio
import shutil
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from deploy.local.folders import Folders, folders
from deploy.local.progress import say
from deploy.local.trouble import Trouble
from tests.alerting.faults import FAULTS, Fault
from tests.alerting.prometheus import Prometheus
from tests.alerting.provoking import NAMED, PANELS, Provoked, panels_with_data, provoke
from tests.alerting.results import RESULTS, line_of
from tests.alerting.stage import WatchedStage
from tests.faults.acts import MEETING_ACTS
from tests.faults.load import Diary, Load

QUIET_FOR = 45.0


def main(arguments: list[str]) -> int:
    """0 when each alert has fired for what it is for, and none without."""
    parser = argparse.ArgumentParser(prog="./mentoring alerts", description=__doc__)
    parser.add_argument("--prometheus", default=shutil.which("prometheus"))
    parser.add_argument("--only", action="append", default=[], help="faults whose name holds this")
    chosen = parser.parse_args(arguments)
    if chosen.prometheus is None:
        raise Trouble(
            "there is no `prometheus` on the PATH.",
            "Debian: apt-get install prometheus. Or name one with --prometheus.",
        )
    wanted = [fault for fault in FAULTS if not chosen.only or any(part in fault.name for part in chosen.only)]
    return asyncio.run(_run(chosen.prometheus, wanted))


async def _run(program: str, faults: Sequence[Fault]) -> int:
    folder = folders().data / "alerting" / str(int(time.time()))
    stage = WatchedStage(Folders(folder))
    prometheus: Prometheus | None = None
    try:
        await stage.start()
        load = Load(stage, Diary(folder / "history.jsonl"))
        await load.settle()
        prometheus = Prometheus(program, folder / "prometheus", list(stage.parts.management_ports.values()))
        await prometheus.start()
        load.begin(MEETING_ACTS, 1, clients=2)
        wrong = await _provoked(stage, load, prometheus, faults)
        await load.end()
        await load.close()
    finally:
        if prometheus is not None:
            await prometheus.stop()
        await stage.stop()
    for each in (f"off: {len(wrong)}", *wrong):
        say(each)
    if not wrong:
        stage.database.remove()
        shutil.rmtree(folder, ignore_errors=True)
    return 1 if wrong else 0


async def _provoked(stage: WatchedStage, load: Load, prometheus: Prometheus, faults: Sequence[Fault]) -> list[str]:
    wrong: list[str] = []
    await asyncio.sleep(QUIET_FOR)
    if early := {each.name for each in await prometheus.firing()}:
        wrong.append(f"fires although nothing is off: {sorted(early)}")
    well = await panels_with_data(prometheus)
    say(
        f"{QUIET_FOR:.0f} s under load: {sorted(early) or 'silent'}; {len(well)} of {len(PANELS)} panels show something"
    )
    filled = well
    for fault in faults:
        seen = await provoke(stage, load, prometheus, fault)
        lacking = NAMED - await prometheus.names()
        for each in _told(seen):
            say(each)
        wrong += seen.wrong()
        filled = filled | seen.panels
        if not seen.wrong():
            at = f"{datetime.now(UTC):%Y-%m-%d}"
            RESULTS.replace(line_of(seen, at=at, quiet=QUIET_FOR, well=well, lacking=lacking), by="fault")
    await _tell_memory(stage, prometheus)
    if len(faults) == len(FAULTS):
        wrong += [f"{name} is asked for, and was never seen" for name in sorted(NAMED - await prometheus.names())]
        wrong += [f"“{name}” never had anything to show" for name in sorted(PANELS.keys() - filled)]
    return wrong


def _told(seen: Provoked) -> Iterator[str]:
    for name, fired in sorted(seen.fired.items()):
        yield f"{seen.fault.name:<36}{fired.after:6.1f} s  {name}: {fired.firing.value}"
    if seen.also:
        yield f"    also: {', '.join(sorted(seen.also))}"
    for each in seen.walked:
        yield f"    {each.alert}: {each.typed[:60]} → {(each.line or 'nothing').strip()[:160]}"
    yield f"    silent after {'never' if seen.silent_after is None else f'{seen.silent_after:.1f} s'}"


async def _tell_memory(stage: WatchedStage, prometheus: Prometheus) -> None:
    most = await prometheus.most("process_resident_memory_bytes")
    for (service, role), port in sorted(stage.parts.management_ports.items()):
        say(f"{service} {role}: {most.get(port, 0) / 2**20:.0f} MiB at most")


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Trouble as trouble:
        sys.exit(str(trouble))
