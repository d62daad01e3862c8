from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast
import datetime






T = TypeVar("T", bound="PhotoView")



@_attrs_define
class PhotoView:
    """ Where a photo is to be had, by anybody who has the address: for the `src` of an `<img>`.

        Attributes:
            small (str): 128 × 128 pixels.
            large (str): 640 × 640 pixels.
            good_until (datetime.datetime): Until when the addresses are good, in UTC. For half a day they are the same, so
                that browsers keep the pictures.
     """

    small: str
    large: str
    good_until: datetime.datetime
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        small = self.small

        large = self.large

        good_until = self.good_until.isoformat()


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "small": small,
            "large": large,
            "good_until": good_until,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        small = d.pop("small")

        large = d.pop("large")

        good_until = datetime.datetime.fromisoformat(d.pop("good_until"))




        photo_view = cls(
            small=small,
            large=large,
            good_until=good_until,
        )


        photo_view.additional_properties = d
        return photo_view

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
