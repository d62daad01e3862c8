"""`./mentoring alerts`: a real Prometheus beside a platform under load; each alert is provoked once, and is silent before and after.

While it fires its page is walked through: what stands there to be typed is typed, and has to show what it is for.

It needs a Prometheus (Debian: `apt-get install prometheus`), on the PATH or named with --prometheus. Some ten minutes.
"""

import argparse
import asyncio
import shutil
import sys
import time
from collections.abc import Sequence

from deploy.local.folders import Folders, folders
from deploy.local.progress import say
from deploy.local.trouble import Trouble
from deploy.observability.alerts import ALERTS
from deploy.observability.dashboards import DASHBOARDS
from tests.alerting.faults import FAULTS, Fault
from tests.alerting.prometheus import Prometheus
from tests.alerting.stage import WatchedStage
from tests.alerting.walks import WALKS
from tests.faults.acts import MEETING_ACTS
from tests.faults.load import Diary, Load

QUIET_FOR = 45.0
FIRES_WITHIN = 300.0
SILENT_WITHIN = 900.0
LAST_LONG = frozenset(
    {"AvailabilityBurnsFast", "AvailabilityBurnsSlowly", "SlowBookingBurnsFast", "SlowBookingBurnsSlowly"}
)
"""These look back for long, and go on firing after the fault."""


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
    if early := await prometheus.firing():
        wrong.append(f"fires although nothing is off: {sorted(early)}")
    say(f"{QUIET_FOR:.0f} s under load: {sorted(early) or 'silent'}")
    wrong += await _empty_panels(prometheus)
    fired: set[str] = set()
    for fault in faults:
        await load.refresh()
        before = await prometheus.firing()
        async with fault.doing(stage, load):
            missing, took = await _until_fires(prometheus, fault)
            seen = await prometheus.firing()
            walked, stuck = await _walked(stage, sorted(fault.alerts - missing))
        fired |= seen
        say(f"{fault.name:<36}{took:6.1f} s  {', '.join(sorted(fault.alerts - missing)) or '-'}"
            f"{'; also ' + ', '.join(sorted(seen - before - fault.alerts)) if seen - before - fault.alerts else ''}")  # fmt: skip
        for each in walked:
            say(f"    {each}")
        wrong += [*stuck, *(f"{fault.name}: {name} did not fire" for name in sorted(missing))]
        wrong += await _until_silent(prometheus, fault)
    await _tell_memory(stage, prometheus)
    if len(faults) == len(FAULTS):
        wrong += [f"{each.name} was never provoked" for each in ALERTS if each.name not in fired]
    return wrong


async def _walked(stage: WatchedStage, alerts: Sequence[str]) -> tuple[list[str], list[str]]:
    """What was seen of what the pages of these alerts have one type, and what was not there to be seen."""
    walked, stuck = [], []
    for name in alerts:
        for step in WALKS[name]:
            if (line := await step.walk(stage)) is None:
                stuck.append(f"{name}: `{step.typed}` does not show {step.shows!r}")
            else:
                walked.append(f"{name}: {step.typed[:60]} → {line.strip()[:160]}")
    return walked, stuck


async def _tell_memory(stage: WatchedStage, prometheus: Prometheus) -> None:
    most = await prometheus.most("process_resident_memory_bytes")
    for (service, role), port in sorted(stage.parts.management_ports.items()):
        say(f"{service} {role}: {most.get(port, 0) / 2**20:.0f} MiB at most")


async def _until_fires(prometheus: Prometheus, fault: Fault) -> tuple[set[str], float]:
    began = time.monotonic()
    missing = {*fault.alerts}
    while missing and time.monotonic() - began < FIRES_WITHIN:
        await asyncio.sleep(0.5)
        missing -= await prometheus.firing()
    return missing, time.monotonic() - began


async def _until_silent(prometheus: Prometheus, fault: Fault) -> list[str]:
    began = time.monotonic()
    while (still := await prometheus.firing() - LAST_LONG) and time.monotonic() - began < SILENT_WITHIN:  # noqa: ASYNC110 — Prometheus sets no event
        await asyncio.sleep(0.5)
    return [f"{fault.name}: {sorted(still)} fire on after it"] if still else []


async def _empty_panels(prometheus: Prometheus) -> list[str]:
    """A panel of what has not happened yet has nothing to show; all others have."""
    empty = [
        f"{title}: {panel.title}"
        for title, panels in DASHBOARDS.values()
        for panel in panels
        if not await prometheus.finds(panel.expression)
    ]
    say(f"panels with nothing to show while all is well: {', '.join(empty) or 'none'}")
    return []


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Trouble as trouble:
        sys.exit(str(trouble))
