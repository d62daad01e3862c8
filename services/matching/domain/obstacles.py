"""Why a mentor is not recommended to a mentee: every hard condition that stands between the two, and nothing of what people hide."""

from collections.abc import Collection, Iterable
from typing import Final, Literal, TypeAlias, get_args

from services.matching.domain.factors import can_talk
from services.matching.domain.index import MentorIndex, Selection
from services.matching.domain.musts import holds, side_of
from services.matching.domain.people import Mentee, Mentor
from services.matching.domain.recommendations import Reason
from services.matching.domain.rules import Rules
from services.matching.domain.standing import Standing
from services.matching.domain.vocabulary import Factor

Obstacle: TypeAlias = Literal[
    "oneself",
    "mentoring_already",
    "asked_already",
    "not_in_programme",
    "reporting_line",
    "group",
    "language",
    "paused",
    "no_place",
    "must",
    "below_minimum",
    "shown_enough",
]
OBSTACLES: Final[tuple[Obstacle, ...]] = get_args(Obstacle)


def obstacles_between(
    mentor: Mentor,
    mentee: Mentee,
    standing: Standing,
    *,
    asked: bool,
    shown_enough: bool,
    unmet: Collection[Factor] = (),
    below_minimum: bool = False,
) -> tuple[Obstacle, ...]:
    """What stands between the two, in the order in which it is told; who is out of reach is no matter here.

    `asked`: whether a proposal between the two may still be answered. `unmet`: what has to hold and does not.
    """
    apart = standing.in_one_line or standing.in_one_group
    found: dict[Obstacle, bool] = {
        "oneself": mentor.person_id == mentee.person_id,
        "mentoring_already": standing.mentoring,
        "asked_already": asked,
        "not_in_programme": not standing.member and not apart,
        "reporting_line": standing.in_one_line,
        "group": standing.in_one_group,
        "language": not _can_talk(mentor, mentee),
        "paused": mentor.section.paused or standing.paused,
        "no_place": mentor.free == 0,
        "must": bool(unmet),
        "below_minimum": below_minimum,
        "shown_enough": shown_enough,
    }
    return tuple(each for each in OBSTACLES if found[each])


def unmet_by(reasons: Iterable[Reason], rules: Rules) -> tuple[Factor, ...]:
    """What has to hold by the rules and does not, as these reasons say."""
    musts = rules.conditions.musts
    own = (each for each in reasons if each.factor in musts and each.side == side_of(each.factor))
    return tuple(sorted(each.factor for each in own if not holds(each.value)))


def _can_talk(mentor: Mentor, mentee: Mentee) -> bool:
    index = MentorIndex()
    index.put(mentor)
    return bool(can_talk(Selection(index), mentee)[0])
