"""Surveys, whom they ask, and what was answered."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from pydantic import TypeAdapter

from services.mentorships.domain.programme_refusals import UnknownSurvey
from services.mentorships.domain.surveys import Survey, SurveyInvitation, SurveyKind
from shared.ground.questions import Question
from shared.postgres import Tx, columns

QUESTIONS: Final = TypeAdapter(tuple[Question, ...])

FIND: Final = """
SELECT id, programme_id, kind, version, opens_on, closes_on, questions FROM surveys WHERE programme_id = $1 AND kind = $2
"""

BY_ID: Final = """
SELECT id, programme_id, kind, version, opens_on, closes_on, questions FROM surveys WHERE id = $1
"""

SAVE: Final = """
INSERT INTO surveys (id, programme_id, kind, version, opens_on, closes_on, questions) VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (id) DO UPDATE
SET version = excluded.version, opens_on = excluded.opens_on, closes_on = excluded.closes_on, questions = excluded.questions
"""

DATES: Final = """
SELECT starts_on, ends_on FROM programme_dates WHERE programme_id = $1
"""

# Who belongs to the programme and is not asked yet; as a mentee, where somebody is both.
NOT_ASKED: Final = """
SELECT DISTINCT ON (person_id) person_id, role
FROM memberships
WHERE programme_id = $1 AND role IN ('mentee', 'mentor') AND NOT EXISTS (
    SELECT FROM survey_invitations WHERE survey_id = $2 AND survey_invitations.person_id = memberships.person_id
)
ORDER BY person_id, role
LIMIT $3
"""

INVITE: Final = """
INSERT INTO survey_invitations (id, survey_id, person_id, side)
SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[])
ON CONFLICT DO NOTHING
"""

INVITATION: Final = """
SELECT id, survey_id, person_id, side, told_at, reminded_at, answered_at, satisfaction, answers
FROM survey_invitations
WHERE id = $1
"""

LOCKED: Final = f"{INVITATION} FOR UPDATE"

KEEP: Final = """
UPDATE survey_invitations
SET told_at = $2, reminded_at = $3, answered_at = $4, satisfaction = $5, answers = $6
WHERE id = $1
"""

RESPONSE: Final = """
SELECT count(*) AS asked, count(answered_at) AS answered FROM survey_invitations WHERE survey_id = $1
"""

FORGET: Final = """
DELETE FROM survey_invitations WHERE person_id = $1
"""


@dataclass(frozen=True)
class Response:
    """How many were asked, and how many of them answered."""

    asked: int
    answered: int


async def find(tx: Tx, programme_id: UUID, kind: SurveyKind) -> Survey | None:
    row = await tx.fetchrow(FIND, programme_id, kind)
    return None if row is None else _survey(row)


async def survey(tx: Tx, survey_id: UUID) -> Survey:
    """Raises `UnknownSurvey`."""
    row = await tx.fetchrow(BY_ID, survey_id)
    if row is None:
        raise UnknownSurvey
    return _survey(row)


async def save(tx: Tx, changed: Survey) -> None:
    """Its programme is locked."""
    questions = QUESTIONS.dump_json(changed.questions).decode()
    said = (changed.id, changed.programme_id, changed.kind, changed.version, changed.opens_on, changed.closes_on)
    await tx.execute(SAVE, *said, questions)


async def dates_of(tx: Tx, programme_id: UUID) -> tuple[date | None, date | None]:
    """From when until when a programme goes on."""
    row = await tx.fetchrow(DATES, programme_id)
    return (None, None) if row is None else (row["starts_on"], row["ends_on"])


async def not_asked(tx: Tx, asking: Survey, limit: int) -> list[tuple[UUID, str]]:
    """Some of those who are to be asked, and as what."""
    rows = await tx.fetch(NOT_ASKED, asking.programme_id, asking.id, limit)
    return [(row["person_id"], row["role"]) for row in rows]


async def invite(tx: Tx, invitations: Sequence[SurveyInvitation]) -> None:
    told = [(each.id, each.survey_id, each.person_id, each.side) for each in invitations]
    await tx.execute(INVITE, *columns(told, 4))


async def invitation(tx: Tx, invitation_id: UUID, *, lock: bool = False) -> SurveyInvitation:
    """Raises `UnknownSurvey`."""
    row = await tx.fetchrow(LOCKED if lock else INVITATION, invitation_id)
    if row is None:
        raise UnknownSurvey
    answers = None if row["answers"] is None else json.loads(row["answers"])
    return SurveyInvitation(**{**dict(row), "answers": answers})


async def keep(tx: Tx, changed: SurveyInvitation) -> None:
    """It is locked."""
    answers = None if changed.answers is None else json.dumps(dict(changed.answers))
    said = (changed.id, changed.told_at, changed.reminded_at, changed.answered_at, changed.satisfaction)
    await tx.execute(KEEP, *said, answers)


async def response(tx: Tx, survey_id: UUID) -> Response:
    row = await tx.fetchrow(RESPONSE, survey_id)
    assert row is not None
    return Response(row["asked"], row["answered"])


async def forget(tx: Tx, person_id: UUID) -> None:
    """Whom nobody asks any more, and what they answered."""
    await tx.execute(FORGET, person_id)


def _survey(row: Any) -> Survey:
    return Survey(**{**dict(row), "questions": QUESTIONS.validate_json(row["questions"])})
