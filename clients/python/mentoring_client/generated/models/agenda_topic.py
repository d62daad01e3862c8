from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.agenda_topic_asked_by import AgendaTopicAskedBy






T = TypeVar("T", bound="AgendaTopic")



@_attrs_define
class AgendaTopic:
    """ A question or a topic for the session.

        Attributes:
            text (str): The question or topic.
            asked_by (AgendaTopicAskedBy): Whose question it is.
     """

    text: str
    asked_by: AgendaTopicAskedBy





    def to_dict(self) -> dict[str, Any]:
        text = self.text

        asked_by = self.asked_by.value


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "text": text,
            "asked_by": asked_by,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        text = d.pop("text")

        asked_by = AgendaTopicAskedBy(d.pop("asked_by"))




        agenda_topic = cls(
            text=text,
            asked_by=asked_by,
        )

        return agenda_topic

