"""Introductions: one of the two knows somebody, and nobody's details are shown before everybody has agreed.

Whom one introduces is somebody here, with whom one has or had a mentorship: they are asked once the other side of the two
has said yes. Or it is somebody outside, who has no voice here but through whoever knows them: what reaches them is written
down only after the other side's yes and with theirs, shown to that side alone, kept for a month, and taken back at any time.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from math import ceil
from typing import Final, Literal
from uuid import UUID

from services.mentorships.domain import lengths
from services.mentorships.domain.suggestions import Outcome
from shared.contracts.vocabulary import Side
from shared.refusals import Kind, Refusal

State = Literal["waiting", "introduced", "not_made", "withdrawn"]
Part = Literal["proposer", "receiver", "contact"]
Act = Literal["agree", "decline", "tell_contact", "withdraw", "tell_outcome"]

MOST_A_DAY: Final = 3
"""From one person, over all their mentorships."""
ANSWER_WITHIN: Final = timedelta(days=30)
CONTACT_KEPT_FOR: Final = timedelta(days=30)
_A_DAY: Final = timedelta(days=1)


class UnknownIntroduction(Refusal):
    """There is no such introduction, or it is not for your eyes."""

    slug, kind = "introduction-not-found", Kind.NOT_FOUND


class IntroductionOver(Refusal):
    """This introduction waits for nobody any more: it was made, or it was not."""

    slug, kind = "introduction-over", Kind.CONFLICT


class NotYoursToAnswer(Refusal):
    """This answer is not yours to give, or not yet. Look at the introduction again: it says what you may do."""

    slug, kind = "not-yours-to-answer", Kind.RULE


class UnfitContact(Refusal):
    """Of people here you introduce those with whom you have or had a mentorship, and neither of the two of you."""

    slug, kind = "unfit-contact", Kind.RULE


class TooManyIntroductions(Refusal):
    """That is enough for one day: three introductions. Each of them asks people for something."""

    slug, kind = "too-many-introductions", Kind.TOO_MANY


@dataclass(frozen=True)
class Introduction:
    """`about`: why they should meet, without a name; all who are asked read it. None once its author was erased.

    `receiver_id`: None once they were erased. `inside`: whether the contact is somebody here (`contact_id`, None once they were erased). `receiver_reach` and
    `contact_reach`: how each is reached, in their own words; `contact`: how somebody outside is.
    `apart`: a block is between two of the three, or one of them is gone.
    """

    id: UUID
    version: int
    mentorship_id: UUID
    proposed_by: UUID | None
    receiver_id: UUID | None
    side: Side
    about: str | None
    contact_id: UUID | None
    inside: bool
    proposed_at: datetime
    state: State = "waiting"
    receiver_agreed_at: datetime | None = None
    receiver_reach: str | None = None
    contact_reach: str | None = None
    contact: str | None = None
    introduced_at: datetime | None = None
    outcome: Outcome | None = None
    apart: bool = False

    def __post_init__(self) -> None:
        lengths.refuse_unfit(self.about, lengths.SUGGESTION)
        for reach in (self.receiver_reach, self.contact_reach, self.contact):
            lengths.refuse_unfit(reach, lengths.REACH)

    def part_of(self, person_id: UUID) -> Part:
        """Raises `UnknownIntroduction` for everybody else, and for the contact while they are not asked yet."""
        if person_id == self.receiver_id:
            return "receiver"
        if person_id == self.proposed_by:
            return "proposer"
        if person_id == self.contact_id and self.receiver_agreed_at is not None and not self.apart:
            return "contact"
        raise UnknownIntroduction

    def state_at(self, now: datetime, *, ended: bool) -> State:
        """What nobody has answered in time, or before the end of the mentorship, was not made."""
        over = ended or now >= self.proposed_at + ANSWER_WITHIN
        return "not_made" if self.state == "waiting" and over else self.state

    def acts_of(self, part: Part, now: datetime, *, ended: bool) -> tuple[Act, ...]:
        """What they may do now."""
        state = self.state_at(now, ended=ended)
        if state == "introduced":
            told: tuple[Act, ...] = () if part == "contact" else ("tell_outcome",)
            return (*told, "withdraw") if part == "proposer" and self.contact is not None else told
        if state != "waiting":
            return ()
        if part == "proposer":
            return ("tell_contact", "withdraw") if self.receiver_agreed_at and not self.inside else ("withdraw",)
        waits = self.receiver_agreed_at is None if part == "receiver" else True
        return ("agree", "decline") if waits else ("decline",)

    def agree(self, part: Part, reach: str, now: datetime) -> "Introduction":
        """The receiver, and then the contact here: with the last yes the two are introduced."""
        if part == "receiver":
            return replace(self, version=self.version + 1, receiver_agreed_at=now, receiver_reach=reach)
        return replace(self, version=self.version + 1, contact_reach=reach, state="introduced", introduced_at=now)

    def tell_contact(self, contact: str, now: datetime) -> "Introduction":
        """Whoever proposed it passes on the yes of somebody outside, and how they are reached."""
        return replace(self, version=self.version + 1, contact=contact, state="introduced", introduced_at=now)

    def decline(self) -> "Introduction":
        """Nobody is told who said no; nobody's details stay."""
        return self._without_details("not_made")

    def withdraw(self) -> "Introduction":
        """Also once it was made: somebody outside has changed their mind."""
        return self._without_details("withdrawn")

    def forget_what_is_over(self, now: datetime) -> "Introduction":
        """A month is enough to write down elsewhere how somebody is reached; what came to nothing by then shows nobody's details."""
        if self.state == "waiting" and now >= self.proposed_at + ANSWER_WITHIN:
            return self._without_details("not_made")
        over = self.introduced_at is not None and now >= self.introduced_at + CONTACT_KEPT_FOR
        return replace(self, version=self.version + 1, contact=None) if over and self.contact is not None else self

    def tell_outcome(self, outcome: Outcome) -> "Introduction":
        return self if outcome == self.outcome else replace(self, version=self.version + 1, outcome=outcome)

    def _without_details(self, state: State) -> "Introduction":
        return replace(
            self, version=self.version + 1, state=state, contact=None, receiver_reach=None, contact_reach=None
        )

    def shows_details(self) -> bool:
        """Whether those who were introduced see of each other how they are reached."""
        return self.state == "introduced" and not self.apart

    def refuse(self, act: Act, part: Part, now: datetime, *, ended: bool) -> None:
        """Raises `IntroductionOver` and `NotYoursToAnswer`."""
        if act in self.acts_of(part, now, ended=ended):
            return
        raise IntroductionOver if self.state_at(now, ended=ended) not in ("waiting", "introduced") else NotYoursToAnswer


def refuse_flood(as_many_ago: datetime | None, now: datetime) -> None:
    """Raises `TooManyIntroductions` where the one that many introductions ago is less than a day old."""
    if as_many_ago is not None and as_many_ago + _A_DAY > now:
        raise TooManyIntroductions(retry_after=ceil((as_many_ago + _A_DAY - now).total_seconds()))
