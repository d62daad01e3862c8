from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.shelf_item_view_can_item import ShelfItemViewCanItem
from ..models.shelf_item_view_goal_kinds_item import ShelfItemViewGoalKindsItem
from ..models.shelf_item_view_kind import ShelfItemViewKind
from typing import cast
from uuid import UUID
import datetime






T = TypeVar("T", bound="ShelfItemView")



@_attrs_define
class ShelfItemView:
    """ 
        Attributes:
            id (UUID): Its id, a UUIDv7 that the server gave.
            version (int): Rises by one with each change; what an `If-Match` is judged by.
            kind (ShelfItemViewKind): What it is.
            title (str): What it is called.
            text (None | str): The story, or why its owner thinks of it.
            link (None | str): Where it is found.
            skills (list[str]): Which skills it is about.
            goal_kinds (list[ShelfItemViewGoalKindsItem]): Which kinds of goals it fits.
            shared (bool): Whether its owner's mentees see it beside goals that it fits.
            added_at (datetime.datetime): When it was put there, in UTC.
            suggested (int | None): How often it was suggested; null for others than its owner.
            can (list[ShelfItemViewCanItem]): What the asker may do with it now.
     """

    id: UUID
    version: int
    kind: ShelfItemViewKind
    title: str
    text: None | str
    link: None | str
    skills: list[str]
    goal_kinds: list[ShelfItemViewGoalKindsItem]
    shared: bool
    added_at: datetime.datetime
    suggested: int | None
    can: list[ShelfItemViewCanItem]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        version = self.version

        kind = self.kind.value

        title = self.title

        text: None | str
        text = self.text

        link: None | str
        link = self.link

        skills = self.skills



        goal_kinds = []
        for goal_kinds_item_data in self.goal_kinds:
            goal_kinds_item = goal_kinds_item_data.value
            goal_kinds.append(goal_kinds_item)



        shared = self.shared

        added_at = self.added_at.isoformat()

        suggested: int | None
        suggested = self.suggested

        can = []
        for can_item_data in self.can:
            can_item = can_item_data.value
            can.append(can_item)




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "id": id,
            "version": version,
            "kind": kind,
            "title": title,
            "text": text,
            "link": link,
            "skills": skills,
            "goal_kinds": goal_kinds,
            "shared": shared,
            "added_at": added_at,
            "suggested": suggested,
            "can": can,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))




        version = d.pop("version")

        kind = ShelfItemViewKind(d.pop("kind"))




        title = d.pop("title")

        def _parse_text(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        text = _parse_text(d.pop("text"))


        def _parse_link(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        link = _parse_link(d.pop("link"))


        skills = cast(list[str], d.pop("skills"))


        goal_kinds = []
        _goal_kinds = d.pop("goal_kinds")
        for goal_kinds_item_data in (_goal_kinds):
            goal_kinds_item = ShelfItemViewGoalKindsItem(goal_kinds_item_data)



            goal_kinds.append(goal_kinds_item)


        shared = d.pop("shared")

        added_at = datetime.datetime.fromisoformat(d.pop("added_at"))




        def _parse_suggested(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        suggested = _parse_suggested(d.pop("suggested"))


        can = []
        _can = d.pop("can")
        for can_item_data in (_can):
            can_item = ShelfItemViewCanItem(can_item_data)



            can.append(can_item)


        shelf_item_view = cls(
            id=id,
            version=version,
            kind=kind,
            title=title,
            text=text,
            link=link,
            skills=skills,
            goal_kinds=goal_kinds,
            shared=shared,
            added_at=added_at,
            suggested=suggested,
            can=can,
        )


        shelf_item_view.additional_properties = d
        return shelf_item_view

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
