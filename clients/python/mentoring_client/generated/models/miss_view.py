from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.miss_view_barrier import MissViewBarrier
from ..models.miss_view_factor_type_0 import MissViewFactorType0
from typing import cast
from uuid import UUID






T = TypeVar("T", bound="MissView")



@_attrs_define
class MissView:
    """ A mentor whom somebody who stayed alone nearly had.

        Attributes:
            mentor_id (UUID): The mentor's id, which is their person's.
            score (float): How well the two fit.
            barrier (MissViewBarrier): What stands between: no `language` in common, the mentor is `paused` or has
                `no_place`, something that has to hold does
                not (`must`), the score is `below_minimum`, or the places were `taken` by others of this run; where there was a
                lottery, they were `not_drawn`.
            factor (MissViewFactorType0 | None): What would have to hold, where it is a `must`.
            text (str): What would have to change, in the language asked for.
     """

    mentor_id: UUID
    score: float
    barrier: MissViewBarrier
    factor: MissViewFactorType0 | None
    text: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        mentor_id = str(self.mentor_id)

        score = self.score

        barrier = self.barrier.value

        factor: None | str
        if isinstance(self.factor, MissViewFactorType0):
            factor = self.factor.value
        else:
            factor = self.factor

        text = self.text


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "mentor_id": mentor_id,
            "score": score,
            "barrier": barrier,
            "factor": factor,
            "text": text,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        mentor_id = UUID(d.pop("mentor_id"))




        score = d.pop("score")

        barrier = MissViewBarrier(d.pop("barrier"))




        def _parse_factor(data: object) -> MissViewFactorType0 | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                factor_type_0 = MissViewFactorType0(data)



                return factor_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(MissViewFactorType0 | None, data)

        factor = _parse_factor(d.pop("factor"))


        text = d.pop("text")

        miss_view = cls(
            mentor_id=mentor_id,
            score=score,
            barrier=barrier,
            factor=factor,
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
