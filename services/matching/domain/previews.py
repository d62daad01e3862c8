"""What other rules would do to present lists."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias
from uuid import UUID

from services.matching.domain.recommendations import Recommendation

LOOKED_AT: Final = 10
"""So many of the mentors at the beginning of each list."""
MOST_NAMED: Final = 20

When: TypeAlias = Literal["before", "after"]


@dataclass(frozen=True)
class TwoLists:
    """One mentee's list by the present rules and by others."""

    mentee_id: UUID
    before: tuple[Recommendation, ...]
    after: tuple[Recommendation, ...]

    def of(self, when: When) -> tuple[Recommendation, ...]:
        return self.before if when == "before" else self.after

    def ids(self, when: When) -> list[UUID]:
        return [each.mentor_id for each in self.of(when)]

    @property
    def stays(self) -> bool:
        return self.ids("before") == self.ids("after")

    @property
    def kept(self) -> int:
        """How many of those who stand in it stay there."""
        return len({*self.ids("before")} & {*self.ids("after")})


@dataclass(frozen=True)
class Preview:
    """The lists of all who were looked at."""

    programme_id: UUID
    rules_version: int
    lists: Sequence[TwoLists]

    @property
    def unchanged(self) -> int:
        return sum(each.stays for each in self.lists)

    @property
    def kept(self) -> float:
        """The share of all who stand in lists that stays, 1 where there are none."""
        before = sum(len(each.before) for each in self.lists)
        return sum(each.kept for each in self.lists) / before if before else 1.0

    def mean_score(self, when: When) -> float | None:
        """Of the mentors who stand first."""
        first = [each.of(when)[0].score for each in self.lists if each.of(when)]
        return round(sum(first) / len(first), 4) if first else None

    def without(self, when: When) -> int:
        """How many mentees have nobody in their list."""
        return sum(not each.of(when) for each in self.lists)

    @property
    def most_changed(self) -> list[TwoLists]:
        """Those that change, the ones that lose most first."""
        changed = [each for each in self.lists if not each.stays]
        return sorted(changed, key=lambda each: (each.kept - len(each.before), each.mentee_id))[:MOST_NAMED]
