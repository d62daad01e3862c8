from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.badge_view_kind import BadgeViewKind
from ..models.badge_view_side import BadgeViewSide
from typing import cast
from uuid import UUID
import datetime






T = TypeVar("T", bound="BadgeView")



@_attrs_define
class BadgeView:
    """ A badge of yours. You alone have it: whoever you give `credential` to can verify it without asking you or us who you
    are.

        Attributes:
            badge_id (UUID): The same as in mentorships, where you asked for it and can take it back.
            kind (BadgeViewKind): What it shows: a completed mentorship, or thanks.
            side (BadgeViewSide): What you were in it.
            programme_id (UUID): In which programme; its name stands on the badge.
            began_on (datetime.date): When the mentorship began, in UTC.
            ended_on (datetime.date | None): When it ended; null where it went on.
            issued_at (datetime.datetime): When you asked for it.
            name (str): What stands on it, in your language.
            credential (str): Open Badges 3.0 as a JWT, for a wallet, a profile page or a file of its own. It has your
                address as a salted hash, as it is now.
     """

    badge_id: UUID
    kind: BadgeViewKind
    side: BadgeViewSide
    programme_id: UUID
    began_on: datetime.date
    ended_on: datetime.date | None
    issued_at: datetime.datetime
    name: str
    credential: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        badge_id = str(self.badge_id)

        kind = self.kind.value

        side = self.side.value

        programme_id = str(self.programme_id)

        began_on = self.began_on.isoformat()

        ended_on: None | str
        if isinstance(self.ended_on, datetime.date):
            ended_on = self.ended_on.isoformat()
        else:
            ended_on = self.ended_on

        issued_at = self.issued_at.isoformat()

        name = self.name

        credential = self.credential


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "badge_id": badge_id,
            "kind": kind,
            "side": side,
            "programme_id": programme_id,
            "began_on": began_on,
            "ended_on": ended_on,
            "issued_at": issued_at,
            "name": name,
            "credential": credential,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        badge_id = UUID(d.pop("badge_id"))




        kind = BadgeViewKind(d.pop("kind"))




        side = BadgeViewSide(d.pop("side"))




        programme_id = UUID(d.pop("programme_id"))




        began_on = datetime.date.fromisoformat(d.pop("began_on"))




        def _parse_ended_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                ended_on_type_0 = datetime.date.fromisoformat(data)



                return ended_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        ended_on = _parse_ended_on(d.pop("ended_on"))


        issued_at = datetime.datetime.fromisoformat(d.pop("issued_at"))




        name = d.pop("name")

        credential = d.pop("credential")

        badge_view = cls(
            badge_id=badge_id,
            kind=kind,
            side=side,
            programme_id=programme_id,
            began_on=began_on,
            ended_on=ended_on,
            issued_at=issued_at,
            name=name,
            credential=credential,
        )


        badge_view.additional_properties = d
        return badge_view

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
