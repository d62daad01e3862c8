"""What a check finds."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeAlias

from deploy.operating.evidence import Evidence


@dataclass(frozen=True)
class Finding:
    """An aggregate and what is wrong with it. `kind` says which promise of the table is broken: lost, doubled, order, or other."""

    aggregate: str
    detail: str


@dataclass(frozen=True)
class Violation:
    """A finding with the check that made it."""

    check: str
    kind: str
    aggregate: str
    detail: str

    def __str__(self) -> str:
        return f"{self.check}: {self.aggregate}: {self.detail}"


Check: TypeAlias = Callable[[Evidence], Iterable[Finding]]
