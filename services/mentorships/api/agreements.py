"""What the two agree on: proposed by one, agreed by the other, renewed when it no longer fits."""

from datetime import date, datetime
from typing import Annotated, Final, Self
from uuid import UUID

from fastapi import Response
from pydantic import Field

from services.mentorships.domain import lengths, refusals
from services.mentorships.domain.agreement import (
    LONGEST_SESSION,
    PARTS,
    SHORTEST_SESSION,
    Act,
    Agreement,
    Channel,
    Revision,
    Terms,
    a_year_from,
)
from services.mentorships.domain.fitting import Expected
from services.mentorships.domain.mentorship import Mentorship
from services.mentorships.store import agreements as stored
from services.mentorships.store import reviews
from services.mentorships.use_cases import agreements, beginning, journey
from services.mentorships.use_cases.beginning import FirstDraft
from shared.contracts.vocabulary import AgreementPhase, MeetingRhythm, Side
from shared.http.dependencies import Command, Query
from shared.http.fields import Int4, Prose, RequestModel, ResponseModel, Zone
from shared.http.paging import Page, PagingQuery
from shared.http.problems import problems
from shared.http.routing import Router
from shared.postgres import Tx

router = Router(
    tag="agreements", about="What the two agree on: proposed by one, agreed by the other, renewed when it fits no more."
)

ERASED: Final = "Null where nobody says anything, and once who wrote it is not here for you any more."
_Text = Annotated[str, Prose(lengths.AGREEMENT)]

# --- what is sent ----------------------------------------------------------------------------------------------------


class AgreementToPropose(RequestModel):
    """All that is to hold from the other side's yes on; what is left out is not agreed on."""

    meeting_rhythm: MeetingRhythm = Field(examples=["fortnightly"])
    """How often the two meet."""
    length_minutes: Annotated[Int4, Field(ge=SHORTEST_SESSION, le=LONGEST_SESSION, examples=[45])] | None = None
    """How long a session lasts."""
    channel: Channel | None = Field(None, examples=["video"])
    """How they meet."""
    time_zone: Zone | None = Field(None, examples=["Europe/Berlin"])
    """By which days your deadlines end; the mentee's own where it is left out."""
    ends_on: date | None = Field(None, examples=["2030-06-30"])
    """Until when it runs, three years at most; a year from today where it is left out."""
    expectations: _Text | None = Field(None, examples=["To be ready for a lead's role within a year."])
    """What they expect of it. The mentee's own, from their profile, are a good first draft."""
    mentor_does: _Text | None = Field(None, examples=["Answers within three days, and brings in two people."])
    """What the mentor will do."""
    mentee_does: _Text | None = Field(None, examples=["Writes the agenda, and keeps the steps up to date."])
    """What the mentee will do."""
    confidentiality: _Text | None = Field(None, examples=["What is said stays between us."])
    """What stays between them."""

    def terms(self, now: datetime) -> Terms:
        said = {part: text for part in PARTS if (text := getattr(self, part)) is not None}
        ends_on = self.ends_on or a_year_from(now)
        return Terms(self.meeting_rhythm, ends_on, self.length_minutes, self.channel, self.time_zone, said)


class ProposalAnswered(RequestModel):
    number: Annotated[Int4, Field(ge=1, examples=[1])]
    """The number of the proposal that you have read and answer."""


# --- what is answered ------------------------------------------------------------------------------------------------


class RevisionView(ResponseModel):
    """Terms that one of the two proposed, and what became of them."""

    number: int
    """Its number among all that was proposed."""
    phase: AgreementPhase
    """What became of it; `overtaken`: something else was proposed or agreed on instead."""
    proposed_by: Side
    """Who proposed it."""
    proposed_at: datetime
    """When it was proposed, in UTC."""
    answer_by: datetime
    """Until when it can be answered."""
    answered_at: datetime | None
    """When it was answered, withdrawn, overtaken or expired, in UTC."""
    meeting_rhythm: MeetingRhythm
    """How often the two meet."""
    length_minutes: int | None
    """How long a session lasts; null where that is not agreed on."""
    channel: Channel | None
    """How they meet; null where that is not agreed on."""
    time_zone: str | None
    """By which days deadlines end; null: by the mentee's own."""
    ends_on: date
    """Until when it runs."""
    expectations: str | None = Field(description=f"What they expect of it. {ERASED}")
    mentor_does: str | None = Field(description=f"What the mentor will do. {ERASED}")
    mentee_does: str | None = Field(description=f"What the mentee will do. {ERASED}")
    confidentiality: str | None = Field(description=f"What stays between them. {ERASED}")

    @classmethod
    def of(cls, revision: Revision, mentorship: Mentorship, asker: UUID) -> Self:
        terms, said = revision.terms, revision.terms.words
        shown = {part: said[part] for part in said if mentorship.shows("agreement", revision.authors[part], asker)}
        return cls(
            number=revision.number,
            phase=revision.phase,
            proposed_by=revision.proposed_by,
            proposed_at=revision.proposed_at,
            answer_by=revision.answer_by,
            answered_at=revision.answered_at,
            meeting_rhythm=terms.meeting_rhythm,
            length_minutes=terms.length_minutes,
            channel=terms.channel,
            time_zone=terms.time_zone,
            ends_on=terms.ends_on,
            expectations=shown.get("expectations"),
            mentor_does=shown.get("mentor_does"),
            mentee_does=shown.get("mentee_does"),
            confidentiality=shown.get("confidentiality"),
        )


class AgreementDraft(ResponseModel):
    """What to begin with; nobody has proposed it."""

    mentorship_id: UUID
    """The mentorship that it is for."""
    meeting_rhythm: MeetingRhythm
    """How often the mentee wants to meet; `monthly` where they have not said."""
    time_zone: str
    """By which days your deadlines would end."""
    ends_on: date
    """A year from today: very short ones harm."""
    expectations: str | None
    """What the mentee expects; null where their profile does not say, and where they are not here for you any more."""

    @classmethod
    def of(cls, draft: FirstDraft, asker: UUID) -> Self:
        mentorship, said = draft.mentorship, draft.wishes
        shown = mentorship.shows("wishes of the profile", mentorship.pair.mentee_id, asker)
        return cls(
            mentorship_id=mentorship.id,
            meeting_rhythm=said.meeting_rhythm if shown else "monthly",
            time_zone=draft.time_zone,
            ends_on=draft.ends_on,
            expectations=said.first_expectations if shown else None,
        )


class ExpectationsReviewed(RequestModel):
    expectations: Expected = Field(examples=["on_the_way"])
    """What has come of what you expected."""


class ReviewView(ResponseModel):
    side: Side
    """Who looked again."""
    expectations: Expected
    """What has come of what they expected."""
    reviewed_at: datetime
    """When, in UTC."""


class ReviewsView(ResponseModel):
    mentorship_id: UUID
    """The mentorship that it is about."""
    items: list[ReviewView]
    """What each of you said last."""


class AgreementView(ResponseModel):
    mentorship_id: UUID
    """The mentorship that it is about."""
    version: int
    standing: RevisionView | None
    """What holds; null until something was agreed on."""
    proposed: RevisionView | None
    """What waits for an answer; null where nothing does."""
    can: list[Act]

    @classmethod
    def of(cls, mentorship: Mentorship, agreement: Agreement, asker: UUID, now: datetime) -> Self:
        over = mentorship.ending is not None
        standing, waiting = agreement.standing, None if over else agreement.open_at(now)
        return cls(
            mentorship_id=mentorship.id,
            version=agreement.version,
            standing=RevisionView.of(standing, mentorship, asker) if standing else None,
            proposed=RevisionView.of(waiting, mentorship, asker) if waiting else None,
            can=[] if over else list(agreement.acts_of(mentorship.pair.side_of(asker), now)),
        )


# --- routes ----------------------------------------------------------------------------------------------------------

_ANSWERS: Final = (
    refusals.UnknownMentorship,
    refusals.MentorshipEnded,
    refusals.AgreementNotProposed,
    refusals.OwnAgreementProposal,
    refusals.AgreementChanged,
)


@router.get(
    "/mentorships/{mentorship_id}/agreement",
    operation_id="read_agreement",
    summary="What you have agreed on, and what waits for an answer",
    response_model=AgreementView,
    responses=problems(refusals.UnknownMentorship, refusals.UnknownAgreement),
)
async def read_agreement(mentorship_id: UUID, query: Query) -> Response:
    asker = query.caller.person_id

    async def read(tx: Tx, now: datetime) -> AgreementView:
        return AgreementView.of(*await agreements.read_agreement(tx, mentorship_id, by=asker), asker, now)

    return await query.run(read)


@router.get(
    "/mentorships/{mentorship_id}/agreement/draft",
    operation_id="draft_agreement",
    summary="What a first agreement could say, from the mentee's profile; it is for both of you to change",
    response_model=AgreementDraft,
    responses=problems(refusals.UnknownMentorship),
)
async def draft_agreement(mentorship_id: UUID, query: Query) -> Response:
    asker = query.caller.person_id

    async def read(tx: Tx, now: datetime) -> AgreementDraft:
        return AgreementDraft.of(await beginning.draft_agreement(tx, mentorship_id, by=asker, now=now), asker)

    return await query.run(read)


@router.get(
    "/mentorships/{mentorship_id}/agreement/revisions",
    operation_id="list_agreement_revisions",
    summary="All that was ever proposed, the latest first",
    response_model=Page[RevisionView],
    responses=problems(refusals.UnknownMentorship),
)
async def list_agreement_revisions(mentorship_id: UUID, query: Query, paging: PagingQuery) -> Response:
    asker = query.caller.person_id

    async def read(tx: Tx, _now: datetime) -> Page[RevisionView]:
        mentorship = await journey.read_mentorship(tx, mentorship_id, by=asker)
        before = paging.after(int)
        found = await stored.revisions_of(tx, mentorship_id, before[0] if before else None, paging.limit)
        views = [RevisionView.of(each, mentorship, asker) for each in found]
        return Page[RevisionView].of(views, paging, key=lambda view: (view.number,))

    return await query.run(read)


@router.get(
    "/mentorships/{mentorship_id}/agreement/reviews",
    operation_id="list_expectation_reviews",
    summary="What each of you said has come of what was expected",
    response_model=ReviewsView,
    responses=problems(refusals.UnknownMentorship),
)
async def list_expectation_reviews(mentorship_id: UUID, query: Query) -> Response:
    async def read(tx: Tx, _now: datetime) -> ReviewsView:
        await journey.read_mentorship(tx, mentorship_id, by=query.caller.person_id)
        said = await reviews.of_mentorship(tx, mentorship_id)
        items = [ReviewView(side=side, expectations=what, reviewed_at=at) for side, (what, at) in sorted(said.items())]
        return ReviewsView(mentorship_id=mentorship_id, items=items)

    return await query.run(read)


@router.post(
    "/mentorships/{mentorship_id}/agreement/review",
    operation_id="review_expectations",
    summary="Look again at what you expected, and say what has come of it",
    response_model=AgreementView,
    responses=problems(refusals.UnknownMentorship, refusals.MentorshipEnded, refusals.UnknownAgreement),
)
async def review_expectations(mentorship_id: UUID, body: ExpectationsReviewed, command: Command) -> Response:
    asker = command.caller.person_id

    async def act(tx: Tx, now: datetime) -> AgreementView:
        reviewed = await agreements.review(
            tx, mentorship_id, body.expectations, by=asker, expects=command.expects, now=now
        )
        return AgreementView.of(*reviewed, asker, now)

    return await command.run(act)


@router.put(
    "/mentorships/{mentorship_id}/agreement",
    operation_id="propose_agreement",
    summary="Propose what is to hold between you; it does once the other side agrees",
    response_model=AgreementView,
    responses=problems(
        refusals.UnknownMentorship,
        refusals.MentorshipEnded,
        refusals.DeadlineInPast,
        refusals.AgreementTooLong,
        refusals.TooManyAgreementProposals,
    ),
)
async def propose_agreement(mentorship_id: UUID, body: AgreementToPropose, command: Command) -> Response:
    asker = command.caller.person_id

    async def act(tx: Tx, now: datetime) -> AgreementView:
        settled = await agreements.propose(
            tx, mentorship_id, body.terms(now), by=asker, expects=command.expects, now=now
        )
        return AgreementView.of(*settled, asker, now)

    return await command.run(act)


@router.post(
    "/mentorships/{mentorship_id}/agreement/acceptance",
    operation_id="agree",
    summary="Agree to what the other side proposes",
    response_model=AgreementView,
    responses=problems(*_ANSWERS),
)
async def agree(mentorship_id: UUID, body: ProposalAnswered, command: Command) -> Response:
    asker = command.caller.person_id

    async def act(tx: Tx, now: datetime) -> AgreementView:
        settled = await agreements.agree(tx, mentorship_id, body.number, by=asker, expects=command.expects, now=now)
        return AgreementView.of(*settled, asker, now)

    return await command.run(act)


@router.post(
    "/mentorships/{mentorship_id}/agreement/decline",
    operation_id="decline_agreement",
    summary="Decline what the other side proposes; what held before goes on to hold",
    response_model=AgreementView,
    responses=problems(*_ANSWERS),
)
async def decline_agreement(mentorship_id: UUID, body: ProposalAnswered, command: Command) -> Response:
    asker = command.caller.person_id

    async def act(tx: Tx, now: datetime) -> AgreementView:
        settled = await agreements.decline(tx, mentorship_id, body.number, by=asker, expects=command.expects, now=now)
        return AgreementView.of(*settled, asker, now)

    return await command.run(act)


@router.post(
    "/mentorships/{mentorship_id}/agreement/withdrawal",
    operation_id="withdraw_agreement",
    summary="Take your own proposal back",
    response_model=AgreementView,
    responses=problems(
        refusals.UnknownMentorship,
        refusals.MentorshipEnded,
        refusals.AgreementNotProposed,
        refusals.OthersAgreementProposal,
    ),
)
async def withdraw_agreement(mentorship_id: UUID, command: Command) -> Response:
    asker = command.caller.person_id

    async def act(tx: Tx, now: datetime) -> AgreementView:
        settled = await agreements.withdraw(tx, mentorship_id, by=asker, expects=command.expects, now=now)
        return AgreementView.of(*settled, asker, now)

    return await command.run(act)
