from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.miss_view_barrier import MissViewBarrier
from uuid import UUID






T = TypeVar("T", bound="MissView")



@_attrs_define
class MissView:
    """ A mentor whom somebody who stayed alone nearly had.

        Attributes:
            mentor_id (UUID): The mentor's id, which is their person's.
            score (float): How well the two fit.
            barrier (MissViewBarrier): What stands between: no `language` in common, the mentor is `paused` or has
                `no_place`, the score is
                `below_minimum`, or the places were `taken` by others of this run; where there was a lottery, they were
                `not_drawn`.
            text (str): What would have to change, in the language asked for.
     """

    mentor_id: UUID
    score: float
    barrier: MissViewBarrier
    text: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        mentor_id = str(self.mentor_id)

        score = self.score

        barrier = self.barrier.value

        text = self.text


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "mentor_id": mentor_id,
            "score": score,
            "barrier": barrier,
            "text": text,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        mentor_id = UUID(d.pop("mentor_id"))




        score = d.pop("score")

        barrier = MissViewBarrier(d.pop("barrier"))




        text = d.pop("text")

        miss_view = cls(
            mentor_id=mentor_id,
            score=score,
            barrier=barrier,
            text=text,
        )


        miss_view.additional_properties = d
        return miss_view

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
