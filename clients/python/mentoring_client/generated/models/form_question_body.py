from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.form_question_body_kind import FormQuestionBodyKind
from ..models.form_question_body_roles_item import FormQuestionBodyRolesItem
from ..types import UNSET, Unset
from typing import cast

if TYPE_CHECKING:
  from ..models.form_option_body import FormOptionBody
  from ..models.form_question_text_body import FormQuestionTextBody





T = TypeVar("T", bound="FormQuestionBody")



@_attrs_define
class FormQuestionBody:
    """ A question.

        Attributes:
            key (str): How answers name it; keep it while the question means the same.
            kind (FormQuestionBodyKind): What an answer is.
            texts (list[FormQuestionTextBody]): One for each language, options in the same ones; the first one is for
                whoever reads none of them.
            required (bool | Unset): Whether it needs an answer. Default: False.
            roles (list[FormQuestionBodyRolesItem] | Unset): Who is asked.
            options (list[FormOptionBody] | Unset): What one chooses from, for `choice` and `choices`.
            least (int | None | Unset): The fewest characters, the smallest number, or the fewest options; null for no
                bound.
            most (int | None | Unset): The most characters, the largest number, or the most options; null for no bound.
     """

    key: str
    kind: FormQuestionBodyKind
    texts: list[FormQuestionTextBody]
    required: bool | Unset = False
    roles: list[FormQuestionBodyRolesItem] | Unset = UNSET
    options: list[FormOptionBody] | Unset = UNSET
    least: int | None | Unset = UNSET
    most: int | None | Unset = UNSET





    def to_dict(self) -> dict[str, Any]:
        from ..models.form_option_body import FormOptionBody # noqa: PLC0415
        from ..models.form_question_text_body import FormQuestionTextBody # noqa: PLC0415
        key = self.key

        kind = self.kind.value

        texts = []
        for texts_item_data in self.texts:
            texts_item = texts_item_data.to_dict()
            texts.append(texts_item)



        required = self.required

        roles: list[str] | Unset = UNSET
        if not isinstance(self.roles, Unset):
            roles = []
            for roles_item_data in self.roles:
                roles_item = roles_item_data.value
                roles.append(roles_item)



        options: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.options, Unset):
            options = []
            for options_item_data in self.options:
                options_item = options_item_data.to_dict()
                options.append(options_item)



        least: int | None | Unset
        if isinstance(self.least, Unset):
            least = UNSET
        else:
            least = self.least

        most: int | None | Unset
        if isinstance(self.most, Unset):
            most = UNSET
        else:
            most = self.most


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "key": key,
            "kind": kind,
            "texts": texts,
        })
        if required is not UNSET:
            field_dict["required"] = required
        if roles is not UNSET:
            field_dict["roles"] = roles
        if options is not UNSET:
            field_dict["options"] = options
        if least is not UNSET:
            field_dict["least"] = least
        if most is not UNSET:
            field_dict["most"] = most

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.form_option_body import FormOptionBody # noqa: PLC0415
        from ..models.form_question_text_body import FormQuestionTextBody # noqa: PLC0415
        d = dict(src_dict)
        key = d.pop("key")

        kind = FormQuestionBodyKind(d.pop("kind"))




        texts = []
        _texts = d.pop("texts")
        for texts_item_data in (_texts):
            texts_item = FormQuestionTextBody.from_dict(texts_item_data)



            texts.append(texts_item)


        required = d.pop("required", UNSET)

        _roles = d.pop("roles", UNSET)
        roles: list[FormQuestionBodyRolesItem] | Unset = UNSET
        if _roles is not UNSET:
            roles = []
            for roles_item_data in _roles:
                roles_item = FormQuestionBodyRolesItem(roles_item_data)



                roles.append(roles_item)


        _options = d.pop("options", UNSET)
        options: list[FormOptionBody] | Unset = UNSET
        if _options is not UNSET:
            options = []
            for options_item_data in _options:
                options_item = FormOptionBody.from_dict(options_item_data)



                options.append(options_item)


        def _parse_least(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        least = _parse_least(d.pop("least", UNSET))


        def _parse_most(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        most = _parse_most(d.pop("most", UNSET))


        form_question_body = cls(
            key=key,
            kind=kind,
            texts=texts,
            required=required,
            roles=roles,
            options=options,
            least=least,
            most=most,
        )

        return form_question_body

