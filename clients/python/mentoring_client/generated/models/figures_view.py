from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast






T = TypeVar("T", bound="FiguresView")



@_attrs_define
class FiguresView:
    """ What a matching is worth.

        Attributes:
            mentees (int): How many there were to match.
            matched (int): How many are.
            total (float): The sum of their scores.
            mean (float | None): Of their scores; null where nobody is matched.
            worst (float | None): The lowest of their scores; null where nobody is matched.
            gap (float | None): By how much a greater total could exceed this one at most, as a share of it, with as many
                matched of those who go first; null
                where that was not computed.
            blocking_pairs (int): Pairs who may be matched and would both rather have each other than what they got.
            envious (int): Mentees who would rather have the mentor whom somebody else got.
            gini (float): How unevenly the mentors' places are taken: 0 all alike, near 1 a few have all.
            mentors (int): How many have a place.
            mentors_full (int): How many of them are full then.
            mentors_without (int): How many of them get nobody.
            load (list[int]): How many of them get nobody, one mentee, two, and so on.
            spread (list[int]): How many pairs have a score from 0 to 0.1, from there to 0.2, and so on: ten numbers.
     """

    mentees: int
    matched: int
    total: float
    mean: float | None
    worst: float | None
    gap: float | None
    blocking_pairs: int
    envious: int
    gini: float
    mentors: int
    mentors_full: int
    mentors_without: int
    load: list[int]
    spread: list[int]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        mentees = self.mentees

        matched = self.matched

        total = self.total

        mean: float | None
        mean = self.mean

        worst: float | None
        worst = self.worst

        gap: float | None
        gap = self.gap

        blocking_pairs = self.blocking_pairs

        envious = self.envious

        gini = self.gini

        mentors = self.mentors

        mentors_full = self.mentors_full

        mentors_without = self.mentors_without

        load = self.load



        spread = self.spread




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "mentees": mentees,
            "matched": matched,
            "total": total,
            "mean": mean,
            "worst": worst,
            "gap": gap,
            "blocking_pairs": blocking_pairs,
            "envious": envious,
            "gini": gini,
            "mentors": mentors,
            "mentors_full": mentors_full,
            "mentors_without": mentors_without,
            "load": load,
            "spread": spread,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        mentees = d.pop("mentees")

        matched = d.pop("matched")

        total = d.pop("total")

        def _parse_mean(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        mean = _parse_mean(d.pop("mean"))


        def _parse_worst(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        worst = _parse_worst(d.pop("worst"))


        def _parse_gap(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        gap = _parse_gap(d.pop("gap"))


        blocking_pairs = d.pop("blocking_pairs")

        envious = d.pop("envious")

        gini = d.pop("gini")

        mentors = d.pop("mentors")

        mentors_full = d.pop("mentors_full")

        mentors_without = d.pop("mentors_without")

        load = cast(list[int], d.pop("load"))


        spread = cast(list[int], d.pop("spread"))


        figures_view = cls(
            mentees=mentees,
            matched=matched,
            total=total,
            mean=mean,
            worst=worst,
            gap=gap,
            blocking_pairs=blocking_pairs,
            envious=envious,
            gini=gini,
            mentors=mentors,
            mentors_full=mentors_full,
            mentors_without=mentors_without,
            load=load,
            spread=spread,
        )


        figures_view.additional_properties = d
        return figures_view

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
