"""What one of the two suggests to the other: to read or take part in, to dare, to apply for, to come to; and what became of it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from math import ceil
from typing import Final, Literal, TypeAlias
from uuid import UUID

from services.mentorships.domain import lengths
from services.mentorships.domain.timeline import What
from shared.contracts.vocabulary import Side
from shared.refusals import Kind, Refusal

ResourceKind = Literal["article", "book", "webinar", "course", "certificate"]
SuggestionKind = Literal[ResourceKind, "challenge", "position", "project", "event"]
State = Literal[
    "suggested", "started", "finished", "accepted", "tried", "reflected", "attended", "declined", "withdrawn"
]
Outcome = Literal["led_to_contact", "led_to_interview", "led_to_offer", "led_to_nothing"]

_TO_READ: Final[Mapping[State, tuple[State, ...]]] = {
    "suggested": ("started", "finished", "declined"),
    "started": ("finished", "declined"),
}
_TO_DARE: Final[Mapping[State, tuple[State, ...]]] = {
    "suggested": ("accepted", "declined"),
    "accepted": ("tried", "declined"),
    "tried": ("reflected",),
}
_TO_APPLY_FOR: Final[Mapping[State, tuple[State, ...]]] = {
    "suggested": ("accepted", "declined"),
    "accepted": ("declined",),
}
_TO_COME_TO: Final[Mapping[State, tuple[State, ...]]] = {
    "suggested": ("accepted", "declined"),
    "accepted": ("attended", "declined"),
}

WAYS: Final[Mapping[SuggestionKind, Mapping[State, tuple[State, ...]]]] = {
    "article": _TO_READ,
    "book": _TO_READ,
    "webinar": _TO_READ,
    "course": _TO_READ,
    "certificate": _TO_READ,
    "challenge": _TO_DARE,
    "position": _TO_APPLY_FOR,
    "project": _TO_APPLY_FOR,
    "event": _TO_COME_TO,
}
"""Where each kind of suggestion goes from where, by whom it was made to; whoever made it may withdraw it before."""

LEADS_TO_SOMETHING: Final[frozenset[State]] = frozenset({"accepted", "attended"})
MOST_A_DAY: Final = 20
"""From one side."""
MOST_SKILLS: Final = 10
TOLD_AFTER: Final = timedelta(minutes=10)
TOLD_AGAIN_AFTER: Final = timedelta(days=1)
HELPED_AT_LEAST: Final = 5
"""So many people have found something useful before others are told: none of them can be told apart."""
_A_DAY: Final = timedelta(days=1)


class UnknownSuggestion(Refusal):
    """There is no such suggestion, or it is not for your eyes."""

    slug, kind = "suggestion-not-found", Kind.NOT_FOUND


class NotFromHere(Refusal):
    """From where this suggestion is, it doesn't go there. Look at it again: it says what can be done."""

    slug, kind = "not-from-here", Kind.CONFLICT


class OthersToSay(Refusal):
    """What becomes of a suggestion says whoever it was made to; whoever made it may withdraw it until then."""

    slug, kind = "others-to-say", Kind.RULE


class TooManySuggestions(Refusal):
    """That is enough for one day: twenty suggestions to one person. Few are taken up more often than many."""

    slug, kind = "too-many-suggestions", Kind.TOO_MANY


@dataclass(frozen=True)
class Suggestion:
    """`title`, `text` and `link` are the author's and None once they were erased; `reflection` is the other side's.

    `useful`: from 1 to 5, once it is finished. `shelf_item_id`: what it was taken from, where it was taken from a shelf.
    """

    id: UUID
    mentorship_id: UUID
    version: int
    kind: SuggestionKind
    side: Side
    author_id: UUID
    title: str | None
    text: str | None
    link: str | None
    goal_id: UUID | None
    skills: tuple[str, ...]
    shelf_item_id: UUID | None
    suggested_at: datetime
    state: State = "suggested"
    moved_at: datetime | None = None
    useful: int | None = None
    reflection: str | None = None
    outcome: Outcome | None = None

    def __post_init__(self) -> None:
        lengths.refuse_unfit(self.title, lengths.TITLE)
        lengths.refuse_unfit(self.text, lengths.SUGGESTION)
        lengths.refuse_unfit(self.reflection, lengths.SUGGESTION)

    def states_for(self, side: Side) -> tuple[State, ...]:
        """Where this side may take it."""
        if side == self.side:
            return ("withdrawn",) if self.state == "suggested" else ()
        return WAYS[self.kind].get(self.state, ())

    def takes_outcome(self) -> bool:
        return self.kind in ("position", "project", "event") and self.state in LEADS_TO_SOMETHING

    def takes_rating(self, side: Side) -> bool:
        return side != self.side and self.state == "finished"

    def takes_reflection(self, side: Side) -> bool:
        return side != self.side and self.state in ("tried", "reflected")

    def become(self, wanted: "Wanted", *, side: Side, now: datetime) -> tuple["Suggestion", What | None]:
        """As this side wants it, and what happened; None where nothing differs. Raises `OthersToSay` and `NotFromHere`."""
        moved = self._moved(wanted.state, side, now)
        if wanted.useful is not None and not moved.takes_rating(side):
            raise NotFromHere
        if wanted.reflection is not None and not moved.takes_reflection(side):
            raise NotFromHere
        if wanted.outcome is not None and not moved.takes_outcome():
            raise NotFromHere
        said = replace(
            moved,
            useful=wanted.useful if wanted.useful is not None else moved.useful,
            reflection=wanted.reflection if wanted.reflection is not None else moved.reflection,
            outcome=wanted.outcome or moved.outcome,
        )
        if said == self:
            return self, None
        return replace(said, version=self.version + 1), _HAPPENED.get(said.state, "suggestion_moved")

    def _moved(self, state: State | None, side: Side, now: datetime) -> "Suggestion":
        if state is None or state == self.state:
            return self
        if state not in self.states_for(side):
            others: Side = "mentee" if side == "mentor" else "mentor"
            raise OthersToSay if state in self.states_for(others) else NotFromHere
        return replace(self, state=state, moved_at=now)


_HAPPENED: Final[Mapping[State, What]] = {"declined": "suggestion_declined", "withdrawn": "suggestion_withdrawn"}


@dataclass(frozen=True)
class Wanted:
    """What somebody says has become of a suggestion; None: nothing new."""

    state: State | None = None
    useful: int | None = None
    reflection: str | None = None
    outcome: Outcome | None = None


@dataclass(frozen=True)
class Helped:
    """What at least `HELPED_AT_LEAST` people of a programme rated with goals of a kind; `useful`: their mean."""

    kind: SuggestionKind
    title: str
    link: str
    people: int
    useful: float


TellAt: TypeAlias = datetime


def tell_at(told_at: datetime | None, now: datetime) -> TellAt:
    """When the other side is told of what has just been suggested, if it waits by then: once a day at most."""
    soon = now + TOLD_AFTER
    return max(soon, told_at + TOLD_AGAIN_AFTER) if told_at else soon


def refuse_flood(as_many_ago: datetime | None, now: datetime) -> None:
    """Raises `TooManySuggestions` where the one that many suggestions ago is less than a day old."""
    if as_many_ago is not None and as_many_ago + _A_DAY > now:
        raise TooManySuggestions(retry_after=ceil((as_many_ago + _A_DAY - now).total_seconds()))
