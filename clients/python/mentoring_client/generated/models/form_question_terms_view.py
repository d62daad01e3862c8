from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.form_question_terms_view_kind import FormQuestionTermsViewKind
from ..models.form_question_terms_view_roles_item import FormQuestionTermsViewRolesItem
from typing import cast

if TYPE_CHECKING:
  from ..models.form_option_terms_view import FormOptionTermsView
  from ..models.form_question_text_view import FormQuestionTextView





T = TypeVar("T", bound="FormQuestionTermsView")



@_attrs_define
class FormQuestionTermsView:
    """ A question in all languages.

        Attributes:
            key (str): How answers name it.
            kind (FormQuestionTermsViewKind): What an answer is.
            texts (list[FormQuestionTextView]): The first one is for whoever reads none of the languages.
            required (bool): Whether it needs an answer.
            roles (list[FormQuestionTermsViewRolesItem]): Who is asked.
            options (list[FormOptionTermsView]): What one chooses from.
            least (int | None): The fewest characters, the smallest number, or the fewest options; null for no bound.
            most (int | None): The most characters, the largest number, or the most options; null for no bound.
     """

    key: str
    kind: FormQuestionTermsViewKind
    texts: list[FormQuestionTextView]
    required: bool
    roles: list[FormQuestionTermsViewRolesItem]
    options: list[FormOptionTermsView]
    least: int | None
    most: int | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.form_option_terms_view import FormOptionTermsView # noqa: PLC0415
        from ..models.form_question_text_view import FormQuestionTextView # noqa: PLC0415
        key = self.key

        kind = self.kind.value

        texts = []
        for texts_item_data in self.texts:
            texts_item = texts_item_data.to_dict()
            texts.append(texts_item)



        required = self.required

        roles = []
        for roles_item_data in self.roles:
            roles_item = roles_item_data.value
            roles.append(roles_item)



        options = []
        for options_item_data in self.options:
            options_item = options_item_data.to_dict()
            options.append(options_item)



        least: int | None
        least = self.least

        most: int | None
        most = self.most


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "key": key,
            "kind": kind,
            "texts": texts,
            "required": required,
            "roles": roles,
            "options": options,
            "least": least,
            "most": most,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.form_option_terms_view import FormOptionTermsView # noqa: PLC0415
        from ..models.form_question_text_view import FormQuestionTextView # noqa: PLC0415
        d = dict(src_dict)
        key = d.pop("key")

        kind = FormQuestionTermsViewKind(d.pop("kind"))




        texts = []
        _texts = d.pop("texts")
        for texts_item_data in (_texts):
            texts_item = FormQuestionTextView.from_dict(texts_item_data)



            texts.append(texts_item)


        required = d.pop("required")

        roles = []
        _roles = d.pop("roles")
        for roles_item_data in (_roles):
            roles_item = FormQuestionTermsViewRolesItem(roles_item_data)



            roles.append(roles_item)


        options = []
        _options = d.pop("options")
        for options_item_data in (_options):
            options_item = FormOptionTermsView.from_dict(options_item_data)



            options.append(options_item)


        def _parse_least(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        least = _parse_least(d.pop("least"))


        def _parse_most(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        most = _parse_most(d.pop("most"))


        form_question_terms_view = cls(
            key=key,
            kind=kind,
            texts=texts,
            required=required,
            roles=roles,
            options=options,
            least=least,
            most=most,
        )


        form_question_terms_view.additional_properties = d
        return form_question_terms_view

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
