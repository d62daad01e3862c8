"""Checks of what events, timers and mails brought about: nothing lost, nothing twice, projections true."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any, Final
from uuid import UUID

from deploy.operating.evidence import ConsumerOf, Evidence, LogRecord, Row, consumers
from deploy.operating.projections import PROJECTIONS, Projection
from deploy.operating.violations import Finding
from shared.consuming.declaration import Kind
from shared.mail.sending import KEPT_WHEN_DONE

SET_AGAIN: Final = (
    "tombstone-again",
    "look-at-momentum",
    "tell-mentor-of-messages",
    "tell-mentee-of-messages",
    "tell-mentor-of-suggestions",
    "tell-mentee-of-suggestions",
    "survey-asking",
    "survey-telling",
    "tell-of-overdue-step",
    "end-of-pause",
)
"""Timers that come again under the same version: they are set anew, when they fire or when something happens."""

DUE_SINCE = timedelta(seconds=5)
"""On the product's clock: a timer that fell due in the very moment of collecting is not late."""

LOOKED_AT_WITHIN: Final = timedelta(hours=1)
"""Mails that wait for the day are looked at as often."""


def everything_is_consumed(evidence: Evidence) -> Iterator[Finding]:
    """Each consumer has consumed the highest version of each key of its topic, or keeps it aside."""
    consumed = {(row["consumer"], row["key"]): row["sequence"] for _, row in evidence.everywhere("consumed")}
    parked = {(row["consumer"], row["subject"]) for _, row in evidence.everywhere("dead_letters")}
    for each in consumers():
        for (topic, key), records in evidence.by_key.items():
            if topic != each.consumer.topic.name or (each.name, key) in parked:
                continue
            highest = max(record.sequence or 0 for record in records)
            if (reached := consumed.get((each.name, key), 0)) != highest:
                yield Finding(f"{each.name} {key}", f"stands at version {reached}, the topic at {highest}")


def handled_once_and_in_order(evidence: Evidence) -> Iterator[Finding]:
    """No handler was given a version twice, or one that is older than what it was given before."""
    for (name, key), versions in _handled(evidence).items():
        for before, after in pairwise(versions):
            if after == before:
                yield Finding(f"{name} {key}", f"version {after} took effect twice")
            elif after < before:
                again = "took effect twice" if after in versions[: versions.index(before)] else "took effect late"
                yield Finding(f"{name} {key}", f"version {after} {again}, after version {before}")


def reactions_miss_nothing(evidence: Evidence) -> Iterator[Finding]:
    """A reaction was given every version of every key, except what was no longer worth it."""
    if not evidence.witnessed:
        return
    handled = _handled(evidence)
    parked = {(row["consumer"], row["subject"]) for _, row in evidence.everywhere("dead_letters")}
    for each in consumers():
        if each.consumer.kind is not Kind.REACTION:
            continue
        for (topic, key), records in evidence.by_key.items():
            if topic != each.consumer.topic.name or (each.name, key) in parked:
                continue
            wanted = {record.sequence for record in records if _is_worth(each, record, evidence)}
            if missing := wanted - set(handled.get((each.name, key), ())):
                yield Finding(f"{each.name} {key}", f"never reacted to versions {sorted(missing, key=str)}")


def _is_worth(each: ConsumerOf, record: LogRecord, evidence: Evidence) -> bool:
    worth = each.consumer.worth
    return worth is None or (record.time is not None and evidence.now - record.time <= worth)


def _handled(evidence: Evidence) -> Mapping[tuple[str, UUID], Sequence[int]]:
    """The versions that each handler was given of each key, in the order of their transactions."""
    found: dict[tuple[str, UUID], list[int]] = {}
    for _, row in evidence.everywhere("witness"):
        if row["what"] == "event":
            found.setdefault((row["name"], row["key"]), []).append(row["sequence"])
    return found


def projections_are_true(evidence: Evidence) -> Iterator[Finding]:
    """Every projection equals one that is built anew from its topics."""
    for projection in PROJECTIONS:
        if projection.service not in evidence.rebuilt:
            continue
        kept = _by_key(projection, evidence.rows(projection.service, projection.table))
        anew = _by_key(projection, evidence.rebuilt[projection.service].get(projection.table, ()))
        old = _no_longer_worth(projection, evidence)
        for key in sorted(kept.keys() | anew.keys(), key=str):
            if kept.get(key) != anew.get(key) and key not in old:
                yield Finding(
                    f"{projection.service}.{projection.table} {key}", _difference(kept.get(key), anew.get(key))
                )


def _no_longer_worth(projection: Projection, evidence: Evidence) -> set[tuple[str]]:
    """Keys with a change that a reaction passes over by now: whether it did so depends on when it saw it."""
    topic = projection.reacts_to
    reactions = [
        each for each in consumers() if each.service == projection.service and each.consumer.topic.name == topic
    ]
    return {
        (str(key),)
        for each in reactions
        for (of, key), records in evidence.by_key.items()
        if of == topic and not all(_is_worth(each, record, evidence) for record in records)
    }


def _by_key(projection: Projection, rows: Sequence[Row]) -> dict[Any, Row]:
    chosen = (row for row in rows if projection.counts(row))
    return {
        tuple(str(row[name]) for name in projection.key): {name: row[name] for name in projection.columns(row)}
        for row in chosen
    }


def _difference(kept: Row | None, anew: Row | None) -> str:
    if kept is None or anew is None:
        return "is missing" if kept is None else "should not be there"
    wrong = [f"{name} is {kept[name]!r}, should be {anew.get(name)!r}" for name in kept if kept[name] != anew.get(name)]
    return "; ".join(wrong)[:400]


def timers_fire_once(evidence: Evidence) -> Iterator[Finding]:
    """No timer took effect twice for one version, and none that is due is left."""
    fired = Counter(
        (service, row["name"], row["key"], row["sequence"])
        for service, row in evidence.everywhere("witness")
        if row["what"] == "timer"
    )
    for (service, name, key, version), times in fired.items():
        if times > 1 and not name.startswith(SET_AGAIN):
            yield Finding(f"{service} {name} {key}@{version}", f"fired {times} times")
    for service, row in evidence.everywhere("timers"):
        name = f"{service} {row['kind']} {row['subject']}@{row['version']}"
        if row["attempts"]:
            yield Finding(name, f"has failed {row['attempts']} times")
        elif row["due_at"] < evidence.now - DUE_SINCE:
            yield Finding(name, f"was due at {row['due_at']:%H:%M:%S} and has not fired; it is {evidence.now:%H:%M:%S}")


def mails_arrive_once(evidence: Evidence) -> Iterator[Finding]:
    """A mail that counts as sent arrived; again only where a fault fell between sending and `sent`, with the same id."""
    arrived = Counter(mail.message_id.strip("<>").partition("@")[0] for mail in evidence.mails)
    for service in ("profiles", "notifications"):
        for row in evidence.rows(service, "mails"):
            if row["state"] == "sent" and str(row["key"]) not in arrived:
                yield Finding(f"{service} mail {row['key']}", "counts as sent and never arrived")
            if row["state"] in {"pending", "sending", "parked"}:
                yield Finding(f"{service} mail {row['key']}", f"is {row['state']}: {row['reason']}")
    again = {key: times - 1 for key, times in arrived.items() if times > 1}
    if sum(again.values()) > evidence.mails_again:
        for key, times in again.items():
            yield Finding(f"mail {key}", f"arrived {times + 1} times; faults explain {evidence.mails_again}")


def nobody_is_put_off(evidence: Evidence) -> Iterator[Finding]:
    """Whose turn in a job failed has had it since."""
    for service, row in evidence.everywhere("put_off"):
        name = f"{service} {row['work']} {row['subject']}"
        yield Finding(name, f"has been put off {row['attempts']} times: {row['reason']}")


def messages_are_mailed(evidence: Evidence) -> Iterator[Finding]:
    """What was told in an inbox and wanted by mail was mailed, once a message, or waits for its reader's day; a mail that is
    done with is kept for a while."""
    keys = {row["key"] for row in evidence.rows("notifications", "mails")}
    for row in evidence.rows("notifications", "messages"):
        kept = row["happened_at"] > evidence.now - KEPT_WHEN_DONE
        if row["mail"] == "written" and row["id"] not in keys and kept:
            yield Finding(f"message {row['id']}", "counts as mailed and has no mail")
        if row["mail"] == "failed" or (row["mail"] == "due" and not _waits_for_the_day(row, evidence.now)):
            yield Finding(f"message {row['id']}", f"its mail is {row['mail']}")


def _waits_for_the_day(row: Row, now: datetime) -> bool:
    """Somebody looks at it within the hour, and until then not."""
    return row["mail_from"] is not None and now - DUE_SINCE < row["mail_from"] <= now + LOOKED_AT_WITHIN


def dead_letters_are_as_expected(evidence: Evidence) -> Iterator[Finding]:
    """Only poison is kept aside, and all of it."""
    found = {
        f"{row['consumer']} {row['topic'].removeprefix('mentoring.')}/{row['partition']}@{row['record_offset']}": row
        for _, row in evidence.everywhere("dead_letters")
    }
    for place, row in found.items():
        if place not in evidence.poisoned:
            yield Finding(place, f"is a dead letter: {row['reason']}")
    for place in evidence.poisoned:
        if place not in found:
            yield Finding(place, "should be a dead letter")
