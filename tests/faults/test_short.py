"""The crash matrix in its short form: each point once, with the fault that leaves nobody time to tidy up."""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from deploy.local.folders import Folders
from deploy.local.postgres import EmbeddedPostgres
from tests.faults.audit import audit
from tests.faults.cases import Case, all_cases
from tests.faults.load import Diary, Load
from tests.faults.runs import Runner
from tests.faults.stage import Stage

SEED = 20260302
CASES = [case for case in all_cases() if case.is_point and case.fault == "kill -9"]
TRIES = 3

pytestmark = pytest.mark.faults


@pytest.fixture(scope="module")
async def runner(servers_folder: Path) -> AsyncIterator[Runner]:
    """One stage for all cases."""
    folder = servers_folder / "faults"
    stage = Stage(Folders(folder))
    try:
        await stage.start()
        load = Load(stage.address, stage.folders.mails, Diary(folder / "history.jsonl"), stage.now)
        await load.settle()
        yield Runner(stage, load)
        await load.close()
    finally:
        await stage.stop()
        EmbeddedPostgres(Folders(folder).postgres).remove()
        shutil.rmtree(folder, ignore_errors=True)


@pytest.mark.parametrize("case", CASES, ids=str)
async def test_a_kill_in_this_window_loses_doubles_and_reorders_nothing(runner: Runner, case: Case) -> None:
    for attempt in range(TRIES):
        result = await runner.run(case, SEED + attempt)
        assert result.violations == ()
        if result.counts:
            return
    pytest.fail("the window was not hit")


async def test_an_audit_finds_nothing_off_after_all_this(runner: Runner) -> None:
    assert runner.stage.state is not None
    assert await audit(runner.stage.state, runner.stage.folders, pause=0) == []
