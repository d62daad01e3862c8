from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast
from typing import Literal, cast
from uuid import UUID
import datetime

if TYPE_CHECKING:
  from ..models.asked_view import AskedView





T = TypeVar("T", bound="RequestView")



@_attrs_define
class RequestView:
    """ A request and its proposals, in the order in which they are made.

        Attributes:
            id (UUID): Its id, a UUIDv7 that the server gave.
            version (int): Rises by one with each change; what an `If-Match` is judged by.
            programme_id (UUID): The programme that it belongs to.
            message (None | str): What the mentors read at their turn.
            created_at (datetime.datetime): When it was made, in UTC.
            proposals (list[AskedView]): One for each mentor, in the order of asking.
            can (list[Literal['withdraw']]): What the asker may do with it now.
     """

    id: UUID
    version: int
    programme_id: UUID
    message: None | str
    created_at: datetime.datetime
    proposals: list[AskedView]
    can: list[Literal['withdraw']]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.asked_view import AskedView # noqa: PLC0415
        id = str(self.id)

        version = self.version

        programme_id = str(self.programme_id)

        message: None | str
        message = self.message

        created_at = self.created_at.isoformat()

        proposals = []
        for proposals_item_data in self.proposals:
            proposals_item = proposals_item_data.to_dict()
            proposals.append(proposals_item)



        can = self.can




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "id": id,
            "version": version,
            "programme_id": programme_id,
            "message": message,
            "created_at": created_at,
            "proposals": proposals,
            "can": can,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.asked_view import AskedView # noqa: PLC0415
        d = dict(src_dict)
        id = UUID(d.pop("id"))




        version = d.pop("version")

        programme_id = UUID(d.pop("programme_id"))




        def _parse_message(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        message = _parse_message(d.pop("message"))


        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))




        proposals = []
        _proposals = d.pop("proposals")
        for proposals_item_data in (_proposals):
            proposals_item = AskedView.from_dict(proposals_item_data)



            proposals.append(proposals_item)


        can = []
        _can = d.pop("can")
        for can_item_data in (_can):
            can_item = cast(Literal['withdraw'] , can_item_data)
            if can_item != 'withdraw':
                raise ValueError(f"can_item must match const 'withdraw', got '{can_item}'")
            can.append(can_item)


        request_view = cls(
            id=id,
            version=version,
            programme_id=programme_id,
            message=message,
            created_at=created_at,
            proposals=proposals,
            can=can,
        )


        request_view.additional_properties = d
        return request_view

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
