from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.stage_view_session_kinds_item import StageViewSessionKindsItem
from ..models.stage_view_stage import StageViewStage
from typing import cast

if TYPE_CHECKING:
  from ..models.stage_text_view import StageTextView





T = TypeVar("T", bound="StageView")



@_attrs_define
class StageView:
    """ 
        Attributes:
            stage (StageViewStage): Which of the four it is.
            texts (list[StageTextView]): The first one is for whoever reads none of the languages.
            session_kinds (list[StageViewSessionKindsItem]): Which sessions belong to it.
            enough (int): After how many sessions, agreed goals, completed goals or new ones it is over.
     """

    stage: StageViewStage
    texts: list[StageTextView]
    session_kinds: list[StageViewSessionKindsItem]
    enough: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.stage_text_view import StageTextView # noqa: PLC0415
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
        field_dict.update(self.additional_properties)
        field_dict.update({
            "stage": stage,
            "texts": texts,
            "session_kinds": session_kinds,
            "enough": enough,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.stage_text_view import StageTextView # noqa: PLC0415
        d = dict(src_dict)
        stage = StageViewStage(d.pop("stage"))




        texts = []
        _texts = d.pop("texts")
        for texts_item_data in (_texts):
            texts_item = StageTextView.from_dict(texts_item_data)



            texts.append(texts_item)


        session_kinds = []
        _session_kinds = d.pop("session_kinds")
        for session_kinds_item_data in (_session_kinds):
            session_kinds_item = StageViewSessionKindsItem(session_kinds_item_data)



            session_kinds.append(session_kinds_item)


        enough = d.pop("enough")

        stage_view = cls(
            stage=stage,
            texts=texts,
            session_kinds=session_kinds,
            enough=enough,
        )


        stage_view.additional_properties = d
        return stage_view

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
