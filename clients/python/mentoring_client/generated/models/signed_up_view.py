from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.signed_up_view_state import SignedUpViewState
from typing import cast






T = TypeVar("T", bound="SignedUpView")



@_attrs_define
class SignedUpView:
    """ What became of it; all else is in the app.

        Attributes:
            state (SignedUpViewState): `member`, `applied` until somebody has decided, or `waiting` for a place.
            before_you (int | None): How many are before one in the line for a place; null for whoever does not wait.
     """

    state: SignedUpViewState
    before_you: int | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        state = self.state.value

        before_you: int | None
        before_you = self.before_you


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "state": state,
            "before_you": before_you,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        state = SignedUpViewState(d.pop("state"))




        def _parse_before_you(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        before_you = _parse_before_you(d.pop("before_you"))


        signed_up_view = cls(
            state=state,
            before_you=before_you,
        )


        signed_up_view.additional_properties = d
        return signed_up_view

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
