from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast

if TYPE_CHECKING:
  from ..models.proposal_that_ends import ProposalThatEnds





T = TypeVar("T", bound="ProposalsThatEnd")



@_attrs_define
class ProposalsThatEnd:
    """ Which requests end for somebody who ceases to be a mentor now.

        Attributes:
            proposals (list[ProposalThatEnds]): What you are asked and have not answered, the oldest first; who asks is
                told, and the next mentor is asked.
     """

    proposals: list[ProposalThatEnds]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.proposal_that_ends import ProposalThatEnds # noqa: PLC0415
        proposals = []
        for proposals_item_data in self.proposals:
            proposals_item = proposals_item_data.to_dict()
            proposals.append(proposals_item)




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "proposals": proposals,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.proposal_that_ends import ProposalThatEnds # noqa: PLC0415
        d = dict(src_dict)
        proposals = []
        _proposals = d.pop("proposals")
        for proposals_item_data in (_proposals):
            proposals_item = ProposalThatEnds.from_dict(proposals_item_data)



            proposals.append(proposals_item)


        proposals_that_end = cls(
            proposals=proposals,
        )


        proposals_that_end.additional_properties = d
        return proposals_that_end

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
