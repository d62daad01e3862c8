"""What this service tells again after its tables or its topics were set back."""

from collections.abc import Sequence
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
            _mentorship,
            lift=mentorships.lift,
            uphold=partial(_uphold, now=now),
            renounced=partial(_renounced, now=now),
        ),
        Telling(FEEDBACK, _feedback, lift=feedback.lift),
        Telling(PROMPTS, _prompt, lift=prompts.lift),
        Telling(ACHIEVEMENTS, _achievement, uphold=partial(_uphold_withdrawal, now=now)),
        telling_of("mentorships"),
    )


async def _mentorship(tx: Tx, mentorship_id: UUID, told: MentorshipState | None) -> MentorshipState | None:
    found = (await mentorships.all_for_update(tx, [mentorship_id])).get(mentorship_id)
    return None if found is None else found.public(_change_since(told, found))


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


async def _feedback(tx: Tx, feedback_id: UUID, _told: FeedbackState | None) -> FeedbackState | None:
    """As it was told: once it is revealed, and while both people are there."""
    given = await feedback.find_feedback(tx, feedback_id)
    if given is None or given.revealed_at is None:
        return None
    if await anchors.erased_among(tx, (given.author_id, given.subject_id)):
        return None
    session = await sessions.find_for_update(tx, given.session_id)
    return given.public(session.mentorship_id if session else None)


async def _prompt(tx: Tx, prompt_id: UUID, _told: PromptState | None) -> PromptState | None:
    said = await prompts.find(tx, prompt_id)
    if said is None:
        return None
    if said.is_of_no_pair:
        return said.public(Pair(said.person_id, said.person_id))
    return said.public((await mentorships.mentorship(tx, said.mentorship_id)).pair)


async def _achievement(tx: Tx, achievement_id: UUID, _told: AchievementState | None) -> AchievementState | None:
    """As long as it is shown."""
    claimed = await achievements.find(tx, achievement_id)
    if claimed is None or claimed.withdrawn_at is not None:
        return None
    return claimed.public(await mentorships.mentorship(tx, claimed.mentorship_id))


async def _uphold_withdrawal(
    tx: Tx, achievement_id: UUID, told: AchievementState | None, *, now: datetime
) -> str | None:
    """What was taken back stays so."""
    claimed = await achievements.find(tx, achievement_id)
    if told is not None or claimed is None or claimed.withdrawn_at is not None:
        return None
    await badges.take_back(tx, achievement_id, now=now)
    return "taken back again"
