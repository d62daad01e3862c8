"""`/proposals`: what a mentee asks and a mentor answers."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Final, Literal, TypeAlias
from uuid import UUID

from fastapi import Query as Parameter
from fastapi.responses import Response
from pydantic import Field

from services.matching.api.asking_mentees import AskingMenteeView
from services.matching.api.recommendations import Share
from services.matching.domain.proposals import LONGEST_QUESTION, LONGEST_REASON_TEXT, Proposal
from services.matching.domain.recommendations import Reason
from services.matching.domain.refusals import (
    AlreadyMentored,
    AskedBackAlready,
    MentorFull,
    NothingAskedBack,
    OnlyTheMenteeAnswersBack,
    OnlyTheMenteeWithdraws,
    OnlyTheMentorAnswers,
    ProposalExpired,
    ProposalNotOpen,
    ReasonTextTooLong,
    UnknownProposal,
)
from services.matching.domain.vocabulary import Act, DeclineReason, Factor
from services.matching.domain.wording import WORDINGS
from services.matching.use_cases import answering
from services.matching.use_cases.recommending import Directory
from services.matching.use_cases.showing import Shown
from shared.contracts.vocabulary import ProposalEnding, ProposalPhase, Side
from shared.http.dependencies import Command, Query
from shared.http.fields import Prose, RequestModel, ResponseModel, UtcDatetime
from shared.http.languages import Language
from shared.http.paging import Page, PagingQuery
from shared.http.problems import problems
from shared.http.routing import Router
from shared.postgres import Tx

EndedBecause: TypeAlias = Annotated[
    ProposalEnding | None,
    Field(
        description="""Why it ended; null while it is open.

`answered`, `withdrawn`: by the word of one of the two; `out_of_time`: nobody answered; `passed_over`: the mentor takes
no new mentees or has no place left; `mentor_left`: is gone from the platform; `closed`: it is over between these two,
and no more is told; `no_longer_possible`: left the programme, or mentors this mentee already; `request_settled`:
another mentor of the request said yes. What ended without a word is `declined` where the reason lies with the mentor,
else `withdrawn`."""
    ),
]

FOR_THE_TWO: Final = 0.5
"""From this value of a factor on it is a reason for the two, below it one against them."""

ABOUT_MENTORS: Final[frozenset[Factor]] = frozenset({"capacity", "feedback", "reliability"})


class Declining(RequestModel):
    """Why not. The words are for the mentee and stay here."""

    reason: DeclineReason
    """The reason that fits best."""
    text: Annotated[str, Prose(LONGEST_REASON_TEXT)] | None = None
    """For the mentee, in your own words; nobody else reads it."""


class AskingBack(RequestModel):
    """What the mentor wants to know before they answer."""

    text: Annotated[str, Prose(LONGEST_QUESTION)] = Field(examples=["What have you tried so far?"])
    """For the mentee, who alone reads it."""


class AnsweringBack(RequestModel):
    """What the mentor wanted to know."""

    text: Annotated[str, Prose(LONGEST_QUESTION)] = Field(examples=["I have read the book and built one small thing."])
    """For the mentor, who alone reads it."""


class AskedBackView(ResponseModel):
    """What the mentor wants to know of the mentee before they answer."""

    text: str | None
    """Null once one of the two has left, and for the mentee where one of the two blocks the other."""
    asked_at: UtcDatetime
    """When it was asked, in UTC. Until it is answered, for three days at most, the time to answer stands still."""
    answer: str | None
    """What the mentee said; null until then, and where it is not to be read any more."""
    answered_at: UtcDatetime | None
    """When, in UTC."""

    @classmethod
    def of(cls, proposal: Proposal, reader: UUID) -> "AskedBackView | None":
        if proposal.asked_back_at is None:
            return None
        hidden = {side: proposal.hides_words_of(side, reader) for side in (proposal.mentor_id, proposal.mentee_id)}
        return cls(
            text=None if hidden[proposal.mentor_id] else proposal.question,
            asked_at=proposal.asked_back_at,
            answer=None if hidden[proposal.mentee_id] else proposal.answer,
            answered_at=proposal.answered_back_at,
        )


class DeclineView(ResponseModel):
    reason: DeclineReason
    """Which of the reasons that can be chosen."""
    text: str | None
    """What the mentor added for the mentee; null: nothing."""


class WhyView(ResponseModel):
    """One reason for the two, as one of them is told it."""

    factor: Factor
    """What it is about."""
    text: str = Field(examples=["Wants to learn Docker, close to the Kubernetes you know"])
    """The reason as a sentence, in the language of the request."""
    value: Share
    """How well the two fit in it, 0 to 1."""
    kind: Literal["for", "against"]
    """Whether it speaks for the two or against them: from a value of a half on, for them."""

    @classmethod
    def all_of(cls, reasons: Sequence[Reason], to: Side, language: str) -> "list[WhyView]":
        """Those of the reader's own side first, each said once; but none that tell a mentor of themselves."""
        wording = WORDINGS.get(language, WORDINGS["en"])
        own_first = sorted(reasons, key=lambda each: each.side != to)
        told = [each for each in own_first if to == "mentee" or each.factor not in ABOUT_MENTORS]
        said: dict[tuple[Factor, str], float] = {}
        for each in told:
            said.setdefault((each.factor, wording.say(each.facts, to)), each.value)
        return [
            cls(factor=factor, text=text, value=value, kind="for" if value >= FOR_THE_TWO else "against")
            for (factor, text), value in said.items()
        ]


class ProposalView(ResponseModel):
    """A proposal, as its mentee or (from its turn on) its mentor sees it."""

    id: UUID
    version: int
    request_id: UUID
    """The request that it is part of."""
    programme_id: UUID
    mentor_id: UUID
    mentee_id: UUID
    state: ProposalPhase
    """Where it stands."""
    message: str | None = Field(
        description="Null for the mentor once its author is gone or one of the two blocks the other."
    )
    proposed_at: UtcDatetime | None
    """When its turn came, in UTC; null until then."""
    respond_by: UtcDatetime | None
    """By when it is to be answered, in UTC; then it expires."""
    ended_at: UtcDatetime | None
    """When it was answered, withdrawn or expired, in UTC; null while it is open."""
    ended_because: EndedBecause
    decline: DeclineView | None
    """What a no said; null where there was none."""
    question: AskedBackView | None
    """What the mentor asked back, and what the mentee said; null where they have asked nothing."""
    mentee: AskingMenteeView | None = Field(
        description="Who asks, for the mentor alone: while they are asked, and while they are the mentee's mentor."
    )
    reasons: list[WhyView] = Field(
        description="What speaks for the two, told to whoever reads, the weightiest first; empty once it has ended."
    )
    stale: bool
    """Whether what one of the two says in their profile has changed since it was asked: the reasons are those of now. False once
    it has ended."""
    rules_version: int | None = Field(
        description="The version of the programme's rules by which it was made and is scored: a later one changes nothing of it. "
        "Null where that was not kept."
    )
    mentorship_id: UUID | None = Field(description="Of the mentorship that the acceptance has opened.")
    can: list[Act]

    @classmethod
    def of(cls, shown: Shown, asker: UUID, now: datetime, language: str = "en") -> "ProposalView":
        proposal = shown.proposal.as_of(now)
        declined = proposal.decline_reason
        message_hidden = proposal.hides_words_of(proposal.mentee_id, asker)
        text_hidden = proposal.hides_words_of(proposal.mentor_id, asker)
        return cls(
            id=proposal.proposal_id,
            version=proposal.version,
            request_id=proposal.request_id,
            programme_id=proposal.programme_id,
            mentor_id=proposal.mentor_id,
            mentee_id=proposal.mentee_id,
            state=proposal.state,
            message=None if message_hidden else shown.message,
            proposed_at=proposal.proposed_at,
            respond_by=proposal.respond_by,
            ended_at=proposal.ended_at,
            ended_because=proposal.ended_because,
            decline=DeclineView(reason=declined, text=None if text_hidden else proposal.decline_text)
            if declined
            else None,
            question=AskedBackView.of(proposal, asker),
            mentee=AskingMenteeView.of(shown),
            reasons=WhyView.all_of(shown.reasons, "mentor" if asker == proposal.mentor_id else "mentee", language),
            stale=shown.standing.stale and proposal.is_open,
            rules_version=proposal.rules_version,
            mentorship_id=proposal.mentorship_id,
            can=list(proposal.can(asker, shown.standing, now)),
        )


acts = Router(tag="proposals", about="Proposals: what one mentor is asked and answers.")


@acts.post(
    "/proposals/{proposal_id}/acceptance",
    operation_id="accept_proposal",
    response_model=ProposalView,
    responses=problems(
        UnknownProposal,
        OnlyTheMentorAnswers,
        ProposalExpired,
        ProposalNotOpen,
        MentorFull,
        AlreadyMentored,
    ),
)
async def accept_proposal(proposal_id: UUID, command: Command) -> Response:
    """Says yes: a mentorship begins, and one of your places is taken."""
    by = command.caller.person_id

    async def act(tx: Tx, now: datetime) -> ProposalView:
        return ProposalView.of(
            await answering.accept_proposal(tx, proposal_id, by=by, expects=command.expects, now=now), by, now
        )

    return await command.run(act)


@acts.post(
    "/proposals/{proposal_id}/decline",
    operation_id="decline_proposal",
    response_model=ProposalView,
    responses=problems(UnknownProposal, OnlyTheMentorAnswers, ProposalExpired, ProposalNotOpen, ReasonTextTooLong),
)
async def decline_proposal(proposal_id: UUID, body: Declining, command: Command) -> Response:
    """Says no; the next mentor of the request is asked."""
    by = command.caller.person_id

    async def act(tx: Tx, now: datetime) -> ProposalView:
        declined = await answering.decline_proposal(
            tx, proposal_id, body.reason, body.text, by=by, expects=command.expects, now=now
        )
        return ProposalView.of(declined, by, now)

    return await command.run(act)


@acts.post(
    "/proposals/{proposal_id}/question",
    operation_id="ask_back",
    response_model=ProposalView,
    responses=problems(UnknownProposal, OnlyTheMentorAnswers, ProposalExpired, ProposalNotOpen, AskedBackAlready),
)
async def ask_back(proposal_id: UUID, body: AskingBack, command: Command) -> Response:
    """Asks the mentee something before you answer, once. Until they have said it, three days at most, your time stands still."""
    by = command.caller.person_id

    async def act(tx: Tx, now: datetime) -> ProposalView:
        asked = await answering.ask_back(tx, proposal_id, body.text, by=by, expects=command.expects, now=now)
        return ProposalView.of(asked, by, now)

    return await command.run(act)


@acts.post(
    "/proposals/{proposal_id}/question/answer",
    operation_id="answer_back",
    response_model=ProposalView,
    responses=problems(UnknownProposal, OnlyTheMenteeAnswersBack, ProposalExpired, ProposalNotOpen, NothingAskedBack),
)
async def answer_back(proposal_id: UUID, body: AnsweringBack, command: Command) -> Response:
    """Says what the mentor wanted to know. Their time goes on from where it stood; they have a day at least."""
    by = command.caller.person_id

    async def act(tx: Tx, now: datetime) -> ProposalView:
        told = await answering.answer_back(tx, proposal_id, body.text, by=by, expects=command.expects, now=now)
        return ProposalView.of(told, by, now)

    return await command.run(act)


@acts.post(
    "/proposals/{proposal_id}/withdrawal",
    operation_id="withdraw_proposal",
    response_model=ProposalView,
    responses=problems(UnknownProposal, OnlyTheMenteeWithdraws, ProposalExpired, ProposalNotOpen),
)
async def withdraw_proposal(proposal_id: UUID, command: Command) -> Response:
    """Asks this mentor no longer; the next one of the request is asked."""
    by = command.caller.person_id

    async def act(tx: Tx, now: datetime) -> ProposalView:
        return ProposalView.of(
            await answering.withdraw_proposal(tx, proposal_id, by=by, expects=command.expects, now=now), by, now
        )

    return await command.run(act)


def router(directory: Directory) -> Router:
    """The routes that read; reasons need the vocabulary of this process."""
    routes = Router(tag="proposals")

    @routes.get("/me/proposals", operation_id="list_proposals", response_model=Page[ProposalView])
    async def list_proposals(
        query: Query,
        paging: PagingQuery,
        language: Language,
        side: Annotated[Side | None, Parameter(alias="as", description="Your side; both when left out.")] = None,
        state: Annotated[ProposalPhase | None, Parameter(description="Only those in this state.")] = None,
    ) -> Response:
        """What you asked and what you are asked, newest first."""
        by = query.caller.person_id

        async def read(tx: Tx, now: datetime) -> Page[ProposalView]:
            after = paging.after(UUID)
            last = None if after is None else after[0]
            found = await answering.list_proposals(tx, directory, side, state, last, paging.limit, by=by, now=now)
            views = [ProposalView.of(each, by, now, language) for each in found]
            return Page[ProposalView].of(views, paging, lambda view: (view.id,))

        return await query.run(read)

    @routes.get(
        "/proposals/{proposal_id}",
        operation_id="read_proposal",
        response_model=ProposalView,
        responses=problems(UnknownProposal),
    )
    async def read_proposal(proposal_id: UUID, query: Query, language: Language) -> Response:
        """A proposal that you made or are asked by."""
        by = query.caller.person_id

        async def read(tx: Tx, now: datetime) -> ProposalView:
            return ProposalView.of(
                await answering.read_proposal(tx, directory, proposal_id, by=by, now=now), by, now, language
            )

        return await query.run(read)

    return routes
