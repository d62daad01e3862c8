from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast
from uuid import UUID
import datetime

if TYPE_CHECKING:
  from ..models.download_my_matching_data_response_200_kept import DownloadMyMatchingDataResponse200Kept





T = TypeVar("T", bound="DownloadMyMatchingDataResponse200")



@_attrs_define
class DownloadMyMatchingDataResponse200:
    """ 
        Attributes:
            service (str): Which service keeps it.
            person_id (UUID): Of whom it is kept.
            made_at (datetime.datetime): When this was read, in UTC.
            kept (DownloadMyMatchingDataResponse200Kept): What is kept, by what it is about: a list for each, whose entries
                have the names they have in the database.
     """

    service: str
    person_id: UUID
    made_at: datetime.datetime
    kept: DownloadMyMatchingDataResponse200Kept
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.download_my_matching_data_response_200_kept import DownloadMyMatchingDataResponse200Kept # noqa: PLC0415
        service = self.service

        person_id = str(self.person_id)

        made_at = self.made_at.isoformat()

        kept = self.kept.to_dict()


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "service": service,
            "person_id": person_id,
            "made_at": made_at,
            "kept": kept,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.download_my_matching_data_response_200_kept import DownloadMyMatchingDataResponse200Kept # noqa: PLC0415
        d = dict(src_dict)
        service = d.pop("service")

        person_id = UUID(d.pop("person_id"))




        made_at = datetime.datetime.fromisoformat(d.pop("made_at"))




        kept = DownloadMyMatchingDataResponse200Kept.from_dict(d.pop("kept"))




        download_my_matching_data_response_200 = cls(
            service=service,
            person_id=person_id,
            made_at=made_at,
            kept=kept,
        )


        download_my_matching_data_response_200.additional_properties = d
        return download_my_matching_data_response_200

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
