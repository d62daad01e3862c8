from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast

if TYPE_CHECKING:
  from ..models.form_question_text_body import FormQuestionTextBody





T = TypeVar("T", bound="FormOptionBody")



@_attrs_define
class FormOptionBody:
    """ What one may choose.

        Attributes:
            value (str): How an answer says it.
            texts (list[FormQuestionTextBody]): One for each language; the first one is for whoever reads none of them.
     """

    value: str
    texts: list[FormQuestionTextBody]





    def to_dict(self) -> dict[str, Any]:
        from ..models.form_question_text_body import FormQuestionTextBody # noqa: PLC0415
        value = self.value

        texts = []
        for texts_item_data in self.texts:
            texts_item = texts_item_data.to_dict()
            texts.append(texts_item)




        field_dict: dict[str, Any] = {}

        field_dict.update({
            "value": value,
            "texts": texts,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.form_question_text_body import FormQuestionTextBody # noqa: PLC0415
        d = dict(src_dict)
        value = d.pop("value")

        texts = []
        _texts = d.pop("texts")
        for texts_item_data in (_texts):
            texts_item = FormQuestionTextBody.from_dict(texts_item_data)



            texts.append(texts_item)


        form_option_body = cls(
            value=value,
            texts=texts,
        )

        return form_option_body

