from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast

if TYPE_CHECKING:
  from ..models.form_question_text_view import FormQuestionTextView





T = TypeVar("T", bound="FormOptionTermsView")



@_attrs_define
class FormOptionTermsView:
    """ What one may choose, in all languages.

        Attributes:
            value (str): How an answer says it.
            texts (list[FormQuestionTextView]): The first one is for whoever reads none of the languages.
     """

    value: str
    texts: list[FormQuestionTextView]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.form_question_text_view import FormQuestionTextView # noqa: PLC0415
        value = self.value

        texts = []
        for texts_item_data in self.texts:
            texts_item = texts_item_data.to_dict()
            texts.append(texts_item)




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "value": value,
            "texts": texts,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.form_question_text_view import FormQuestionTextView # noqa: PLC0415
        d = dict(src_dict)
        value = d.pop("value")

        texts = []
        _texts = d.pop("texts")
        for texts_item_data in (_texts):
            texts_item = FormQuestionTextView.from_dict(texts_item_data)



            texts.append(texts_item)


        form_option_terms_view = cls(
            value=value,
            texts=texts,
        )


        form_option_terms_view.additional_properties = d
        return form_option_terms_view

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
