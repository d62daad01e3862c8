from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast
import datetime

if TYPE_CHECKING:
  from ..models.window_body import WindowBody





T = TypeVar("T", bound="OverrideBody")



@_attrs_define
class OverrideBody:
    """ All windows that start on one date; none of them: closed.

        Attributes:
            date (datetime.date): On your wall clock.
            windows (list[WindowBody]): What is free on it; none: nothing.
     """

    date: datetime.date
    windows: list[WindowBody]





    def to_dict(self) -> dict[str, Any]:
        from ..models.window_body import WindowBody # noqa: PLC0415
        date = self.date.isoformat()

        windows = []
        for windows_item_data in self.windows:
            windows_item = windows_item_data.to_dict()
            windows.append(windows_item)




        field_dict: dict[str, Any] = {}

        field_dict.update({
            "date": date,
            "windows": windows,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.window_body import WindowBody # noqa: PLC0415
        d = dict(src_dict)
        date = datetime.date.fromisoformat(d.pop("date"))




        windows = []
        _windows = d.pop("windows")
        for windows_item_data in (_windows):
            windows_item = WindowBody.from_dict(windows_item_data)



            windows.append(windows_item)


        override_body = cls(
            date=date,
            windows=windows,
        )

        return override_body

