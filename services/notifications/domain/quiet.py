"""Quiet hours: what is said unasked reaches the inbox at once, and a mailbox outside of them only."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from services.notifications.domain.messages import MessageKind

LOOK_AGAIN_WITHIN: Final = timedelta(hours=1)
"""Whoever waits may be in another zone by then."""

TOLD_OF_PROMPTS: Final = (
    MessageKind.NUDGE,
    MessageKind.MESSAGES,
    MessageKind.OVERDUE_STEP,
    MessageKind.HELP_ASKED,
    MessageKind.HELP_ANSWERED,
    MessageKind.LOOKED_INTO,
    MessageKind.SUCCESSOR_SUGGESTED,
    MessageKind.SURVEY,
    MessageKind.SURVEY_REMINDER,
    MessageKind.KUDOS,
    MessageKind.SUGGESTED,
    MessageKind.INTRODUCTION,
    MessageKind.INTRODUCED,
    MessageKind.CHECK_IN_DUE,
    MessageKind.PREPARATION_ASKED,
    MessageKind.GIVING_BACK,
    MessageKind.FEEDBACK_ANSWERED,
    MessageKind.NO_FIRST_SESSION,
)
"""What prompts are told as."""
UNASKED: Final = frozenset(TOLD_OF_PROMPTS) - {MessageKind.HELP_ANSWERED, MessageKind.INTRODUCED} | {
    MessageKind.OPINION_ASKED,
    MessageKind.STEP_TOLD,
    MessageKind.STEP_REST,
    MessageKind.STEP_UNMATCHED,
    MessageKind.APPEAL_WAITS,
}
"""Nobody waits for these. Whoever asked for help, for a match run or agreed to be introduced does, and reads of it at any hour."""


@dataclass(frozen=True)
class QuietHours:
    """From one time of day to another, over midnight where it comes first; none where they are the same.

    On the clock of where the reader is. These hold until somebody says otherwise.
    """

    begin: time = time(20)
    end: time = time(8)

    def end_after(self, now: datetime, zone: ZoneInfo) -> datetime | None:
        """When those that it is in now end; None outside of them."""
        local = now.astimezone(zone)
        at = local.time()
        over_midnight = self.begin > self.end and (at >= self.begin or at < self.end)
        if not over_midnight and not self.begin <= at < self.end:
            return None
        day = local.date() if at < self.end else local.date() + timedelta(days=1)
        return datetime.combine(day, self.end, zone).astimezone(UTC)


USUAL: Final = QuietHours()


def waits_until(kind: MessageKind, quiet: QuietHours, zone: ZoneInfo, now: datetime) -> datetime | None:
    """When to look at its mail again, at the latest when the quiet hours end; None where it may leave now."""
    end = quiet.end_after(now, zone) if kind in UNASKED else None
    return None if end is None else min(end, now + LOOK_AGAIN_WITHIN)
