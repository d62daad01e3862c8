from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast
from uuid import UUID

if TYPE_CHECKING:
  from ..models.match_run_view import MatchRunView
  from ..models.sides_view import SidesView





T = TypeVar("T", bound="DraftChangeView")



@_attrs_define
class DraftChangeView:
    """ What a change by hand costs, and the run after it.

        Attributes:
            mentee_id (UUID): The mentee's id, which is their person's.
            dry_run (bool): Whether nothing was changed.
            mentor_before (None | UUID): Whom the mentee had; null: nobody, or somebody who has left.
            score_before (float): Their score; 0 for nobody.
            mentor_id (None | UUID): Whom the mentee has now; null: nobody.
            score (float): Their score; 0 for nobody.
            sides (None | SidesView): The score of each side; null for nobody.
            cost (float): By how much the total of all drafts gets lower; below 0 where it gets higher.
            run (MatchRunView): A match run, and its figures once it is done.
     """

    mentee_id: UUID
    dry_run: bool
    mentor_before: None | UUID
    score_before: float
    mentor_id: None | UUID
    score: float
    sides: None | SidesView
    cost: float
    run: MatchRunView
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.match_run_view import MatchRunView # noqa: PLC0415
        from ..models.sides_view import SidesView # noqa: PLC0415
        mentee_id = str(self.mentee_id)

        dry_run = self.dry_run

        mentor_before: None | str
        if isinstance(self.mentor_before, UUID):
            mentor_before = str(self.mentor_before)
        else:
            mentor_before = self.mentor_before

        score_before = self.score_before

        mentor_id: None | str
        if isinstance(self.mentor_id, UUID):
            mentor_id = str(self.mentor_id)
        else:
            mentor_id = self.mentor_id

        score = self.score

        sides: dict[str, Any] | None
        if isinstance(self.sides, SidesView):
            sides = self.sides.to_dict()
        else:
            sides = self.sides

        cost = self.cost

        run = self.run.to_dict()


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "mentee_id": mentee_id,
            "dry_run": dry_run,
            "mentor_before": mentor_before,
            "score_before": score_before,
            "mentor_id": mentor_id,
            "score": score,
            "sides": sides,
            "cost": cost,
            "run": run,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.match_run_view import MatchRunView # noqa: PLC0415
        from ..models.sides_view import SidesView # noqa: PLC0415
        d = dict(src_dict)
        mentee_id = UUID(d.pop("mentee_id"))




        dry_run = d.pop("dry_run")

        def _parse_mentor_before(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                mentor_before_type_0 = UUID(data)



                return mentor_before_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        mentor_before = _parse_mentor_before(d.pop("mentor_before"))


        score_before = d.pop("score_before")

        def _parse_mentor_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                mentor_id_type_0 = UUID(data)



                return mentor_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        mentor_id = _parse_mentor_id(d.pop("mentor_id"))


        score = d.pop("score")

        def _parse_sides(data: object) -> None | SidesView:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                sides_type_0 = SidesView.from_dict(data)



                return sides_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | SidesView, data)

        sides = _parse_sides(d.pop("sides"))


        cost = d.pop("cost")

        run = MatchRunView.from_dict(d.pop("run"))




        draft_change_view = cls(
            mentee_id=mentee_id,
            dry_run=dry_run,
            mentor_before=mentor_before,
            score_before=score_before,
            mentor_id=mentor_id,
            score=score,
            sides=sides,
            cost=cost,
            run=run,
        )


        draft_change_view.additional_properties = d
        return draft_change_view

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
