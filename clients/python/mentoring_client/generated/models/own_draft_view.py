from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.own_draft_view_you import OwnDraftViewYou
from typing import cast
from typing import Literal, cast
from uuid import UUID

if TYPE_CHECKING:
  from ..models.why_view import WhyView





T = TypeVar("T", bound="OwnDraftView")



@_attrs_define
class OwnDraftView:
    """ With whom a match run would put one together.

        Attributes:
            id (UUID): Its id, a UUIDv7 that the server gave.
            run_id (UUID): The match run whose draft it is.
            programme_id (UUID): The programme that it belongs to.
            you (OwnDraftViewYou): Your side of it.
            mentee_id (UUID): The mentee's id, which is their person's.
            mentor_id (UUID): The mentor's id, which is their person's.
            score (float): How well the two fit, both sides combined, when the run was done.
            reasons (list[WhyView]): What speaks for the two, told to you, the weightiest first; without a word that the
                other one wrote.
            rank (int | None): How you rank it; null: you have not said.
            refused (bool): Whether you have refused it.
            can (list[Literal['say']]): What the asker may do with it now.
     """

    id: UUID
    run_id: UUID
    programme_id: UUID
    you: OwnDraftViewYou
    mentee_id: UUID
    mentor_id: UUID
    score: float
    reasons: list[WhyView]
    rank: int | None
    refused: bool
    can: list[Literal['say']]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.why_view import WhyView # noqa: PLC0415
        id = str(self.id)

        run_id = str(self.run_id)

        programme_id = str(self.programme_id)

        you = self.you.value

        mentee_id = str(self.mentee_id)

        mentor_id = str(self.mentor_id)

        score = self.score

        reasons = []
        for reasons_item_data in self.reasons:
            reasons_item = reasons_item_data.to_dict()
            reasons.append(reasons_item)



        rank: int | None
        rank = self.rank

        refused = self.refused

        can = self.can




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "id": id,
            "run_id": run_id,
            "programme_id": programme_id,
            "you": you,
            "mentee_id": mentee_id,
            "mentor_id": mentor_id,
            "score": score,
            "reasons": reasons,
            "rank": rank,
            "refused": refused,
            "can": can,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.why_view import WhyView # noqa: PLC0415
        d = dict(src_dict)
        id = UUID(d.pop("id"))




        run_id = UUID(d.pop("run_id"))




        programme_id = UUID(d.pop("programme_id"))




        you = OwnDraftViewYou(d.pop("you"))




        mentee_id = UUID(d.pop("mentee_id"))




        mentor_id = UUID(d.pop("mentor_id"))




        score = d.pop("score")

        reasons = []
        _reasons = d.pop("reasons")
        for reasons_item_data in (_reasons):
            reasons_item = WhyView.from_dict(reasons_item_data)



            reasons.append(reasons_item)


        def _parse_rank(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        rank = _parse_rank(d.pop("rank"))


        refused = d.pop("refused")

        can = []
        _can = d.pop("can")
        for can_item_data in (_can):
            can_item = cast(Literal['say'] , can_item_data)
            if can_item != 'say':
                raise ValueError(f"can_item must match const 'say', got '{can_item}'")
            can.append(can_item)


        own_draft_view = cls(
            id=id,
            run_id=run_id,
            programme_id=programme_id,
            you=you,
            mentee_id=mentee_id,
            mentor_id=mentor_id,
            score=score,
            reasons=reasons,
            rank=rank,
            refused=refused,
            can=can,
        )


        own_draft_view.additional_properties = d
        return own_draft_view

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
