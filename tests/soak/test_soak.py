"""A leak that is planted is told, noise is not; the hour itself is a command of its own."""

import os
import random
import sys

import pytest

from tests.soak.judging import differing, grown, trend, trends, unjudged
from tests.soak.pace import Pace
from tests.soak.results import shown
from tests.soak.sampling import HOUSEKEEPING, handles

AT = [float(minute) for minute in range(1, 61)]


def _noisy(name: str, level: float, *, noise: float, leak: float = 0.0, seed: int = 1) -> list[dict[str, float]]:
    rng = random.Random(seed)
    return [{name: level + rng.gauss(0, noise) + leak * minute} for minute in AT]


@pytest.mark.parametrize("seed", range(20))
def test_a_flat_noisy_line_is_flat(seed: int) -> None:
    assert grown(trends(AT, _noisy("memory api", 90.0, noise=9.0, seed=seed))) == []


@pytest.mark.parametrize("seed", range(20))
def test_a_leak_is_told_through_noise(seed: int) -> None:
    (told,) = grown(trends(AT, _noisy("memory api", 90.0, noise=9.0, leak=1.0, seed=seed)))
    assert told.startswith("memory api grows: +")


def test_each_kind_of_leak_is_told() -> None:
    names = ("memory kafka", "handles matching-worker", "connections", "table matching.outbox")
    series = [dict.fromkeys(names, 40.0 + 20 * minute) for minute in AT]
    assert [each.split(" grows")[0] for each in grown(trends(AT, series))] == list(names)


def test_what_grows_while_it_warms_up_and_spikes_afterwards_is_flat() -> None:
    values = [50 + 10 * min(minute, 15) for minute in AT]
    values[30] = values[45] = 2_000
    assert grown(trends(AT, [{"memory api": value} for value in values])) == []


def test_restarts_do_not_hide_a_leak() -> None:
    values = [100 + 3 * minute - (60 if minute % 9 == 0 else 0) for minute in AT]
    assert grown(trends(AT, [{"memory api": value} for value in values]))


def test_of_a_few_samples_nothing_is_said() -> None:
    assert trend(AT[:11], AT[:11]) is not None
    assert trend(AT[:10], AT[:10]) is None


def test_a_long_run_without_enough_samples_does_not_pass_for_flat() -> None:
    assert unjudged(60, 10)
    assert unjudged(60, 11) == []
    assert unjudged(3, 0) == []


def test_keys_without_an_aggregate_and_the_other_way_round_are_told() -> None:
    assert differing({"sessions": 3, "places": 1}, {"sessions": 3, "places": 1}) == []
    assert differing({"sessions": 4}, {"sessions": 3, "places": 1}) == [
        "topic places: 0 keys, 1 aggregates",
        "topic sessions: 4 keys, 3 aggregates",
    ]


def test_who_was_held_up_does_not_hurry() -> None:
    pace = Pace()
    assert pace.wait(0.0) == 0.0
    pace.rate = 2.0
    assert [pace.wait(10.0), pace.wait(10.0), pace.wait(10.1)] == pytest.approx([0.0, 0.5, 0.9])
    assert pace.wait(50.0) == 0.0
    assert pace.acts == 5


def test_what_grows_with_history_is_not_housekeeping() -> None:
    assert HOUSEKEEPING.fullmatch("matching.outbox")
    assert HOUSEKEEPING.fullmatch("scheduling.timers")
    assert not HOUSEKEEPING.fullmatch("matching.outbox_sequences")
    assert not HOUSEKEEPING.fullmatch("scheduling.sessions")


@pytest.mark.skipif(sys.platform != "linux", reason="Linux counts them")
def test_an_open_file_is_a_handle() -> None:
    own = {"own": os.getpid()}
    before = handles(own)["own"]
    read, write = os.pipe()
    assert handles(own)["own"] == before + 2
    os.close(read)
    os.close(write)


def test_the_document_tells_what_was_off_and_what_grew() -> None:
    assert "Nothing was kept" in shown([])
    run = {
        "at": "2026-11-30", "minutes": 60, "seed": 1, "full": 8.0, "rate": 4.0, "days": 31.2, "acknowledged": 12_000,
        "faults": [{"fault": "broker × kill -9", "service": "", "hit": True, "recovery": 2.5}], "off": ["lost: one"],
        "trends": {"memory kafka": {"median": 300.0, "growth": 4.0, "least": -1.0}},
        "bloat": {"matching.timers": {"live": 10, "dead": 90, "bytes": 81_920}},
        "log": [[1.0, 3.5, 900, 300]], "keys": {"sessions": 7}, "aggregates": {"sessions": 7},
    }  # fmt: skip
    text = shown([run])
    assert "- lost: one" in text
    assert "| memory kafka | 300.0 MiB | +4.0 |" in text
    assert "| `matching.timers` | 10 | 90 | 80 KiB |" in text
    assert "| `sessions` | 7 | 7 |" in text
