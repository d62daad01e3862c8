from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.match_run_view_can_item import MatchRunViewCanItem
from ..models.match_run_view_failure_type_0 import MatchRunViewFailureType0
from ..models.match_run_view_lottery import MatchRunViewLottery
from ..models.match_run_view_objective import MatchRunViewObjective
from ..models.match_run_view_state import MatchRunViewState
from typing import cast
from uuid import UUID
import datetime

if TYPE_CHECKING:
  from ..models.ahead_view import AheadView
  from ..models.figures_view import FiguresView
  from ..models.must_view import MustView
  from ..models.ruled_out_view import RuledOutView
  from ..models.said_view import SaidView





T = TypeVar("T", bound="MatchRunView")



@_attrs_define
class MatchRunView:
    """ A match run, and its figures once it is done.

        Attributes:
            id (UUID): Its id, a UUIDv7 that the server gave.
            version (int): Rises by one with each change; what an `If-Match` is judged by.
            programme_id (UUID): The programme that it belongs to.
            objective (MatchRunViewObjective): What it is for.
            dry_run (bool): Whether it only shows what would be.
            seed (int): Decides where two are equal.
            minimum_score (float): Nobody is matched below it.
            replay_of (None | UUID): The run that it does again, on the people as they were then; null for all others.
            missing (int): Of a replay: how many of those people are erased since, so that it is no longer exact; 0 where it
                is.
            lottery (MatchRunViewLottery): `none`: there was no lottery, scores decided who gets a place. `draw`: chance
                decided, once and for good, by a seed that
                the server drew. `trial`: as a draw would have, but it counts for nothing: a dry run, one with a seed of one's
                own, or a later one.
            top_up (bool): Whether it is for those alone who joined late.
            changed_by_hand (int): How many changes were made to its drafts by hand.
            cost_by_hand (float): By how much the total of its drafts is lower than `figures` say for that; below 0 where it
                is higher.
            rules_version (int | None): By which version of the programme's rules it scored; null until it is done, and
                where a replay had weights of its own.
            state (MatchRunViewState): `waiting` for a worker, `running`, `done`, `cancelled`, or `failed`.
            progress (int): Percent, 0 to 100.
            failure (MatchRunViewFailureType0 | None): Why it failed: `too_large` a cohort, or `broken` thrice.
            asked_at (datetime.datetime): When it was asked for, in UTC.
            started_at (datetime.datetime | None): When a worker began it, in UTC.
            ended_at (datetime.datetime | None): When it was done, cancelled or had failed, in UTC.
            approved_at (datetime.datetime | None): When it was decided, in UTC.
            figures (FiguresView | None): What its matching is worth; null until it is done.
            greedy (FiguresView | None): What it would be worth to take the best pair first, then the best of what is left.
            pairs (int | None): How many pairs there were to weigh: each mentee with each mentor, but for oneself, those who
                block each other, and whom the
                programme keeps apart. null until it is done, and for one of before this was told.
            ruled_out (None | RuledOutView): Which rules keep how many pairs apart; null until it is done.
            musts (list[MustView]): What has to hold by the programme's rules, and for how many pairs it does not; empty
                until it is done.
            ahead (AheadView | None): How it went for those who had ended up with nobody before; null until it is done.
                Nobody of them stays alone while somebody
                else has a place that they could take; where the aim is `stable` they win where a mentor likes two alike, and a
                lottery knows
                none of them.
            said (SaidView): What the two of drafts have said of them, where the programme shows them (`drafts_shown` of its
                rules).
            can (list[MatchRunViewCanItem]): What the asker may do with it now.
     """

    id: UUID
    version: int
    programme_id: UUID
    objective: MatchRunViewObjective
    dry_run: bool
    seed: int
    minimum_score: float
    replay_of: None | UUID
    missing: int
    lottery: MatchRunViewLottery
    top_up: bool
    changed_by_hand: int
    cost_by_hand: float
    rules_version: int | None
    state: MatchRunViewState
    progress: int
    failure: MatchRunViewFailureType0 | None
    asked_at: datetime.datetime
    started_at: datetime.datetime | None
    ended_at: datetime.datetime | None
    approved_at: datetime.datetime | None
    figures: FiguresView | None
    greedy: FiguresView | None
    pairs: int | None
    ruled_out: None | RuledOutView
    musts: list[MustView]
    ahead: AheadView | None
    said: SaidView
    can: list[MatchRunViewCanItem]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.ahead_view import AheadView # noqa: PLC0415
        from ..models.figures_view import FiguresView # noqa: PLC0415
        from ..models.must_view import MustView # noqa: PLC0415
        from ..models.ruled_out_view import RuledOutView # noqa: PLC0415
        from ..models.said_view import SaidView # noqa: PLC0415
        id = str(self.id)

        version = self.version

        programme_id = str(self.programme_id)

        objective = self.objective.value

        dry_run = self.dry_run

        seed = self.seed

        minimum_score = self.minimum_score

        replay_of: None | str
        if isinstance(self.replay_of, UUID):
            replay_of = str(self.replay_of)
        else:
            replay_of = self.replay_of

        missing = self.missing

        lottery = self.lottery.value

        top_up = self.top_up

        changed_by_hand = self.changed_by_hand

        cost_by_hand = self.cost_by_hand

        rules_version: int | None
        rules_version = self.rules_version

        state = self.state.value

        progress = self.progress

        failure: None | str
        if isinstance(self.failure, MatchRunViewFailureType0):
            failure = self.failure.value
        else:
            failure = self.failure

        asked_at = self.asked_at.isoformat()

        started_at: None | str
        if isinstance(self.started_at, datetime.datetime):
            started_at = self.started_at.isoformat()
        else:
            started_at = self.started_at

        ended_at: None | str
        if isinstance(self.ended_at, datetime.datetime):
            ended_at = self.ended_at.isoformat()
        else:
            ended_at = self.ended_at

        approved_at: None | str
        if isinstance(self.approved_at, datetime.datetime):
            approved_at = self.approved_at.isoformat()
        else:
            approved_at = self.approved_at

        figures: dict[str, Any] | None
        if isinstance(self.figures, FiguresView):
            figures = self.figures.to_dict()
        else:
            figures = self.figures

        greedy: dict[str, Any] | None
        if isinstance(self.greedy, FiguresView):
            greedy = self.greedy.to_dict()
        else:
            greedy = self.greedy

        pairs: int | None
        pairs = self.pairs

        ruled_out: dict[str, Any] | None
        if isinstance(self.ruled_out, RuledOutView):
            ruled_out = self.ruled_out.to_dict()
        else:
            ruled_out = self.ruled_out

        musts = []
        for musts_item_data in self.musts:
            musts_item = musts_item_data.to_dict()
            musts.append(musts_item)



        ahead: dict[str, Any] | None
        if isinstance(self.ahead, AheadView):
            ahead = self.ahead.to_dict()
        else:
            ahead = self.ahead

        said = self.said.to_dict()

        can = []
        for can_item_data in self.can:
            can_item = can_item_data.value
            can.append(can_item)




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "id": id,
            "version": version,
            "programme_id": programme_id,
            "objective": objective,
            "dry_run": dry_run,
            "seed": seed,
            "minimum_score": minimum_score,
            "replay_of": replay_of,
            "missing": missing,
            "lottery": lottery,
            "top_up": top_up,
            "changed_by_hand": changed_by_hand,
            "cost_by_hand": cost_by_hand,
            "rules_version": rules_version,
            "state": state,
            "progress": progress,
            "failure": failure,
            "asked_at": asked_at,
            "started_at": started_at,
            "ended_at": ended_at,
            "approved_at": approved_at,
            "figures": figures,
            "greedy": greedy,
            "pairs": pairs,
            "ruled_out": ruled_out,
            "musts": musts,
            "ahead": ahead,
            "said": said,
            "can": can,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.ahead_view import AheadView # noqa: PLC0415
        from ..models.figures_view import FiguresView # noqa: PLC0415
        from ..models.must_view import MustView # noqa: PLC0415
        from ..models.ruled_out_view import RuledOutView # noqa: PLC0415
        from ..models.said_view import SaidView # noqa: PLC0415
        d = dict(src_dict)
        id = UUID(d.pop("id"))




        version = d.pop("version")

        programme_id = UUID(d.pop("programme_id"))




        objective = MatchRunViewObjective(d.pop("objective"))




        dry_run = d.pop("dry_run")

        seed = d.pop("seed")

        minimum_score = d.pop("minimum_score")

        def _parse_replay_of(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                replay_of_type_0 = UUID(data)



                return replay_of_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        replay_of = _parse_replay_of(d.pop("replay_of"))


        missing = d.pop("missing")

        lottery = MatchRunViewLottery(d.pop("lottery"))




        top_up = d.pop("top_up")

        changed_by_hand = d.pop("changed_by_hand")

        cost_by_hand = d.pop("cost_by_hand")

        def _parse_rules_version(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        rules_version = _parse_rules_version(d.pop("rules_version"))


        state = MatchRunViewState(d.pop("state"))




        progress = d.pop("progress")

        def _parse_failure(data: object) -> MatchRunViewFailureType0 | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                failure_type_0 = MatchRunViewFailureType0(data)



                return failure_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(MatchRunViewFailureType0 | None, data)

        failure = _parse_failure(d.pop("failure"))


        asked_at = datetime.datetime.fromisoformat(d.pop("asked_at"))




        def _parse_started_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                started_at_type_0 = datetime.datetime.fromisoformat(data)



                return started_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        started_at = _parse_started_at(d.pop("started_at"))


        def _parse_ended_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                ended_at_type_0 = datetime.datetime.fromisoformat(data)



                return ended_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        ended_at = _parse_ended_at(d.pop("ended_at"))


        def _parse_approved_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                approved_at_type_0 = datetime.datetime.fromisoformat(data)



                return approved_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        approved_at = _parse_approved_at(d.pop("approved_at"))


        def _parse_figures(data: object) -> FiguresView | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                figures_type_0 = FiguresView.from_dict(data)



                return figures_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(FiguresView | None, data)

        figures = _parse_figures(d.pop("figures"))


        def _parse_greedy(data: object) -> FiguresView | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                greedy_type_0 = FiguresView.from_dict(data)



                return greedy_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(FiguresView | None, data)

        greedy = _parse_greedy(d.pop("greedy"))


        def _parse_pairs(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        pairs = _parse_pairs(d.pop("pairs"))


        def _parse_ruled_out(data: object) -> None | RuledOutView:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                ruled_out_type_0 = RuledOutView.from_dict(data)



                return ruled_out_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | RuledOutView, data)

        ruled_out = _parse_ruled_out(d.pop("ruled_out"))


        musts = []
        _musts = d.pop("musts")
        for musts_item_data in (_musts):
            musts_item = MustView.from_dict(musts_item_data)



            musts.append(musts_item)


        def _parse_ahead(data: object) -> AheadView | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                ahead_type_0 = AheadView.from_dict(data)



                return ahead_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(AheadView | None, data)

        ahead = _parse_ahead(d.pop("ahead"))


        said = SaidView.from_dict(d.pop("said"))




        can = []
        _can = d.pop("can")
        for can_item_data in (_can):
            can_item = MatchRunViewCanItem(can_item_data)



            can.append(can_item)


        match_run_view = cls(
            id=id,
            version=version,
            programme_id=programme_id,
            objective=objective,
            dry_run=dry_run,
            seed=seed,
            minimum_score=minimum_score,
            replay_of=replay_of,
            missing=missing,
            lottery=lottery,
            top_up=top_up,
            changed_by_hand=changed_by_hand,
            cost_by_hand=cost_by_hand,
            rules_version=rules_version,
            state=state,
            progress=progress,
            failure=failure,
            asked_at=asked_at,
            started_at=started_at,
            ended_at=ended_at,
            approved_at=approved_at,
            figures=figures,
            greedy=greedy,
            pairs=pairs,
            ruled_out=ruled_out,
            musts=musts,
            ahead=ahead,
            said=said,
            can=can,
        )


        match_run_view.additional_properties = d
        return match_run_view

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
