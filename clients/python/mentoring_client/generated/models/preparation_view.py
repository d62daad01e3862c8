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
  from ..models.form_question_view import FormQuestionView
  from ..models.preparation_text_view import PreparationTextView
  from ..models.preparation_view_answers import PreparationViewAnswers





T = TypeVar("T", bound="PreparationView")



@_attrs_define
class PreparationView:
    """ 
        Attributes:
            mentorship_id (UUID): The mentorship that you prepare for.
            version (int): Rises by one with each change; what an `If-Match` is judged by.
            form_version (int): The version of what is asked; send it along with your answers.
            readings (list[PreparationTextView]): What you are asked to read.
            questions (list[FormQuestionView]): What you are asked.
            answers (PreparationViewAnswers): What you have answered, by the questions' keys; nobody else reads it.
            done_at (datetime.datetime | None): When you said that you are ready, in UTC.
            other_is_ready (bool): Whether the other side has said so.
            can (list[Literal['change']]): What the asker may do with it now.
     """

    mentorship_id: UUID
    version: int
    form_version: int
    readings: list[PreparationTextView]
    questions: list[FormQuestionView]
    answers: PreparationViewAnswers
    done_at: datetime.datetime | None
    other_is_ready: bool
    can: list[Literal['change']]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.form_question_view import FormQuestionView # noqa: PLC0415
        from ..models.preparation_text_view import PreparationTextView # noqa: PLC0415
        from ..models.preparation_view_answers import PreparationViewAnswers # noqa: PLC0415
        mentorship_id = str(self.mentorship_id)

        version = self.version

        form_version = self.form_version

        readings = []
        for readings_item_data in self.readings:
            readings_item = readings_item_data.to_dict()
            readings.append(readings_item)



        questions = []
        for questions_item_data in self.questions:
            questions_item = questions_item_data.to_dict()
            questions.append(questions_item)



        answers = self.answers.to_dict()

        done_at: None | str
        if isinstance(self.done_at, datetime.datetime):
            done_at = self.done_at.isoformat()
        else:
            done_at = self.done_at

        other_is_ready = self.other_is_ready

        can = self.can




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "mentorship_id": mentorship_id,
            "version": version,
            "form_version": form_version,
            "readings": readings,
            "questions": questions,
            "answers": answers,
            "done_at": done_at,
            "other_is_ready": other_is_ready,
            "can": can,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.form_question_view import FormQuestionView # noqa: PLC0415
        from ..models.preparation_text_view import PreparationTextView # noqa: PLC0415
        from ..models.preparation_view_answers import PreparationViewAnswers # noqa: PLC0415
        d = dict(src_dict)
        mentorship_id = UUID(d.pop("mentorship_id"))




        version = d.pop("version")

        form_version = d.pop("form_version")

        readings = []
        _readings = d.pop("readings")
        for readings_item_data in (_readings):
            readings_item = PreparationTextView.from_dict(readings_item_data)



            readings.append(readings_item)


        questions = []
        _questions = d.pop("questions")
        for questions_item_data in (_questions):
            questions_item = FormQuestionView.from_dict(questions_item_data)



            questions.append(questions_item)


        answers = PreparationViewAnswers.from_dict(d.pop("answers"))




        def _parse_done_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                done_at_type_0 = datetime.datetime.fromisoformat(data)



                return done_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        done_at = _parse_done_at(d.pop("done_at"))


        other_is_ready = d.pop("other_is_ready")

        can = []
        _can = d.pop("can")
        for can_item_data in (_can):
            can_item = cast(Literal['change'] , can_item_data)
            if can_item != 'change':
                raise ValueError(f"can_item must match const 'change', got '{can_item}'")
            can.append(can_item)


        preparation_view = cls(
            mentorship_id=mentorship_id,
            version=version,
            form_version=form_version,
            readings=readings,
            questions=questions,
            answers=answers,
            done_at=done_at,
            other_is_ready=other_is_ready,
            can=can,
        )


        preparation_view.additional_properties = d
        return preparation_view

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
