from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.feedback_on_session_view_given_by_item import FeedbackOnSessionViewGivenByItem
from typing import cast
from typing import Literal, cast
from uuid import UUID

if TYPE_CHECKING:
  from ..models.feedback_view import FeedbackView





T = TypeVar("T", bound="FeedbackOnSessionView")



@_attrs_define
class FeedbackOnSessionView:
    """ What you may see of the feedback on a session: yours always, the other's once revealed.

        Attributes:
            session_id (UUID): The session that is meant.
            items (list[FeedbackView]): At most one from each side.
            given_by (list[FeedbackOnSessionViewGivenByItem]): Who has given theirs, seen or not.
            can (list[Literal['give_feedback']]): What the asker may do with it now.
     """

    session_id: UUID
    items: list[FeedbackView]
    given_by: list[FeedbackOnSessionViewGivenByItem]
    can: list[Literal['give_feedback']]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.feedback_view import FeedbackView # noqa: PLC0415
        session_id = str(self.session_id)

        items = []
        for items_item_data in self.items:
            items_item = items_item_data.to_dict()
            items.append(items_item)



        given_by = []
        for given_by_item_data in self.given_by:
            given_by_item = given_by_item_data.value
            given_by.append(given_by_item)



        can = self.can




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "session_id": session_id,
            "items": items,
            "given_by": given_by,
            "can": can,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.feedback_view import FeedbackView # noqa: PLC0415
        d = dict(src_dict)
        session_id = UUID(d.pop("session_id"))




        items = []
        _items = d.pop("items")
        for items_item_data in (_items):
            items_item = FeedbackView.from_dict(items_item_data)



            items.append(items_item)


        given_by = []
        _given_by = d.pop("given_by")
        for given_by_item_data in (_given_by):
            given_by_item = FeedbackOnSessionViewGivenByItem(given_by_item_data)



            given_by.append(given_by_item)


        can = []
        _can = d.pop("can")
        for can_item_data in (_can):
            can_item = cast(Literal['give_feedback'] , can_item_data)
            if can_item != 'give_feedback':
                raise ValueError(f"can_item must match const 'give_feedback', got '{can_item}'")
            can.append(can_item)


        feedback_on_session_view = cls(
            session_id=session_id,
            items=items,
            given_by=given_by,
            can=can,
        )


        feedback_on_session_view.additional_properties = d
        return feedback_on_session_view

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
