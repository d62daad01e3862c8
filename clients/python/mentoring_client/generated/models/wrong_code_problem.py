from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset
from typing import cast
from typing import Literal, cast

if TYPE_CHECKING:
  from ..models.wrong_code_problem_errors_item import WrongCodeProblemErrorsItem





T = TypeVar("T", bound="WrongCodeProblem")



@_attrs_define
class WrongCodeProblem:
    """ This is not the code that was mailed.

        Attributes:
            type_ (Literal['urn:mentoring:problem:wrong-code']): Which problem it is: a stable name that ends in the slug.
                Decide by this one.
            title (str): The slug as words, in English.
            status (int): The answer's HTTP status.
            detail (str): What is wrong, for people, in a language that `Accept-Language` asks for.
            instance (str): Names this occurrence; say it when you ask us about it.
            tries_left (int): How many more codes may be tried in this sign-in.
            errors (list[WrongCodeProblemErrorsItem] | Unset): What is wrong where, as far as it can be told.
     """

    type_: Literal['urn:mentoring:problem:wrong-code']
    title: str
    status: int
    detail: str
    instance: str
    tries_left: int
    errors: list[WrongCodeProblemErrorsItem] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.wrong_code_problem_errors_item import WrongCodeProblemErrorsItem # noqa: PLC0415
        type_ = self.type_

        title = self.title

        status = self.status

        detail = self.detail

        instance = self.instance

        tries_left = self.tries_left

        errors: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.errors, Unset):
            errors = []
            for errors_item_data in self.errors:
                errors_item = errors_item_data.to_dict()
                errors.append(errors_item)




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "type": type_,
            "title": title,
            "status": status,
            "detail": detail,
            "instance": instance,
            "tries_left": tries_left,
        })
        if errors is not UNSET:
            field_dict["errors"] = errors

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.wrong_code_problem_errors_item import WrongCodeProblemErrorsItem # noqa: PLC0415
        d = dict(src_dict)
        type_ = cast(Literal['urn:mentoring:problem:wrong-code'] , d.pop("type"))
        if type_ != 'urn:mentoring:problem:wrong-code':
            raise ValueError(f"type must match const 'urn:mentoring:problem:wrong-code', got '{type_}'")

        title = d.pop("title")

        status = d.pop("status")

        detail = d.pop("detail")

        instance = d.pop("instance")

        tries_left = d.pop("tries_left")

        _errors = d.pop("errors", UNSET)
        errors: list[WrongCodeProblemErrorsItem] | Unset = UNSET
        if _errors is not UNSET:
            errors = []
            for errors_item_data in _errors:
                errors_item = WrongCodeProblemErrorsItem.from_dict(errors_item_data)



                errors.append(errors_item)


        wrong_code_problem = cls(
            type_=type_,
            title=title,
            status=status,
            detail=detail,
            instance=instance,
            tries_left=tries_left,
            errors=errors,
        )


        wrong_code_problem.additional_properties = d
        return wrong_code_problem

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
