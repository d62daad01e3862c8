"""What the mentee leads a session by: what they tried, where they are stuck, what they want to leave with."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from services.mentorships.domain import lengths
from services.mentorships.domain.sessions import Session
from services.mentorships.domain.timeline import What
from shared.refusals import Kind, Refusal


class UnknownWorksheet(Refusal):
    """The mentee has not filled in a worksheet for this session yet; filling it in makes it."""

    slug, kind = "worksheet-not-found", Kind.NOT_FOUND


class MenteesWorksheet(Refusal):
    """The mentee leads the session: the worksheet is for them to fill in, and for you to read."""

    slug, kind = "mentees-worksheet", Kind.RULE


@dataclass(frozen=True)
class Worksheet:
    """Version 0: nothing is filled in yet."""

    session_id: UUID
    author_id: UUID
    version: int = 0
    tried: str | None = None
    stuck: str | None = None
    leave_with: str | None = None
    written_at: datetime | None = None

    def __post_init__(self) -> None:
        for text in self.words:
            lengths.refuse_unfit(text, lengths.WORKSHEET)

    @property
    def words(self) -> tuple[str | None, str | None, str | None]:
        return self.tried, self.stuck, self.leave_with

    def fill_in(
        self, tried: str | None, stuck: str | None, leave_with: str | None, session: Session, *, now: datetime
    ) -> tuple["Worksheet", What | None]:
        """With these words, and what happened; None where nothing differs. Raises `SessionOver`."""
        session.refuse_agenda_change(now)
        if self.version and self.words == (tried, stuck, leave_with):
            return self, None
        filled = replace(
            self, version=self.version + 1, tried=tried, stuck=stuck, leave_with=leave_with, written_at=now
        )
        return filled, "worksheet_filled_in"


def refuse_all_but_the_mentee(session: Session, by: UUID) -> None:
    """Raises `NotASessionOfTwo` and `MenteesWorksheet`."""
    session.counterpart_of(by)
    if session.side_of(by) != "mentee":
        raise MenteesWorksheet
