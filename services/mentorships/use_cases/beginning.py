"""How two begin: with the goals of the mentee's profile, and with a first draft of what they agree on."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from services.mentorships.domain.agreement import a_year_from
from services.mentorships.domain.goals import Goal
from services.mentorships.domain.mentorship import Mentorship
from services.mentorships.domain.wishes import MenteesWishes, Wishes
from services.mentorships.store import goals, mentorships, wishes
from services.mentorships.use_cases.deadlines import calendar_of
from services.mentorships.use_cases.goals import add_goal
from shared.expecting import Expects
from shared.postgres import Tx


@dataclass(frozen=True)
class FirstDraft:
    """What a first agreement could say; all of it is for the two to change."""

    mentorship: Mentorship
    wishes: Wishes
    time_zone: str
    ends_on: date


async def begin_goals(tx: Tx, mentorship_id: UUID, *, by: UUID, expects: Expects, now: datetime) -> list[Goal]:
    """Proposes the goals of the mentee's profile that are not here yet, all or none; `expects` judges the mentorship's version.

    Raises `MenteesWishes`, `NoGoalsToBegin` and `TooManyGoals`.
    """
    mentorship = await mentorships.for_update(tx, mentorship_id)
    if mentorship.pair.side_of(by) != "mentee":
        raise MenteesWishes
    expects(mentorship.version)
    mentorship.refuse_if_ended()
    wanted = (await wishes.of_person(tx, by)).goals_beside(await goals.all_goals_of(tx, mentorship_id))
    return [await add_goal(tx, mentorship_id, each, by=by, expects=_judged, now=now) for each in wanted]


async def draft_agreement(tx: Tx, mentorship_id: UUID, *, by: UUID, now: datetime) -> FirstDraft:
    """Made of the mentee's profile, which their mentor reads too. Raises `UnknownMentorship`."""
    mentorship = await mentorships.mentorship(tx, mentorship_id)
    mentorship.pair.side_of(by)
    said = await wishes.of_person(tx, mentorship.pair.mentee_id)
    zone = (await calendar_of(tx, mentorship)).zone
    return FirstDraft(mentorship, said, zone.key, a_year_from(now))


def _judged(_version: int | None) -> None:
    """The version was judged once, before the first goal changed it."""
