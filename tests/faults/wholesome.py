"""Evidence of a platform on which all is well, and how one thing in it is made otherwise."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from deploy.operating.evidence import Command, DeliveredMail, Evidence, LogRecord, Row
from shared.consuming import KeptRecord
from shared.ids import uuid7
from shared.publishing.outbox import Token

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
SESSION, MENTOR, MENTEE, MESSAGE = (uuid7() for _ in range(4))
CONSUMERS = ("matching.sessions.projection", "notifications.sessions.projection")
REACTIONS = ("matching.sessions.reaction", "mentorships.sessions.reaction", "notifications.sessions.reaction")


def record(sequence: int, *, key: UUID = SESSION, offset: int | None = None, value: bytes = b"{}") -> LogRecord:
    place = sequence if offset is None else offset
    raw = KeptRecord("mentoring.sessions", 0, place, str(key).encode(), value, ())
    return LogRecord("sessions", 0, place, key, sequence, "an id", NOW, NOW.timestamp() + sequence, raw)


def session(**changes: Any) -> Row:
    starts = int((NOW + timedelta(days=1)).timestamp()) // 60
    row = {"session_id": SESSION, "state": "booked", "mentor_id": MENTOR, "mentee_ids": [MENTEE]}
    return {**row, "starts": starts, "ends": starts + 30, **changes}


def claim(person: UUID, owner: UUID = SESSION) -> Row:
    return {"person_id": person, "owner_id": owner, "expires_at": None}


def booking(**changes: Any) -> Command:
    token = Token("sessions", SESSION, 1)
    command = Command(1, f"mentee {MENTEE}", "book", 201, {"id": str(SESSION)}, (token,), 0.0, 1.0, 1, "key")
    return replace(command, **changes)


def well() -> Evidence:
    """A session that was booked and moved, all of which arrived everywhere."""
    handled = [
        {"what": "event", "name": name, "key": SESSION, "sequence": sequence, "pid": 1}
        for name in (*CONSUMERS, *REACTIONS)
        for sequence in (1, 2)
    ]
    consumed = [{"consumer": name, "key": SESSION, "sequence": 2} for name in (*CONSUMERS, *REACTIONS)]
    mail = {"key": MESSAGE, "state": "sent", "reason": None}
    message = {
        "id": MESSAGE,
        "mail": "written",
        "mail_from": None,
        "kind": "booked",
        "subject": SESSION,
        "subject_version": 1,
        "happened_at": NOW,
    }
    return Evidence(
        now=NOW,
        records=[record(1), record(2)],
        tables={
            "scheduling": {
                "outbox_sequences": [{"topic": "sessions", "key": SESSION, "sequence": 2}],
                "sessions": [session()],
                "claims": [claim(MENTOR), claim(MENTEE)],
            },
            "notifications": {
                "consumed": consumed,
                "witness": handled,
                "mails": [mail],
                "messages": [{**message, "person_id": MENTEE}],
            },
            "matching": {"people": [{"person_id": MENTOR, "capacity": 1}]},
            "mentorships": {"prompts": [nudge(NOW), nudge(NOW + timedelta(days=7))]},
        },
        mails=[DeliveredMail(f"<{MESSAGE}@example.org>", ("mentee@example.org",), "Booked")],
        history=[booking()],
        witnessed=True,
    )


def with_rows(service: str, table: str, rows: Sequence[Row]) -> Evidence:
    evidence = well()
    tables: Mapping[str, Any] = {**evidence.tables, service: {**evidence.tables[service], table: rows}}
    return replace(evidence, tables=tables)


def mentorship(**changes: Any) -> Row:
    return {"id": uuid7(), "mentorship_id": uuid7(), "mentor_id": MENTOR, "ended_at": None, **changes}


def nudge(said_at: datetime, **changed: object) -> Row:
    return {"kind": "momentum", "person_id": MENTEE, "said_at": said_at, "subject_id": None, **changed}


def introduction(**changed: object) -> Row:
    """Of somebody outside, made with everybody's yes."""
    fields = {"id": uuid7(), "state": "introduced", "receiver_agreed_at": NOW, "contact": "Ada", "inside": False}
    reach = {
        "introduced_at": NOW,
        "proposed_at": NOW,
        "contact_id": None,
        "contact_reach": None,
        "receiver_reach": None,
    }
    return {**fields, **reach, **changed}
