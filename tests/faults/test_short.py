"""The crash matrix in its short form: each point with a kill, which leaves nobody time to tidy up; each code with a bug."""

import shutil
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import pytest

from deploy.local.commands.audit import audited
from deploy.local.folders import Folders
from deploy.local.postgres import EmbeddedPostgres
from deploy.operating.audit import audit
from tests.faults.bugs import UNKNOWN_WORD
from tests.faults.cases import Planned, all_cases, side_by_side
from tests.faults.load import Diary, Load
from tests.faults.runs import Runner
from tests.faults.stage import Stage

pytestmark = pytest.mark.proof

SEED = 20260302
KILLS = [(case, SEED) for case in all_cases() if case.is_point and case.fault == "kill -9"]
BUGS = [(case, SEED) for case in all_cases() if case.role == "bug" and case.fault in {"error", UNKNOWN_WORD}]
GROUPS = [*side_by_side(KILLS), *side_by_side(BUGS)]
TRIES = 5


@pytest.fixture(scope="module")
async def runner(servers_folder: Path) -> AsyncIterator[Runner]:
    """One stage for all cases."""
    folder = servers_folder / "faults"
    stage = Stage(Folders(folder))
    try:
        await stage.start()
        load = Load(stage, Diary(folder / "history.jsonl"))
        await load.settle()
        yield Runner(stage, load)
        await load.close()
    finally:
        await stage.stop()
        EmbeddedPostgres(Folders(folder).postgres).remove()
        shutil.rmtree(folder, ignore_errors=True)


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: ", ".join(each.case.place for each in group))
async def test_a_kill_or_a_bug_here_loses_doubles_and_reorders_nothing(
    runner: Runner, group: Sequence[Planned]
) -> None:
    left = group
    for _ in range(TRIES):
        results = await runner.run(left)
        assert [result.violations for result in results if result.violations] == []
        left = [planned for planned, result in zip(left, results, strict=True) if not result.counts]
        if not left:
            return
    pytest.fail(f"not hit: {', '.join(str(each.case) for each in left)}")


async def test_an_audit_finds_nothing_off_after_all_this(runner: Runner) -> None:
    assert runner.stage.state is not None
    assert await audit(audited(runner.stage.state, runner.stage.folders), pause=0) == []
