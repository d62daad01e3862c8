from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast
from uuid import UUID

if TYPE_CHECKING:
  from ..models.help_view import HelpView
  from ..models.obstacle_view import ObstacleView
  from ..models.reason_view import ReasonView
  from ..models.sides_view import SidesView





T = TypeVar("T", bound="NamedRecommendationView")



@_attrs_define
class NamedRecommendationView:
    """ How one mentor fits you, recommended or not.

        Attributes:
            mentor_id (UUID): The mentor's id, which is their person's.
            score (float): How well the two fit, 0 to 1: the harmonic mean of the two sides, cut to four decimals; near the
                lower of the two.
            sides (SidesView): How well the two fit, as each side sees it.
            reasons (list[ReasonView]): Each factor of each side with what it adds, the largest first.
            recommended (bool): Whether they are in your list now: where nothing stands in the way.
            obstacles (list[ObstacleView]): Every hard condition that stands in the way; a score, however high, opens none
                of them.
            would_help (list[HelpView]): What is missing in your profile, what would help most first.
     """

    mentor_id: UUID
    score: float
    sides: SidesView
    reasons: list[ReasonView]
    recommended: bool
    obstacles: list[ObstacleView]
    would_help: list[HelpView]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.help_view import HelpView # noqa: PLC0415
        from ..models.obstacle_view import ObstacleView # noqa: PLC0415
        from ..models.reason_view import ReasonView # noqa: PLC0415
        from ..models.sides_view import SidesView # noqa: PLC0415
        mentor_id = str(self.mentor_id)

        score = self.score

        sides = self.sides.to_dict()

        reasons = []
        for reasons_item_data in self.reasons:
            reasons_item = reasons_item_data.to_dict()
            reasons.append(reasons_item)



        recommended = self.recommended

        obstacles = []
        for obstacles_item_data in self.obstacles:
            obstacles_item = obstacles_item_data.to_dict()
            obstacles.append(obstacles_item)



        would_help = []
        for would_help_item_data in self.would_help:
            would_help_item = would_help_item_data.to_dict()
            would_help.append(would_help_item)




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "mentor_id": mentor_id,
            "score": score,
            "sides": sides,
            "reasons": reasons,
            "recommended": recommended,
            "obstacles": obstacles,
            "would_help": would_help,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.help_view import HelpView # noqa: PLC0415
        from ..models.obstacle_view import ObstacleView # noqa: PLC0415
        from ..models.reason_view import ReasonView # noqa: PLC0415
        from ..models.sides_view import SidesView # noqa: PLC0415
        d = dict(src_dict)
        mentor_id = UUID(d.pop("mentor_id"))




        score = d.pop("score")

        sides = SidesView.from_dict(d.pop("sides"))




        reasons = []
        _reasons = d.pop("reasons")
        for reasons_item_data in (_reasons):
            reasons_item = ReasonView.from_dict(reasons_item_data)



            reasons.append(reasons_item)


        recommended = d.pop("recommended")

        obstacles = []
        _obstacles = d.pop("obstacles")
        for obstacles_item_data in (_obstacles):
            obstacles_item = ObstacleView.from_dict(obstacles_item_data)



            obstacles.append(obstacles_item)


        would_help = []
        _would_help = d.pop("would_help")
        for would_help_item_data in (_would_help):
            would_help_item = HelpView.from_dict(would_help_item_data)



            would_help.append(would_help_item)


        named_recommendation_view = cls(
            mentor_id=mentor_id,
            score=score,
            sides=sides,
            reasons=reasons,
            recommended=recommended,
            obstacles=obstacles,
            would_help=would_help,
        )


        named_recommendation_view.additional_properties = d
        return named_recommendation_view

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
