"""A person reports a person; operators take the case, decide it, and tell the outcome to whoever reported."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from services.profiles.domain.reports import Report, ReportingOneself, ReportOutcome, ReportReason, UnknownReport
from services.profiles.letters.reports import letter_about
from services.profiles.store import people, reports
from shared import mail
from shared.expecting import Expects
from shared.ground import audit_log
from shared.ground.audit_log import Act
from shared.ids import uuid7
from shared.postgres import Tx

MAIL_KIND: Final = "report"


async def report_person(
    tx: Tx, person_id: UUID, reason: ReportReason, text: str, evidence: Sequence[str], *, by: UUID, now: datetime
) -> Report:
    """Opens a case. Whom it is about is told nothing, and whoever reports learns nothing of them by it, not whether they are here."""
    if person_id == by:
        raise ReportingOneself
    await people.person_for_update(tx, by)
    opened = Report(uuid7(), by, person_id, reason, text, tuple(evidence), now)
    await reports.add(tx, opened, now)
    return opened


async def read_my_report(tx: Tx, report_id: UUID, *, by: UUID) -> Report:
    """A report of one's own. Raises `UnknownReport`."""
    found = await reports.report(tx, report_id)
    if found.reporter_id != by:
        raise UnknownReport
    return found


async def take(tx: Tx, report_id: UUID, *, by: UUID, expects: Expects, now: datetime) -> Report:
    """An operator looks into it."""
    before = await reports.report_for_update(tx, report_id)
    expects(before.version)
    taken = before.taken(by)
    await reports.save(tx, taken, now)
    await audit_log.note(tx, Act("report_taken", by, "operator", person_id=before.person_id), now=now)
    return taken


async def decide(
    tx: Tx, report_id: UUID, outcome: ReportOutcome, reason: str, *, by: UUID, expects: Expects, now: datetime
) -> Report:
    """The case is over, and whoever reported is told with what. Why stands in the audit log; to suspend is an act of its own."""
    before = await reports.report_for_update(tx, report_id)
    expects(before.version)
    decided = before.decided(outcome, by)
    await reports.save(tx, decided, now)
    act = Act("report_decided", by, "operator", person_id=before.person_id, reason=reason, changed=(outcome,))
    await audit_log.note(tx, act, now=now)
    if before.reporter_id is not None:
        reporter = await people.person(tx, before.reporter_id)
        letter = letter_about(decided, locale=reporter.locale)
        await mail.enqueue(
            tx,
            recipient=reporter.email,
            letter=letter,
            kind=MAIL_KIND,
            now=now,
            person_id=reporter.person_id,
            subject=report_id,
        )
    return decided
