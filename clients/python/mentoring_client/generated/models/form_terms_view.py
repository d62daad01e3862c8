from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast
from typing import Literal, cast
from uuid import UUID

if TYPE_CHECKING:
  from ..models.consent_text_view import ConsentTextView
  from ..models.form_question_terms_view import FormQuestionTermsView





T = TypeVar("T", bound="FormTermsView")



@_attrs_define
class FormTermsView:
    """ All that a programme asks, in all languages.

        Attributes:
            programme_id (UUID): Whose form it is.
            version (int): Rises by one with each change; what an `If-Match` is judged by.
            questions_version (int): Counts what was asked; answers refer to it. 0 before anything was.
            questions (list[FormQuestionTermsView]): In the order in which they are asked.
            consent_version (int): Counts the words; whoever agrees refers to it. 0 before there were any.
            consent (list[ConsentTextView]): The first one is for whoever reads none of the languages.
            can (list[Literal['update']]): What the asker may do with it now.
     """

    programme_id: UUID
    version: int
    questions_version: int
    questions: list[FormQuestionTermsView]
    consent_version: int
    consent: list[ConsentTextView]
    can: list[Literal['update']]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.consent_text_view import ConsentTextView # noqa: PLC0415
        from ..models.form_question_terms_view import FormQuestionTermsView # noqa: PLC0415
        programme_id = str(self.programme_id)

        version = self.version

        questions_version = self.questions_version

        questions = []
        for questions_item_data in self.questions:
            questions_item = questions_item_data.to_dict()
            questions.append(questions_item)



        consent_version = self.consent_version

        consent = []
        for consent_item_data in self.consent:
            consent_item = consent_item_data.to_dict()
            consent.append(consent_item)



        can = self.can




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "programme_id": programme_id,
            "version": version,
            "questions_version": questions_version,
            "questions": questions,
            "consent_version": consent_version,
            "consent": consent,
            "can": can,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.consent_text_view import ConsentTextView # noqa: PLC0415
        from ..models.form_question_terms_view import FormQuestionTermsView # noqa: PLC0415
        d = dict(src_dict)
        programme_id = UUID(d.pop("programme_id"))




        version = d.pop("version")

        questions_version = d.pop("questions_version")

        questions = []
        _questions = d.pop("questions")
        for questions_item_data in (_questions):
            questions_item = FormQuestionTermsView.from_dict(questions_item_data)



            questions.append(questions_item)


        consent_version = d.pop("consent_version")

        consent = []
        _consent = d.pop("consent")
        for consent_item_data in (_consent):
            consent_item = ConsentTextView.from_dict(consent_item_data)



            consent.append(consent_item)


        can = []
        _can = d.pop("can")
        for can_item_data in (_can):
            can_item = cast(Literal['update'] , can_item_data)
            if can_item != 'update':
                raise ValueError(f"can_item must match const 'update', got '{can_item}'")
            can.append(can_item)


        form_terms_view = cls(
            programme_id=programme_id,
            version=version,
            questions_version=questions_version,
            questions=questions,
            consent_version=consent_version,
            consent=consent,
            can=can,
        )


        form_terms_view.additional_properties = d
        return form_terms_view

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
