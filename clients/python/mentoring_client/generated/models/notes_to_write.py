from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset
from typing import cast






T = TypeVar("T", bound="NotesToWrite")



@_attrs_define
class NotesToWrite:
    """ What is left out or null is empty.

        Attributes:
            shared (None | str | Unset): For both of you.
            private (None | str | Unset): For nobody but you.
     """

    shared: None | str | Unset = UNSET
    private: None | str | Unset = UNSET





    def to_dict(self) -> dict[str, Any]:
        shared: None | str | Unset
        if isinstance(self.shared, Unset):
            shared = UNSET
        else:
            shared = self.shared

        private: None | str | Unset
        if isinstance(self.private, Unset):
            private = UNSET
        else:
            private = self.private


        field_dict: dict[str, Any] = {}

        field_dict.update({
        })
        if shared is not UNSET:
            field_dict["shared"] = shared
        if private is not UNSET:
            field_dict["private"] = private

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        def _parse_shared(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        shared = _parse_shared(d.pop("shared", UNSET))


        def _parse_private(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        private = _parse_private(d.pop("private", UNSET))


        notes_to_write = cls(
            shared=shared,
            private=private,
        )

        return notes_to_write

