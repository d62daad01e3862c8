from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset
from typing import cast

if TYPE_CHECKING:
  from ..models.check_in_to_make_answers_type_0 import CheckInToMakeAnswersType0





T = TypeVar("T", bound="CheckInToMake")



@_attrs_define
class CheckInToMake:
    """ Answers to the form, or a line.

        Attributes:
            form_version (int | None | Unset): The version of the form that you answer.
            answers (CheckInToMakeAnswersType0 | None | Unset): By the questions' keys.
            line (None | str | Unset): Instead of the form: a line about something that happened besides, in the corridor or
                on the telephone.
     """

    form_version: int | None | Unset = UNSET
    answers: CheckInToMakeAnswersType0 | None | Unset = UNSET
    line: None | str | Unset = UNSET





    def to_dict(self) -> dict[str, Any]:
        from ..models.check_in_to_make_answers_type_0 import CheckInToMakeAnswersType0 # noqa: PLC0415
        form_version: int | None | Unset
        if isinstance(self.form_version, Unset):
            form_version = UNSET
        else:
            form_version = self.form_version

        answers: dict[str, Any] | None | Unset
        if isinstance(self.answers, Unset):
            answers = UNSET
        elif isinstance(self.answers, CheckInToMakeAnswersType0):
            answers = self.answers.to_dict()
        else:
            answers = self.answers

        line: None | str | Unset
        if isinstance(self.line, Unset):
            line = UNSET
        else:
            line = self.line


        field_dict: dict[str, Any] = {}

        field_dict.update({
        })
        if form_version is not UNSET:
            field_dict["form_version"] = form_version
        if answers is not UNSET:
            field_dict["answers"] = answers
        if line is not UNSET:
            field_dict["line"] = line

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.check_in_to_make_answers_type_0 import CheckInToMakeAnswersType0 # noqa: PLC0415
        d = dict(src_dict)
        def _parse_form_version(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        form_version = _parse_form_version(d.pop("form_version", UNSET))


        def _parse_answers(data: object) -> CheckInToMakeAnswersType0 | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                answers_type_0 = CheckInToMakeAnswersType0.from_dict(data)



                return answers_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(CheckInToMakeAnswersType0 | None | Unset, data)

        answers = _parse_answers(d.pop("answers", UNSET))


        def _parse_line(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        line = _parse_line(d.pop("line", UNSET))


        check_in_to_make = cls(
            form_version=form_version,
            answers=answers,
            line=line,
        )

        return check_in_to_make

