"""What programmes ask the two of their mentorships, in every version."""

from collections.abc import Collection
from typing import Any, Final
from uuid import UUID

from pydantic import TypeAdapter

from services.mentorships.domain.programme_forms import OWN_QUESTIONS, ProgrammeForm, Purpose, Reading
from shared.ground.questions import Question
from shared.postgres import Tx

QUESTIONS: Final = TypeAdapter(tuple[Question, ...])
READINGS: Final = TypeAdapter(tuple[Reading, ...])

LATEST: Final = """
SELECT version, texts, questions, asked_from FROM programme_forms
WHERE programme_id = $1 AND purpose = $2 AND ($3::integer IS NULL OR version = $3)
ORDER BY version DESC
LIMIT 1
"""

VERSIONS: Final = """
SELECT version, texts, questions, asked_from FROM programme_forms
WHERE programme_id = $1 AND purpose = $2 AND version = ANY ($3)
"""

ADD: Final = """
INSERT INTO programme_forms (programme_id, purpose, version, texts, questions, asked_from) VALUES ($1, $2, $3, $4, $5, $6)
"""


async def form(tx: Tx, programme_id: UUID, purpose: Purpose, version: int | None = None) -> ProgrammeForm:
    """What a programme asks, or asked in this version; what all are asked, in version 0, where it never said."""
    row = None if version == 0 else await tx.fetchrow(LATEST, programme_id, purpose, version)
    return _own(programme_id, purpose) if row is None else _form(programme_id, purpose, row)


async def in_versions(
    tx: Tx, programme_id: UUID, purpose: Purpose, versions: Collection[int | None]
) -> dict[int | None, ProgrammeForm]:
    """The same for each of these versions at once; None is no version."""
    wanted = {each for each in versions if each is not None}
    rows = await tx.fetch(VERSIONS, programme_id, purpose, list(wanted)) if wanted else []
    said = {row["version"]: _form(programme_id, purpose, row) for row in rows}
    return {**dict.fromkeys(wanted, _own(programme_id, purpose)), **said}


async def add(tx: Tx, form: ProgrammeForm) -> None:
    """Asks this from then on. Whoever calls holds the programme's anchor."""
    texts, questions = READINGS.dump_json(form.readings).decode(), QUESTIONS.dump_json(form.questions).decode()
    await tx.execute(ADD, form.programme_id, form.purpose, form.version, texts, questions, form.asked_from)


def _own(programme_id: UUID, purpose: Purpose) -> ProgrammeForm:
    return ProgrammeForm(programme_id, purpose, questions=OWN_QUESTIONS[purpose])


def _form(programme_id: UUID, purpose: Purpose, row: Any) -> ProgrammeForm:
    readings, questions = READINGS.validate_json(row["texts"]), QUESTIONS.validate_json(row["questions"])
    return ProgrammeForm(programme_id, purpose, row["version"], readings, questions, row["asked_from"])
