"""The career roadmap that the two draw."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from services.mentorships.domain.goals import Goal, refuse_later
from services.mentorships.domain.mentorship import Mentorship
from services.mentorships.domain.refusals import UnknownRoadmap
from services.mentorships.domain.roadmap import Roadmap, Wanted
from services.mentorships.domain.timeline import Entry
from services.mentorships.store import goals, mentorships, roadmaps
from services.mentorships.use_cases.telling import save_and_tell
from shared.expecting import Expects
from shared.postgres import Tx


async def read_roadmap(tx: Tx, mentorship_id: UUID, *, by: UUID) -> tuple[Mentorship, Roadmap, list[Goal]]:
    """With the goals of the mentorship. Raises `UnknownMentorship`, and `UnknownRoadmap` while nobody has drawn one."""
    mentorship = await mentorships.mentorship(tx, mentorship_id)
    mentorship.pair.side_of(by)
    roadmap = await roadmaps.of_mentorship(tx, mentorship_id)
    if roadmap.version == 0:
        raise UnknownRoadmap
    return mentorship, roadmap, await goals.all_goals_of(tx, mentorship_id)


async def draw_roadmap(
    tx: Tx,
    mentorship_id: UUID,
    today: str,
    target: str,
    wanted: Sequence[Wanted],
    *,
    by: UUID,
    expects: Expects,
    now: datetime,
) -> tuple[Mentorship, Roadmap, list[Goal]]:
    """Draws it anew; the first time is what makes it. Goals of a milestone that goes hang on none any more."""
    mentorship = await mentorships.for_update(tx, mentorship_id)
    side = mentorship.pair.side_of(by)
    roadmap = await roadmaps.of_mentorship(tx, mentorship_id)
    expects(roadmap.version or None)
    mentorship.refuse_if_ended()
    drawn, what = roadmap.redraw(today, target, wanted, by=by, now=now)
    for goal in await goals.open_goals_of(tx, mentorship_id):
        if drawn.reached_by(goal.milestone_id) != roadmap.reached_by(goal.milestone_id):
            refuse_later(goal.deadline, drawn.reached_by(goal.milestone_id))
    if what is not None:
        await roadmaps.save(tx, drawn)
        await save_and_tell(tx, mentorship, None, Entry(what, now, side), now=now)
    return mentorship, drawn, await goals.all_goals_of(tx, mentorship_id)
