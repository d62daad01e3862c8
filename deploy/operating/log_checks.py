"""Checks of the topics: what was written arrived, once, in the order of its key, and compaction keeps the right state."""

from collections.abc import Iterator, Sequence
from typing import Final
from uuid import UUID

from deploy.operating.evidence import PRODUCERS, Evidence, LogRecord
from deploy.operating.violations import Finding
from shared.contracts import topic_named
from shared.contracts.envelope import TopicSettings


def _name(topic: str, key: UUID) -> str:
    return f"{topic}/{key}"


SET_BACK: Final = ("reconcile", "topics that were set back")
"""The act that is noted where a service told its states again to topics that had lost them, and its target."""


def _set_back(evidence: Evidence) -> frozenset[str]:
    """The topics that lost something once: what is told again begins with the version it has, whatever came before."""
    services = {
        service for service, row in evidence.everywhere("operator_acts") if (row["act"], row["target"]) == SET_BACK
    }
    return frozenset(topic for topic, producers in PRODUCERS.items() if services & {*producers})


def _lacking(evidence: Evidence, topic: str, records: Sequence[LogRecord], versions: int) -> list[int]:
    """Of versions 1 to `versions` those that must be on the topic and are not.

    The last one must. An earlier one may have been compacted, if it can be older than the time that compaction leaves alone:
    it came after the version before it, or some time since the log began.
    """
    known = topic_named(topic)
    lag = (known.settings if known is not None else TopicSettings()).minimum_compaction_lag.total_seconds()
    began, newest = evidence.span
    came = {record.sequence or 0: record.at for record in reversed(records)}
    lacking, after = [], began
    for version in range(1, versions + 1):
        may_be_gone = after < newest - lag and (version < versions or not records)
        if version in came:
            after = came[version]
        elif not may_be_gone:
            lacking.append(version)
    return lacking


def versions_rise(evidence: Evidence) -> Iterator[Finding]:
    """At their first occurrence the versions of a key are 1, 2, 3, … in the order of the log, but for what was compacted."""
    set_back = _set_back(evidence)
    for (topic, key), records in evidence.by_key.items():
        firsts = list(dict.fromkeys(record.sequence or 0 for record in records))
        lacking = [] if topic in set_back else _lacking(evidence, topic, records, max(firsts))
        if firsts != sorted(firsts) or lacking:
            yield Finding(_name(topic, key), f"first occurrences are {_short(firsts)}")


def last_is_highest(evidence: Evidence) -> Iterator[Finding]:
    """Compaction keeps the last record of a key, so that one must be its highest version."""
    for (topic, key), records in evidence.by_key.items():
        last, highest = records[-1].sequence, max(record.sequence or 0 for record in records)
        if last != highest:
            yield Finding(_name(topic, key), f"the last record is version {last}, the highest {highest}")


def key_stays_in_its_partition(evidence: Evidence) -> Iterator[Finding]:
    """Order per key exists within a partition only."""
    for (topic, key), records in evidence.by_key.items():
        if len({record.partition for record in records}) > 1:
            yield Finding(_name(topic, key), f"stands in partitions {sorted({each.partition for each in records})}")


def repetitions_are_the_same(evidence: Evidence) -> Iterator[Finding]:
    """A version that stands in the log twice is the same state twice."""
    for (topic, key), records in evidence.by_key.items():
        seen: dict[int | None, LogRecord] = {}
        for record in records:
            first = seen.setdefault(record.sequence, record)
            if first.raw.value != record.raw.value and record.raw.value is not None and first.raw.value is not None:
                yield Finding(
                    _name(topic, key), f"version {record.sequence} says two things: {first.place}, {record.place}"
                )


def written_is_published(evidence: Evidence) -> Iterator[Finding]:
    """Each version that an outbox gave a number to is on the topic, and nothing else is."""
    counted = {(row["topic"], row["key"]): row["sequence"] for _, row in evidence.everywhere("outbox_sequences")}
    set_back = _set_back(evidence)
    for (topic, key), sequence in counted.items():
        records = evidence.by_key.get((topic, key), ())
        missing = _lacking(evidence, topic, records, sequence)
        if topic in set_back:
            missing = [version for version in missing if version == sequence and records]
        if missing:
            yield Finding(_name(topic, key), f"written but not published: versions {_short(missing)}")
    for (topic, key), records in evidence.by_key.items():
        if beyond := sorted({r.sequence or 0 for r in records if (r.sequence or 0) > counted.get((topic, key), 0)}):
            yield Finding(_name(topic, key), f"published but not written: versions {_short(beyond)}")


def outboxes_are_empty(evidence: Evidence) -> Iterator[Finding]:
    """Nothing waits and nothing is parked once everything is reachable again."""
    for service, row in evidence.everywhere("outbox"):
        yield Finding(f"{service} {row['topic']}/{row['key']}", f"version {row['sequence']} is still in the outbox")
    for service, row in evidence.everywhere("outbox_parked"):
        yield Finding(f"{service} {row['topic']}/{row['key']}", f"is parked: {row['reason']}")


def _short(numbers: list[int], most: int = 12) -> str:
    return f"{numbers[:most]}{' …' if len(numbers) > most else ''}"
