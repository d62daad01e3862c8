from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset
from typing import cast

if TYPE_CHECKING:
  from ..models.attached import Attached





T = TypeVar("T", bound="MessageToWrite")



@_attrs_define
class MessageToWrite:
    """ 
        Attributes:
            text (str): What you write to the other side.
            about (Attached | None | Unset): What it is about, where it is about one thing.
     """

    text: str
    about: Attached | None | Unset = UNSET





    def to_dict(self) -> dict[str, Any]:
        from ..models.attached import Attached # noqa: PLC0415
        text = self.text

        about: dict[str, Any] | None | Unset
        if isinstance(self.about, Unset):
            about = UNSET
        elif isinstance(self.about, Attached):
            about = self.about.to_dict()
        else:
            about = self.about


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "text": text,
        })
        if about is not UNSET:
            field_dict["about"] = about

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.attached import Attached # noqa: PLC0415
        d = dict(src_dict)
        text = d.pop("text")

        def _parse_about(data: object) -> Attached | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                about_type_0 = Attached.from_dict(data)



                return about_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Attached | None | Unset, data)

        about = _parse_about(d.pop("about", UNSET))


        message_to_write = cls(
            text=text,
            about=about,
        )

        return message_to_write

