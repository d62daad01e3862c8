from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset
from typing import cast
from uuid import UUID
import datetime

if TYPE_CHECKING:
  from ..models.new_session_answers import NewSessionAnswers





T = TypeVar("T", bound="NewSession")



@_attrs_define
class NewSession:
    """ A slot to book.

        Attributes:
            offering_id (UUID): The offering that is meant.
            starts_at (datetime.datetime): The start of the slot, with its offset or Z.
            length_minutes (int | None | Unset): In minutes; the hold's, else the offering's first one, if not said.
            hold_id (None | Unset | UUID): The hold that keeps this slot, if there is one.
            answers (NewSessionAnswers | Unset): To the offering's `questions`, by their `text`; to nothing else.
     """

    offering_id: UUID
    starts_at: datetime.datetime
    length_minutes: int | None | Unset = UNSET
    hold_id: None | Unset | UUID = UNSET
    answers: NewSessionAnswers | Unset = UNSET





    def to_dict(self) -> dict[str, Any]:
        from ..models.new_session_answers import NewSessionAnswers # noqa: PLC0415
        offering_id = str(self.offering_id)

        starts_at = self.starts_at.isoformat()

        length_minutes: int | None | Unset
        if isinstance(self.length_minutes, Unset):
            length_minutes = UNSET
        else:
            length_minutes = self.length_minutes

        hold_id: None | str | Unset
        if isinstance(self.hold_id, Unset):
            hold_id = UNSET
        elif isinstance(self.hold_id, UUID):
            hold_id = str(self.hold_id)
        else:
            hold_id = self.hold_id

        answers: dict[str, Any] | Unset = UNSET
        if not isinstance(self.answers, Unset):
            answers = self.answers.to_dict()


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "offering_id": offering_id,
            "starts_at": starts_at,
        })
        if length_minutes is not UNSET:
            field_dict["length_minutes"] = length_minutes
        if hold_id is not UNSET:
            field_dict["hold_id"] = hold_id
        if answers is not UNSET:
            field_dict["answers"] = answers

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.new_session_answers import NewSessionAnswers # noqa: PLC0415
        d = dict(src_dict)
        offering_id = UUID(d.pop("offering_id"))




        starts_at = datetime.datetime.fromisoformat(d.pop("starts_at"))




        def _parse_length_minutes(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        length_minutes = _parse_length_minutes(d.pop("length_minutes", UNSET))


        def _parse_hold_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                hold_id_type_0 = UUID(data)



                return hold_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        hold_id = _parse_hold_id(d.pop("hold_id", UNSET))


        _answers = d.pop("answers", UNSET)
        answers: NewSessionAnswers | Unset
        if isinstance(_answers,  Unset):
            answers = UNSET
        else:
            answers = NewSessionAnswers.from_dict(_answers)




        new_session = cls(
            offering_id=offering_id,
            starts_at=starts_at,
            length_minutes=length_minutes,
            hold_id=hold_id,
            answers=answers,
        )

        return new_session

