"""Checks of what people were promised: an acknowledged command holds, once; nobody is in two places; places are counted."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Final
from uuid import UUID

from deploy.operating.evidence import Command, Evidence, LogRecord, Row
from deploy.operating.violations import Finding

RHYTHM: Final = "book a rhythm"
LONGEST_RHYTHM: Final = 3
"""Sessions that one such command of the load makes at most."""

MADE: Final[Mapping[str, tuple[str, str, str]]] = {
    "book": ("scheduling", "sessions", "session_id"),
    RHYTHM: ("scheduling", "series", "series_id"),
    "offer": ("scheduling", "offerings", "offering_id"),
    "ask": ("matching", "requests", "request_id"),
    "set goal": ("mentorships", "goals", "id"),
    "add step": ("mentorships", "action_steps", "id"),
    "write message": ("mentorships", "thread_messages", "id"),
    "give feedback": ("mentorships", "feedback", "id"),
}
"""What a command makes: service, table, and the column with the id that it answers."""

COUNTED_IN_THE_WEEK: Final = frozenset({"momentum", "overdue_step", "check_in_due", "preparation_asked", "giving_back"})
A_WEEK: Final = timedelta(days=7)

SLACK: Final = 3.0
"""Seconds in which a change may be on its way from the log to a reminder that is just being given."""


def acknowledged_is_kept(evidence: Evidence) -> Iterator[Finding]:
    """What a command's answer names is on the topics and in the tables."""
    for command in evidence.history:
        if not command.is_acknowledged:
            continue
        for token in command.tokens:
            if not any(r.sequence == token.sequence for r in evidence.by_key.get((token.topic, token.key), ())):
                yield Finding(f"{token}", f"acknowledged to {command.client} ({command.does}) and not on the topic")
    erased = {row["person_id"] for _, row in evidence.everywhere("erased_people")}
    for does, made in _made(evidence).items():
        service, table, column = MADE[does]
        present = {row[column] for row in evidence.rows(service, table)}
        for identity, command in made.items():
            if identity not in present and not _is_erased(command, erased):
                yield Finding(f"{service}.{table} {identity}", f"acknowledged to {command.client} and not there")


def _made(evidence: Evidence) -> Mapping[str, Mapping[UUID, Command]]:
    found: dict[str, dict[UUID, Command]] = {does: {} for does in MADE}
    for command in evidence.history:
        if command.is_acknowledged and command.does in MADE:
            found[command.does][UUID(command.answer["id"])] = command
            for session in command.answer["sessions"] if command.does == RHYTHM else ():
                found["book"][UUID(session["id"])] = command
    return found


def _is_erased(command: Command, erased: set[UUID]) -> bool:
    return any(str(person) in command.client for person in erased)


def commands_take_effect_once(evidence: Evidence) -> Iterator[Finding]:
    """Repeated with the same key, a command made one thing: there is nothing that no answer names."""
    if not evidence.history:
        return
    unanswered = Counter(command.does for command in evidence.history if command.status == 0)
    unanswered["book"] += unanswered[RHYTHM] * LONGEST_RHYTHM
    for does, made in _made(evidence).items():
        service, table, column = MADE[does]
        extra = [row[column] for row in evidence.rows(service, table) if row[column] not in made]
        if len(extra) > unanswered[does]:
            for identity in extra:
                yield Finding(f"{service}.{table} {identity}", "is there, and no answer named it")


def claims_belong_to_sessions(evidence: Evidence) -> Iterator[Finding]:
    """Each claim has its live session or hold, each live session the claims of its people, and nobody is in two places."""
    sessions = {row["session_id"]: row for row in evidence.rows("scheduling", "sessions")}
    holds = {row["hold_id"] for row in evidence.rows("scheduling", "holds")}
    claims: dict[UUID, list[Row]] = {}
    for claim in evidence.rows("scheduling", "claims"):
        claims.setdefault(claim["owner_id"], []).append(claim)
        session = sessions.get(claim["owner_id"])
        is_live = session is not None and session["state"] in {"pending", "booked"}
        is_over = claim["expires_at"] is not None and claim["expires_at"] <= evidence.now
        if claim["owner_id"] not in holds and not is_live and not is_over:
            yield Finding(f"claim of {claim['person_id']}", f"nobody owns it: {claim['owner_id']}")
    for session_id, session in sessions.items():
        if session["state"] in {"pending", "booked"}:
            people = {session["mentor_id"], *session["mentee_ids"]}
            claimed = {claim["person_id"] for claim in claims.get(session_id, ())}
            if people != claimed:
                yield Finding(f"session {session_id}", f"has claims of {len(claimed)} of its {len(people)} people")
    yield from _in_two_places(list(sessions.values()))


def _in_two_places(sessions: Sequence[Row]) -> Iterator[Finding]:
    places: dict[UUID, list[Row]] = {}
    for session in sessions:
        if session["state"] in {"pending", "booked"}:
            for person in (session["mentor_id"], *session["mentee_ids"]):
                places.setdefault(person, []).append(session)
    for person, theirs in places.items():
        ordered = sorted(theirs, key=lambda row: row["starts"])
        for one, other in pairwise(ordered):
            if other["starts"] < one["ends"]:
                yield Finding(f"person {person}", f"is in {one['session_id']} and {other['session_id']} at once")


def capacity_holds(evidence: Evidence) -> Iterator[Finding]:
    """No mentor has more mentorships that go on than places."""
    places = {row["person_id"]: row["capacity"] for row in evidence.rows("matching", "people")}
    for service in ("matching", "mentorships"):
        taken = Counter(row["mentor_id"] for row in evidence.rows(service, "mentorships") if row["ended_at"] is None)
        for mentor, number in taken.items():
            if number > places.get(mentor, number):
                yield Finding(f"mentor {mentor}", f"has {number} mentorships in {service} and {places[mentor]} places")


def reminders_are_true(evidence: Evidence) -> Iterator[Finding]:
    """Nobody is reminded of a version of a session that had long been replaced by another one."""
    for row in evidence.rows("notifications", "messages"):
        if "reminder" not in row["kind"] or row["kind"].startswith("proposal"):
            continue
        told_at = _made_at(row["id"])
        newer = [
            record
            for record in evidence.by_key.get(("sessions", row["subject"]), ())
            if (record.sequence or 0) > row["subject_version"] and record.at < told_at - SLACK
        ]
        if newer:
            yield Finding(f"session {row['subject']}", _reminded(row, newer[-1], told_at))


def _reminded(row: Row, newer: LogRecord, told_at: float) -> str:
    return (
        f"{row['person_id']} was reminded of version {row['subject_version']} "
        f"{told_at - newer.at:.1f} s after version {newer.sequence} was known"
    )


def _made_at(identity: UUID) -> float:
    """The instant in a UUID of version 7, in seconds of real time."""
    return (identity.int >> 80) / 1000


def the_database_is_free_of_deadlocks(evidence: Evidence) -> Iterator[Finding]:
    """Everybody locks in the same order."""
    if evidence.deadlocks:
        yield Finding("database", f"{evidence.deadlocks} deadlocks")


def sessions_end(evidence: Evidence) -> Iterator[Finding]:
    """A session that is over on the product's clock is no longer booked."""
    for row in evidence.rows("scheduling", "sessions"):
        ends = datetime.fromtimestamp(row["ends"] * 60, UTC)
        if row["state"] == "booked" and ends < evidence.now - timedelta(minutes=2):
            yield Finding(f"session {row['session_id']}", f"ended at {ends:%H:%M} and is still booked")


def nobody_is_nudged_too_often(evidence: Evidence) -> Iterator[Finding]:
    """What is said unasked is said to a person once a week, over all their mentorships."""
    said: dict[UUID, list[datetime]] = {}
    for row in evidence.rows("mentorships", "prompts"):
        if row["kind"] in COUNTED_IN_THE_WEEK:
            said.setdefault(row["person_id"], []).append(row["said_at"])
    for person, times in said.items():
        for one, other in pairwise(sorted(times)):
            if other - one < A_WEEK:
                yield Finding(f"person {person}", f"was told something at {one:%d %B %H:%M} and at {other:%d %B %H:%M}")


def work_is_of_what_goes_on(evidence: Evidence) -> Iterator[Finding]:
    """Nobody is asked to look after a mentorship that has ended, or whose two take a break."""
    states = {row["id"]: row["state"] for row in evidence.rows("mentorships", "mentorships")}
    for row in evidence.rows("mentorships", "work_items"):
        if (state := states.get(row["mentorship_id"])) != "active":
            yield Finding(f"mentorship {row['mentorship_id']}", f"is {state}, and on the work list: {row['reason']}")


def introductions_have_everybodys_yes(evidence: Evidence) -> Iterator[Finding]:
    """Nobody is introduced who has not agreed, and of somebody outside nothing is kept that was not told with their yes."""
    for row in evidence.rows("mentorships", "introductions"):
        made, agreed = row["state"] == "introduced", row["receiver_agreed_at"] is not None
        if (made or row["contact"] is not None) and not agreed:
            yield Finding(f"introduction {row['id']}", "was made before the other side of the two had agreed")
        elif row["contact"] is not None and not made:
            yield Finding(
                f"introduction {row['id']}", f"is {row['state']}, and how somebody outside is reached is kept"
            )
        elif made and row["inside"] and row["contact_id"] is not None and row["contact_reach"] is None:
            yield Finding(f"introduction {row['id']}", "was made before whom it introduces had agreed")


def promised_mentorships_exist(evidence: Evidence) -> Iterator[Finding]:
    """Each acceptance opened its mentorship, once."""
    known = {row["id"] for row in evidence.rows("mentorships", "mentorships")}
    for row in evidence.rows("matching", "proposals"):
        if row["mentorship_id"] is not None and row["mentorship_id"] not in known:
            yield Finding(f"proposal {row['proposal_id']}", f"its mentorship {row['mentorship_id']} was never opened")
