"""What this service tells again after its tables or its topics were set back."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from services.mentorships.domain.mentorship import Change, Mentorship, Pair
from services.mentorships.store import achievements, anchors, feedback, mentorships, prompts, sessions
from services.mentorships.use_cases import badges
from services.mentorships.use_cases.telling import save_and_tell
from shared.contracts import (
    ACHIEVEMENTS,
    FEEDBACK,
    MENTORSHIPS,
    PROMPTS,
    AchievementState,
    FeedbackState,
    MentorshipState,
    PromptState,
)
from shared.erasure import telling_of
from shared.postgres import Tx
from shared.publishing.retelling import Telling


def tellings(*, now: datetime) -> Sequence[Telling[Any]]:
    """Its topics."""
    return (
        Telling(
            MENTORSHIPS,
            _mentorships,
            lift=mentorships.lift,
            uphold=partial(_uphold, now=now),
            renounced=partial(_renounced, now=now),
        ),
        Telling(FEEDBACK, _feedback, lift=feedback.lift),
        Telling(PROMPTS, _prompts, lift=prompts.lift),
        Telling(ACHIEVEMENTS, _achievements, uphold=partial(_uphold_withdrawal, now=now)),
        telling_of("mentorships"),
    )


async def _mentorships(tx: Tx, told: Mapping[UUID, MentorshipState | None]) -> Mapping[UUID, MentorshipState]:
    found = await mentorships.all_for_update(tx, told)
    return {each: present.public(_change_since(told[each], present)) for each, present in found.items()}


def _change_since(told: MentorshipState | None, mentorship: Mentorship) -> Change:
    """What the two who were told that last learn now; counts are no news."""
    before = told.state if told is not None else None
    if mentorship.phase == "ended":
        return "ended" if before != "ended" else "progressed"
    if before is not None and before != mentorship.phase:
        return "paused" if mentorship.phase == "paused" else "resumed"
    return "stage_moved" if told is not None and told.stage != mentorship.stage else "progressed"


async def _uphold(tx: Tx, mentorship_id: UUID, told: MentorshipState | None, *, now: datetime) -> str | None:
    """What has ended stays so."""
    found = (await mentorships.all_for_update(tx, [mentorship_id])).get(mentorship_id)
    if told is None or told.state != "ended" or found is None or found.ending is not None:
        return None
    ended = found.end_again(told.ended_because or "other", at=told.ended_at or now)
    await save_and_tell(tx, *ended, now=now)
    return "ended again"


def _renounced(told: MentorshipState, *, now: datetime) -> MentorshipState | None:
    """The yes that opened it is gone: it ends, and the two are told."""
    if told.state == "ended":
        return None
    ended = {"change": "ended", "state": "ended", "ended_at": now, "ended_because": "other"}
    return told.model_copy(update={**ended, "version": told.version + 1})


async def _feedback(tx: Tx, told: Mapping[UUID, FeedbackState | None]) -> Mapping[UUID, FeedbackState]:
    """As it was told: once it is revealed, and while both people are there."""
    revealed = [each for each in await feedback.all_of(tx, told) if each.revealed_at is not None]
    erased = await anchors.erased_among(
        tx, (person for each in revealed for person in (each.author_id, each.subject_id))
    )
    mentorship_of = await sessions.mentorship_of_each(tx, {each.session_id for each in revealed})
    return {
        each.id: each.public(mentorship_of.get(each.session_id))
        for each in revealed
        if not erased & {each.author_id, each.subject_id}
    }


async def _prompts(tx: Tx, told: Mapping[UUID, PromptState | None]) -> Mapping[UUID, PromptState]:
    said = await prompts.all_of(tx, told)
    pairs = await mentorships.all_for_update(
        tx, {each.mentorship_id for each in said.values() if not each.is_of_no_pair}
    )
    return {
        prompt_id: each.public(
            Pair(each.person_id, each.person_id) if each.is_of_no_pair else pairs[each.mentorship_id].pair
        )
        for prompt_id, each in said.items()
    }


async def _achievements(tx: Tx, told: Mapping[UUID, AchievementState | None]) -> Mapping[UUID, AchievementState]:
    """As long as they are shown."""
    shown = [each for each in await achievements.all_of(tx, told) if each.withdrawn_at is None]
    of = await mentorships.all_for_update(tx, {each.mentorship_id for each in shown})
    return {each.id: each.public(of[each.mentorship_id]) for each in shown}


async def _uphold_withdrawal(
    tx: Tx, achievement_id: UUID, told: AchievementState | None, *, now: datetime
) -> str | None:
    """What was taken back stays so."""
    claimed = await achievements.find(tx, achievement_id)
    if told is not None or claimed is None or claimed.withdrawn_at is not None:
        return None
    await badges.take_back(tx, achievement_id, now=now)
    return "taken back again"
