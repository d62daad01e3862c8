"""Suggestions of one side to the other: made, taken up, declined, rated; told once a day while they wait."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from services.mentorships.domain.goals import Goal
from services.mentorships.domain.mentorship import Mentorship
from services.mentorships.domain.prompts import Prompt
from services.mentorships.domain.refusals import UnknownGoal, UnknownMentorship
from services.mentorships.domain.shelf import MOST_ITEMS, ShelfItem, StoryIsTold, fitting
from services.mentorships.domain.suggestions import (
    Helped,
    Suggestion,
    SuggestionKind,
    UnknownSuggestion,
    Wanted,
    refuse_flood,
    tell_at,
)
from services.mentorships.domain.timeline import Entry
from services.mentorships.store import goals, mentorships, prompts, shelf, suggestions
from services.mentorships.use_cases.acting import take_back
from services.mentorships.use_cases.telling import save_and_tell
from shared.contracts import PROMPTS
from shared.contracts.vocabulary import Side
from shared.expecting import Expects
from shared.ids import uuid7
from shared.postgres import Tx
from shared.publishing import outbox
from shared.suspension import suspended_among
from shared.timers import set_timer

TELL: Final[dict[Side, str]] = {"mentor": "tell-mentor-of-suggestions", "mentee": "tell-mentee-of-suggestions"}
MOST_HELPFUL: Final = 10
_OTHER: Final[dict[Side, Side]] = {"mentor": "mentee", "mentee": "mentor"}
_ONLY: Final = 1


@dataclass(frozen=True)
class Draft:
    """What somebody wants to suggest."""

    kind: SuggestionKind
    title: str
    text: str | None = None
    link: str | None = None
    skills: tuple[str, ...] = ()
    goal_id: UUID | None = None
    shelf_item_id: UUID | None = None


async def suggest(
    tx: Tx, mentorship_id: UUID, draft: Draft, *, by: UUID, expects: Expects, now: datetime
) -> tuple[Mentorship, Suggestion]:
    """Suggests something to the other side; `expects` judges the mentorship's version."""
    mentorship = await mentorships.for_update(tx, mentorship_id)
    side = mentorship.pair.side_of(by)
    expects(mentorship.version)
    mentorship.refuse_if_ended()
    if draft.goal_id is not None and (await goals.goal(tx, draft.goal_id)).mentorship_id != mentorship_id:
        raise UnknownGoal
    refuse_flood(await suggestions.find_as_many_ago(tx, mentorship_id, side), now)
    made = Suggestion(
        id=uuid7(),
        mentorship_id=mentorship_id,
        version=1,
        side=side,
        author_id=by,
        suggested_at=now,
        **vars(draft),
    )
    await suggestions.save(tx, made)
    other = _OTHER[side]
    told_at = await suggestions.told_at(tx, mentorship_id, other)
    await set_timer(tx, TELL[other], mentorship_id, _ONLY, tell_at(told_at, now))
    await save_and_tell(tx, mentorship, None, Entry("suggested", now, side, made.id), now=now)
    return mentorship, made


async def drafted_from(tx: Tx, item_id: UUID, goal_id: UUID | None, *, by: UUID) -> Draft:
    """What stands on one's own shelf, to be suggested. Raises `UnknownShelfItem` and `StoryIsTold`."""
    said = (await shelf.item(tx, item_id, by)).content
    if said.kind == "story":
        raise StoryIsTold
    return Draft(said.kind, said.title, said.text, said.link, said.skills, goal_id, item_id)


async def read(tx: Tx, suggestion_id: UUID, *, by: UUID) -> tuple[Mentorship, Suggestion]:
    """Raises `UnknownSuggestion` for everybody but the two."""
    found = await suggestions.suggestion(tx, suggestion_id)
    mentorship = await mentorships.mentorship(tx, found.mentorship_id)
    _side_of(mentorship, by=by)
    return mentorship, found


async def move(
    tx: Tx, suggestion_id: UUID, wanted: Wanted, *, by: UUID, expects: Expects, now: datetime
) -> tuple[Mentorship, Suggestion]:
    """Says what has become of it; `expects` judges its own version."""
    _, found = await read(tx, suggestion_id, by=by)
    mentorship = await mentorships.for_update(tx, found.mentorship_id)
    side = _side_of(mentorship, by=by)
    found = await suggestions.suggestion(tx, suggestion_id)
    expects(found.version)
    mentorship.refuse_if_ended()
    moved, what = found.become(wanted, side=side, now=now)
    if what is not None:
        await suggestions.save(tx, moved)
        await _settle(tx, mentorship, moved, side, now=now)
        await save_and_tell(tx, mentorship, None, Entry(what, now, side, moved.id), now=now)
    return mentorship, moved


@dataclass(frozen=True)
class Fitting:
    """What may help with a goal: off the mentor's shelf, and what helped others."""

    mentorship: Mentorship
    goal: Goal
    items: Sequence[ShelfItem]
    helped: Sequence[Helped]


async def what_fits(tx: Tx, goal_id: UUID, skills: Sequence[str], *, by: UUID) -> Fitting:
    """Raises `UnknownGoal` for everybody but the two. After the end and after a block there is nothing off a shelf."""
    goal = await goals.goal(tx, goal_id)
    mentorship = await mentorships.mentorship(tx, goal.mentorship_id)
    try:
        side = mentorship.pair.side_of(by)
    except UnknownMentorship:
        raise UnknownGoal from None
    items = [] if mentorship.ending else await shelf.of_owner(tx, mentorship.pair.mentor_id, None, None, MOST_ITEMS)
    helped = await suggestions.that_helped(tx, mentorship.programme_id, goal.kind, mentorship.id, MOST_HELPFUL)
    return Fitting(mentorship, goal, fitting(items, goal.kind, skills, own=side == "mentor"), helped)


async def tell(tx: Tx, mentorship_id: UUID, side: Side, *, now: datetime) -> None:
    """Tells this side that something waits for them, while it does and they want to hear; in a break once that is over.

    Whoever is suspended is told once they can read it.
    """
    mentorship = await mentorships.for_update(tx, mentorship_id)
    person_id = mentorship.pair.person_of(side)
    since = await suggestions.told_at(tx, mentorship_id, side)
    if mentorship.phase == "ended" or not await suggestions.has_new_for(tx, mentorship_id, side, since):
        return
    if person_id in await prompts.muted(tx, mentorship_id):
        return
    if mentorship.phase == "paused" or await suspended_among(tx, [person_id]):
        await set_timer(tx, TELL[side], mentorship_id, _ONLY, tell_at(now, now))
        return
    await suggestions.note_told(tx, mentorship_id, side, now)
    other = mentorship.pair.person_of(_OTHER[side])
    prompt = Prompt.to_be_read(uuid7(), mentorship_id, person_id, side, "suggested", named=other, now=now)
    await prompts.save(tx, prompt)
    await outbox.add(tx, PROMPTS.record(prompt.public(mentorship.pair)), now)


async def _settle(tx: Tx, mentorship: Mentorship, moved: Suggestion, side: Side, *, now: datetime) -> None:
    """Whoever says what has become of one has seen what waits; what was withdrawn may have been all that did."""
    receiver = _OTHER[moved.side]
    if side == receiver or not await suggestions.has_new_for(tx, mentorship.id, receiver, None):
        person_id = mentorship.pair.person_of(receiver)
        await take_back(tx, mentorship.id, ["suggested"], person_id=person_id, now=now)


def _side_of(mentorship: Mentorship, *, by: UUID) -> Side:
    try:
        return mentorship.pair.side_of(by)
    except UnknownMentorship:
        raise UnknownSuggestion from None
