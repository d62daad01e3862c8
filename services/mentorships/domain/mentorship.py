"""A mentorship: two people, a stage, and an end."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Final, Literal, TypeAlias
from uuid import UUID

from services.mentorships.domain import lengths
from services.mentorships.domain.privacy import Words, may_read
from services.mentorships.domain.refusals import (
    AlreadyAtStage,
    MentorshipEnded,
    MentorshipNotPaused,
    MentorshipPaused,
    PauseOutOfRange,
    UnknownMentorship,
)
from services.mentorships.domain.stages import Enough, Move, Tally, moves
from services.mentorships.domain.timeline import By, Entry, What
from shared.contracts import MentorshipState
from shared.contracts.vocabulary import (
    AgreementPhase,
    EndedBecause,
    EndingReason,
    MeetingRhythm,
    MentorshipPhase,
    MentorshipStage,
    Side,
)

Change: TypeAlias = Literal["opened", "stage_moved", "progressed", "paused", "resumed", "ended", "agreement_changed"]

_ENOUGH: Final = Enough()

LONGEST_PAUSE: Final = timedelta(days=183)

Fact: TypeAlias = tuple[Entry, ...] | None
"""What an act came to: the lines that the timeline gains, in order (none where it does not speak of it).

None: nothing changed.
"""

Act: TypeAlias = Literal["move_stage", "agree_rhythm", "add_goal", "pause", "resume", "end"]


@dataclass(frozen=True)
class Ending:
    """`text`: a farewell, for the other side's eyes only."""

    ended_at: datetime
    by: By
    reason: EndedBecause
    text: str | None = None

    def __post_init__(self) -> None:
        lengths.refuse_unfit(self.text, lengths.FAREWELL)


@dataclass(frozen=True)
class AgreementNews:
    """What has become of the proposal of an agreement. `rhythm_agreed`: the rhythm that holds by it, once it does."""

    phase: AgreementPhase
    proposed_by: Side
    answer_by: datetime
    rhythm_agreed: MeetingRhythm | None = None


_AGREEMENT_ENTRIES: Final[dict[AgreementPhase, What]] = {
    "proposed": "agreement_proposed",
    "agreed": "agreement_agreed",
    "declined": "agreement_declined",
    "withdrawn": "agreement_withdrawn",
    "expired": "agreement_expired",
}


@dataclass(frozen=True)
class Pair:
    """The mentor and the mentee of a mentorship."""

    mentor_id: UUID
    mentee_id: UUID

    def side_of(self, person_id: UUID) -> Side:
        """Raises `UnknownMentorship` for everybody else: to them it does not exist."""
        if person_id == self.mentor_id:
            return "mentor"
        if person_id == self.mentee_id:
            return "mentee"
        raise UnknownMentorship

    def person_of(self, side: Side) -> UUID:
        return self.mentor_id if side == "mentor" else self.mentee_id


@dataclass(frozen=True)
class Mentorship:
    """Every act gives the mentorship in its next version and the fact; where nothing changed, itself and None.

    `parted_by`: the side whose block parted the two, for good. `paused_until`: when a break ends by itself.
    `enough`: what ends its first stages, by the programme's table that it began with.
    """

    id: UUID
    version: int
    programme_id: UUID
    pair: Pair
    stage: MentorshipStage
    phase: MentorshipPhase
    opened_at: datetime
    meeting_rhythm: MeetingRhythm | None = None
    tally: Tally = field(default_factory=Tally)
    ending: Ending | None = None
    parted_by: Side | None = None
    agreement: AgreementNews | None = None
    paused_until: datetime | None = None
    enough: Enough = field(default_factory=Enough)

    @property
    def acts(self) -> tuple[Act, ...]:
        """What either side may do now."""
        match self.phase:
            case "active":
                return ("move_stage", "agree_rhythm", "add_goal", "pause", "end")
            case "paused":
                return ("agree_rhythm", "add_goal", "resume", "end")
            case "ended":
                return ()

    def refuse_if_ended(self) -> None:
        """Raises `MentorshipEnded`."""
        if self.phase == "ended":
            raise MentorshipEnded

    def count(self, tally: Tally, *, now: datetime) -> tuple["Mentorship", Fact]:
        """With what is counted now; moves on where the table of stages says so."""
        if tally == self.tally:
            return self, None
        made = moves(self.stage, self.tally, tally, self.enough) if self.phase != "ended" else ()
        moved = replace(self, version=self.version + 1, tally=tally, stage=made[-1].target if made else self.stage)
        return moved, tuple(_moved(move, now) for move in made)

    def move_to(self, stage: MentorshipStage, *, by: UUID, now: datetime) -> tuple["Mentorship", Fact]:
        """To the stage that the two find themselves in, whatever the table says."""
        side = self.pair.side_of(by)
        self.refuse_if_ended()
        if self.phase == "paused":
            raise MentorshipPaused
        if stage == self.stage:
            raise AlreadyAtStage
        return replace(self, version=self.version + 1, stage=stage), (
            Entry("stage_moved", now, side, stage=stage, cause="by_hand"),
        )

    def hear_of_agreement(self, news: AgreementNews, by: By, *, now: datetime) -> tuple["Mentorship", Fact]:
        """With what has become of what was proposed last; the rhythm of what was agreed holds from now on."""
        heard = replace(
            self, version=self.version + 1, agreement=news, meeting_rhythm=news.rhythm_agreed or self.meeting_rhythm
        )
        return heard, (Entry(_AGREEMENT_ENTRIES[news.phase], now, by),)

    def pause(self, *, by: UUID, until: datetime | None = None, now: datetime) -> tuple["Mentorship", Fact]:
        """Nothing is expected of the two until then, or until one resumes; what they do all the same counts."""
        side = self.pair.side_of(by)
        self.refuse_if_ended()
        if self.phase == "paused":
            raise MentorshipPaused
        if until is not None and not now < until <= now + LONGEST_PAUSE:
            raise PauseOutOfRange
        paused = replace(self, version=self.version + 1, phase="paused", paused_until=until)
        return paused, (Entry("paused", now, side),)

    def resume(self, *, by: UUID, now: datetime) -> tuple["Mentorship", Fact]:
        side = self.pair.side_of(by)
        self.refuse_if_ended()
        if self.phase != "paused":
            raise MentorshipNotPaused
        return self._resumed(side, now)

    def resume_by_itself(self, *, now: datetime) -> tuple["Mentorship", Fact]:
        """Once its break has come to the end that was named; of any other break there is nothing to do."""
        if self.phase != "paused" or self.paused_until is None or now < self.paused_until:
            return self, None
        return self._resumed("platform", now)

    def _resumed(self, by: By, now: datetime) -> tuple["Mentorship", Fact]:
        active = replace(self, version=self.version + 1, phase="active", paused_until=None)
        return active, (Entry("resumed", now, by),)

    def end(self, reason: EndingReason, text: str | None, *, by: UUID, now: datetime) -> tuple["Mentorship", Fact]:
        """For good; either side may, and owes nobody a text."""
        side = self.pair.side_of(by)
        self.refuse_if_ended()
        return self._ended(Ending(now, side, reason, text))

    def close_for(self, reason: EndingReason, *, now: datetime) -> tuple["Mentorship", Fact]:
        """Somebody who looks after the programme ends it for the two. Raises `MentorshipEnded`."""
        self.refuse_if_ended()
        return self._ended(Ending(now, "platform", reason))

    def lose(self, person_id: UUID, *, now: datetime) -> tuple["Mentorship", Fact]:
        """One of the two was erased: it ends, if it has not, and a farewell that this person wrote goes."""
        side = self.pair.side_of(person_id)
        if self.ending is None:
            return self._ended(Ending(now, "platform", "person_left"))
        if self.ending.by == side and self.ending.text is not None:
            return replace(self, version=self.version + 1, ending=replace(self.ending, text=None)), ()
        return self, None

    def part(self, *, by: UUID, now: datetime) -> tuple["Mentorship", Fact]:
        """`by` blocks the other: it ends without words, if it has not, and neither reads the other's words any more."""
        side = self.pair.side_of(by)
        if self.parted_by is not None:
            return self, None
        if self.ending is not None:
            return replace(self, version=self.version + 1, parted_by=side), ()
        ended, fact = self._ended(Ending(now, "platform", "closed"))
        return replace(ended, parted_by=side), fact

    def cease(self, *, now: datetime) -> tuple["Mentorship", Fact]:
        """Its mentor is none any more: it ends, if it has not."""
        return (self, None) if self.ending else self._ended(Ending(now, "mentor", "ceased"))

    def end_again(self, because: EndedBecause, *, at: datetime) -> tuple["Mentorship", Fact]:
        """It had ended before the data was set back to when it went on; by whom, and with which words, is gone."""
        return (self, None) if self.ending else self._ended(Ending(at, "platform", because))

    def shows(self, words: Words, author_id: UUID, to: UUID) -> bool:
        """Whether these words that `author_id` wrote here are for the eyes of `to`."""
        return may_read(words, author_id=author_id, asker=to, parted=self.parted_by is not None)

    def readable_authors(self, words: Words, to: UUID) -> tuple[UUID, ...]:
        """Whose words of this kind are for the eyes of `to`: what others wrote looks as if they had taken it with them."""
        return tuple(each for each in (self.pair.mentor_id, self.pair.mentee_id) if self.shows(words, each, to))

    def ending_as_told_to(self, person_id: UUID) -> Ending | None:
        """A block is told to nobody: but to whom it is of, it looks as if the other had left."""
        side, ending = self.pair.side_of(person_id), self.ending
        if ending is None:
            return None
        if ending.by != "platform" and not self.shows("farewell", self.pair.person_of(ending.by), person_id):
            ending = replace(ending, text=None)
        if self.parted_by in (None, side) or ending.reason != "closed":
            return ending
        return replace(ending, reason="person_left")

    def _ended(self, ending: Ending) -> tuple["Mentorship", Fact]:
        ended = replace(self, version=self.version + 1, phase="ended", ending=ending, paused_until=None)
        return ended, (Entry("ended", ending.ended_at, ending.by),)

    def public(self, change: Change) -> MentorshipState:
        """What the other services learn: no word of anybody's."""
        return MentorshipState(
            mentorship_id=self.id,
            version=self.version,
            change=change,
            programme_id=self.programme_id,
            mentor_id=self.pair.mentor_id,
            mentee_id=self.pair.mentee_id,
            stage=self.stage,
            state=self.phase,
            meeting_rhythm=self.meeting_rhythm,
            opened_at=self.opened_at,
            ended_at=self.ending.ended_at if self.ending else None,
            ended_because=self.ending.reason if self.ending else None,
            goals=self.tally.goals,
            goals_completed=self.tally.goals_completed,
            action_steps=self.tally.action_steps,
            action_steps_completed=self.tally.action_steps_completed,
            sessions_completed=self.tally.sessions_completed,
            sessions_missed=self.tally.sessions_missed,
            paused_until=self.paused_until,
            agreement=self.agreement.phase if self.agreement else None,
            agreement_by=self.agreement.proposed_by if self.agreement else None,
            agreement_answer_by=self.agreement.answer_by if self.agreement else None,
        )


def _moved(move: Move, now: datetime) -> Entry:
    return Entry("stage_moved", now, "platform", stage=move.target, cause=move.cause)


def open_mentorship(
    mentorship_id: UUID,
    *,
    programme_id: UUID,
    pair: Pair,
    tally: Tally,
    opened_at: datetime,
    now: datetime,
    enough: Enough = _ENOUGH,
) -> tuple[Mentorship, tuple[Entry, ...]]:
    """A mentorship that begins with an acceptance, at `opened_at`.

    `tally`: what is known of it already, when its sessions were heard of before the acceptance.
    """
    made = moves("initiation", None, tally, enough)
    mentorship = Mentorship(
        id=mentorship_id,
        version=1,
        programme_id=programme_id,
        pair=pair,
        stage=made[-1].target if made else "initiation",
        phase="active",
        opened_at=opened_at,
        tally=tally,
        enough=enough,
    )
    opened = Entry("opened", opened_at, "platform", stage="initiation")
    return mentorship, (opened, *(_moved(move, now) for move in made))


_LOUDEST: tuple[Change, ...] = ("ended", "opened", "paused", "resumed", "stage_moved")


def change_of(entries: Sequence[Entry]) -> Change:
    """What happened, in the contract's words; of several things the one that weighs most."""
    happened = {entry.what for entry in entries}
    if loudest := next((change for change in _LOUDEST if change in happened), None):
        return loudest
    return "agreement_changed" if happened & set(_AGREEMENT_ENTRIES.values()) else "progressed"
