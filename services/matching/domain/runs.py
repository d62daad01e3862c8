"""A match run: a cohort is matched by the worker, and what comes of it is approved or not."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, Literal, TypeAlias
from uuid import UUID

from services.matching.domain.acting import Role
from services.matching.domain.assignment.solving import Objective
from shared.refusals import Kind, Refusal

RunPhase: TypeAlias = Literal["waiting", "running", "done", "cancelled", "failed"]
RunAct: TypeAlias = Literal["cancel", "approve", "change_draft"]
Failure: TypeAlias = Literal["too_large", "broken"]
Barrier: TypeAlias = Literal["language", "paused", "no_place", "must", "below_minimum", "taken", "not_drawn"]
Lottery: TypeAlias = Literal["none", "draw", "trial"]
"""`none`: scores decide who gets a place. `draw`: chance did, once and for good. `trial`: as a draw would, but it counts for nothing."""
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
    """This match run has come to no result: it goes on, was cancelled or has failed."""

    slug, kind = "match-run-not-done", Kind.CONFLICT


class MatchRunWasDry(Refusal):
    """A dry run shows what would be; it can be neither approved nor changed. Start one that is not dry."""

    slug, kind = "match-run-was-dry", Kind.RULE


class MatchRunDecided(Refusal):
    """What comes of this match run has been decided already."""

    slug, kind = "match-run-decided", Kind.CONFLICT


class NothingKept(Refusal):
    """Only a run that was not dry, and is no replay itself, keeps its people as they were. This one can't be done again."""

    slug, kind = "nothing-kept", Kind.RULE


class UnknownDraft(Refusal):
    """One of the people named has no draft in this match run."""

    slug, kind = "unknown-draft", Kind.RULE


@dataclass(frozen=True)
class Seeded:
    """What decides by chance in a run, and whether that is the draw of its programme."""

    seed: int
    lottery: Lottery

    @classmethod
    def of(
        cls, given: int | None, fresh: int, *, by_lot: bool, dry_run: bool, before: "Sequence[MatchRun]"
    ) -> "Seeded":
        """`given`: the seed that was asked for; `fresh`: one that nobody could know; `before`: earlier runs that drew lots and
        are not dry.

        The first of these is the draw, if the seed is nobody's choice. One that never came to a result leaves its seed to the
        next, so that nobody begins anew until they like what comes of it.
        """
        seed = fresh if given is None else given
        if not by_lot:
            return cls(seed, "none")
        if dry_run or given is not None or any(each.state == "done" for each in before):
            return cls(seed, "trial")
        drawn = [each.seed for each in before if each.lottery == "draw"]
        return cls(drawn[0] if drawn else seed, "draw")


@dataclass(frozen=True)
class MatchRun:
    """`seed` decides ties; `minimum`: points of 10,000 below which nobody is matched; `progress`: percent.

    `approved_at`: when it was decided, be it for none. `asked_by`: None once they are erased; `asked_as`: None where that was not kept yet. `top_up`: it is about those alone
    who were in no run before. `replay_of`: the run that is done again, on the people as they were. `cost_by_hand`: by how many points less all drafts have since some were changed by hand.
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
    lottery: Lottery = "none"
    top_up: bool = False
    changed_by_hand: int = 0
    cost_by_hand: int = 0
    replay_of: UUID | None = None
    asked_as: Role | None = None

    @property
    def can(self) -> tuple[RunAct, ...]:
        """The acts that are open now."""
        if self.state in GOING_ON:
            return ("cancel",)
        return (
            ("approve", "change_draft")
            if self.state == "done" and not self.dry_run and self.approved_at is None
            else ()
        )

    def cancel(self, now: datetime) -> "MatchRun":
        if self.state not in GOING_ON:
            raise MatchRunOver
        return replace(self, state="cancelled", version=self.version + 1, ended_at=now)

    def approve(self, now: datetime) -> "MatchRun":
        """Decides on its drafts, once; which of them is said beside."""
        self.refuse_deciding()
        return replace(self, version=self.version + 1, approved_at=now)

    def by_hand(self, cost: int) -> "MatchRun":
        """One of its drafts was changed, which costs so many points."""
        self.refuse_deciding()
        changed, lost = self.changed_by_hand + 1, self.cost_by_hand + cost
        return replace(self, version=self.version + 1, changed_by_hand=changed, cost_by_hand=lost)

    def refuse_deciding(self) -> None:
        """Refuses a run of which nothing is to be decided, or no more."""
        if self.dry_run:
            raise MatchRunWasDry
        if self.state != "done":
            raise MatchRunNotDone
        if self.approved_at is not None:
            raise MatchRunDecided
