"""Programmes' forms, what people answered, and which words they agreed to."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

import asyncpg
from pydantic import TypeAdapter

from services.profiles.domain.forms import Consented, ConsentText, Filled, Form, SignUpRole
from shared.ground.questions import Given, Question
from shared.postgres import Tx, rows_changed

QUESTIONS: Final = TypeAdapter(tuple[Question, ...])
WORDS: Final = TypeAdapter(tuple[ConsentText, ...])
_BEFORE_ALL: Final = UUID(int=0)

FIND: Final = """
SELECT forms.version, questions, questions_version, texts, consent_version
FROM forms
JOIN questions_asked ON questions_asked.programme_id = forms.programme_id AND questions_asked.version = questions_version
JOIN consent_words ON consent_words.programme_id = forms.programme_id AND consent_words.version = consent_version
WHERE forms.programme_id = $1
"""

SAVE: Final = """
INSERT INTO forms (programme_id, version, questions_version, consent_version) VALUES ($1, $2, $3, $4)
ON CONFLICT (programme_id) DO UPDATE
SET version = excluded.version, questions_version = excluded.questions_version,
    consent_version = excluded.consent_version
"""

KEEP_QUESTIONS: Final = """
INSERT INTO questions_asked (programme_id, version, questions, asked_from) VALUES ($1, $2, $3, $4)
ON CONFLICT DO NOTHING
"""

KEEP_WORDS: Final = """
INSERT INTO consent_words (programme_id, version, texts, asked_from) VALUES ($1, $2, $3, $4)
ON CONFLICT DO NOTHING
"""

KEEP_ANSWERS: Final = """
INSERT INTO answers (person_id, programme_id, role, questions_version, answers, answered_at)
VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (person_id, programme_id, role) DO UPDATE
SET questions_version = excluded.questions_version, answers = excluded.answers, answered_at = excluded.answered_at
"""

ANSWERS: Final = """
SELECT answers.role, answers.answers, answered_at, questions
FROM answers
JOIN questions_asked
    ON questions_asked.programme_id = answers.programme_id AND questions_asked.version = answers.questions_version
WHERE person_id = $1 AND answers.programme_id = $2 AND answers.role = $3
"""

AGREE: Final = """
INSERT INTO consents (person_id, programme_id, given_at, version, language) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (person_id, programme_id, given_at) DO UPDATE
SET version = excluded.version, language = excluded.language, withdrawn_at = NULL
"""

WITHDRAW: Final = """
UPDATE consents SET withdrawn_at = $3
WHERE person_id = $1 AND programme_id = $2 AND withdrawn_at IS NULL
"""

# Of each programme the last time that one agreed.
CONSENTS: Final = """
SELECT DISTINCT ON (consents.programme_id)
       consents.programme_id, consents.version, language, given_at, withdrawn_at,
       coalesce(forms.consent_version, 0) AS asked_version
FROM consents
LEFT JOIN forms USING (programme_id)
WHERE person_id = $1 AND consents.programme_id > $2
ORDER BY consents.programme_id, given_at DESC
LIMIT $3
"""

AGREED_WORDS: Final = """
SELECT texts FROM consent_words WHERE programme_id = $1 AND version = $2
"""


@dataclass(frozen=True)
class Answered:
    """What somebody answered, and the questions as they were asked then."""

    role: SignUpRole
    answers: Mapping[str, Given]
    questions: tuple[Question, ...]
    answered_at: datetime


@dataclass(frozen=True)
class Consent:
    """That somebody agreed: to which version, in which language, from when until when. `asked_version`: the present one."""

    programme_id: UUID
    version: int
    language: str
    given_at: datetime
    withdrawn_at: datetime | None
    asked_version: int

    @property
    def asks_again(self) -> bool:
        """Whether it holds, and its words have changed since."""
        return self.withdrawn_at is None and self.asked_version != self.version


async def form(tx: Tx, programme_id: UUID) -> Form:
    """What the programme asks; nothing, in version 0, where nobody has said. Its row is locked by who changes it."""
    row = await tx.fetchrow(FIND, programme_id)
    if row is None:
        return Form(programme_id)
    return Form(
        programme_id,
        row["version"],
        QUESTIONS.validate_json(row["questions"]),
        row["questions_version"],
        WORDS.validate_json(row["texts"]),
        row["consent_version"],
    )


async def save(tx: Tx, changed: Form, now: datetime) -> None:
    """Writes it over the present one; what was asked before stays."""
    questions = QUESTIONS.dump_json(changed.questions).decode()
    await tx.execute(KEEP_QUESTIONS, changed.programme_id, changed.questions_version, questions, now)
    words = WORDS.dump_json(changed.consent).decode()
    await tx.execute(KEEP_WORDS, changed.programme_id, changed.consent_version, words, now)
    await tx.execute(SAVE, changed.programme_id, changed.version, changed.questions_version, changed.consent_version)


async def keep_answers(tx: Tx, person_id: UUID, asked: Form, filled: Filled, now: datetime) -> None:
    answers = json.dumps(dict(filled.answers))
    await tx.execute(KEEP_ANSWERS, person_id, asked.programme_id, filled.role, asked.questions_version, answers, now)


async def find_answers(tx: Tx, person_id: UUID, programme_id: UUID, role: str) -> Answered | None:
    """What they answered when they signed up in this role; None where they did without a form."""
    row: asyncpg.Record | None = await tx.fetchrow(ANSWERS, person_id, programme_id, role)
    if row is None:
        return None
    return Answered(
        row["role"], json.loads(row["answers"]), QUESTIONS.validate_json(row["questions"]), row["answered_at"]
    )


async def agree(tx: Tx, person_id: UUID, programme_id: UUID, consented: Consented, now: datetime) -> None:
    """Notes that somebody agrees, instead of what they agreed to before."""
    await withdraw(tx, person_id, programme_id, now)
    await tx.execute(AGREE, person_id, programme_id, now, consented.version, consented.language)


async def withdraw(tx: Tx, person_id: UUID, programme_id: UUID, now: datetime) -> bool:
    """Notes that somebody agrees no longer; False where they do not."""
    return rows_changed(await tx.execute(WITHDRAW, person_id, programme_id, now)) > 0


async def consents(tx: Tx, person_id: UUID, *, after: UUID | None, limit: int) -> list[Consent]:
    """Of each programme the last one, withdrawn or not."""
    return [Consent(**row) for row in await tx.fetch(CONSENTS, person_id, after or _BEFORE_ALL, limit)]


async def words_agreed_to(tx: Tx, consent: Consent) -> tuple[ConsentText, ...]:
    """The very words, in all their languages."""
    return WORDS.validate_json(await tx.fetchval(AGREED_WORDS, consent.programme_id, consent.version))
