"""What the two agree on: proposed, answered, withdrawn, expired."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Final
from uuid import UUID

from services.mentorships.domain.agreement import Agreement, Settled, Terms, a_year_from
from services.mentorships.domain.fitting import Expected
from services.mentorships.domain.mentorship import AgreementNews, Mentorship
from services.mentorships.domain.refusals import UnknownAgreement
from services.mentorships.domain.timeline import By, Entry
from services.mentorships.store import agreements, mentorships, reviews
from services.mentorships.use_cases.telling import save_and_tell
from shared.contracts.vocabulary import MeetingRhythm, Side
from shared.expecting import Expects
from shared.postgres import Tx
from shared.timers import drop_timers, set_timer

EXPIRY: Final = "expire-agreement"


async def read_agreement(tx: Tx, mentorship_id: UUID, *, by: UUID) -> tuple[Mentorship, Agreement]:
    """Raises `UnknownMentorship`, and `UnknownAgreement` while nobody has proposed one."""
    mentorship = await mentorships.mentorship(tx, mentorship_id)
    mentorship.pair.side_of(by)
    agreement = await agreements.agreement(tx, mentorship_id)
    if agreement.version == 0:
        raise UnknownAgreement
    return mentorship, agreement


async def propose(
    tx: Tx, mentorship_id: UUID, terms: Terms, *, by: UUID, expects: Expects, now: datetime
) -> tuple[Mentorship, Agreement]:
    """Proposes terms instead of whatever waits; `expects` judges the agreement's version."""
    mentorship, side, agreement = await _held(tx, mentorship_id, by=by)
    expects(agreement.version or None)
    return await _propose(tx, mentorship, agreement, terms, by=by, side=side, now=now)


async def propose_rhythm(
    tx: Tx, mentorship_id: UUID, rhythm: MeetingRhythm, *, by: UUID, expects: Expects, now: datetime
) -> Mentorship:
    """Proposes what holds (or waits) with another rhythm; `expects` judges the mentorship's version."""
    mentorship, side, agreement = await _held(tx, mentorship_id, by=by)
    expects(mentorship.version)
    known = agreement.open_at(now) or agreement.standing
    terms = replace(known.terms, meeting_rhythm=rhythm) if known else Terms(rhythm, a_year_from(now))
    if terms.ends_on < now.date():
        terms = replace(terms, ends_on=a_year_from(now))
    mentorship, _ = await _propose(tx, mentorship, agreement, terms, by=by, side=side, now=now)
    return mentorship


async def propose_terms(tx: Tx, mentorship_id: UUID, terms: Terms, *, by: UUID, now: datetime) -> None:
    """Proposes terms where nobody has seen a version yet. Raises `MentorshipEnded`."""
    mentorship, side, agreement = await _held(tx, mentorship_id, by=by)
    await _propose(tx, mentorship, agreement, terms, by=by, side=side, now=now)


async def agree(
    tx: Tx, mentorship_id: UUID, number: int, *, by: UUID, expects: Expects, now: datetime
) -> tuple[Mentorship, Agreement]:
    """To the terms of this number, which hold from now on."""
    return await _answer(
        tx,
        mentorship_id,
        lambda agreement, side: agreement.agree(number, side=side, now=now),
        by=by,
        expects=expects,
        now=now,
    )


async def decline(
    tx: Tx, mentorship_id: UUID, number: int, *, by: UUID, expects: Expects, now: datetime
) -> tuple[Mentorship, Agreement]:
    """What held before goes on to hold."""
    return await _answer(
        tx,
        mentorship_id,
        lambda agreement, side: agreement.decline(number, side=side, now=now),
        by=by,
        expects=expects,
        now=now,
    )


async def withdraw(
    tx: Tx, mentorship_id: UUID, *, by: UUID, expects: Expects, now: datetime
) -> tuple[Mentorship, Agreement]:
    """Takes one's own proposal back."""
    return await _answer(
        tx,
        mentorship_id,
        lambda agreement, side: agreement.withdraw(side=side, now=now),
        by=by,
        expects=expects,
        now=now,
    )


async def review(
    tx: Tx, mentorship_id: UUID, said: Expected, *, by: UUID, expects: Expects, now: datetime
) -> tuple[Mentorship, Agreement]:
    """Says what came of what was expected; `expects` judges the agreement's version. Raises `UnknownAgreement`."""
    mentorship, side, agreement = await _held(tx, mentorship_id, by=by)
    expects(agreement.version or None)
    mentorship.refuse_if_ended()
    if agreement.standing is None:
        raise UnknownAgreement
    await reviews.save(tx, mentorship_id, side, by, said, now)
    await save_and_tell(tx, mentorship, None, Entry("expectations_reviewed", now, side), now=now)
    return mentorship, agreement


async def expire(tx: Tx, mentorship_id: UUID, number: int, *, now: datetime) -> None:
    """What nobody has answered in time is over; with the mentorship it was over already."""
    mentorship = await mentorships.for_update(tx, mentorship_id)
    if mentorship.phase != "ended":
        expired = (await agreements.agreement(tx, mentorship_id)).expire(number, now=now)
        await _settle(tx, mentorship, expired, by="platform", now=now)


async def _held(tx: Tx, mentorship_id: UUID, *, by: UUID) -> tuple[Mentorship, Side, Agreement]:
    mentorship = await mentorships.for_update(tx, mentorship_id)
    return mentorship, mentorship.pair.side_of(by), await agreements.agreement(tx, mentorship_id)


async def _propose(
    tx: Tx, mentorship: Mentorship, agreement: Agreement, terms: Terms, *, side: Side, by: UUID, now: datetime
) -> tuple[Mentorship, Agreement]:
    mentorship.refuse_if_ended()
    ago = await agreements.as_many_ago(tx, mentorship.id, side)
    settled = agreement.propose(terms, by=by, side=side, as_many_ago=ago, now=now)
    return await _settle(tx, mentorship, settled, by=side, now=now)


async def _answer(
    tx: Tx,
    mentorship_id: UUID,
    act: Callable[[Agreement, Side], Settled],
    *,
    by: UUID,
    expects: Expects,
    now: datetime,
) -> tuple[Mentorship, Agreement]:
    mentorship, side, agreement = await _held(tx, mentorship_id, by=by)
    expects(agreement.version or None)
    mentorship.refuse_if_ended()
    return await _settle(tx, mentorship, act(agreement, side), by=side, now=now)


async def _settle(
    tx: Tx, mentorship: Mentorship, settled: Settled, *, by: By, now: datetime
) -> tuple[Mentorship, Agreement]:
    agreement, changed = settled
    if not changed:
        return mentorship, agreement
    await agreements.save(tx, agreement, changed)
    latest = changed[-1]
    await drop_timers(tx, EXPIRY, mentorship.id)
    if latest.phase == "proposed":
        await set_timer(tx, EXPIRY, mentorship.id, latest.number, latest.answer_by)
    rhythm = latest.terms.meeting_rhythm if latest.phase == "agreed" else None
    news = AgreementNews(latest.phase, latest.proposed_by, latest.answer_by, rhythm)
    heard, fact = mentorship.hear_of_agreement(news, by, now=now)
    await save_and_tell(tx, heard, fact, now=now)
    return heard, agreement
