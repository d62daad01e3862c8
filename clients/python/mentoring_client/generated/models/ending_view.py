from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.ending_view_by_type_0 import EndingViewByType0
from ..models.ending_view_reason import EndingViewReason
from typing import cast
from typing import Literal, cast
import datetime






T = TypeVar("T", bound="EndingView")



@_attrs_define
class EndingView:
    """ 
        Attributes:
            ended_at (datetime.datetime): When it ended, in UTC.
            by (EndingViewByType0 | Literal['platform']): Which side ended it; null where neither did.
            reason (EndingViewReason): What one of you chose; `person_left`: the other is not here for you any more;
                `ceased`: the mentor mentors nobody any more; `closed`: you blocked the other.
            text (None | str): A farewell; null where there is none, or once its author is gone.
            next_ (str): What you can do now.
     """

    ended_at: datetime.datetime
    by: EndingViewByType0 | Literal['platform']
    reason: EndingViewReason
    text: None | str
    next_: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        ended_at = self.ended_at.isoformat()

        by: Literal['platform'] | str
        if isinstance(self.by, EndingViewByType0):
            by = self.by.value
        else:
            by = self.by

        reason = self.reason.value

        text: None | str
        text = self.text

        next_ = self.next_


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "ended_at": ended_at,
            "by": by,
            "reason": reason,
            "text": text,
            "next": next_,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        ended_at = datetime.datetime.fromisoformat(d.pop("ended_at"))




        def _parse_by(data: object) -> EndingViewByType0 | Literal['platform']:
            try:
                if not isinstance(data, str):
                    raise TypeError()
                by_type_0 = EndingViewByType0(data)



                return by_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            by_type_1 = cast(Literal['platform'] , data)
            if by_type_1 != 'platform':
                raise ValueError(f"by_type_1 must match const 'platform', got '{by_type_1}'")
            return by_type_1

        by = _parse_by(d.pop("by"))


        reason = EndingViewReason(d.pop("reason"))




        def _parse_text(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        text = _parse_text(d.pop("text"))


        next_ = d.pop("next")

        ending_view = cls(
            ended_at=ended_at,
            by=by,
            reason=reason,
            text=text,
            next_=next_,
        )


        ending_view.additional_properties = d
        return ending_view

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
