from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.suggestion_to_make_kind_type_0 import SuggestionToMakeKindType0
from ..types import UNSET, Unset
from typing import cast
from uuid import UUID






T = TypeVar("T", bound="SuggestionToMake")



@_attrs_define
class SuggestionToMake:
    """ Something new, or something off your shelf.

        Attributes:
            shelf_item_id (None | Unset | UUID): What stands on your shelf; nothing else is said then but the goal.
            kind (None | SuggestionToMakeKindType0 | Unset): What it is.
            title (None | str | Unset): What it is called.
            text (None | str | Unset): Why you think of it.
            link (None | str | Unset): Where it is found.
            skills (list[str] | Unset): Which skills it is about.
            goal_id (None | Unset | UUID): The goal that it helps with, where it is one.
     """

    shelf_item_id: None | Unset | UUID = UNSET
    kind: None | SuggestionToMakeKindType0 | Unset = UNSET
    title: None | str | Unset = UNSET
    text: None | str | Unset = UNSET
    link: None | str | Unset = UNSET
    skills: list[str] | Unset = UNSET
    goal_id: None | Unset | UUID = UNSET





    def to_dict(self) -> dict[str, Any]:
        shelf_item_id: None | str | Unset
        if isinstance(self.shelf_item_id, Unset):
            shelf_item_id = UNSET
        elif isinstance(self.shelf_item_id, UUID):
            shelf_item_id = str(self.shelf_item_id)
        else:
            shelf_item_id = self.shelf_item_id

        kind: None | str | Unset
        if isinstance(self.kind, Unset):
            kind = UNSET
        elif isinstance(self.kind, SuggestionToMakeKindType0):
            kind = self.kind.value
        else:
            kind = self.kind

        title: None | str | Unset
        if isinstance(self.title, Unset):
            title = UNSET
        else:
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



        goal_id: None | str | Unset
        if isinstance(self.goal_id, Unset):
            goal_id = UNSET
        elif isinstance(self.goal_id, UUID):
            goal_id = str(self.goal_id)
        else:
            goal_id = self.goal_id


        field_dict: dict[str, Any] = {}

        field_dict.update({
        })
        if shelf_item_id is not UNSET:
            field_dict["shelf_item_id"] = shelf_item_id
        if kind is not UNSET:
            field_dict["kind"] = kind
        if title is not UNSET:
            field_dict["title"] = title
        if text is not UNSET:
            field_dict["text"] = text
        if link is not UNSET:
            field_dict["link"] = link
        if skills is not UNSET:
            field_dict["skills"] = skills
        if goal_id is not UNSET:
            field_dict["goal_id"] = goal_id

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        def _parse_shelf_item_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                shelf_item_id_type_0 = UUID(data)



                return shelf_item_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        shelf_item_id = _parse_shelf_item_id(d.pop("shelf_item_id", UNSET))


        def _parse_kind(data: object) -> None | SuggestionToMakeKindType0 | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                kind_type_0 = SuggestionToMakeKindType0(data)



                return kind_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | SuggestionToMakeKindType0 | Unset, data)

        kind = _parse_kind(d.pop("kind", UNSET))


        def _parse_title(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        title = _parse_title(d.pop("title", UNSET))


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


        def _parse_goal_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                goal_id_type_0 = UUID(data)



                return goal_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        goal_id = _parse_goal_id(d.pop("goal_id", UNSET))


        suggestion_to_make = cls(
            shelf_item_id=shelf_item_id,
            kind=kind,
            title=title,
            text=text,
            link=link,
            skills=skills,
            goal_id=goal_id,
        )

        return suggestion_to_make

