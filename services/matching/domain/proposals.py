"""A mentee asks a mentor, who may say yes or no while there is time."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final, Literal, TypeAlias
from uuid import UUID

from services.matching.domain.refusals import (
    AskedBackAlready,
    NothingAskedBack,
    OnlyTheMenteeAnswersBack,
    OnlyTheMenteeWithdraws,
    OnlyTheMentorAnswers,
    ProposalExpired,
    ProposalNotOpen,
    ReasonTextTooLong,
)
from services.matching.domain.standing import Standing
from services.matching.domain.vocabulary import Act, DeclineReason
from shared.contracts.vocabulary import ProposalEnding, ProposalPhase

TIME_TO_RESPOND: Final = timedelta(days=3)
LONGEST_REASON_TEXT: Final = 1000
LONGEST_QUESTION: Final = 1000
CLOCK_STOPS: Final = timedelta(days=3)
"""So long at most the time to answer stands still, once, while the mentee is asked something."""
LEAST_TIME_LEFT: Final = timedelta(days=1)
"""A mentor has that much after an answer."""

Ended: TypeAlias = Literal["declined", "withdrawn", "expired"]

OPEN: Final = frozenset[ProposalPhase]({"waiting", "proposed"})


@dataclass(frozen=True)
class Proposal:
    """A request's proposal to one mentor. `position` from 1; `version` rises with each change of state.

    One that ended without anybody's word is `declined` where the reason lies with the mentor, else `withdrawn`.
    `severed`: one of the two has blocked the other since; neither reads the other's words in it any more. `rules_version`: by which
    rules of its programme it was made, and goes on; None where that was not kept: by the present ones. `question`: what the mentor
    wants to know of the mentee before they answer; the words go with either of the two.
    """

    proposal_id: UUID
    request_id: UUID
    programme_id: UUID
    mentor_id: UUID
    mentee_id: UUID
    position: int
    state: ProposalPhase = "waiting"
    version: int = 1
    proposed_at: datetime | None = None
    respond_by: datetime | None = None
    ended_at: datetime | None = None
    ended_because: ProposalEnding | None = None
    decline_reason: DeclineReason | None = None
    decline_text: str | None = None
    mentorship_id: UUID | None = None
    severed: bool = False
    rules_version: int | None = None
    question: str | None = None
    asked_back_at: datetime | None = None
    answer: str | None = None
    answered_back_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    def hides_words_of(self, author: UUID, reader: UUID) -> bool:
        """Whether one of the two has blocked the other since, so that only their own words are theirs to read."""
        return self.severed and reader != author

    def as_of(self, now: datetime) -> "Proposal":
        """As it is at `now`, even where no worker has noted yet that its time is over."""
        if self._is_overdue(now):
            return replace(self, state="expired", ended_at=self.respond_by, ended_because="out_of_time")
        return self

    def is_seen_by(self, person_id: UUID) -> bool:
        """The mentee sees it always, the mentor from its turn on."""
        return person_id == self.mentee_id or (person_id == self.mentor_id and self.proposed_at is not None)

    def can(self, asker: UUID, standing: Standing, now: datetime) -> tuple[Act, ...]:
        """The acts open to the asker now."""
        if asker == self.mentor_id and self.as_of(now).state == "proposed":
            if standing.no_to_a_yes is not None:
                return ("decline",)
            return ("accept", "decline", "ask_back") if self.asked_back_at is None else ("accept", "decline")
        if not self.can_be_withdrawn(asker, now):
            return ()
        return ("withdraw", "answer_back") if self.waits_for_answer and not standing.out_of_reach else ("withdraw",)

    @property
    def waits_for_answer(self) -> bool:
        """Whether the mentee is asked something and has not said it."""
        return self.state == "proposed" and self.asked_back_at is not None and self.answered_back_at is None

    def can_be_withdrawn(self, asker: UUID, now: datetime) -> bool:
        return asker == self.mentee_id and self.as_of(now).is_open

    def tells_of_mentee(self, reader: UUID, standing: Standing, now: datetime) -> bool:
        """Whether the reader is to see who asks: the mentor, while they are asked and while they are the mentee's mentor."""
        if reader != self.mentor_id or self.severed or standing.out_of_reach:
            return False
        state = self.as_of(now).state
        return state == "proposed" or (state == "accepted" and standing.mentoring)

    def tells_why(self, standing: Standing, now: datetime) -> bool:
        """Whether it says what speaks for the two: while it is open."""
        return not self.severed and not standing.out_of_reach and self.as_of(now).is_open

    def propose(self, now: datetime) -> "Proposal":
        """Its turn has come: the mentor has three days."""
        if self.state != "waiting":
            raise ProposalNotOpen
        return replace(
            self, state="proposed", version=self.version + 1, proposed_at=now, respond_by=now + TIME_TO_RESPOND
        )

    def accept(self, standing: Standing, mentorship_id: UUID, *, by: UUID, now: datetime) -> "Proposal":
        """The mentor says yes. `standing`: read under the lock of the mentor's row."""
        if by != self.mentor_id:
            raise OnlyTheMentorAnswers
        if self.ended_because == "passed_over":
            standing.refuse_yes()  # where that is still why, it tells more than that the proposal has ended
        self._refuse_answer(by, now)
        standing.refuse_yes()
        return replace(self.end("accepted", "answered", now), mentorship_id=mentorship_id)

    def decline(self, reason: DeclineReason, text: str | None, *, by: UUID, now: datetime) -> "Proposal":
        """The mentor says no."""
        self._refuse_answer(by, now)
        if text is not None and len(text) > LONGEST_REASON_TEXT:
            raise ReasonTextTooLong
        return replace(self.end("declined", "answered", now), decline_reason=reason, decline_text=text)

    def ask_back(self, question: str, standing: Standing, *, by: UUID, now: datetime) -> "Proposal":
        """The mentor wants to know more: once, and the time to answer stands still, for `CLOCK_STOPS` at most."""
        self._refuse_answer(by, now)
        if standing.out_of_reach:
            raise ProposalNotOpen
        if self.asked_back_at is not None or self.respond_by is None:
            raise AskedBackAlready
        respond_by = self.respond_by + CLOCK_STOPS
        return replace(self, version=self.version + 1, question=question, asked_back_at=now, respond_by=respond_by)

    def answer_back(self, answer: str, standing: Standing, *, by: UUID, now: datetime) -> "Proposal":
        """The mentee says it, and the time to answer goes on from where it stood."""
        if by != self.mentee_id:
            raise OnlyTheMenteeAnswersBack
        self._refuse_ended(now)
        if standing.out_of_reach:
            raise ProposalNotOpen
        if not self.waits_for_answer or self.respond_by is None or self.asked_back_at is None:
            raise NothingAskedBack
        unused = max(self.asked_back_at + CLOCK_STOPS - now, timedelta())
        respond_by = min(self.respond_by, max(self.respond_by - unused, now + LEAST_TIME_LEFT))
        return replace(self, version=self.version + 1, answer=answer, answered_back_at=now, respond_by=respond_by)

    def withdraw(self, *, by: UUID, now: datetime) -> "Proposal":
        """The mentee asks no longer."""
        if by != self.mentee_id:
            raise OnlyTheMenteeWithdraws
        self._refuse_ended(now)
        return self.end("withdrawn", "withdrawn", now)

    def look_again(self, standing: Standing, now: datetime) -> "Proposal":
        """Ends it where its time is over, or where this mentor can no longer be asked by this mentee.

        One whose turn has not come ends only where there is no mentor any more: who paused may go on until then.
        """
        if self._is_overdue(now):
            return self.end("expired", "out_of_time", now)
        ending = standing.ending
        if ending is None or (self.state == "waiting" and not standing.out_of_reach):
            return self
        return self.pass_over(standing, now)

    def pass_over(self, standing: Standing, now: datetime) -> "Proposal":
        """Ends it, for this mentor can't be asked by this mentee."""
        by_the_mentee_s_side = standing.blocked or standing.asked_by_suspended
        return self.end(
            "withdrawn" if by_the_mentee_s_side else "declined", standing.ending or "no_longer_possible", now
        )

    def end(
        self,
        state: Literal["accepted", "declined", "withdrawn", "expired"],
        because: ProposalEnding,
        now: datetime,
    ) -> "Proposal":
        if not self.is_open:
            raise ProposalNotOpen
        return replace(self, state=state, version=self.version + 1, ended_at=now, ended_because=because)

    def _is_overdue(self, now: datetime) -> bool:
        return self.state == "proposed" and self.respond_by is not None and self.respond_by <= now

    def _refuse_answer(self, by: UUID, now: datetime) -> None:
        if by != self.mentor_id:
            raise OnlyTheMentorAnswers
        self._refuse_ended(now)
        if self.state == "waiting":
            raise ProposalNotOpen

    def _refuse_ended(self, now: datetime) -> None:
        state = self.as_of(now).state
        if state == "expired":
            raise ProposalExpired
        if state not in OPEN:
            raise ProposalNotOpen
