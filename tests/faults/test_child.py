"""Heavy work runs in a process of its own: it is armed where a point of it is, once."""

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from shared.ground import faults
from tests.faults import child

POINT = "child.before_result_is_kept"


@pytest.fixture(autouse=True)
def _unarmed() -> Iterator[None]:
    yield
    faults.disarm()


@pytest.mark.parametrize(
    ("spec", "was_hit", "is_armed"),
    [
        (f"{POINT} {int(signal.SIGKILL)} 1", False, True),
        (f"{POINT} {int(signal.SIGKILL)} 1", True, False),
        ("timer.after_claim 9 1", False, False),
        ("", False, False),
    ],
)
def test_a_process_of_heavy_work_is_armed_by_its_workers_file_until_one_was_hit(
    tmp_path: Path, spec: str, was_hit: bool, is_armed: bool
) -> None:
    file = tmp_path / "worker.arm"
    file.write_text(spec)
    if was_hit:
        file.with_suffix(".hit").write_text("1.0 1")

    child.arm(file)

    assert set(faults._armed) == ({POINT} if is_armed else set())
