"""Who is told what when something changes. Pure: an event goes in, messages come out."""

from services.notifications.domain.telling.mentorships import told_of_feedback, told_of_mentorship
from services.notifications.domain.telling.notices import told_of_notice
from services.notifications.domain.telling.prompts import told_of_prompt
from services.notifications.domain.telling.proposals import reminder_of_proposal, told_of_match
from services.notifications.domain.telling.sessions import (
    reminder_of_session,
    told_of_clocks,
    told_of_place,
    told_of_session,
)
from services.notifications.domain.telling.worth import NEWS

__all__ = [
    "NEWS",
    "reminder_of_proposal",
    "reminder_of_session",
    "told_of_clocks",
    "told_of_feedback",
    "told_of_match",
    "told_of_mentorship",
    "told_of_notice",
    "told_of_place",
    "told_of_prompt",
    "told_of_session",
]
