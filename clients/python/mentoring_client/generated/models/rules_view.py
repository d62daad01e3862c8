from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.rules_view_apart_item import RulesViewApartItem
from ..models.rules_view_musts_item import RulesViewMustsItem
from typing import cast
from typing import Literal, cast
from uuid import UUID

if TYPE_CHECKING:
  from ..models.ladder_view import LadderView
  from ..models.levels import Levels
  from ..models.weights import Weights





T = TypeVar("T", bound="RulesView")



@_attrs_define
class RulesView:
    """ Version 0: the rules every programme begins with.

        Attributes:
            programme_id (UUID): The programme that it belongs to.
            version (int): Rises by one with each change; what an `If-Match` is judged by.
            weights (Weights): How much each factor counts, in proportion to the others of its side; at least one is above
                0.

                What the mentee gains counts skills, goals, languages, stage, style, rhythm, overlap, feedback and reliability;
                what the
                mentor wished for counts skills, languages, stage, style, rhythm, capacity, overlap and history.
            levels (Levels): How much each factor counts as a word; null where it is a number that no word stands for.
            musts (list[RulesViewMustsItem]): The factors that have to hold for a pair.
            minimum_score (float): Nobody below it is recommended, or matched by a run.
            apart (list[RulesViewApartItem]): Whom the programme never puts together: two of whom one reports to the other,
                directly or not (`reporting_line`), or two who have a group of their organisation in common (`group`). Both are
                known from files of people; of whom nothing is known, nobody is kept apart.
            shown_a_day (int | None): To so many mentees a mentor is shown in a day; null: to any number.
            mentors_look (bool): Whether the programme's mentors are shown mentees who wait.
            drafts_shown (bool): Whether the two of a match run's draft see it before the run is decided, and may rank or
                refuse it.
            ladder (LadderView | None): What follows where a mentor does not answer or come; null: what does everywhere.
            can (list[Literal['update']]): What the asker may do with it now.
     """

    programme_id: UUID
    version: int
    weights: Weights
    levels: Levels
    musts: list[RulesViewMustsItem]
    minimum_score: float
    apart: list[RulesViewApartItem]
    shown_a_day: int | None
    mentors_look: bool
    drafts_shown: bool
    ladder: LadderView | None
    can: list[Literal['update']]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.ladder_view import LadderView # noqa: PLC0415
        from ..models.levels import Levels # noqa: PLC0415
        from ..models.weights import Weights # noqa: PLC0415
        programme_id = str(self.programme_id)

        version = self.version

        weights = self.weights.to_dict()

        levels = self.levels.to_dict()

        musts = []
        for musts_item_data in self.musts:
            musts_item = musts_item_data.value
            musts.append(musts_item)



        minimum_score = self.minimum_score

        apart = []
        for apart_item_data in self.apart:
            apart_item = apart_item_data.value
            apart.append(apart_item)



        shown_a_day: int | None
        shown_a_day = self.shown_a_day

        mentors_look = self.mentors_look

        drafts_shown = self.drafts_shown

        ladder: dict[str, Any] | None
        if isinstance(self.ladder, LadderView):
            ladder = self.ladder.to_dict()
        else:
            ladder = self.ladder

        can = self.can




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "programme_id": programme_id,
            "version": version,
            "weights": weights,
            "levels": levels,
            "musts": musts,
            "minimum_score": minimum_score,
            "apart": apart,
            "shown_a_day": shown_a_day,
            "mentors_look": mentors_look,
            "drafts_shown": drafts_shown,
            "ladder": ladder,
            "can": can,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.ladder_view import LadderView # noqa: PLC0415
        from ..models.levels import Levels # noqa: PLC0415
        from ..models.weights import Weights # noqa: PLC0415
        d = dict(src_dict)
        programme_id = UUID(d.pop("programme_id"))




        version = d.pop("version")

        weights = Weights.from_dict(d.pop("weights"))




        levels = Levels.from_dict(d.pop("levels"))




        musts = []
        _musts = d.pop("musts")
        for musts_item_data in (_musts):
            musts_item = RulesViewMustsItem(musts_item_data)



            musts.append(musts_item)


        minimum_score = d.pop("minimum_score")

        apart = []
        _apart = d.pop("apart")
        for apart_item_data in (_apart):
            apart_item = RulesViewApartItem(apart_item_data)



            apart.append(apart_item)


        def _parse_shown_a_day(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        shown_a_day = _parse_shown_a_day(d.pop("shown_a_day"))


        mentors_look = d.pop("mentors_look")

        drafts_shown = d.pop("drafts_shown")

        def _parse_ladder(data: object) -> LadderView | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                ladder_type_0 = LadderView.from_dict(data)



                return ladder_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(LadderView | None, data)

        ladder = _parse_ladder(d.pop("ladder"))


        can = []
        _can = d.pop("can")
        for can_item_data in (_can):
            can_item = cast(Literal['update'] , can_item_data)
            if can_item != 'update':
                raise ValueError(f"can_item must match const 'update', got '{can_item}'")
            can.append(can_item)


        rules_view = cls(
            programme_id=programme_id,
            version=version,
            weights=weights,
            levels=levels,
            musts=musts,
            minimum_score=minimum_score,
            apart=apart,
            shown_a_day=shown_a_day,
            mentors_look=mentors_look,
            drafts_shown=drafts_shown,
            ladder=ladder,
            can=can,
        )


        rules_view.additional_properties = d
        return rules_view

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
