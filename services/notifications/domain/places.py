"""Where a session takes place."""

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias, get_args

PlaceKind: TypeAlias = Literal["link", "phone", "address", "other"]
KINDS: Final[tuple[PlaceKind, ...]] = get_args(PlaceKind)


@dataclass(frozen=True)
class Place:
    """`text`: of a link the whole address, of a telephone its number, else what the mentor wrote."""

    kind: PlaceKind
    text: str

    @classmethod
    def of(cls, kind: str, text: str) -> "Place":
        """A kind that only a later release knows is shown as what the mentor wrote."""
        known: PlaceKind | None = next((each for each in KINDS if each == kind), None)
        return cls(known or "other", text)
