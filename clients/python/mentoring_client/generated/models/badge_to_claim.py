from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.badge_to_claim_can_item import BadgeToClaimCanItem
from ..models.badge_to_claim_kind import BadgeToClaimKind
from typing import cast
from uuid import UUID
import datetime






T = TypeVar("T", bound="BadgeToClaim")



@_attrs_define
class BadgeToClaim:
    """ 
        Attributes:
            kind (BadgeToClaimKind): `completion`: you brought the mentorship to its end with a goal reached; `thanks`: the
                other one thanked you.
            badge_id (None | UUID): The badge, as `GET /profiles/v1/me/badges` has it a moment later; null where you have
                not asked for it.
            claimed_at (datetime.datetime | None): When you asked for it.
            can (list[BadgeToClaimCanItem]): What the asker may do with it now.
     """

    kind: BadgeToClaimKind
    badge_id: None | UUID
    claimed_at: datetime.datetime | None
    can: list[BadgeToClaimCanItem]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        kind = self.kind.value

        badge_id: None | str
        if isinstance(self.badge_id, UUID):
            badge_id = str(self.badge_id)
        else:
            badge_id = self.badge_id

        claimed_at: None | str
        if isinstance(self.claimed_at, datetime.datetime):
            claimed_at = self.claimed_at.isoformat()
        else:
            claimed_at = self.claimed_at

        can = []
        for can_item_data in self.can:
            can_item = can_item_data.value
            can.append(can_item)




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "kind": kind,
            "badge_id": badge_id,
            "claimed_at": claimed_at,
            "can": can,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        kind = BadgeToClaimKind(d.pop("kind"))




        def _parse_badge_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                badge_id_type_0 = UUID(data)



                return badge_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        badge_id = _parse_badge_id(d.pop("badge_id"))


        def _parse_claimed_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                claimed_at_type_0 = datetime.datetime.fromisoformat(data)



                return claimed_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        claimed_at = _parse_claimed_at(d.pop("claimed_at"))


        can = []
        _can = d.pop("can")
        for can_item_data in (_can):
            can_item = BadgeToClaimCanItem(can_item_data)



            can.append(can_item)


        badge_to_claim = cls(
            kind=kind,
            badge_id=badge_id,
            claimed_at=claimed_at,
            can=can,
        )


        badge_to_claim.additional_properties = d
        return badge_to_claim

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
