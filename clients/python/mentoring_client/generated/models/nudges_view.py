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
  from ..models.nudge_rule_view import NudgeRuleView





T = TypeVar("T", bound="NudgesView")



@_attrs_define
class NudgesView:
    """ What is said unasked in a programme where it is quiet, and what comes of it.

        Attributes:
            programme_id (UUID): Which programme.
            version (int): Counts what was said of `held_back`; 0: nobody has said anything.
            held_back (float): Of the words that are due, the share that is not said.
            rules (list[NudgeRuleView]): Every line, in the order of the table.
            can (list[Literal['update']]): What the asker may do with it now.
     """

    programme_id: UUID
    version: int
    held_back: float
    rules: list[NudgeRuleView]
    can: list[Literal['update']]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.nudge_rule_view import NudgeRuleView # noqa: PLC0415
        programme_id = str(self.programme_id)

        version = self.version

        held_back = self.held_back

        rules = []
        for rules_item_data in self.rules:
            rules_item = rules_item_data.to_dict()
            rules.append(rules_item)



        can = self.can




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "programme_id": programme_id,
            "version": version,
            "held_back": held_back,
            "rules": rules,
            "can": can,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.nudge_rule_view import NudgeRuleView # noqa: PLC0415
        d = dict(src_dict)
        programme_id = UUID(d.pop("programme_id"))




        version = d.pop("version")

        held_back = d.pop("held_back")

        rules = []
        _rules = d.pop("rules")
        for rules_item_data in (_rules):
            rules_item = NudgeRuleView.from_dict(rules_item_data)



            rules.append(rules_item)


        can = []
        _can = d.pop("can")
        for can_item_data in (_can):
            can_item = cast(Literal['update'] , can_item_data)
            if can_item != 'update':
                raise ValueError(f"can_item must match const 'update', got '{can_item}'")
            can.append(can_item)


        nudges_view = cls(
            programme_id=programme_id,
            version=version,
            held_back=held_back,
            rules=rules,
            can=can,
        )


        nudges_view.additional_properties = d
        return nudges_view

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
