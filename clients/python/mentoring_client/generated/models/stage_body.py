from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.stage_body_session_kinds_item import StageBodySessionKindsItem
from ..models.stage_body_stage import StageBodyStage
from ..types import UNSET, Unset
from typing import cast

if TYPE_CHECKING:
  from ..models.stage_text_body import StageTextBody





T = TypeVar("T", bound="StageBody")



@_attrs_define
class StageBody:
    """ 
        Attributes:
            stage (StageBodyStage): Which of the four it is.
            texts (list[StageTextBody]): One for each language; the first one is for whoever reads none of them.
            session_kinds (list[StageBodySessionKindsItem]): Which sessions belong to it: those of other kinds don't end it.
                Sessions of no kind belong to every stage.
            enough (int | Unset): After how many sessions `initiation` is over, after how many agreed goals `goal_setting`,
                after how many completed ones
                `engagement`, once none is open; how many open goals lead from `feedback` back to `engagement`. Default: 1.
     """

    stage: StageBodyStage
    texts: list[StageTextBody]
    session_kinds: list[StageBodySessionKindsItem]
    enough: int | Unset = 1





    def to_dict(self) -> dict[str, Any]:
        from ..models.stage_text_body import StageTextBody # noqa: PLC0415
        stage = self.stage.value

        texts = []
        for texts_item_data in self.texts:
            texts_item = texts_item_data.to_dict()
            texts.append(texts_item)



        session_kinds = []
        for session_kinds_item_data in self.session_kinds:
            session_kinds_item = session_kinds_item_data.value
            session_kinds.append(session_kinds_item)



        enough = self.enough


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "stage": stage,
            "texts": texts,
            "session_kinds": session_kinds,
        })
        if enough is not UNSET:
            field_dict["enough"] = enough

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.stage_text_body import StageTextBody # noqa: PLC0415
        d = dict(src_dict)
        stage = StageBodyStage(d.pop("stage"))




        texts = []
        _texts = d.pop("texts")
        for texts_item_data in (_texts):
            texts_item = StageTextBody.from_dict(texts_item_data)



            texts.append(texts_item)


        session_kinds = []
        _session_kinds = d.pop("session_kinds")
        for session_kinds_item_data in (_session_kinds):
            session_kinds_item = StageBodySessionKindsItem(session_kinds_item_data)



            session_kinds.append(session_kinds_item)


        enough = d.pop("enough", UNSET)

        stage_body = cls(
            stage=stage,
            texts=texts,
            session_kinds=session_kinds,
            enough=enough,
        )

        return stage_body

