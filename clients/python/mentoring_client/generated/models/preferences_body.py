from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast

if TYPE_CHECKING:
  from ..models.preferences_body_mail import PreferencesBodyMail





T = TypeVar("T", bound="PreferencesBody")



@_attrs_define
class PreferencesBody:
    """ A kind left out is mailed.

        Attributes:
            mail (PreferencesBodyMail): Mail, by kind.
     """

    mail: PreferencesBodyMail





    def to_dict(self) -> dict[str, Any]:
        from ..models.preferences_body_mail import PreferencesBodyMail # noqa: PLC0415
        mail = self.mail.to_dict()


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "mail": mail,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.preferences_body_mail import PreferencesBodyMail # noqa: PLC0415
        d = dict(src_dict)
        mail = PreferencesBodyMail.from_dict(d.pop("mail"))




        preferences_body = cls(
            mail=mail,
        )

        return preferences_body

