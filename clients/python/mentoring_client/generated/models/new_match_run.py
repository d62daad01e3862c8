from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.new_match_run_objective import NewMatchRunObjective
from ..types import UNSET, Unset
from typing import cast
from uuid import UUID






T = TypeVar("T", bound="NewMatchRun")



@_attrs_define
class NewMatchRun:
    """ Whom to match, and what for.

        Attributes:
            programme_id (UUID): Its members who have nobody yet; in the open programme everybody.
            objective (NewMatchRunObjective): `score`: the best total. `coverage`: as many mentees as can be, then the best
                total. `stable`: no two would both
                rather have each other.
            dry_run (bool): A dry run shows what would be, and can't be approved.
            seed (int | None | Unset): Decides where two are equal: the same people, rules and seed give the same. Drawn
                when left out, and kept. In a programme
                whose places go by lot it decides who gets one, and a run with a seed of one's own never counts as the draw.
            minimum_score (float | Unset): Nobody is matched below it, even if they stay alone; nor below what the
                programme's rules say, where that is more. Default: 0.0.
            top_up (bool | Unset): Only for mentees who were in no run of the programme before that was not dry: whoever
                joined late. Drafts and pairs of
                earlier runs are left alone, and so are their places. Default: False.
     """

    programme_id: UUID
    objective: NewMatchRunObjective
    dry_run: bool
    seed: int | None | Unset = UNSET
    minimum_score: float | Unset = 0.0
    top_up: bool | Unset = False





    def to_dict(self) -> dict[str, Any]:
        programme_id = str(self.programme_id)

        objective = self.objective.value

        dry_run = self.dry_run

        seed: int | None | Unset
        if isinstance(self.seed, Unset):
            seed = UNSET
        else:
            seed = self.seed

        minimum_score = self.minimum_score

        top_up = self.top_up


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "programme_id": programme_id,
            "objective": objective,
            "dry_run": dry_run,
        })
        if seed is not UNSET:
            field_dict["seed"] = seed
        if minimum_score is not UNSET:
            field_dict["minimum_score"] = minimum_score
        if top_up is not UNSET:
            field_dict["top_up"] = top_up

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        programme_id = UUID(d.pop("programme_id"))




        objective = NewMatchRunObjective(d.pop("objective"))




        dry_run = d.pop("dry_run")

        def _parse_seed(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        seed = _parse_seed(d.pop("seed", UNSET))


        minimum_score = d.pop("minimum_score", UNSET)

        top_up = d.pop("top_up", UNSET)

        new_match_run = cls(
            programme_id=programme_id,
            objective=objective,
            dry_run=dry_run,
            seed=seed,
            minimum_score=minimum_score,
            top_up=top_up,
        )

        return new_match_run

