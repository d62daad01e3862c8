from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset
from typing import cast

if TYPE_CHECKING:
  from ..models.preparation_to_do_answers import PreparationToDoAnswers





T = TypeVar("T", bound="PreparationToDo")



@_attrs_define
class PreparationToDo:
    """ 
        Attributes:
            form_version (int): The version of what is asked.
            done (bool): Whether you are ready.
            answers (PreparationToDoAnswers | Unset): By the questions' keys.
     """

    form_version: int
    done: bool
    answers: PreparationToDoAnswers | Unset = UNSET





    def to_dict(self) -> dict[str, Any]:
        from ..models.preparation_to_do_answers import PreparationToDoAnswers # noqa: PLC0415
        form_version = self.form_version

        done = self.done

        answers: dict[str, Any] | Unset = UNSET
        if not isinstance(self.answers, Unset):
            answers = self.answers.to_dict()


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "form_version": form_version,
            "done": done,
        })
        if answers is not UNSET:
            field_dict["answers"] = answers

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.preparation_to_do_answers import PreparationToDoAnswers # noqa: PLC0415
        d = dict(src_dict)
        form_version = d.pop("form_version")

        done = d.pop("done")

        _answers = d.pop("answers", UNSET)
        answers: PreparationToDoAnswers | Unset
        if isinstance(_answers,  Unset):
            answers = UNSET
        else:
            answers = PreparationToDoAnswers.from_dict(_answers)




        preparation_to_do = cls(
            form_version=form_version,
            done=done,
            answers=answers,
        )

        return preparation_to_do

