"""The literals that matching's API and its domain share, beside those of all services."""

from collections.abc import Mapping
from typing import Final, Literal, TypeAlias, get_args

from shared.contracts.vocabulary import Side

DeclineReason: TypeAlias = Literal["no_time", "not_a_fit", "no_place", "other_focus", "other"]
Act: TypeAlias = Literal["accept", "decline", "withdraw", "ask_back", "answer_back"]
Factor: TypeAlias = Literal[
    "skills",
    "goals",
    "languages",
    "stage",
    "style",
    "rhythm",
    "capacity",
    "overlap",
    "feedback",
    "reliability",
    "history",
]
FACTORS: Final[tuple[Factor, ...]] = get_args(Factor)

SIDES: Final[tuple[Side, ...]] = ("mentee", "mentor")
FACTORS_OF: Final[Mapping[Side, tuple[Factor, ...]]] = {
    "mentee": ("skills", "goals", "languages", "stage", "style", "rhythm", "overlap", "feedback", "reliability"),
    "mentor": ("skills", "languages", "stage", "style", "rhythm", "capacity", "overlap", "history"),
}
"""What decides how much a mentee gains, and how far a mentee is what the mentor wished for."""
