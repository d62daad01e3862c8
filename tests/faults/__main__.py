"""`./mentoring faults`: the crash matrix.

./mentoring faults                     each place with each fault once, then the controls
./mentoring faults --runs 500          so many runs, place after place
./mentoring faults --only timer,child  cases whose name holds one of the words
./mentoring faults --controls          only the controls
./mentoring faults --siege 300         three brokers, one of them killed every 20 s, for so many seconds
"""

import argparse
import asyncio
import shutil
import sys
import time
import traceback
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from deploy.local.folders import Folders, folders
from deploy.local.platform import fingerprint
from deploy.local.postgres import EmbeddedPostgres
from deploy.local.progress import say
from deploy.local.trouble import Trouble
from tests.faults.cases import Planned, all_cases, runs, side_by_side
from tests.faults.controls import CONTROLS, caught
from tests.faults.load import Diary, Load
from tests.faults.results import FILE, append
from tests.faults.runs import Result, Runner
from tests.faults.siege import siege
from tests.faults.stage import Stage

STARTS = 3
GROUPS_A_STAGE = 25
"""Then a fresh platform: evidence grows with every run."""


def main(arguments: list[str]) -> int:
    """0 when nothing was off and every control was caught."""
    parser = argparse.ArgumentParser(prog="./mentoring faults", description="The crash matrix.")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--runs", type=int, help="how many; by default each case once")
    parser.add_argument("--json", type=Path, help="append the results to this file instead of our own")
    parser.add_argument(
        "--only",
        default="",
        help="cases, or with --controls guards, whose name holds one of these words, separated by commas",
    )
    parser.add_argument("--controls", action="store_true", help="only the controls")
    parser.add_argument("--no-controls", action="store_true", help="without the controls")
    parser.add_argument("--siege", type=float, metavar="SECONDS", help="only: three brokers, one killed every 20 s")
    chosen = parser.parse_args(arguments)
    return asyncio.run(_Suite(chosen).run())


class _Suite:
    def __init__(self, chosen: argparse.Namespace) -> None:
        self._chosen = chosen
        self._results = chosen.json or FILE
        self._base = folders().data / "faults"
        self._source = fingerprint()[:12]
        self._failed = 0

    async def run(self) -> int:
        if self._chosen.siege:
            await self._siege()
            return 1 if self._failed else 0
        if not self._chosen.controls:
            await self._matrix()
        if self._chosen.controls or not (self._chosen.no_controls or self._chosen.only):
            await self._controls()
        return 1 if self._failed else 0

    def _is_wanted(self, name: str) -> bool:
        return any(word in name for word in self._chosen.only.split(","))

    async def _matrix(self) -> None:
        cases = [case for case in all_cases() if self._is_wanted(str(case))]
        wanted = runs(cases, self._chosen.seed, self._chosen.runs or len(cases))
        for brokers in sorted({case.brokers for case, _ in wanted}):
            groups: Sequence[Sequence[Planned]] = list(
                side_by_side([(case, seed) for case, seed in wanted if case.brokers == brokers])
            )
            while groups:
                groups = await self._on_one_stage(groups, brokers)

    async def _on_one_stage(self, groups: Sequence[Sequence[Planned]], brokers: int) -> Sequence[Sequence[Planned]]:
        """Plays groups until the stage has seen enough, or is of no use any more; what is left."""
        async with _stage(self._base / f"{self._chosen.seed}-{brokers}-{len(groups)}", brokers=brokers) as runner:
            for number, group in enumerate(groups[:GROUPS_A_STAGE], start=1):
                last = number in {len(groups), GROUPS_A_STAGE}
                if not await self._one(runner, group, anew=last):
                    return groups[number:]
        return groups[GROUPS_A_STAGE:]

    async def _one(self, runner: Runner, group: Sequence[Planned], *, anew: bool) -> bool:
        """False when the stage is of no use any more."""
        try:
            results = await runner.run(group, anew=anew)
        except Exception:  # noqa: BLE001 — one run that breaks ends its stage and no other
            traceback.print_exc()
            self._failed += 1
            runner.keep = True
            return False
        for result in results:
            append({"at": _now(), "source": self._source, **result.as_json()}, self._results)
            say(_told(result))
            for violation in result.violations[:8]:
                say(f"    {violation}")
        if any(result.violations for result in results):
            self._failed += 1
            runner.keep = True
            say(f"    history and logs: {runner.stage.folders.data}")
            return False
        return True

    async def _siege(self) -> None:
        async with _stage(self._base / f"{self._chosen.seed}-siege", brokers=3) as runner:
            verdict = await siege(runner, self._chosen.siege, self._chosen.seed)
            runner.keep = bool(verdict.violations)
        append({"at": _now(), "source": self._source, "siege": verdict.as_json()}, self._results)
        say(
            f"{len(verdict.kills)} kills in {verdict.seconds:.0f} s, {verdict.controllers} of the controller;"
            f" {verdict.acknowledged} commands acknowledged, {verdict.effects} effects,"
            f" the longest pause {verdict.longest_pause:.1f} s; off: {len(verdict.violations)}"
        )
        for violation in verdict.violations[:20]:
            say(f"    {violation}")
        self._failed += bool(verdict.violations)

    async def _controls(self) -> None:
        for control in (each for each in CONTROLS if not self._chosen.controls or self._is_wanted(each.guard)):
            async with _stage(self._base / f"{self._chosen.seed}-{control.guard}", without=control.guard) as runner:
                noticed, found = await caught(runner, control, self._chosen.seed)
            names = sorted({each.check for each in found})
            line: dict[str, Any] = {"at": _now(), "source": self._source, "control": control.guard, "caught": noticed}
            append({**line, "noticed_by": names, "seed": self._chosen.seed}, self._results)
            say(f"without {control.guard:<24}{'caught by ' + ', '.join(names) if noticed else 'NOT CAUGHT'}")
            self._failed += not noticed


@asynccontextmanager
async def _stage(folder: Path, *, brokers: int = 1, without: str = "") -> AsyncIterator[Runner]:
    """A platform with people on it. What it leaves is kept when something was off."""
    stage = await _started(folder, brokers, without)
    runner: Runner | None = None
    try:
        load = Load(stage, Diary(folder / "history.jsonl"))
        await load.settle()
        runner = Runner(stage, load)
        yield runner
        await load.close()
    finally:
        await stage.stop()
        if runner is not None and not runner.keep:
            _remove(folder)


async def _started(folder: Path, brokers: int, without: str) -> Stage:
    """On a busy machine somebody may take a port between its choice and its use: then it is tried again."""
    for attempt in range(STARTS):
        _remove(folder)
        stage = Stage(Folders(folder), brokers=brokers, without=without)
        try:
            await stage.start()
        except (Trouble, OSError) as trouble:
            await stage.stop()
            if attempt == STARTS - 1:
                raise
            say(f"could not start, trying again: {str(trouble).splitlines()[0]}")
        else:
            return stage
    raise AssertionError


def _remove(folder: Path) -> None:
    EmbeddedPostgres(Folders(folder).postgres).remove()
    shutil.rmtree(folder, ignore_errors=True)
    folder.parent.mkdir(parents=True, exist_ok=True)


def _told(result: Result) -> str:
    verdict = "not hit" if not result.counts else "ok" if not result.violations else f"{len(result.violations)} OFF"
    recovery = "" if result.recovery is None else f"{result.recovery:6.2f} s"
    case = f"{result.place} × {result.fault}"
    where = f"{case:<58}{result.service:<15}"
    return f"{where}{verdict:<9}{recovery:<10}{result.acknowledged:>4} acknowledged  {result.seconds:5.1f} s"


def _now() -> str:
    return f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
