from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast
from uuid import UUID

if TYPE_CHECKING:
  from ..models.changed_list_view import ChangedListView





T = TypeVar("T", bound="PreviewView")



@_attrs_define
class PreviewView:
    """ What other rules would do to the lists of mentees of the programme. Nothing is saved.

        Attributes:
            programme_id (UUID): The programme that it belongs to.
            rules_version (int): The version of the present rules, with which they are compared.
            mentees (int): How many mentees were looked at: all who wait, or so many of them that it is done at once.
            unchanged (int): Of how many the first ten stay as they are, in their order.
            kept (float): The share of the first ten that stays among them, over all.
            mean_score_before (float | None): Of the mentors who stand first; null where nobody has one.
            mean_score_after (float | None): Likewise, by the rules that are tried; scores of different rules say little of
                each other.
            without_before (int): How many mentees have nobody in their list.
            without_after (int): How many would have nobody.
            changed (list[ChangedListView]): The lists that would change most, at most twenty.
     """

    programme_id: UUID
    rules_version: int
    mentees: int
    unchanged: int
    kept: float
    mean_score_before: float | None
    mean_score_after: float | None
    without_before: int
    without_after: int
    changed: list[ChangedListView]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.changed_list_view import ChangedListView # noqa: PLC0415
        programme_id = str(self.programme_id)

        rules_version = self.rules_version

        mentees = self.mentees

        unchanged = self.unchanged

        kept = self.kept

        mean_score_before: float | None
        mean_score_before = self.mean_score_before

        mean_score_after: float | None
        mean_score_after = self.mean_score_after

        without_before = self.without_before

        without_after = self.without_after

        changed = []
        for changed_item_data in self.changed:
            changed_item = changed_item_data.to_dict()
            changed.append(changed_item)




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "programme_id": programme_id,
            "rules_version": rules_version,
            "mentees": mentees,
            "unchanged": unchanged,
            "kept": kept,
            "mean_score_before": mean_score_before,
            "mean_score_after": mean_score_after,
            "without_before": without_before,
            "without_after": without_after,
            "changed": changed,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.changed_list_view import ChangedListView # noqa: PLC0415
        d = dict(src_dict)
        programme_id = UUID(d.pop("programme_id"))




        rules_version = d.pop("rules_version")

        mentees = d.pop("mentees")

        unchanged = d.pop("unchanged")

        kept = d.pop("kept")

        def _parse_mean_score_before(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        mean_score_before = _parse_mean_score_before(d.pop("mean_score_before"))


        def _parse_mean_score_after(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        mean_score_after = _parse_mean_score_after(d.pop("mean_score_after"))


        without_before = d.pop("without_before")

        without_after = d.pop("without_after")

        changed = []
        _changed = d.pop("changed")
        for changed_item_data in (_changed):
            changed_item = ChangedListView.from_dict(changed_item_data)



            changed.append(changed_item)


        preview_view = cls(
            programme_id=programme_id,
            rules_version=rules_version,
            mentees=mentees,
            unchanged=unchanged,
            kept=kept,
            mean_score_before=mean_score_before,
            mean_score_after=mean_score_after,
            without_before=without_before,
            without_after=without_after,
            changed=changed,
        )


        preview_view.additional_properties = d
        return preview_view

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
