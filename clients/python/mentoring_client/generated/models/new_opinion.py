from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset
from typing import cast






T = TypeVar("T", bound="NewOpinion")



@_attrs_define
class NewOpinion:
    """ What one says of a draft: a rank, or that one refuses it; neither takes back what one has said.

        Attributes:
            rank (int | None | Unset): 1 for what one wants before all others. Where a mentor has fewer places than drafts,
                those whom the mentor ranks highest are
                asked, then those who rank the mentor highest.
            refused (bool | Unset): Whether nothing is to come of it: no proposal is sent, and no later run puts the two
                together. Whether, and not why, is told to
                those who look after the programme, and to nobody else. Default: False.
     """

    rank: int | None | Unset = UNSET
    refused: bool | Unset = False





    def to_dict(self) -> dict[str, Any]:
        rank: int | None | Unset
        if isinstance(self.rank, Unset):
            rank = UNSET
        else:
            rank = self.rank

        refused = self.refused


        field_dict: dict[str, Any] = {}

        field_dict.update({
        })
        if rank is not UNSET:
            field_dict["rank"] = rank
        if refused is not UNSET:
            field_dict["refused"] = refused

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        def _parse_rank(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        rank = _parse_rank(d.pop("rank", UNSET))


        refused = d.pop("refused", UNSET)

        new_opinion = cls(
            rank=rank,
            refused=refused,
        )

        return new_opinion

