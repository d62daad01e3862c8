"""Releases of outcomes: once in a quarter, by a plan that was fixed before, and never again."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal
from uuid import UUID

from services.mentorships.domain.outcome_values import Basis, Plan, Report
from services.mentorships.domain.programme_refusals import PlanFixed

State = Literal["waiting", "running", "released", "failed"]


@dataclass(frozen=True)
class Release:
    """`period`: the quarter in which it was asked for. `progress`: percent. `report`: once it is released."""

    id: UUID
    programme_id: UUID
    period: str
    state: State
    progress: int
    asked_at: datetime
    plan: Plan
    released_at: datetime | None = None
    report: Report | None = None


def period_of(day: date) -> str:
    return f"{day.year}-Q{(day.month + 2) // 3}"


def planned(plan: Plan, *, basis: Basis, horizon_days: int, fewest: int, is_fixed: bool) -> Plan:
    """The plan, changed. Raises `PlanFixed` once anything was released by it."""
    changed = replace(plan, basis=basis, horizon_days=horizon_days, fewest=fewest)
    if changed == plan:
        return plan
    if is_fixed:
        raise PlanFixed
    return replace(changed, version=plan.version + 1)
