"""What this service knows of a session, and the agenda that the two write for it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, TypeAlias
from uuid import UUID

from services.mentorships.domain import lengths
from services.mentorships.domain.privacy import Words, may_read
from services.mentorships.domain.refusals import (
    FeedbackClosed,
    NotASessionOfTwo,
    SessionDidNotTakePlace,
    SessionNotBegun,
    SessionNotOver,
    SessionOver,
    TooManyTopics,
    UnknownSession,
)
from services.mentorships.domain.timeline import By, Entry, What
from shared.contracts import SessionState
from shared.contracts.vocabulary import SessionKind, SessionPhase, Side

MOST_TOPICS: Final = 50


@dataclass(frozen=True)
class Session:
    """A session as its last known event tells it. `sequence`: that event's number. `kind`: what it is for, where that is said.

    `parted`: of its two, nothing of one reaches the other any more: a block is between them, or one of them is gone.
    `called_off`: its mentorship has ended before it was to begin; that it is cancelled may not have been heard yet.
    """

    id: UUID
    sequence: int
    state: SessionPhase
    mentor_id: UUID
    mentee_ids: tuple[UUID, ...]
    mentorship_id: UUID | None
    starts_at: datetime
    ends_at: datetime
    kind: SessionKind | None = None
    parted: bool = False
    called_off: bool = False

    def side_of(self, person_id: UUID) -> Side:
        """Raises `UnknownSession` for everybody who takes no part: to them it does not exist."""
        if person_id == self.mentor_id:
            return "mentor"
        if person_id in self.mentee_ids:
            return "mentee"
        raise UnknownSession

    def counterpart_of(self, person_id: UUID) -> UUID:
        """Whom this person met. Raises `NotASessionOfTwo` for a group."""
        side = self.side_of(person_id)
        if len(self.mentee_ids) != 1:
            raise NotASessionOfTwo
        return self.mentee_ids[0] if side == "mentor" else self.mentor_id

    @property
    def takes_feedback(self) -> bool:
        return self.state == "completed" and len(self.mentee_ids) == 1 and not self.parted

    def takes_topics(self, now: datetime) -> bool:
        """Whether there is still something to prepare: it has not ended, and nothing has called it off."""
        return self.is_ahead and now < self.ends_at and not (self.parted or self.called_off)

    def shows(self, words: Words, author_id: UUID, to: UUID) -> bool:
        """Whether these words that `author_id` wrote about it are for the eyes of `to`."""
        return may_read(words, author_id=author_id, asker=to, parted=self.parted)

    @property
    def is_ahead(self) -> bool:
        return self.state in ("pending", "booked")

    def refuse_agenda_change(self, now: datetime) -> None:
        """Raises `SessionOver`."""
        if not self.takes_topics(now):
            raise SessionOver

    def refuse_decisions(self, now: datetime) -> None:
        """Raises `SessionDidNotTakePlace` and `SessionNotBegun`."""
        if self.state == "cancelled":
            raise SessionDidNotTakePlace
        if now < self.starts_at:
            raise SessionNotBegun

    def refuse_feedback(self) -> None:
        """Raises the reason why there can't be feedback on it (yet)."""
        if self.is_ahead:
            raise SessionNotOver
        if self.state != "completed":
            raise SessionDidNotTakePlace
        if self.parted:
            raise FeedbackClosed


def session_of(state: SessionState, sequence: int) -> Session:
    """What we keep of a session's event."""
    return Session(
        id=state.session_id,
        sequence=sequence,
        state=state.state,
        mentor_id=state.mentor_id,
        mentee_ids=state.mentee_ids,
        mentorship_id=state.mentorship_id,
        starts_at=state.starts_at,
        ends_at=state.ends_at,
        kind=state.kind,
    )


_ENTRIES: Final[dict[str, What]] = {
    "requested": "session_requested",
    "booked": "session_booked",
    "confirmed": "session_confirmed",
    "rescheduled": "session_rescheduled",
    "move_proposed": "session_move_proposed",
    "move_declined": "session_move_declined",
    "move_withdrawn": "session_move_withdrawn",
    "move_expired": "session_move_expired",
    "place_changed": "session_place_changed",
    "cancelled": "session_cancelled",
    "completed": "session_completed",
    "missed": "session_missed",
    "appealed": "session_absence_appealed",
    "absence_upheld": "session_absence_upheld",
}


def entry_of(state: SessionState, happened_at: datetime) -> Entry:
    """The line that a session's change leaves in the timeline of its mentorship."""
    by: By = state.cancelled_by if state.change == "cancelled" and state.cancelled_by else "platform"
    change = _ENTRIES[state.change]
    return Entry(change, happened_at, by, state.session_id, starts_at=state.starts_at, session_kind=state.kind)


@dataclass(frozen=True)
class News:
    """What one event tells of a session: how it is now, and the line for the timeline."""

    session: Session
    entry: Entry


def news_of(state: SessionState, sequence: int, happened_at: datetime) -> News:
    """What a session's event tells us; `sequence` is its number."""
    return News(session_of(state, sequence), entry_of(state, happened_at))


@dataclass(frozen=True)
class Topic:
    """`asked_by`: whose question it is. `written_by`: who put it there; when that person is erased, it goes.

    `talked_about_at`: when one of the two said that it needs no more talk; until then it is open.
    """

    id: UUID
    text: str
    asked_by: Side
    written_by: UUID
    talked_about_at: datetime | None = None

    def __post_init__(self) -> None:
        lengths.refuse_unfit(self.text, lengths.TOPIC)


Asked: TypeAlias = tuple[UUID, str, Side]
"""A topic as somebody wants it: an id for it where it is new, its text, and whose question it is."""


@dataclass(frozen=True)
class Carried:
    """A topic that is still open since an earlier session."""

    session_id: UUID
    topic: Topic


@dataclass(frozen=True)
class Agenda:
    """The topics of a session, in order; version 0 is the agenda that nobody has written yet."""

    session_id: UUID
    version: int = 0
    topics: tuple[Topic, ...] = ()

    def rewrite(
        self, topics: Sequence[Asked], *, by: UUID, open_before: Sequence[Topic] = ()
    ) -> tuple["Agenda", What | None]:
        """With these topics, and what happened; None where nothing differs.

        What was there before, here or open since an earlier session (`open_before`), keeps who wrote it.
        """
        if len(topics) > MOST_TOPICS:
            raise TooManyTopics
        authors = {(topic.text, topic.asked_by): topic.written_by for topic in open_before}
        present: dict[tuple[str, Side], list[Topic]] = {}
        for topic in self.topics:
            present.setdefault((topic.text, topic.asked_by), []).append(topic)
        written = tuple(
            same.pop(0)
            if (same := present.get((text, side)))
            else Topic(new_id, text, side, authors.get((text, side), by))
            for new_id, text, side in topics
        )
        if self.version and written == self.topics:
            return self, None
        return replace(self, version=self.version + 1, topics=written), "agenda_written"

    def without(self, person_id: UUID) -> "Agenda":
        """Without the topics that this person wrote."""
        kept = tuple(topic for topic in self.topics if topic.written_by != person_id)
        return self if kept == self.topics else replace(self, version=self.version + 1, topics=kept)
