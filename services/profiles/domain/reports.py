"""A person reports a person to the operators: a case that somebody takes, decides, and whose outcome is told."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal
from uuid import UUID

from shared.refusals import Kind, Refusal

ReportReason = Literal["rude", "harassment", "unsafe", "not_who_they_say", "advertising", "other"]
ReportState = Literal["open", "taken", "decided"]
ReportOutcome = Literal["no_breach", "spoken_to", "suspended"]


class ReportingOneself(Refusal):
    """Nobody reports themselves."""

    slug, kind = "reporting-oneself", Kind.RULE


class UnknownReport(Refusal):
    """There is no such report, or it is not yours to see."""

    slug, kind = "report-not-found", Kind.NOT_FOUND


class ReportDecided(Refusal):
    """This report is decided already."""

    slug, kind = "report-decided", Kind.CONFLICT


class ReportOfOneself(Refusal):
    """Somebody else has to decide a report about you, or of your own."""

    slug, kind = "report-of-oneself", Kind.FORBIDDEN


@dataclass(frozen=True)
class Report:
    """`reporter_id`, `person_id`, `taken_by`: None where they are gone, or were when it was written; `text` goes with its author."""

    report_id: UUID
    reporter_id: UUID | None
    person_id: UUID | None
    reason: ReportReason
    text: str | None
    evidence: tuple[str, ...]
    reported_at: datetime
    version: int = 1
    state: ReportState = "open"
    taken_by: UUID | None = None
    outcome: ReportOutcome | None = None

    def taken(self, by: UUID) -> "Report":
        """Somebody looks into it; somebody else may take it over. Raises `ReportDecided`."""
        self._refuse_to(by)
        return replace(self, state="taken", taken_by=by, version=self.version + 1)

    def decided(self, outcome: ReportOutcome, by: UUID) -> "Report":
        """It is over. Raises `ReportDecided`."""
        self._refuse_to(by)
        return replace(self, state="decided", taken_by=by, outcome=outcome, version=self.version + 1)

    def _refuse_to(self, by: UUID) -> None:
        if self.state == "decided":
            raise ReportDecided
        if by in (self.reporter_id, self.person_id):
            raise ReportOfOneself
