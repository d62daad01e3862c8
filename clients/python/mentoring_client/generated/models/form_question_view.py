from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.form_question_view_kind import FormQuestionViewKind
from ..models.form_question_view_roles_item import FormQuestionViewRolesItem
from typing import cast

if TYPE_CHECKING:
  from ..models.form_option_view import FormOptionView





T = TypeVar("T", bound="FormQuestionView")



@_attrs_define
class FormQuestionView:
    """ A question, ready to be shown.

        Attributes:
            key (str): How answers name it: `answers` has it, and what is wrong points to `#/answers/<key>`.
            kind (FormQuestionViewKind): What an answer is: a text of one line or of many, a whole number, an option's
                value, a list of them, or true or false.
            label (str): What people read.
            help_ (str): What is said below it; empty where nothing is.
            required (bool): Whether it needs an answer.
            roles (list[FormQuestionViewRolesItem]): Who is asked.
            options (list[FormOptionView]): What one chooses from.
            least (int | None): The fewest characters, the smallest number, or the fewest options; null for no bound.
            most (int | None): The most characters, the largest number, or the most options; null for no bound.
     """

    key: str
    kind: FormQuestionViewKind
    label: str
    help_: str
    required: bool
    roles: list[FormQuestionViewRolesItem]
    options: list[FormOptionView]
    least: int | None
    most: int | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.form_option_view import FormOptionView # noqa: PLC0415
        key = self.key

        kind = self.kind.value

        label = self.label

        help_ = self.help_

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
            "label": label,
            "help": help_,
            "required": required,
            "roles": roles,
            "options": options,
            "least": least,
            "most": most,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.form_option_view import FormOptionView # noqa: PLC0415
        d = dict(src_dict)
        key = d.pop("key")

        kind = FormQuestionViewKind(d.pop("kind"))




        label = d.pop("label")

        help_ = d.pop("help")

        required = d.pop("required")

        roles = []
        _roles = d.pop("roles")
        for roles_item_data in (_roles):
            roles_item = FormQuestionViewRolesItem(roles_item_data)



            roles.append(roles_item)


        options = []
        _options = d.pop("options")
        for options_item_data in (_options):
            options_item = FormOptionView.from_dict(options_item_data)



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


        form_question_view = cls(
            key=key,
            kind=kind,
            label=label,
            help_=help_,
            required=required,
            roles=roles,
            options=options,
            least=least,
            most=most,
        )


        form_question_view.additional_properties = d
        return form_question_view

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
