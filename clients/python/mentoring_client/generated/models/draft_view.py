from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.draft_view_decision import DraftViewDecision
from ..models.draft_view_refused_by_item import DraftViewRefusedByItem
from typing import cast
from uuid import UUID

if TYPE_CHECKING:
  from ..models.reason_view import ReasonView
  from ..models.sides_view import SidesView





T = TypeVar("T", bound="DraftView")



@_attrs_define
class DraftView:
    """ Two who are to be put together, why, and what became of it.

        Attributes:
            mentee_id (UUID): The mentee's id, which is their person's.
            mentor_id (None | UUID): null once the mentor has left the platform.
            score (float): Both sides combined.
            sides (SidesView): How well the two fit, as each side sees it.
            reasons (list[ReasonView]): What each factor adds, the largest first.
            decision (DraftViewDecision): `open`; `approved`, and on its way; `sent`; `skipped`; or `passed_over`, since
                others were approved.
            skipped_because (None | str): Why no proposal was sent after all: the slug of the refusal.
            proposal_id (None | UUID): The proposal that was sent.
            odds (float | None): In what share of a thousand redraws of the whole run they would have got a place; null
                without a lottery.
            by_hand (bool): Whether somebody put them together by hand.
            mentee_rank (int | None): How the mentee ranks it, 1 the highest; null: has not said.
            mentor_rank (int | None): How the mentor ranks it among theirs, 1 the highest; null: has not said.
            refused_by (list[DraftViewRefusedByItem]): Who has refused it, so that nothing comes of it; why is asked of
                nobody.
     """

    mentee_id: UUID
    mentor_id: None | UUID
    score: float
    sides: SidesView
    reasons: list[ReasonView]
    decision: DraftViewDecision
    skipped_because: None | str
    proposal_id: None | UUID
    odds: float | None
    by_hand: bool
    mentee_rank: int | None
    mentor_rank: int | None
    refused_by: list[DraftViewRefusedByItem]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.reason_view import ReasonView # noqa: PLC0415
        from ..models.sides_view import SidesView # noqa: PLC0415
        mentee_id = str(self.mentee_id)

        mentor_id: None | str
        if isinstance(self.mentor_id, UUID):
            mentor_id = str(self.mentor_id)
        else:
            mentor_id = self.mentor_id

        score = self.score

        sides = self.sides.to_dict()

        reasons = []
        for reasons_item_data in self.reasons:
            reasons_item = reasons_item_data.to_dict()
            reasons.append(reasons_item)



        decision = self.decision.value

        skipped_because: None | str
        skipped_because = self.skipped_because

        proposal_id: None | str
        if isinstance(self.proposal_id, UUID):
            proposal_id = str(self.proposal_id)
        else:
            proposal_id = self.proposal_id

        odds: float | None
        odds = self.odds

        by_hand = self.by_hand

        mentee_rank: int | None
        mentee_rank = self.mentee_rank

        mentor_rank: int | None
        mentor_rank = self.mentor_rank

        refused_by = []
        for refused_by_item_data in self.refused_by:
            refused_by_item = refused_by_item_data.value
            refused_by.append(refused_by_item)




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "mentee_id": mentee_id,
            "mentor_id": mentor_id,
            "score": score,
            "sides": sides,
            "reasons": reasons,
            "decision": decision,
            "skipped_because": skipped_because,
            "proposal_id": proposal_id,
            "odds": odds,
            "by_hand": by_hand,
            "mentee_rank": mentee_rank,
            "mentor_rank": mentor_rank,
            "refused_by": refused_by,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.reason_view import ReasonView # noqa: PLC0415
        from ..models.sides_view import SidesView # noqa: PLC0415
        d = dict(src_dict)
        mentee_id = UUID(d.pop("mentee_id"))




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

        sides = SidesView.from_dict(d.pop("sides"))




        reasons = []
        _reasons = d.pop("reasons")
        for reasons_item_data in (_reasons):
            reasons_item = ReasonView.from_dict(reasons_item_data)



            reasons.append(reasons_item)


        decision = DraftViewDecision(d.pop("decision"))




        def _parse_skipped_because(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        skipped_because = _parse_skipped_because(d.pop("skipped_because"))


        def _parse_proposal_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                proposal_id_type_0 = UUID(data)



                return proposal_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        proposal_id = _parse_proposal_id(d.pop("proposal_id"))


        def _parse_odds(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        odds = _parse_odds(d.pop("odds"))


        by_hand = d.pop("by_hand")

        def _parse_mentee_rank(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        mentee_rank = _parse_mentee_rank(d.pop("mentee_rank"))


        def _parse_mentor_rank(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        mentor_rank = _parse_mentor_rank(d.pop("mentor_rank"))


        refused_by = []
        _refused_by = d.pop("refused_by")
        for refused_by_item_data in (_refused_by):
            refused_by_item = DraftViewRefusedByItem(refused_by_item_data)



            refused_by.append(refused_by_item)


        draft_view = cls(
            mentee_id=mentee_id,
            mentor_id=mentor_id,
            score=score,
            sides=sides,
            reasons=reasons,
            decision=decision,
            skipped_because=skipped_because,
            proposal_id=proposal_id,
            odds=odds,
            by_hand=by_hand,
            mentee_rank=mentee_rank,
            mentor_rank=mentor_rank,
            refused_by=refused_by,
        )


        draft_view.additional_properties = d
        return draft_view

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
