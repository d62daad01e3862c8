"""What is counted at rest is counted right; the platform itself has a command of its own."""

import os
import sys
import time

import pytest

from tests.resting.processes import Sample, family, memory, sample, shares, wakeups
from tests.resting.results import shown


def test_a_part_s_share_is_of_one_core() -> None:
    before, after = Sample(10.0, {"kafka": 1.0, "apis": 4.0}), Sample(20.0, {"kafka": 1.5, "apis": 24.0})
    assert shares(before, after) == {"kafka": 5.0, "apis": 200.0}


@pytest.mark.skipif(sys.platform != "linux", reason="Linux counts it")
def test_what_a_process_has_worked_is_seen_and_what_it_slept_is_not() -> None:
    own = {"own": os.getpid()}
    before = sample(own)
    until = time.thread_time() + 0.2
    while time.thread_time() < until:
        pass
    worked = sample(own).used["own"] - before.used["own"]
    assert 0.15 < worked < 2
    time.sleep(0.001)
    later = sample(own)
    assert wakeups(before, later)["own"] > 0
    assert family(os.getpid()) == [os.getpid()]
    assert memory(own)["own"] > 10


def test_runs_stand_beside_each_other_and_what_one_lacks_is_a_dash() -> None:
    run = {
        "memory": {"apis": 100.0},
        "wakeups": {"apis": 12},
        "transactions": 9.0,
        "latency": 5.0,
        "answers": 1.0,
        "recovery": 2.0,
        "start": 8.0,
    }
    table = shown(
        [
            {"what": "before", "shares": {"apis": 2.0, "kafka": 4.0}, **run},
            {"what": "after", "shares": {"apis": 1.0}, **run},
        ]
    )
    assert "| kafka, share of one core | 4.0 % | – |" in table
    assert "| **together** | 6.0 % | 1.0 % |" in table
