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
  from ..models.kind_cannot_be_switched_off_problem_errors_item import KindCannotBeSwitchedOffProblemErrorsItem





T = TypeVar("T", bound="KindCannotBeSwitchedOffProblem")



@_attrs_define
class KindCannotBeSwitchedOffProblem:
    """ Invitations, changes and cancellations of sessions keep your calendar right; these mails can't be switched off.

        Attributes:
            type_ (Literal['urn:mentoring:problem:kind-cannot-be-switched-off']): Which problem it is: a stable name that
                ends in the slug. Decide by this one.
            title (str): The slug as words, in English.
            status (int): The answer's HTTP status.
            detail (str): What is wrong, for people, in a language that `Accept-Language` asks for.
            instance (str): Names this occurrence; say it when you ask us about it.
            kinds (list[str]): Those of the kinds that were to be switched off which always come.
            errors (list[KindCannotBeSwitchedOffProblemErrorsItem] | Unset): What is wrong where, as far as it can be told.
     """

    type_: Literal['urn:mentoring:problem:kind-cannot-be-switched-off']
    title: str
    status: int
    detail: str
    instance: str
    kinds: list[str]
    errors: list[KindCannotBeSwitchedOffProblemErrorsItem] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.kind_cannot_be_switched_off_problem_errors_item import KindCannotBeSwitchedOffProblemErrorsItem # noqa: PLC0415
        type_ = self.type_

        title = self.title

        status = self.status

        detail = self.detail

        instance = self.instance

        kinds = self.kinds



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
            "kinds": kinds,
        })
        if errors is not UNSET:
            field_dict["errors"] = errors

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.kind_cannot_be_switched_off_problem_errors_item import KindCannotBeSwitchedOffProblemErrorsItem # noqa: PLC0415
        d = dict(src_dict)
        type_ = cast(Literal['urn:mentoring:problem:kind-cannot-be-switched-off'] , d.pop("type"))
        if type_ != 'urn:mentoring:problem:kind-cannot-be-switched-off':
            raise ValueError(f"type must match const 'urn:mentoring:problem:kind-cannot-be-switched-off', got '{type_}'")

        title = d.pop("title")

        status = d.pop("status")

        detail = d.pop("detail")

        instance = d.pop("instance")

        kinds = cast(list[str], d.pop("kinds"))


        _errors = d.pop("errors", UNSET)
        errors: list[KindCannotBeSwitchedOffProblemErrorsItem] | Unset = UNSET
        if _errors is not UNSET:
            errors = []
            for errors_item_data in _errors:
                errors_item = KindCannotBeSwitchedOffProblemErrorsItem.from_dict(errors_item_data)



                errors.append(errors_item)


        kind_cannot_be_switched_off_problem = cls(
            type_=type_,
            title=title,
            status=status,
            detail=detail,
            instance=instance,
            kinds=kinds,
            errors=errors,
        )


        kind_cannot_be_switched_off_problem.additional_properties = d
        return kind_cannot_be_switched_off_problem

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
