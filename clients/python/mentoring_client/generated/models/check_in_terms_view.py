from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast
from typing import Literal, cast
from uuid import UUID
import datetime

if TYPE_CHECKING:
  from ..models.form_question_terms_view import FormQuestionTermsView





T = TypeVar("T", bound="CheckInTermsView")



@_attrs_define
class CheckInTermsView:
    """ What a programme asks in check-ins, in all languages.

        Attributes:
            programme_id (UUID): The programme that it belongs to.
            version (int): Counts what was asked; 0: what all are asked.
            asked_from (datetime.datetime | None): Since when it is asked; null for what all are asked.
            questions (list[FormQuestionTermsView]): In the order in which they are asked.
            can (list[Literal['change']]): What the asker may do with it now.
     """

    programme_id: UUID
    version: int
    asked_from: datetime.datetime | None
    questions: list[FormQuestionTermsView]
    can: list[Literal['change']]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.form_question_terms_view import FormQuestionTermsView # noqa: PLC0415
        programme_id = str(self.programme_id)

        version = self.version

        asked_from: None | str
        if isinstance(self.asked_from, datetime.datetime):
            asked_from = self.asked_from.isoformat()
        else:
            asked_from = self.asked_from

        questions = []
        for questions_item_data in self.questions:
            questions_item = questions_item_data.to_dict()
            questions.append(questions_item)



        can = self.can




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "programme_id": programme_id,
            "version": version,
            "asked_from": asked_from,
            "questions": questions,
            "can": can,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.form_question_terms_view import FormQuestionTermsView # noqa: PLC0415
        d = dict(src_dict)
        programme_id = UUID(d.pop("programme_id"))




        version = d.pop("version")

        def _parse_asked_from(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                asked_from_type_0 = datetime.datetime.fromisoformat(data)



                return asked_from_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        asked_from = _parse_asked_from(d.pop("asked_from"))


        questions = []
        _questions = d.pop("questions")
        for questions_item_data in (_questions):
            questions_item = FormQuestionTermsView.from_dict(questions_item_data)



            questions.append(questions_item)


        can = []
        _can = d.pop("can")
        for can_item_data in (_can):
            can_item = cast(Literal['change'] , can_item_data)
            if can_item != 'change':
                raise ValueError(f"can_item must match const 'change', got '{can_item}'")
            can.append(can_item)


        check_in_terms_view = cls(
            programme_id=programme_id,
            version=version,
            asked_from=asked_from,
            questions=questions,
            can=can,
        )


        check_in_terms_view.additional_properties = d
        return check_in_terms_view

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
