from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset
from typing import cast

if TYPE_CHECKING:
  from ..models.preferences_body_mail import PreferencesBodyMail
  from ..models.quiet_hours_body import QuietHoursBody





T = TypeVar("T", bound="PreferencesBody")



@_attrs_define
class PreferencesBody:
    """ A kind left out is mailed.

        Attributes:
            mail (PreferencesBodyMail): Mail, by kind.
            quiet_hours (None | QuietHoursBody | Unset): When nothing is mailed that you don't wait for; left out or null:
                as before.
     """

    mail: PreferencesBodyMail
    quiet_hours: None | QuietHoursBody | Unset = UNSET





    def to_dict(self) -> dict[str, Any]:
        from ..models.preferences_body_mail import PreferencesBodyMail # noqa: PLC0415
        from ..models.quiet_hours_body import QuietHoursBody # noqa: PLC0415
        mail = self.mail.to_dict()

        quiet_hours: dict[str, Any] | None | Unset
        if isinstance(self.quiet_hours, Unset):
            quiet_hours = UNSET
        elif isinstance(self.quiet_hours, QuietHoursBody):
            quiet_hours = self.quiet_hours.to_dict()
        else:
            quiet_hours = self.quiet_hours


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "mail": mail,
        })
        if quiet_hours is not UNSET:
            field_dict["quiet_hours"] = quiet_hours

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.preferences_body_mail import PreferencesBodyMail # noqa: PLC0415
        from ..models.quiet_hours_body import QuietHoursBody # noqa: PLC0415
        d = dict(src_dict)
        mail = PreferencesBodyMail.from_dict(d.pop("mail"))




        def _parse_quiet_hours(data: object) -> None | QuietHoursBody | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                quiet_hours_type_0 = QuietHoursBody.from_dict(data)



                return quiet_hours_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | QuietHoursBody | Unset, data)

        quiet_hours = _parse_quiet_hours(d.pop("quiet_hours", UNSET))


        preferences_body = cls(
            mail=mail,
            quiet_hours=quiet_hours,
        )

        return preferences_body

