"""Where a session takes place."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Place:
    """`text`: of a link the whole address, of a telephone its number, else what the mentor wrote."""

    kind: Literal["link", "phone", "address", "other"]
    text: str
