from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset
from typing import cast

if TYPE_CHECKING:
  from ..models.step_of_feedback import StepOfFeedback





T = TypeVar("T", bound="AnswerToGive")



@_attrs_define
class AnswerToGive:
    """ 
        Attributes:
            text (str): What you say to it; the other side reads it.
            step (None | StepOfFeedback | Unset): The action step that you make of it, if you make one: both are kept, or
                neither.
     """

    text: str
    step: None | StepOfFeedback | Unset = UNSET





    def to_dict(self) -> dict[str, Any]:
        from ..models.step_of_feedback import StepOfFeedback # noqa: PLC0415
        text = self.text

        step: dict[str, Any] | None | Unset
        if isinstance(self.step, Unset):
            step = UNSET
        elif isinstance(self.step, StepOfFeedback):
            step = self.step.to_dict()
        else:
            step = self.step


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "text": text,
        })
        if step is not UNSET:
            field_dict["step"] = step

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.step_of_feedback import StepOfFeedback # noqa: PLC0415
        d = dict(src_dict)
        text = d.pop("text")

        def _parse_step(data: object) -> None | StepOfFeedback | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                step_type_0 = StepOfFeedback.from_dict(data)



                return step_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | StepOfFeedback | Unset, data)

        step = _parse_step(d.pop("step", UNSET))


        answer_to_give = cls(
            text=text,
            step=step,
        )

        return answer_to_give

