"""The literals that matching's API and its domain share, beside those of all services."""

from typing import Final, Literal, TypeAlias, get_args

DeclineReason: TypeAlias = Literal["no_time", "not_a_fit", "no_place", "other_focus", "other"]
Act: TypeAlias = Literal["accept", "decline", "withdraw"]
Factor: TypeAlias = Literal[
    "skills", "goals", "languages", "stage", "style", "rhythm", "capacity", "overlap", "feedback"
]
FACTORS: Final[tuple[Factor, ...]] = get_args(Factor)
