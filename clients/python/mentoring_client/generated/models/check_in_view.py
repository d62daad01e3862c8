from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.check_in_view_side import CheckInViewSide
from typing import cast
from uuid import UUID
import datetime

if TYPE_CHECKING:
  from ..models.check_in_view_answers_type_0 import CheckInViewAnswersType0
  from ..models.form_question_view import FormQuestionView





T = TypeVar("T", bound="CheckInView")



@_attrs_define
class CheckInView:
    """ 
        Attributes:
            id (UUID): Its id, a UUIDv7 that the server gave.
            side (CheckInViewSide): Who checked in.
            made_at (datetime.datetime): When, in UTC.
            line (None | str): What happened besides; null where the form was answered.
            answers (CheckInViewAnswersType0 | None): By the questions' keys; null where it is a line.
            form_version (int | None): The version of the form that was answered; null where it is a line.
            asked (list[FormQuestionView] | None): What the answers are to, as it was asked then, in your language; null
                where it is a line.
     """

    id: UUID
    side: CheckInViewSide
    made_at: datetime.datetime
    line: None | str
    answers: CheckInViewAnswersType0 | None
    form_version: int | None
    asked: list[FormQuestionView] | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.check_in_view_answers_type_0 import CheckInViewAnswersType0 # noqa: PLC0415
        from ..models.form_question_view import FormQuestionView # noqa: PLC0415
        id = str(self.id)

        side = self.side.value

        made_at = self.made_at.isoformat()

        line: None | str
        line = self.line

        answers: dict[str, Any] | None
        if isinstance(self.answers, CheckInViewAnswersType0):
            answers = self.answers.to_dict()
        else:
            answers = self.answers

        form_version: int | None
        form_version = self.form_version

        asked: list[dict[str, Any]] | None
        if isinstance(self.asked, list):
            asked = []
            for asked_type_0_item_data in self.asked:
                asked_type_0_item = asked_type_0_item_data.to_dict()
                asked.append(asked_type_0_item)


        else:
            asked = self.asked


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "id": id,
            "side": side,
            "made_at": made_at,
            "line": line,
            "answers": answers,
            "form_version": form_version,
            "asked": asked,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.check_in_view_answers_type_0 import CheckInViewAnswersType0 # noqa: PLC0415
        from ..models.form_question_view import FormQuestionView # noqa: PLC0415
        d = dict(src_dict)
        id = UUID(d.pop("id"))




        side = CheckInViewSide(d.pop("side"))




        made_at = datetime.datetime.fromisoformat(d.pop("made_at"))




        def _parse_line(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        line = _parse_line(d.pop("line"))


        def _parse_answers(data: object) -> CheckInViewAnswersType0 | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                answers_type_0 = CheckInViewAnswersType0.from_dict(data)



                return answers_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(CheckInViewAnswersType0 | None, data)

        answers = _parse_answers(d.pop("answers"))


        def _parse_form_version(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        form_version = _parse_form_version(d.pop("form_version"))


        def _parse_asked(data: object) -> list[FormQuestionView] | None:
            if data is None:
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                asked_type_0 = []
                _asked_type_0 = data
                for asked_type_0_item_data in (_asked_type_0):
                    asked_type_0_item = FormQuestionView.from_dict(asked_type_0_item_data)



                    asked_type_0.append(asked_type_0_item)

                return asked_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[FormQuestionView] | None, data)

        asked = _parse_asked(d.pop("asked"))


        check_in_view = cls(
            id=id,
            side=side,
            made_at=made_at,
            line=line,
            answers=answers,
            form_version=form_version,
            asked=asked,
        )


        check_in_view.additional_properties = d
        return check_in_view

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
