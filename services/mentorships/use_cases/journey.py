"""The mentorship itself: opened by an acceptance, moved on, paused, ended."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from services.mentorships.domain.goals import Goal
from services.mentorships.domain.mentorship import Fact, Mentorship, Pair, open_mentorship
from services.mentorships.domain.parting import Obstacles
from services.mentorships.domain.pestering import MOST_A_DAY, TOLD_THE_OTHER, refuse_pestering
from services.mentorships.domain.sessions import Session
from services.mentorships.domain.stages import Enough
from services.mentorships.store import anchors, goals, mentorships, parting, sessions, stage_tables, timeline
from services.mentorships.use_cases.deadlines import calendar_of
from services.mentorships.use_cases.giving_back import remember_to_ask
from services.mentorships.use_cases.keeping import carry
from services.mentorships.use_cases.momentum import begin_looking
from services.mentorships.use_cases.telling import Told, follow_mentees, keep_and_tell, save_and_tell
from shared.contracts.vocabulary import EndingReason, MentorshipStage
from shared.expecting import Expects
from shared.ground.tracing import about
from shared.postgres import Tx
from shared.timers import set_timer

RESUMPTION: Final = "end-of-pause"
_ONLY: Final = 1
"""A mentorship has one such timer; a break that has no end, or has ended before, it leaves alone."""


@dataclass(frozen=True)
class Acceptance:
    """A mentor's yes, which brings the mentorship's id with it."""

    proposal_id: UUID
    mentorship_id: UUID
    programme_id: UUID
    pair: Pair
    accepted_at: datetime


async def open_mentorships(tx: Tx, acceptances: Sequence[Acceptance], *, now: datetime) -> None:
    """Opens a mentorship for each acceptance that has none yet.

    What is known of its sessions counts at once. Where one of the two was erased meanwhile, where one blocks the other
    or the mentor has ceased to be one, it ends as it begins, so that whoever counts mentorships hears of the end.
    """
    wanted = {each.mentorship_id: each for each in acceptances}
    people = {person for each in wanted.values() for person in (each.pair.mentor_id, each.pair.mentee_id)}
    await anchors.hold(tx, wanted.keys() | people)
    obstacles = Obstacles(
        erased=await anchors.erased_among(tx, people),
        blocks=await parting.blocks_among(tx, people),
        ceasings=await parting.ceased_among(tx, people),
    )
    present = await mentorships.all_for_update(tx, wanted)
    tables = await stage_tables.newest(tx, {each.programme_id for each in wanted.values()})
    enough = {
        each.mentorship_id: tables[each.programme_id].enough if each.programme_id in tables else Enough()
        for each in wanted.values()
    }
    tallies = await mentorships.tallies(tx, wanted, enough)
    opened: list[Told] = []
    for mentorship_id in sorted(wanted.keys() - present.keys()):
        acceptance = wanted[mentorship_id]
        mentorship, entries = open_mentorship(
            mentorship_id,
            programme_id=acceptance.programme_id,
            pair=acceptance.pair,
            tally=tallies[mentorship_id],
            enough=enough[mentorship_id],
            opened_at=acceptance.accepted_at,
            now=now,
        )
        mentorship, ended = obstacles.end(mentorship, now=now)
        entries += ended or ()
        with about(acceptance.proposal_id):
            opened += await keep_and_tell(tx, mentorship, entries, now=now)
            await begin_looking(tx, mentorship, now=now)
    await follow_mentees(tx, opened)
    for each in opened:
        await carry(tx, each.mentorship, now=now)


async def read_mentorship(tx: Tx, mentorship_id: UUID, *, by: UUID) -> Mentorship:
    """The mentorship, for either of its two. Raises `UnknownMentorship`."""
    mentorship = await mentorships.mentorship(tx, mentorship_id)
    mentorship.pair.side_of(by)
    return mentorship


async def move_stage(
    tx: Tx, mentorship_id: UUID, stage: MentorshipStage, *, by: UUID, expects: Expects, now: datetime
) -> Mentorship:
    """Moves a mentorship to the stage that the two find themselves in."""
    mentorship = await _held(tx, mentorship_id, by=by, expects=expects)
    return await _told_by(tx, *mentorship.move_to(stage, by=by, now=now), by=by, now=now)


async def pause(
    tx: Tx, mentorship_id: UUID, resumes_on: date | None, *, by: UUID, expects: Expects, now: datetime
) -> Mentorship:
    """Takes a break, until the morning of that day where one is named."""
    mentorship = await _held(tx, mentorship_id, by=by, expects=expects)
    until = (await calendar_of(tx, mentorship)).morning_of(resumes_on) if resumes_on else None
    paused = await _told_by(tx, *mentorship.pause(by=by, until=until, now=now), by=by, now=now)
    if until is not None:
        await set_timer(tx, RESUMPTION, mentorship_id, _ONLY, until)
    return paused


async def resume(tx: Tx, mentorship_id: UUID, *, by: UUID, expects: Expects, now: datetime) -> Mentorship:
    """Goes on after a break."""
    mentorship = await _held(tx, mentorship_id, by=by, expects=expects)
    return await _told_by(tx, *mentorship.resume(by=by, now=now), by=by, now=now)


async def resume_by_itself(tx: Tx, mentorship_id: UUID, *, now: datetime) -> None:
    """At the end of a break that has one; both hear of it."""
    mentorship = await mentorships.for_update(tx, mentorship_id)
    await _told(tx, *mentorship.resume_by_itself(now=now), now=now)


@dataclass(frozen=True)
class Consequences:
    """What an ending takes with it (`sessions`, which `scheduling` cancels) and what it leaves undone (`goals`)."""

    mentorship: Mentorship
    sessions: Sequence[Session]
    goals: Sequence[Goal]


async def preview_ending(tx: Tx, mentorship_id: UUID, *, by: UUID, now: datetime) -> Consequences:
    """What would happen if it ended now. Raises `MentorshipEnded`."""
    mentorship = await read_mentorship(tx, mentorship_id, by=by)
    mentorship.refuse_if_ended()
    return await _consequences(tx, mentorship, now=now)


async def _consequences(tx: Tx, mentorship: Mentorship, *, now: datetime) -> Consequences:
    return Consequences(
        mentorship,
        await sessions.ahead_of_pair(tx, mentorship.pair, now),
        await goals.open_goals_of(tx, mentorship.id),
    )


async def end_mentorship(
    tx: Tx,
    mentorship_id: UUID,
    reason: EndingReason,
    text: str | None,
    *,
    by: UUID,
    expects: Expects,
    now: datetime,
) -> Consequences:
    """Ends it for good; the mentor has room again as soon as the others hear of it."""
    mentorship = await _held(tx, mentorship_id, by=by, expects=expects)
    ended = await _told(tx, *mentorship.end(reason, text, by=by, now=now), now=now)
    await remember_to_ask(tx, ended, now=now)
    return await _consequences(tx, ended, now=now)


async def _held(tx: Tx, mentorship_id: UUID, *, by: UUID, expects: Expects) -> Mentorship:
    mentorship = await mentorships.for_update(tx, mentorship_id)
    mentorship.pair.side_of(by)
    expects(mentorship.version)
    return mentorship


async def _told_by(tx: Tx, changed: Mentorship, fact: Fact, *, by: UUID, now: datetime) -> Mentorship:
    """As `_told`, as often as one side may have the other told of something in a day."""
    if fact:
        side = changed.pair.side_of(by)
        refuse_pestering(await timeline.find_as_many_ago(tx, changed.id, side, TOLD_THE_OTHER, MOST_A_DAY), now)
    return await _told(tx, changed, fact, now=now)


async def _told(tx: Tx, changed: Mentorship, fact: Fact, *, now: datetime) -> Mentorship:
    await save_and_tell(tx, changed, fact, now=now)
    return changed
