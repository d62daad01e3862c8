"""A short preparation before the first session, where a programme asks for one: texts, questions, done or not."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from services.mentorships.domain.programme_forms import ProgrammeForm
from shared.contracts.vocabulary import Side
from shared.ground.questions import Given
from shared.refusals import Kind, Refusal


class NothingToPrepare(Refusal):
    """The programme asks for no preparation of you."""

    slug, kind = "nothing-to-prepare", Kind.NOT_FOUND


@dataclass(frozen=True)
class Preparation:
    """Of one side; version 0: nothing is done yet. `answers` are for the eyes of whoever gave them."""

    mentorship_id: UUID
    person_id: UUID
    side: Side
    version: int = 0
    form_version: int = 0
    answers: Mapping[str, Given] | None = None
    done_at: datetime | None = None

    def write(self, form: ProgrammeForm, answers: Mapping[str, Given], *, done: bool, now: datetime) -> "Preparation":
        """With these answers, which fit the form; itself where nothing differs. Raises `NothingToPrepare`."""
        if not form.asks(self.side):
            raise NothingToPrepare
        done_at = (self.done_at or now) if done else None
        written = replace(self, form_version=form.version, answers=answers, done_at=done_at)
        return self if written == self else replace(written, version=self.version + 1)
