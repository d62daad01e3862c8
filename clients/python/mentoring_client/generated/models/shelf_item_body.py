from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.shelf_item_body_goal_kinds_item import ShelfItemBodyGoalKindsItem
from ..models.shelf_item_body_kind import ShelfItemBodyKind
from ..types import UNSET, Unset
from typing import cast






T = TypeVar("T", bound="ShelfItemBody")



@_attrs_define
class ShelfItemBody:
    """ 
        Attributes:
            kind (ShelfItemBodyKind): What it is; a story is read where it fits a goal, all else can be suggested.
            title (str): What it is called.
            text (None | str | Unset): The story, or why you think of it.
            link (None | str | Unset): Where it is found.
            skills (list[str] | Unset): Which skills it is about.
            goal_kinds (list[ShelfItemBodyGoalKindsItem] | Unset): Which kinds of goals it fits.
            shared (bool | Unset): Whether your mentees see it beside goals that it fits. Default: True.
     """

    kind: ShelfItemBodyKind
    title: str
    text: None | str | Unset = UNSET
    link: None | str | Unset = UNSET
    skills: list[str] | Unset = UNSET
    goal_kinds: list[ShelfItemBodyGoalKindsItem] | Unset = UNSET
    shared: bool | Unset = True





    def to_dict(self) -> dict[str, Any]:
        kind = self.kind.value

        title = self.title

        text: None | str | Unset
        if isinstance(self.text, Unset):
            text = UNSET
        else:
            text = self.text

        link: None | str | Unset
        if isinstance(self.link, Unset):
            link = UNSET
        else:
            link = self.link

        skills: list[str] | Unset = UNSET
        if not isinstance(self.skills, Unset):
            skills = self.skills



        goal_kinds: list[str] | Unset = UNSET
        if not isinstance(self.goal_kinds, Unset):
            goal_kinds = []
            for goal_kinds_item_data in self.goal_kinds:
                goal_kinds_item = goal_kinds_item_data.value
                goal_kinds.append(goal_kinds_item)



        shared = self.shared


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "kind": kind,
            "title": title,
        })
        if text is not UNSET:
            field_dict["text"] = text
        if link is not UNSET:
            field_dict["link"] = link
        if skills is not UNSET:
            field_dict["skills"] = skills
        if goal_kinds is not UNSET:
            field_dict["goal_kinds"] = goal_kinds
        if shared is not UNSET:
            field_dict["shared"] = shared

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        kind = ShelfItemBodyKind(d.pop("kind"))




        title = d.pop("title")

        def _parse_text(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        text = _parse_text(d.pop("text", UNSET))


        def _parse_link(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        link = _parse_link(d.pop("link", UNSET))


        skills = cast(list[str], d.pop("skills", UNSET))


        _goal_kinds = d.pop("goal_kinds", UNSET)
        goal_kinds: list[ShelfItemBodyGoalKindsItem] | Unset = UNSET
        if _goal_kinds is not UNSET:
            goal_kinds = []
            for goal_kinds_item_data in _goal_kinds:
                goal_kinds_item = ShelfItemBodyGoalKindsItem(goal_kinds_item_data)



                goal_kinds.append(goal_kinds_item)


        shared = d.pop("shared", UNSET)

        shelf_item_body = cls(
            kind=kind,
            title=title,
            text=text,
            link=link,
            skills=skills,
            goal_kinds=goal_kinds,
            shared=shared,
        )

        return shelf_item_body

