from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast
from uuid import UUID

if TYPE_CHECKING:
  from ..models.reason_view import ReasonView
  from ..models.sides_view import SidesView





T = TypeVar("T", bound="MenteeWhoWaitsView")



@_attrs_define
class MenteeWhoWaitsView:
    """ A mentee who has nobody in the programme and asks nobody there, and why they fit. Their own words are for whom they
    ask.

        Attributes:
            mentee_id (UUID): The mentee's id, which is their person's.
            score (float): How well the two fit, 0 to 1, as the mentee sees it too.
            sides (SidesView): How well the two fit, as each side sees it.
            reasons (list[ReasonView]): Each factor of each side with what it adds, the largest first, told to you as the
                mentor.
     """

    mentee_id: UUID
    score: float
    sides: SidesView
    reasons: list[ReasonView]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.reason_view import ReasonView # noqa: PLC0415
        from ..models.sides_view import SidesView # noqa: PLC0415
        mentee_id = str(self.mentee_id)

        score = self.score

        sides = self.sides.to_dict()

        reasons = []
        for reasons_item_data in self.reasons:
            reasons_item = reasons_item_data.to_dict()
            reasons.append(reasons_item)




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "mentee_id": mentee_id,
            "score": score,
            "sides": sides,
            "reasons": reasons,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.reason_view import ReasonView # noqa: PLC0415
        from ..models.sides_view import SidesView # noqa: PLC0415
        d = dict(src_dict)
        mentee_id = UUID(d.pop("mentee_id"))




        score = d.pop("score")

        sides = SidesView.from_dict(d.pop("sides"))




        reasons = []
        _reasons = d.pop("reasons")
        for reasons_item_data in (_reasons):
            reasons_item = ReasonView.from_dict(reasons_item_data)



            reasons.append(reasons_item)


        mentee_who_waits_view = cls(
            mentee_id=mentee_id,
            score=score,
            sides=sides,
            reasons=reasons,
        )


        mentee_who_waits_view.additional_properties = d
        return mentee_who_waits_view

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
