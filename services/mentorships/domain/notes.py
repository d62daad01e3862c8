"""What each of the two writes down of a session from its start on: for both, and for themselves alone."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from services.mentorships.domain import lengths
from services.mentorships.domain.refusals import NotesClosed, NotesTooEarly, SessionDidNotTakePlace
from services.mentorships.domain.sessions import Session
from services.mentorships.domain.timeline import What
from shared.contracts.vocabulary import Side


@dataclass(frozen=True)
class Notes:
    """One side's. `shared` is for both, `private` for nobody but the author. Version 0: nothing is written yet."""

    session_id: UUID
    author_id: UUID
    side: Side
    version: int = 0
    shared: str | None = None
    private: str | None = None
    written_at: datetime | None = None

    def __post_init__(self) -> None:
        lengths.refuse_unfit(self.shared, lengths.NOTES)
        lengths.refuse_unfit(self.private, lengths.NOTES)

    def rewrite(
        self, shared: str | None, private: str | None, session: Session, *, now: datetime
    ) -> tuple["Notes", What | None]:
        """With these words, and what happened for both to see; the notes themselves where nothing differs.

        Once the two are parted nothing new reaches the other, and one's own is still one's own.
        """
        refuse_notes(session, now)
        if session.parted and shared not in (None, self.shared):
            raise NotesClosed
        if self.version and (shared, private) == (self.shared, self.private):
            return self, None
        written = replace(self, version=self.version + 1, shared=shared, private=private, written_at=now)
        return written, "notes_shared" if shared not in (None, self.shared) else None


def refuse_notes(session: Session, now: datetime) -> None:
    """Raises `NotASessionOfTwo`, `NotesTooEarly` and `SessionDidNotTakePlace`. Of a missed session there is much to say."""
    session.counterpart_of(session.mentor_id)
    if session.state == "cancelled":
        raise SessionDidNotTakePlace
    if now < session.starts_at:
        raise NotesTooEarly
