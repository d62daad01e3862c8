from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.new_rules_apart_item import NewRulesApartItem
from ..models.new_rules_musts_item import NewRulesMustsItem
from ..types import UNSET, Unset
from typing import cast

if TYPE_CHECKING:
  from ..models.new_ladder import NewLadder
  from ..models.new_weights import NewWeights





T = TypeVar("T", bound="NewRules")



@_attrs_define
class NewRules:
    """ 
        Attributes:
            weights (NewWeights): How much each factor is to count, by a number or a word: `high` is 30, `medium` 15, `low`
                5, `off` 0; a `must` counts as `high`
                and has to hold for a pair: a value of ½ on the mentee's side, of `capacity` and `history` on the mentor's.
            musts (list[NewRulesMustsItem] | Unset): Factors that have to hold for a pair besides counting as their weights
                say; those that `weights` call a must are among them
                anyhow.
            minimum_score (float | Unset): Nobody below it is recommended, or matched by a run. Default: 0.0.
            apart (list[NewRulesApartItem] | Unset): Whom the programme never puts together: two of whom one reports to the
                other, directly or not (`reporting_line`), or two who have a group of their organisation in common (`group`).
                Both are known from files of people; of whom nothing is known, nobody is kept apart.
            shown_a_day (int | None | Unset): To so many mentees a mentor is shown in a day (UTC): who first looks after
                that does not see them until the next. Null: to
                any number.
            mentors_look (bool | Unset): Whether the programme's mentors are shown mentees who wait, with reasons and
                without a word that these wrote. Default: False.
            drafts_shown (bool | Unset): Whether the two of a match run's draft see it before the run is decided, and may
                rank or refuse it. Default: False.
            ladder (NewLadder | None | Unset): What follows where a mentor lets requests run out of time and does not come
                to sessions, in this programme. Null: what does
                everywhere: after three requests in a row they rest.
     """

    weights: NewWeights
    musts: list[NewRulesMustsItem] | Unset = UNSET
    minimum_score: float | Unset = 0.0
    apart: list[NewRulesApartItem] | Unset = UNSET
    shown_a_day: int | None | Unset = UNSET
    mentors_look: bool | Unset = False
    drafts_shown: bool | Unset = False
    ladder: NewLadder | None | Unset = UNSET





    def to_dict(self) -> dict[str, Any]:
        from ..models.new_ladder import NewLadder # noqa: PLC0415
        from ..models.new_weights import NewWeights # noqa: PLC0415
        weights = self.weights.to_dict()

        musts: list[str] | Unset = UNSET
        if not isinstance(self.musts, Unset):
            musts = []
            for musts_item_data in self.musts:
                musts_item = musts_item_data.value
                musts.append(musts_item)



        minimum_score = self.minimum_score

        apart: list[str] | Unset = UNSET
        if not isinstance(self.apart, Unset):
            apart = []
            for apart_item_data in self.apart:
                apart_item = apart_item_data.value
                apart.append(apart_item)



        shown_a_day: int | None | Unset
        if isinstance(self.shown_a_day, Unset):
            shown_a_day = UNSET
        else:
            shown_a_day = self.shown_a_day

        mentors_look = self.mentors_look

        drafts_shown = self.drafts_shown

        ladder: dict[str, Any] | None | Unset
        if isinstance(self.ladder, Unset):
            ladder = UNSET
        elif isinstance(self.ladder, NewLadder):
            ladder = self.ladder.to_dict()
        else:
            ladder = self.ladder


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "weights": weights,
        })
        if musts is not UNSET:
            field_dict["musts"] = musts
        if minimum_score is not UNSET:
            field_dict["minimum_score"] = minimum_score
        if apart is not UNSET:
            field_dict["apart"] = apart
        if shown_a_day is not UNSET:
            field_dict["shown_a_day"] = shown_a_day
        if mentors_look is not UNSET:
            field_dict["mentors_look"] = mentors_look
        if drafts_shown is not UNSET:
            field_dict["drafts_shown"] = drafts_shown
        if ladder is not UNSET:
            field_dict["ladder"] = ladder

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.new_ladder import NewLadder # noqa: PLC0415
        from ..models.new_weights import NewWeights # noqa: PLC0415
        d = dict(src_dict)
        weights = NewWeights.from_dict(d.pop("weights"))




        _musts = d.pop("musts", UNSET)
        musts: list[NewRulesMustsItem] | Unset = UNSET
        if _musts is not UNSET:
            musts = []
            for musts_item_data in _musts:
                musts_item = NewRulesMustsItem(musts_item_data)



                musts.append(musts_item)


        minimum_score = d.pop("minimum_score", UNSET)

        _apart = d.pop("apart", UNSET)
        apart: list[NewRulesApartItem] | Unset = UNSET
        if _apart is not UNSET:
            apart = []
            for apart_item_data in _apart:
                apart_item = NewRulesApartItem(apart_item_data)



                apart.append(apart_item)


        def _parse_shown_a_day(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        shown_a_day = _parse_shown_a_day(d.pop("shown_a_day", UNSET))


        mentors_look = d.pop("mentors_look", UNSET)

        drafts_shown = d.pop("drafts_shown", UNSET)

        def _parse_ladder(data: object) -> NewLadder | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                ladder_type_0 = NewLadder.from_dict(data)



                return ladder_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(NewLadder | None | Unset, data)

        ladder = _parse_ladder(d.pop("ladder", UNSET))


        new_rules = cls(
            weights=weights,
            musts=musts,
            minimum_score=minimum_score,
            apart=apart,
            shown_a_day=shown_a_day,
            mentors_look=mentors_look,
            drafts_shown=drafts_shown,
            ladder=ladder,
        )

        return new_rules

