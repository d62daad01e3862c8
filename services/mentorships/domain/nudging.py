"""What comes of each line of the table of nudges, and whether one is kept back, so that it is known what such a word does."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final, Literal, TypeAlias
from uuid import UUID

from services.mentorships.domain.estimates.numbers import Estimate
from services.mentorships.domain.estimates.shares import share_difference
from services.mentorships.domain.estimates.showing import FEWEST, Shown, Withheld, interval_withheld
from services.mentorships.domain.momentum import RULES, Rule
from shared.contracts.vocabulary import MentorshipStage, NudgeRule

MOST_HELD_BACK: Final = 0.2
ACTED_WITHIN: Final = timedelta(days=7)

Counted = Literal["said", "acted", "muted", "held_back", "acted_unsaid"]
"""`acted`: something happened within seven days; `muted`: its reader wanted no such word any more within seven days;

`held_back`: it was due and kept back; `acted_unsaid`: something happened within seven days all the same.
"""

Line: TypeAlias = tuple[MentorshipStage, NudgeRule]
Counts: TypeAlias = Mapping[tuple[Line, Counted], int]


@dataclass(frozen=True)
class NudgeTerms:
    """`held_back`: of what is due, the share that is not said."""

    held_back: float = 0.0
    version: int = 0

    def holding_back(self, share: float) -> "NudgeTerms":
        return self if share == self.held_back else replace(self, held_back=share, version=self.version + 1)


@dataclass(frozen=True)
class Nudge:
    """One that was said, or due and kept back."""

    stage: MentorshipStage
    rule: NudgeRule
    due_at: datetime

    def acted(self, now: datetime) -> bool:
        """Whether what happens now still counts as following it."""
        return now <= self.due_at + ACTED_WITHIN


def is_held_back(mentorship_id: UUID, rule: Rule, since: datetime, share: float) -> bool:
    """By a draw of its own for each line of each silence, the same whoever makes it and however often."""
    told = f"{mentorship_id} {rule.stage} {rule.id} {since.isoformat()}"
    return int.from_bytes(hashlib.sha256(told.encode()).digest()[:8]) < share * 2**64


def changes_of(said: Iterable[Nudge], kept_back: Iterable[Nudge], now: datetime) -> list[tuple[Line, Counted]]:
    """What is counted once something happens after these."""
    pairs: tuple[tuple[Counted, Iterable[Nudge]], ...] = (("acted", said), ("acted_unsaid", kept_back))
    return [((each.stage, each.rule), what) for what, nudges in pairs for each in nudges if each.acted(now)]


@dataclass(frozen=True)
class RuleReport:
    """What is known of a line. None: fewer than five. `effect`: by how much more often something happens where it is said."""

    rule: Rule
    said: int | None
    acted: int | None
    muted: int | None
    held_back: int | None
    acted_unsaid: int | None
    effect: Estimate | None
    withheld: Withheld | None


def report_of(counts: Counts) -> Sequence[RuleReport]:
    """Every line of the table, in its order."""
    return [_report(rule, counts) for rule in RULES]


def _report(rule: Rule, counts: Counts) -> RuleReport:
    def number(what: Counted) -> int:
        return counts.get(((rule.stage, rule.id), what), 0)

    said = Shown(number("said"), number("acted"))
    unsaid = Shown(number("held_back"), number("acted_unsaid"))
    why = interval_withheld(said, unsaid)
    return RuleReport(
        rule=rule,
        said=_shown(said.people),
        acted=_shown(said.events),
        muted=_shown(number("muted")),
        held_back=_shown(unsaid.people),
        acted_unsaid=_shown(unsaid.events),
        effect=None if why else share_difference(said.events, said.people, unsaid.events, unsaid.people),
        withheld=why,
    )


def _shown(number: int) -> int | None:
    return number if number == 0 or number >= FEWEST else None
