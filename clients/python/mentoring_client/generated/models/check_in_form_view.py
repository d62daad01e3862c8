from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast
from uuid import UUID

if TYPE_CHECKING:
  from ..models.check_in_turn_view import CheckInTurnView
  from ..models.form_question_view import FormQuestionView





T = TypeVar("T", bound="CheckInFormView")



@_attrs_define
class CheckInFormView:
    """ 
        Attributes:
            mentorship_id (UUID): The mentorship that it is asked in.
            version (int): Counts what was asked; send it along with your answers. 0: what all are asked.
            questions (list[FormQuestionView]): In the order in which they are asked.
            turns (list[CheckInTurnView]): When each of you is to answer.
     """

    mentorship_id: UUID
    version: int
    questions: list[FormQuestionView]
    turns: list[CheckInTurnView]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.check_in_turn_view import CheckInTurnView # noqa: PLC0415
        from ..models.form_question_view import FormQuestionView # noqa: PLC0415
        mentorship_id = str(self.mentorship_id)

        version = self.version

        questions = []
        for questions_item_data in self.questions:
            questions_item = questions_item_data.to_dict()
            questions.append(questions_item)



        turns = []
        for turns_item_data in self.turns:
            turns_item = turns_item_data.to_dict()
            turns.append(turns_item)




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "mentorship_id": mentorship_id,
            "version": version,
            "questions": questions,
            "turns": turns,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.check_in_turn_view import CheckInTurnView # noqa: PLC0415
        from ..models.form_question_view import FormQuestionView # noqa: PLC0415
        d = dict(src_dict)
        mentorship_id = UUID(d.pop("mentorship_id"))




        version = d.pop("version")

        questions = []
        _questions = d.pop("questions")
        for questions_item_data in (_questions):
            questions_item = FormQuestionView.from_dict(questions_item_data)



            questions.append(questions_item)


        turns = []
        _turns = d.pop("turns")
        for turns_item_data in (_turns):
            turns_item = CheckInTurnView.from_dict(turns_item_data)



            turns.append(turns_item)


        check_in_form_view = cls(
            mentorship_id=mentorship_id,
            version=version,
            questions=questions,
            turns=turns,
        )


        check_in_form_view.additional_properties = d
        return check_in_form_view

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
