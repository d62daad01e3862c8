from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.message_kind import MessageKind
from typing import cast

if TYPE_CHECKING:
  from ..models.preferences_view_mail import PreferencesViewMail
  from ..models.quiet_hours_view import QuietHoursView





T = TypeVar("T", bound="PreferencesView")



@_attrs_define
class PreferencesView:
    """ What is mailed. The inbox keeps all messages in any case.

        Attributes:
            version (int): Rises by one with each change; what an `If-Match` is judged by.
            mail (PreferencesViewMail): By kind, of those that can be switched off: whether it is mailed.
            always_mailed (list[MessageKind]): Kinds that keep your calendar right.
            quiet_hours (QuietHoursView):
     """

    version: int
    mail: PreferencesViewMail
    always_mailed: list[MessageKind]
    quiet_hours: QuietHoursView
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.preferences_view_mail import PreferencesViewMail # noqa: PLC0415
        from ..models.quiet_hours_view import QuietHoursView # noqa: PLC0415
        version = self.version

        mail = self.mail.to_dict()

        always_mailed = []
        for always_mailed_item_data in self.always_mailed:
            always_mailed_item = always_mailed_item_data.value
            always_mailed.append(always_mailed_item)



        quiet_hours = self.quiet_hours.to_dict()


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "version": version,
            "mail": mail,
            "always_mailed": always_mailed,
            "quiet_hours": quiet_hours,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.preferences_view_mail import PreferencesViewMail # noqa: PLC0415
        from ..models.quiet_hours_view import QuietHoursView # noqa: PLC0415
        d = dict(src_dict)
        version = d.pop("version")

        mail = PreferencesViewMail.from_dict(d.pop("mail"))




        always_mailed = []
        _always_mailed = d.pop("always_mailed")
        for always_mailed_item_data in (_always_mailed):
            always_mailed_item = MessageKind(always_mailed_item_data)



            always_mailed.append(always_mailed_item)


        quiet_hours = QuietHoursView.from_dict(d.pop("quiet_hours"))




        preferences_view = cls(
            version=version,
            mail=mail,
            always_mailed=always_mailed,
            quiet_hours=quiet_hours,
        )


        preferences_view.additional_properties = d
        return preferences_view

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
