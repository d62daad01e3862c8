from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast
from typing import Literal, cast
from uuid import UUID

if TYPE_CHECKING:
  from ..models.weights import Weights





T = TypeVar("T", bound="RulesView")



@_attrs_define
class RulesView:
    """ Version 0: the rules every programme begins with.

        Attributes:
            programme_id (UUID): The programme that it belongs to.
            version (int): Rises by one with each change; what an `If-Match` is judged by.
            weights (Weights): How much each factor counts, in proportion to the others of its side; at least one is above
                0.

                What the mentee gains counts skills, goals, languages, stage, style, rhythm, overlap, feedback and reliability;
                what the
                mentor wished for counts skills, languages, stage, style, rhythm, capacity, overlap and history.
            can (list[Literal['update']]): What the asker may do with it now.
     """

    programme_id: UUID
    version: int
    weights: Weights
    can: list[Literal['update']]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.weights import Weights # noqa: PLC0415
        programme_id = str(self.programme_id)

        version = self.version

        weights = self.weights.to_dict()

        can = self.can




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "programme_id": programme_id,
            "version": version,
            "weights": weights,
            "can": can,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.weights import Weights # noqa: PLC0415
        d = dict(src_dict)
        programme_id = UUID(d.pop("programme_id"))




        version = d.pop("version")

        weights = Weights.from_dict(d.pop("weights"))




        can = []
        _can = d.pop("can")
        for can_item_data in (_can):
            can_item = cast(Literal['update'] , can_item_data)
            if can_item != 'update':
                raise ValueError(f"can_item must match const 'update', got '{can_item}'")
            can.append(can_item)


        rules_view = cls(
            programme_id=programme_id,
            version=version,
            weights=weights,
            can=can,
        )


        rules_view.additional_properties = d
        return rules_view

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
