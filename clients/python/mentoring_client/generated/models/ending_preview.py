from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast
from uuid import UUID

if TYPE_CHECKING:
  from ..models.open_goal import OpenGoal
  from ..models.session_ahead import SessionAhead





T = TypeVar("T", bound="EndingPreview")



@_attrs_define
class EndingPreview:
    """ What ending the mentorship now would do. `version`: the mentorship's, for the `If-Match` of the ending.

        Attributes:
            mentorship_id (UUID): The mentorship that would end.
            version (int): Rises by one with each change; what an `If-Match` is judged by.
            cancels (list[SessionAhead]): Your sessions with each other that have not begun: they are cancelled with the
                mentorship.
            goals_open (list[OpenGoal]): What is neither completed nor dropped, and would stay as it is.
     """

    mentorship_id: UUID
    version: int
    cancels: list[SessionAhead]
    goals_open: list[OpenGoal]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.open_goal import OpenGoal # noqa: PLC0415
        from ..models.session_ahead import SessionAhead # noqa: PLC0415
        mentorship_id = str(self.mentorship_id)

        version = self.version

        cancels = []
        for cancels_item_data in self.cancels:
            cancels_item = cancels_item_data.to_dict()
            cancels.append(cancels_item)



        goals_open = []
        for goals_open_item_data in self.goals_open:
            goals_open_item = goals_open_item_data.to_dict()
            goals_open.append(goals_open_item)




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "mentorship_id": mentorship_id,
            "version": version,
            "cancels": cancels,
            "goals_open": goals_open,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.open_goal import OpenGoal # noqa: PLC0415
        from ..models.session_ahead import SessionAhead # noqa: PLC0415
        d = dict(src_dict)
        mentorship_id = UUID(d.pop("mentorship_id"))




        version = d.pop("version")

        cancels = []
        _cancels = d.pop("cancels")
        for cancels_item_data in (_cancels):
            cancels_item = SessionAhead.from_dict(cancels_item_data)



            cancels.append(cancels_item)


        goals_open = []
        _goals_open = d.pop("goals_open")
        for goals_open_item_data in (_goals_open):
            goals_open_item = OpenGoal.from_dict(goals_open_item_data)



            goals_open.append(goals_open_item)


        ending_preview = cls(
            mentorship_id=mentorship_id,
            version=version,
            cancels=cancels,
            goals_open=goals_open,
        )


        ending_preview.additional_properties = d
        return ending_preview

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
