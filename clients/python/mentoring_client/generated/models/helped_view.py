from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.helped_view_kind import HelpedViewKind






T = TypeVar("T", bound="HelpedView")



@_attrs_define
class HelpedView:
    """ What helped others in this programme with a goal of the same kind.

        Attributes:
            kind (HelpedViewKind): What it is.
            title (str): What it is called, in small letters.
            link (str): Where it is found.
            people (int): How many people have rated it; never fewer than 5.
            useful (float): The mean of their ratings, from 1 to 5.
     """

    kind: HelpedViewKind
    title: str
    link: str
    people: int
    useful: float
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        kind = self.kind.value

        title = self.title

        link = self.link

        people = self.people

        useful = self.useful


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "kind": kind,
            "title": title,
            "link": link,
            "people": people,
            "useful": useful,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        kind = HelpedViewKind(d.pop("kind"))




        title = d.pop("title")

        link = d.pop("link")

        people = d.pop("people")

        useful = d.pop("useful")

        helped_view = cls(
            kind=kind,
            title=title,
            link=link,
            people=people,
            useful=useful,
        )


        helped_view.additional_properties = d
        return helped_view

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
