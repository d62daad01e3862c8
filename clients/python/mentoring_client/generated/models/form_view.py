from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast
from uuid import UUID

if TYPE_CHECKING:
  from ..models.consent_view import ConsentView
  from ..models.form_question_view import FormQuestionView





T = TypeVar("T", bound="FormView")



@_attrs_define
class FormView:
    """ What a programme asks, in the language asked for where it has that one.

        Attributes:
            programme_id (UUID): Whose form it is.
            version (int): Rises by one with each change; what an `If-Match` is judged by.
            questions (list[FormQuestionView]): In the order in which they are asked; empty where it asks nothing.
            consent (ConsentView | None): What one agrees to; null where there is nothing.
     """

    programme_id: UUID
    version: int
    questions: list[FormQuestionView]
    consent: ConsentView | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.consent_view import ConsentView # noqa: PLC0415
        from ..models.form_question_view import FormQuestionView # noqa: PLC0415
        programme_id = str(self.programme_id)

        version = self.version

        questions = []
        for questions_item_data in self.questions:
            questions_item = questions_item_data.to_dict()
            questions.append(questions_item)



        consent: dict[str, Any] | None
        if isinstance(self.consent, ConsentView):
            consent = self.consent.to_dict()
        else:
            consent = self.consent


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "programme_id": programme_id,
            "version": version,
            "questions": questions,
            "consent": consent,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.consent_view import ConsentView # noqa: PLC0415
        from ..models.form_question_view import FormQuestionView # noqa: PLC0415
        d = dict(src_dict)
        programme_id = UUID(d.pop("programme_id"))




        version = d.pop("version")

        questions = []
        _questions = d.pop("questions")
        for questions_item_data in (_questions):
            questions_item = FormQuestionView.from_dict(questions_item_data)



            questions.append(questions_item)


        def _parse_consent(data: object) -> ConsentView | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                consent_type_0 = ConsentView.from_dict(data)



                return consent_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(ConsentView | None, data)

        consent = _parse_consent(d.pop("consent"))


        form_view = cls(
            programme_id=programme_id,
            version=version,
            questions=questions,
            consent=consent,
        )


        form_view.additional_properties = d
        return form_view

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
