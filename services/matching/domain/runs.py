"""A match run: a cohort is matched by the worker, and what comes of it is approved or not."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, Literal, TypeAlias
from uuid import UUID

from services.matching.domain.assignment.solving import Objective
from shared.refusals import Kind, Refusal

RunPhase: TypeAlias = Literal["waiting", "running", "done", "cancelled", "failed"]
RunAct: TypeAlias = Literal["cancel", "approve"]
Failure: TypeAlias = Literal["too_large", "broken"]
Barrier: TypeAlias = Literal["language", "paused", "no_place", "below_minimum", "taken"]
Decision: TypeAlias = Literal["open", "approved", "sent", "skipped", "passed_over"]

GOING_ON: Final = frozenset[RunPhase]({"waiting", "running"})
HIGHEST_SEED: Final = 2**31 - 1


class UnknownMatchRun(Refusal):
    """There is no such match run."""

    slug, kind = "unknown-match-run", Kind.NOT_FOUND


class MatchRunGoesOn(Refusal):
    """A match run of this programme goes on. Wait for its end, or cancel it."""

    slug, kind = "match-run-goes-on", Kind.CONFLICT


class MatchRunOver(Refusal):
    """This match run has ended already."""

    slug, kind = "match-run-over", Kind.CONFLICT


class MatchRunNotDone(Refusal):
    """A match run can be approved once it is done: this one goes on, was cancelled or has failed."""

    slug, kind = "match-run-not-done", Kind.CONFLICT


class MatchRunWasDry(Refusal):
    """A dry run shows what would be; it can't be approved. Start one that is not dry."""

    slug, kind = "match-run-was-dry", Kind.RULE


class MatchRunDecided(Refusal):
    """What comes of this match run has been decided already."""

    slug, kind = "match-run-decided", Kind.CONFLICT


class UnknownDraft(Refusal):
    """One of the people named has no draft in this match run."""

    slug, kind = "unknown-draft", Kind.RULE


@dataclass(frozen=True)
class MatchRun:
    """`seed` decides ties; `minimum`: points of 10,000 below which nobody is matched; `progress`: percent.

    `approved_at`: when it was decided, be it for none. `asked_by`: None once they are erased.
    """

    run_id: UUID
    programme_id: UUID
    objective: Objective
    dry_run: bool
    seed: int
    minimum: int
    asked_by: UUID | None
    asked_at: datetime
    state: RunPhase = "waiting"
    version: int = 1
    progress: int = 0
    started_at: datetime | None = None
    ended_at: datetime | None = None
    approved_at: datetime | None = None
    failure: Failure | None = None
    rules_version: int | None = None

    @property
    def can(self) -> tuple[RunAct, ...]:
        """The acts that are open now."""
        if self.state in GOING_ON:
            return ("cancel",)
        return ("approve",) if self.state == "done" and not self.dry_run and self.approved_at is None else ()

    def cancel(self, now: datetime) -> "MatchRun":
        if self.state not in GOING_ON:
            raise MatchRunOver
        return replace(self, state="cancelled", version=self.version + 1, ended_at=now)

    def approve(self, now: datetime) -> "MatchRun":
        """Decides on its drafts, once; which of them is said beside."""
        if self.dry_run:
            raise MatchRunWasDry
        if self.state != "done":
            raise MatchRunNotDone
        if self.approved_at is not None:
            raise MatchRunDecided
        return replace(self, version=self.version + 1, approved_at=now)
