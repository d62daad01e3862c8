from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.suggestion_moved_outcome_type_0 import SuggestionMovedOutcomeType0
from ..models.suggestion_moved_state_type_0 import SuggestionMovedStateType0
from ..types import UNSET, Unset
from typing import cast






T = TypeVar("T", bound="SuggestionMoved")



@_attrs_define
class SuggestionMoved:
    """ What has become of it; what is left out stays as it is.

        Attributes:
            state (None | SuggestionMovedStateType0 | Unset): How far it is.
            useful (int | None | Unset): How useful it was, from 1 (little) to 5 (much), once it is finished.
            reflection (None | str | Unset): What you take from a challenge that you have tried.
            outcome (None | SuggestionMovedOutcomeType0 | Unset): What a position, a project or an event has led to.
     """

    state: None | SuggestionMovedStateType0 | Unset = UNSET
    useful: int | None | Unset = UNSET
    reflection: None | str | Unset = UNSET
    outcome: None | SuggestionMovedOutcomeType0 | Unset = UNSET





    def to_dict(self) -> dict[str, Any]:
        state: None | str | Unset
        if isinstance(self.state, Unset):
            state = UNSET
        elif isinstance(self.state, SuggestionMovedStateType0):
            state = self.state.value
        else:
            state = self.state

        useful: int | None | Unset
        if isinstance(self.useful, Unset):
            useful = UNSET
        else:
            useful = self.useful

        reflection: None | str | Unset
        if isinstance(self.reflection, Unset):
            reflection = UNSET
        else:
            reflection = self.reflection

        outcome: None | str | Unset
        if isinstance(self.outcome, Unset):
            outcome = UNSET
        elif isinstance(self.outcome, SuggestionMovedOutcomeType0):
            outcome = self.outcome.value
        else:
            outcome = self.outcome


        field_dict: dict[str, Any] = {}

        field_dict.update({
        })
        if state is not UNSET:
            field_dict["state"] = state
        if useful is not UNSET:
            field_dict["useful"] = useful
        if reflection is not UNSET:
            field_dict["reflection"] = reflection
        if outcome is not UNSET:
            field_dict["outcome"] = outcome

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        def _parse_state(data: object) -> None | SuggestionMovedStateType0 | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                state_type_0 = SuggestionMovedStateType0(data)



                return state_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | SuggestionMovedStateType0 | Unset, data)

        state = _parse_state(d.pop("state", UNSET))


        def _parse_useful(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        useful = _parse_useful(d.pop("useful", UNSET))


        def _parse_reflection(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        reflection = _parse_reflection(d.pop("reflection", UNSET))


        def _parse_outcome(data: object) -> None | SuggestionMovedOutcomeType0 | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                outcome_type_0 = SuggestionMovedOutcomeType0(data)



                return outcome_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | SuggestionMovedOutcomeType0 | Unset, data)

        outcome = _parse_outcome(d.pop("outcome", UNSET))


        suggestion_moved = cls(
            state=state,
            useful=useful,
            reflection=reflection,
            outcome=outcome,
        )

        return suggestion_moved

