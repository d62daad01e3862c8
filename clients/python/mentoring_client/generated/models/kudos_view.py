from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.kudos_view_side import KudosViewSide
from typing import cast
from uuid import UUID
import datetime






T = TypeVar("T", bound="KudosView")



@_attrs_define
class KudosView:
    """ 
        Attributes:
            id (UUID): Its id, a UUIDv7 that the server gave.
            version (int): Rises by one with each change; what an `If-Match` is judged by.
            side (KudosViewSide): Who gives thanks.
            text (str): What for.
            skills (list[str]): What they found strong in the other.
            goal_id (None | UUID): The goal that the other helped with.
            given_at (datetime.datetime): When, in UTC.
     """

    id: UUID
    version: int
    side: KudosViewSide
    text: str
    skills: list[str]
    goal_id: None | UUID
    given_at: datetime.datetime
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        version = self.version

        side = self.side.value

        text = self.text

        skills = self.skills



        goal_id: None | str
        if isinstance(self.goal_id, UUID):
            goal_id = str(self.goal_id)
        else:
            goal_id = self.goal_id

        given_at = self.given_at.isoformat()


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "id": id,
            "version": version,
            "side": side,
            "text": text,
            "skills": skills,
            "goal_id": goal_id,
            "given_at": given_at,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))




        version = d.pop("version")

        side = KudosViewSide(d.pop("side"))




        text = d.pop("text")

        skills = cast(list[str], d.pop("skills"))


        def _parse_goal_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                goal_id_type_0 = UUID(data)



                return goal_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        goal_id = _parse_goal_id(d.pop("goal_id"))


        given_at = datetime.datetime.fromisoformat(d.pop("given_at"))




        kudos_view = cls(
            id=id,
            version=version,
            side=side,
            text=text,
            skills=skills,
            goal_id=goal_id,
            given_at=given_at,
        )


        kudos_view.additional_properties = d
        return kudos_view

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
