"""Checks of what people were promised: an acknowledged command holds, once; nobody is in two places; places are counted."""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Final
from uuid import UUID

from deploy.operating.evidence import Command, Evidence, LogRecord, Row
from deploy.operating.violations import Finding

RHYTHM: Final = "book a rhythm"
LONGEST_RHYTHM: Final = 3
"""Sessions that one such command of the load makes at most."""


@dataclass(frozen=True)
class Made:
    """What a command makes: service, table, and the column with the id that it answers. `counts`: rows that no other way leads to."""

    service: str
    table: str
    column: str
    counts: Callable[[Evidence, Row], bool] = lambda _evidence, _row: True


def _asked_by_a_mentee(evidence: Evidence, request: Row) -> bool:
    """Not by a match run, in their name."""
    return request["request_id"] not in evidence.requests_of_runs


def _said_in_it(evidence: Evidence, row: Row) -> bool:
    """Not in a mentorship into which its mentee's goals came along from another one."""
    return row["mentorship_id"] not in evidence.carried_into


MADE: Final[Mapping[str, Made]] = {
    "book": Made("scheduling", "sessions", "session_id"),
    RHYTHM: Made("scheduling", "series", "series_id"),
    "offer": Made("scheduling", "offerings", "offering_id"),
    "ask": Made("matching", "requests", "request_id", _asked_by_a_mentee),
    "start run": Made("matching", "match_runs", "run_id"),
    "make programme": Made("profiles", "programmes", "programme_id", lambda _, row: not row["open_to_all"]),
    "apply": Made("profiles", "memberships", "membership_id", lambda _, row: _has_applied(row)),
    "take people over": Made("profiles", "imports", "import_id", lambda _, row: row["state"] != "tried"),
    "set goal": Made("mentorships", "goals", "id", _said_in_it),
    "add step": Made("mentorships", "action_steps", "id", _said_in_it),
    "write message": Made("mentorships", "thread_messages", "id"),
    "give feedback": Made("mentorships", "feedback", "id"),
    "suggest": Made("mentorships", "suggestions", "id"),
    "thank": Made("mentorships", "kudos", "id"),
    "propose introduction": Made("mentorships", "introductions", "id"),
    "check in": Made("mentorships", "check_ins", "id"),
    "ask for help": Made("mentorships", "help_requests", "id"),
    "release outcomes": Made("mentorships", "outcome_releases", "id"),
}

KNOWN_WITHIN: Final = timedelta(minutes=10)
"""So long a mentor may still be given somebody after they have said that they have fewer places."""

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
        what = MADE[does]
        present = {row[what.column] for row in evidence.rows(what.service, what.table)}
        for identity, command in made.items():
            if identity not in present and not _is_erased(command, erased):
                yield Finding(
                    f"{what.service}.{what.table} {identity}", f"acknowledged to {command.client} and not there"
                )
    yield from _acknowledged_beside(evidence)


def _acknowledged_beside(evidence: Evidence) -> Iterator[Finding]:
    """What answers say that name no row: surveys were answered, facts taken in."""
    answered = {row["id"]: row["answered_at"] for row in evidence.rows("mentorships", "survey_invitations")}
    for command in evidence.history:
        if command.is_acknowledged and command.does == "answer survey":
            invitation = UUID(command.about.split("/")[-2])
            if answered.get(invitation, True) is None:
                yield Finding(f"invitation {invitation}", f"answered by {command.client}, and has no answer")
    kept = Counter(row["programme_id"] for row in evidence.rows("mentorships", "facts"))
    for programme, told in _facts_told(evidence).items():
        if kept[programme] < told:
            yield Finding(f"facts of {programme}", f"{told} were acknowledged, and {kept[programme]} are kept")


def _facts_told(evidence: Evidence) -> Counter[UUID]:
    """Of how many people something was told for the first time, by programme."""
    told: Counter[UUID] = Counter()
    for command in evidence.history:
        if command.is_acknowledged and command.does == "tell facts" and command.answer["taken_in"]:
            told[UUID(command.about.split("/")[-2])] += command.answer["counts"]["new"]
    return told


def _has_applied(row: Row) -> bool:
    """Whom a file named has not, and who looks after a programme was asked to by an operator."""
    return row["import_id"] is None and row["role"] != "coordinator"


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
        what = MADE[does]
        rows = [row for row in evidence.rows(what.service, what.table) if what.counts(evidence, row)]
        extra = [row[what.column] for row in rows if row[what.column] not in made]
        if len(extra) > unanswered[does]:
            for identity in extra:
                yield Finding(f"{what.service}.{what.table} {identity}", "is there, and no answer named it")


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
    """No mentor has more mentorships that go on than places, over all programmes; who has said less since may keep those they had."""
    places = {row["person_id"]: row["capacity"] for row in evidence.rows("matching", "people")}
    opened = {row["id"]: row.get("opened_at") for row in evidence.rows("mentorships", "mentorships")}
    for service, key in (("matching", "mentorship_id"), ("mentorships", "id")):
        theirs: dict[UUID, list[UUID]] = {}
        for row in evidence.rows(service, "mentorships"):
            if row["ended_at"] is None:
                theirs.setdefault(row["mentor_id"], []).append(row[key])
        for mentor, going_on in theirs.items():
            most = places.get(mentor)
            if most is None or len(going_on) <= most:
                continue
            fewer_since = _fewer_since(evidence, mentor, most)
            if fewer_since is None or any((opened.get(each) or evidence.now) > fewer_since for each in going_on):
                yield Finding(f"mentor {mentor}", f"has {len(going_on)} mentorships in {service} and {most} places")


def _fewer_since(evidence: Evidence, mentor: UUID, places: int) -> datetime | None:
    """When nobody could have been given to them any more who has more places than that; None: they never had more."""
    records = evidence.by_key.get(("profiles", mentor), ())
    more = [number for number, record in enumerate(records) if _places_in(record) > places]
    since = records[more[-1] + 1 :][:1] if more else [each for each in records[:1] if each.sequence != 1]
    return since[0].time + KNOWN_WITHIN if since and since[0].time is not None else None


def _places_in(record: LogRecord) -> int:
    """How many a mentor says that they have; none of who is no mentor."""
    said = json.loads(record.raw.value) if record.raw.value else {}
    return int((said.get("mentor") or {}).get("capacity", 0))


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
    yield from (Finding("database", f"a deadlock: {told}") for told in evidence.deadlocks)


def sessions_end(evidence: Evidence) -> Iterator[Finding]:
    """A session that is over on the product's clock is no longer booked."""
    for row in evidence.rows("scheduling", "sessions"):
        ends = datetime.fromtimestamp(row["ends"] * 60, UTC)
        if row["state"] == "booked" and ends < evidence.now - timedelta(minutes=2):
            yield Finding(f"session {row['session_id']}", f"ended at {ends:%H:%M} and is still booked")


def promised_mentorships_exist(evidence: Evidence) -> Iterator[Finding]:
    """Each acceptance opened its mentorship, once."""
    known = {row["id"] for row in evidence.rows("mentorships", "mentorships")}
    for row in evidence.rows("matching", "proposals"):
        if row["mentorship_id"] is not None and row["mentorship_id"] not in known:
            yield Finding(f"proposal {row['proposal_id']}", f"its mentorship {row['mentorship_id']} was never opened")
