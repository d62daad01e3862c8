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
  from ..models.too_many_blocks_problem_errors_item import TooManyBlocksProblemErrorsItem





T = TypeVar("T", bound="TooManyBlocksProblem")



@_attrs_define
class TooManyBlocksProblem:
    """ One can block at most 500 people.

        Attributes:
            type_ (Literal['urn:mentoring:problem:too-many-blocks']): Which problem it is: a stable name that ends in the
                slug. Decide by this one.
            title (str): The slug as words, in English.
            status (int): The answer's HTTP status.
            detail (str): What is wrong, for people, in a language that `Accept-Language` asks for.
            instance (str): Names this occurrence; say it when you ask us about it.
            most (int): How many people one can block.
            errors (list[TooManyBlocksProblemErrorsItem] | Unset): What is wrong where, as far as it can be told.
     """

    type_: Literal['urn:mentoring:problem:too-many-blocks']
    title: str
    status: int
    detail: str
    instance: str
    most: int
    errors: list[TooManyBlocksProblemErrorsItem] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.too_many_blocks_problem_errors_item import TooManyBlocksProblemErrorsItem # noqa: PLC0415
        type_ = self.type_

        title = self.title

        status = self.status

        detail = self.detail

        instance = self.instance

        most = self.most

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
            "most": most,
        })
        if errors is not UNSET:
            field_dict["errors"] = errors

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.too_many_blocks_problem_errors_item import TooManyBlocksProblemErrorsItem # noqa: PLC0415
        d = dict(src_dict)
        type_ = cast(Literal['urn:mentoring:problem:too-many-blocks'] , d.pop("type"))
        if type_ != 'urn:mentoring:problem:too-many-blocks':
            raise ValueError(f"type must match const 'urn:mentoring:problem:too-many-blocks', got '{type_}'")

        title = d.pop("title")

        status = d.pop("status")

        detail = d.pop("detail")

        instance = d.pop("instance")

        most = d.pop("most")

        _errors = d.pop("errors", UNSET)
        errors: list[TooManyBlocksProblemErrorsItem] | Unset = UNSET
        if _errors is not UNSET:
            errors = []
            for errors_item_data in _errors:
                errors_item = TooManyBlocksProblemErrorsItem.from_dict(errors_item_data)



                errors.append(errors_item)


        too_many_blocks_problem = cls(
            type_=type_,
            title=title,
            status=status,
            detail=detail,
            instance=instance,
            most=most,
            errors=errors,
        )


        too_many_blocks_problem.additional_properties = d
        return too_many_blocks_problem

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
