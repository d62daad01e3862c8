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
  from ..models.badge_claimed_too_often_problem_errors_item import BadgeClaimedTooOftenProblemErrorsItem





T = TypeVar("T", bound="BadgeClaimedTooOftenProblem")



@_attrs_define
class BadgeClaimedTooOftenProblem:
    """ Five times you have asked for this badge and taken it back: that is enough.

        Attributes:
            type_ (Literal['urn:mentoring:problem:badge-claimed-too-often']): Which problem it is: a stable name that ends
                in the slug. Decide by this one.
            title (str): The slug as words, in English.
            status (int): The answer's HTTP status.
            detail (str): What is wrong, for people, in a language that `Accept-Language` asks for.
            instance (str): Names this occurrence; say it when you ask us about it.
            most (int): How often one can ask for the same badge.
            errors (list[BadgeClaimedTooOftenProblemErrorsItem] | Unset): What is wrong where, as far as it can be told.
     """

    type_: Literal['urn:mentoring:problem:badge-claimed-too-often']
    title: str
    status: int
    detail: str
    instance: str
    most: int
    errors: list[BadgeClaimedTooOftenProblemErrorsItem] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.badge_claimed_too_often_problem_errors_item import BadgeClaimedTooOftenProblemErrorsItem # noqa: PLC0415
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
        from ..models.badge_claimed_too_often_problem_errors_item import BadgeClaimedTooOftenProblemErrorsItem # noqa: PLC0415
        d = dict(src_dict)
        type_ = cast(Literal['urn:mentoring:problem:badge-claimed-too-often'] , d.pop("type"))
        if type_ != 'urn:mentoring:problem:badge-claimed-too-often':
            raise ValueError(f"type must match const 'urn:mentoring:problem:badge-claimed-too-often', got '{type_}'")

        title = d.pop("title")

        status = d.pop("status")

        detail = d.pop("detail")

        instance = d.pop("instance")

        most = d.pop("most")

        _errors = d.pop("errors", UNSET)
        errors: list[BadgeClaimedTooOftenProblemErrorsItem] | Unset = UNSET
        if _errors is not UNSET:
            errors = []
            for errors_item_data in _errors:
                errors_item = BadgeClaimedTooOftenProblemErrorsItem.from_dict(errors_item_data)



                errors.append(errors_item)


        badge_claimed_too_often_problem = cls(
            type_=type_,
            title=title,
            status=status,
            detail=detail,
            instance=instance,
            most=most,
            errors=errors,
        )


        badge_claimed_too_often_problem.additional_properties = d
        return badge_claimed_too_often_problem

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
