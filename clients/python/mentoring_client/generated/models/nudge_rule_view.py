from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.nudge_rule_view_rule import NudgeRuleViewRule
from ..models.nudge_rule_view_side import NudgeRuleViewSide
from ..models.nudge_rule_view_stage import NudgeRuleViewStage
from ..models.nudge_rule_view_withheld_type_0 import NudgeRuleViewWithheldType0
from typing import cast

if TYPE_CHECKING:
  from ..models.nudge_effect_view import NudgeEffectView





T = TypeVar("T", bound="NudgeRuleView")



@_attrs_define
class NudgeRuleView:
    """ A line of the table: when who is told, and what came of it. Null: fewer than five.

        Attributes:
            stage (NudgeRuleViewStage): In which stage it is said.
            rule (NudgeRuleViewRule): Which word of that stage.
            side (NudgeRuleViewSide): Whom it is said to.
            after_periods (float): After how long a silence, in periods of the rhythm that the two agreed on; a week each
                until they have met.
            published (int | None): How often it was said.
            acted (int | None): How often something happened within seven days; of what was said in the past week it may
                still.
            muted (int | None): How often its reader wanted no such word any more, within seven days.
            held_back (int | None): How often it was due and was kept back.
            acted_unsaid (int | None): How often something happened within seven days all the same.
            effect (None | NudgeEffectView): Null where `withheld` says why.
            withheld (None | NudgeRuleViewWithheldType0): Why no effect is shown.
     """

    stage: NudgeRuleViewStage
    rule: NudgeRuleViewRule
    side: NudgeRuleViewSide
    after_periods: float
    published: int | None
    acted: int | None
    muted: int | None
    held_back: int | None
    acted_unsaid: int | None
    effect: None | NudgeEffectView
    withheld: None | NudgeRuleViewWithheldType0
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.nudge_effect_view import NudgeEffectView # noqa: PLC0415
        stage = self.stage.value

        rule = self.rule.value

        side = self.side.value

        after_periods = self.after_periods

        published: int | None
        published = self.published

        acted: int | None
        acted = self.acted

        muted: int | None
        muted = self.muted

        held_back: int | None
        held_back = self.held_back

        acted_unsaid: int | None
        acted_unsaid = self.acted_unsaid

        effect: dict[str, Any] | None
        if isinstance(self.effect, NudgeEffectView):
            effect = self.effect.to_dict()
        else:
            effect = self.effect

        withheld: None | str
        if isinstance(self.withheld, NudgeRuleViewWithheldType0):
            withheld = self.withheld.value
        else:
            withheld = self.withheld


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "stage": stage,
            "rule": rule,
            "side": side,
            "after_periods": after_periods,
            "published": published,
            "acted": acted,
            "muted": muted,
            "held_back": held_back,
            "acted_unsaid": acted_unsaid,
            "effect": effect,
            "withheld": withheld,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.nudge_effect_view import NudgeEffectView # noqa: PLC0415
        d = dict(src_dict)
        stage = NudgeRuleViewStage(d.pop("stage"))




        rule = NudgeRuleViewRule(d.pop("rule"))




        side = NudgeRuleViewSide(d.pop("side"))




        after_periods = d.pop("after_periods")

        def _parse_published(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        published = _parse_published(d.pop("published"))


        def _parse_acted(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        acted = _parse_acted(d.pop("acted"))


        def _parse_muted(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        muted = _parse_muted(d.pop("muted"))


        def _parse_held_back(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        held_back = _parse_held_back(d.pop("held_back"))


        def _parse_acted_unsaid(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        acted_unsaid = _parse_acted_unsaid(d.pop("acted_unsaid"))


        def _parse_effect(data: object) -> None | NudgeEffectView:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                effect_type_0 = NudgeEffectView.from_dict(data)



                return effect_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | NudgeEffectView, data)

        effect = _parse_effect(d.pop("effect"))


        def _parse_withheld(data: object) -> None | NudgeRuleViewWithheldType0:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                withheld_type_0 = NudgeRuleViewWithheldType0(data)



                return withheld_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | NudgeRuleViewWithheldType0, data)

        withheld = _parse_withheld(d.pop("withheld"))


        nudge_rule_view = cls(
            stage=stage,
            rule=rule,
            side=side,
            after_periods=after_periods,
            published=published,
            acted=acted,
            muted=muted,
            held_back=held_back,
            acted_unsaid=acted_unsaid,
            effect=effect,
            withheld=withheld,
        )


        nudge_rule_view.additional_properties = d
        return nudge_rule_view

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
