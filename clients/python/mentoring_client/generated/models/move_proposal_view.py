from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.move_proposal_view_proposed_by import MoveProposalViewProposedBy
from typing import cast
import datetime






T = TypeVar("T", bound="MoveProposalView")



@_attrs_define
class MoveProposalView:
    """ Another time that one side proposes to the other.

        Attributes:
            proposed_by (MoveProposalViewProposedBy): Which side proposes it.
            starts_at (datetime.datetime): When it starts, in UTC.
            ends_at (datetime.datetime): When it ends, in UTC.
            respond_by (datetime.datetime): Until when it is kept free, in UTC: two days after it was proposed, or when the
                session starts at its own time or at the proposed
                one, whichever is first.
     """

    proposed_by: MoveProposalViewProposedBy
    starts_at: datetime.datetime
    ends_at: datetime.datetime
    respond_by: datetime.datetime
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        proposed_by = self.proposed_by.value

        starts_at = self.starts_at.isoformat()

        ends_at = self.ends_at.isoformat()

        respond_by = self.respond_by.isoformat()


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "proposed_by": proposed_by,
            "starts_at": starts_at,
            "ends_at": ends_at,
            "respond_by": respond_by,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        proposed_by = MoveProposalViewProposedBy(d.pop("proposed_by"))




        starts_at = datetime.datetime.fromisoformat(d.pop("starts_at"))




        ends_at = datetime.datetime.fromisoformat(d.pop("ends_at"))




        respond_by = datetime.datetime.fromisoformat(d.pop("respond_by"))




        move_proposal_view = cls(
            proposed_by=proposed_by,
            starts_at=starts_at,
            ends_at=ends_at,
            respond_by=respond_by,
        )


        move_proposal_view.additional_properties = d
        return move_proposal_view

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
