from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast
from uuid import UUID
import datetime






T = TypeVar("T", bound="ConsentStateView")



@_attrs_define
class ConsentStateView:
    """ That one agreed to a programme's words.

        Attributes:
            programme_id (UUID): Whose words they are.
            agreed_version (int): Which of them.
            language (str): In which language one read them.
            text (str): The very words.
            given_at (datetime.datetime): Since when, in UTC.
            withdrawn_at (datetime.datetime | None): Since when no longer, in UTC; null while one agrees.
            asks_again (bool): Whether the words have changed since: show the programme's form, and ask.
     """

    programme_id: UUID
    agreed_version: int
    language: str
    text: str
    given_at: datetime.datetime
    withdrawn_at: datetime.datetime | None
    asks_again: bool
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        programme_id = str(self.programme_id)

        agreed_version = self.agreed_version

        language = self.language

        text = self.text

        given_at = self.given_at.isoformat()

        withdrawn_at: None | str
        if isinstance(self.withdrawn_at, datetime.datetime):
            withdrawn_at = self.withdrawn_at.isoformat()
        else:
            withdrawn_at = self.withdrawn_at

        asks_again = self.asks_again


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "programme_id": programme_id,
            "agreed_version": agreed_version,
            "language": language,
            "text": text,
            "given_at": given_at,
            "withdrawn_at": withdrawn_at,
            "asks_again": asks_again,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        programme_id = UUID(d.pop("programme_id"))




        agreed_version = d.pop("agreed_version")

        language = d.pop("language")

        text = d.pop("text")

        given_at = datetime.datetime.fromisoformat(d.pop("given_at"))




        def _parse_withdrawn_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                withdrawn_at_type_0 = datetime.datetime.fromisoformat(data)



                return withdrawn_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        withdrawn_at = _parse_withdrawn_at(d.pop("withdrawn_at"))


        asks_again = d.pop("asks_again")

        consent_state_view = cls(
            programme_id=programme_id,
            agreed_version=agreed_version,
            language=language,
            text=text,
            given_at=given_at,
            withdrawn_at=withdrawn_at,
            asks_again=asks_again,
        )


        consent_state_view.additional_properties = d
        return consent_state_view

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
