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
  from ..models.in_one_group_problem_errors_item import InOneGroupProblemErrorsItem





T = TypeVar("T", bound="InOneGroupProblem")



@_attrs_define
class InOneGroupProblem:
    """ One of the mentors and you are in one group of your organisation: this programme matches nobody so.

        Attributes:
            type_ (Literal['urn:mentoring:problem:in-one-group']): Which problem it is: a stable name that ends in the slug.
                Decide by this one.
            title (str): The slug as words, in English.
            status (int): The answer's HTTP status.
            detail (str): What is wrong, for people, in a language that `Accept-Language` asks for.
            instance (str): Names this occurrence; say it when you ask us about it.
            errors (list[InOneGroupProblemErrorsItem] | Unset): What is wrong where, as far as it can be told.
            position (int | Unset): Where mentors are asked: which of them it is, counted from 1.
     """

    type_: Literal['urn:mentoring:problem:in-one-group']
    title: str
    status: int
    detail: str
    instance: str
    errors: list[InOneGroupProblemErrorsItem] | Unset = UNSET
    position: int | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.in_one_group_problem_errors_item import InOneGroupProblemErrorsItem # noqa: PLC0415
        type_ = self.type_

        title = self.title

        status = self.status

        detail = self.detail

        instance = self.instance

        errors: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.errors, Unset):
            errors = []
            for errors_item_data in self.errors:
                errors_item = errors_item_data.to_dict()
                errors.append(errors_item)



        position = self.position


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "type": type_,
            "title": title,
            "status": status,
            "detail": detail,
            "instance": instance,
        })
        if errors is not UNSET:
            field_dict["errors"] = errors
        if position is not UNSET:
            field_dict["position"] = position

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.in_one_group_problem_errors_item import InOneGroupProblemErrorsItem # noqa: PLC0415
        d = dict(src_dict)
        type_ = cast(Literal['urn:mentoring:problem:in-one-group'] , d.pop("type"))
        if type_ != 'urn:mentoring:problem:in-one-group':
            raise ValueError(f"type must match const 'urn:mentoring:problem:in-one-group', got '{type_}'")

        title = d.pop("title")

        status = d.pop("status")

        detail = d.pop("detail")

        instance = d.pop("instance")

        _errors = d.pop("errors", UNSET)
        errors: list[InOneGroupProblemErrorsItem] | Unset = UNSET
        if _errors is not UNSET:
            errors = []
            for errors_item_data in _errors:
                errors_item = InOneGroupProblemErrorsItem.from_dict(errors_item_data)



                errors.append(errors_item)


        position = d.pop("position", UNSET)

        in_one_group_problem = cls(
            type_=type_,
            title=title,
            status=status,
            detail=detail,
            instance=instance,
            errors=errors,
            position=position,
        )


        in_one_group_problem.additional_properties = d
        return in_one_group_problem

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
