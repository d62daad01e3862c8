from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.agreement_view_can_item import AgreementViewCanItem
from typing import cast
from uuid import UUID

if TYPE_CHECKING:
  from ..models.revision_view import RevisionView





T = TypeVar("T", bound="AgreementView")



@_attrs_define
class AgreementView:
    """ 
        Attributes:
            mentorship_id (UUID): The mentorship that it is about.
            version (int): Rises by one with each change; what an `If-Match` is judged by.
            standing (None | RevisionView): What holds; null until something was agreed on.
            proposed (None | RevisionView): What waits for an answer; null where nothing does.
            can (list[AgreementViewCanItem]): What the asker may do with it now.
     """

    mentorship_id: UUID
    version: int
    standing: None | RevisionView
    proposed: None | RevisionView
    can: list[AgreementViewCanItem]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.revision_view import RevisionView # noqa: PLC0415
        mentorship_id = str(self.mentorship_id)

        version = self.version

        standing: dict[str, Any] | None
        if isinstance(self.standing, RevisionView):
            standing = self.standing.to_dict()
        else:
            standing = self.standing

        proposed: dict[str, Any] | None
        if isinstance(self.proposed, RevisionView):
            proposed = self.proposed.to_dict()
        else:
            proposed = self.proposed

        can = []
        for can_item_data in self.can:
            can_item = can_item_data.value
            can.append(can_item)




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "mentorship_id": mentorship_id,
            "version": version,
            "standing": standing,
            "proposed": proposed,
            "can": can,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.revision_view import RevisionView # noqa: PLC0415
        d = dict(src_dict)
        mentorship_id = UUID(d.pop("mentorship_id"))




        version = d.pop("version")

        def _parse_standing(data: object) -> None | RevisionView:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                standing_type_0 = RevisionView.from_dict(data)



                return standing_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | RevisionView, data)

        standing = _parse_standing(d.pop("standing"))


        def _parse_proposed(data: object) -> None | RevisionView:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                proposed_type_0 = RevisionView.from_dict(data)



                return proposed_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | RevisionView, data)

        proposed = _parse_proposed(d.pop("proposed"))


        can = []
        _can = d.pop("can")
        for can_item_data in (_can):
            can_item = AgreementViewCanItem(can_item_data)



            can.append(can_item)


        agreement_view = cls(
            mentorship_id=mentorship_id,
            version=version,
            standing=standing,
            proposed=proposed,
            can=can,
        )


        agreement_view.additional_properties = d
        return agreement_view

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
