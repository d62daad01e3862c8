"""What a programme asks the two of its mentorships: said by those who look after it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from services.mentorships.domain.programme_forms import ProgrammeForm, Purpose, Reading
from services.mentorships.store import anchors, programme_forms
from services.mentorships.use_cases.coordinating import role_in
from shared.acting import Actor
from shared.expecting import Expects
from shared.ground import audit_log
from shared.ground.audit_log import Act
from shared.ground.questions import Question
from shared.postgres import Tx

READING: Final[Mapping[Purpose, str]] = {"check_in": "read_check_in_questions", "preparation": "read_preparation_terms"}
CHANGING: Final[Mapping[Purpose, str]] = {"check_in": "change_check_in_questions", "preparation": "change_preparation"}
"""The operations of each form."""


async def read_form(tx: Tx, programme_id: UUID, purpose: Purpose, *, by: Actor) -> ProgrammeForm:
    """Raises `NotYourProgramme`."""
    await role_in(tx, READING[purpose], programme_id, by=by)
    return await programme_forms.form(tx, programme_id, purpose)


async def change_form(
    tx: Tx,
    programme_id: UUID,
    purpose: Purpose,
    readings: Sequence[Reading],
    questions: Sequence[Question],
    *,
    by: Actor,
    expects: Expects,
    now: datetime,
) -> ProgrammeForm:
    """Asks something else from now on; what was answered before stays beside what was asked. Raises `NotYourProgramme`."""
    role = await role_in(tx, CHANGING[purpose], programme_id, by=by)
    await anchors.hold(tx, (programme_id,))
    known = await programme_forms.form(tx, programme_id, purpose)
    expects(known.version)
    changed = known.asking(readings, questions, now=now)
    if changed != known:
        await programme_forms.add(tx, changed)
        done = Act(f"{purpose}_form_changed", by.person_id, role, programme_id, changed=("readings", "questions"))
        await audit_log.note(tx, done, now=now)
    return changed
