from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.skill_rating_view_moment import SkillRatingViewMoment
from ..models.skill_rating_view_side import SkillRatingViewSide
from typing import cast
from uuid import UUID
import datetime

if TYPE_CHECKING:
  from ..models.skill_rating_view_levels import SkillRatingViewLevels





T = TypeVar("T", bound="SkillRatingView")



@_attrs_define
class SkillRatingView:
    """ 
        Attributes:
            id (UUID): Its id, a UUIDv7 that the server gave.
            side (SkillRatingViewSide): Who has rated.
            moment (SkillRatingViewMoment): At what they looked.
            rated_at (datetime.datetime): When, in UTC.
            levels (SkillRatingViewLevels): From 1 to 5, by the skill's slug.
            confidence (int | None): The mentee's own, from 1 to 5; null where it was not said.
            goal_id (None | UUID): The goal after which they looked.
     """

    id: UUID
    side: SkillRatingViewSide
    moment: SkillRatingViewMoment
    rated_at: datetime.datetime
    levels: SkillRatingViewLevels
    confidence: int | None
    goal_id: None | UUID
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.skill_rating_view_levels import SkillRatingViewLevels # noqa: PLC0415
        id = str(self.id)

        side = self.side.value

        moment = self.moment.value

        rated_at = self.rated_at.isoformat()

        levels = self.levels.to_dict()

        confidence: int | None
        confidence = self.confidence

        goal_id: None | str
        if isinstance(self.goal_id, UUID):
            goal_id = str(self.goal_id)
        else:
            goal_id = self.goal_id


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "id": id,
            "side": side,
            "moment": moment,
            "rated_at": rated_at,
            "levels": levels,
            "confidence": confidence,
            "goal_id": goal_id,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.skill_rating_view_levels import SkillRatingViewLevels # noqa: PLC0415
        d = dict(src_dict)
        id = UUID(d.pop("id"))




        side = SkillRatingViewSide(d.pop("side"))




        moment = SkillRatingViewMoment(d.pop("moment"))




        rated_at = datetime.datetime.fromisoformat(d.pop("rated_at"))




        levels = SkillRatingViewLevels.from_dict(d.pop("levels"))




        def _parse_confidence(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        confidence = _parse_confidence(d.pop("confidence"))


        def _parse_goal_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                goal_id_type_0 = UUID(data)



                return goal_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        goal_id = _parse_goal_id(d.pop("goal_id"))


        skill_rating_view = cls(
            id=id,
            side=side,
            moment=moment,
            rated_at=rated_at,
            levels=levels,
            confidence=confidence,
            goal_id=goal_id,
        )


        skill_rating_view.additional_properties = d
        return skill_rating_view

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
