from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast
from uuid import UUID

if TYPE_CHECKING:
  from ..models.place_view import PlaceView





T = TypeVar("T", bound="SessionPlaceView")



@_attrs_define
class SessionPlaceView:
    """ Where a session takes place, in this version of it.

        Attributes:
            session_id (UUID): The session that is meant.
            version (int): Rises by one with each change; what an `If-Match` is judged by.
            place (None | PlaceView): Where to meet; null where the mentor has named no place, and where you don't meet
                there (any more).
     """

    session_id: UUID
    version: int
    place: None | PlaceView
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.place_view import PlaceView # noqa: PLC0415
        session_id = str(self.session_id)

        version = self.version

        place: dict[str, Any] | None
        if isinstance(self.place, PlaceView):
            place = self.place.to_dict()
        else:
            place = self.place


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "session_id": session_id,
            "version": version,
            "place": place,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.place_view import PlaceView # noqa: PLC0415
        d = dict(src_dict)
        session_id = UUID(d.pop("session_id"))




        version = d.pop("version")

        def _parse_place(data: object) -> None | PlaceView:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                place_type_0 = PlaceView.from_dict(data)



                return place_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | PlaceView, data)

        place = _parse_place(d.pop("place"))


        session_place_view = cls(
            session_id=session_id,
            version=version,
            place=place,
        )


        session_place_view.additional_properties = d
        return session_place_view

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
