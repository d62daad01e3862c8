"""What is said unasked is said to one person; whoever sends it has counted that it isn't too much."""

from datetime import datetime
from typing import Final

from services.notifications.domain.messages import Facts, Message, MessageKind
from shared.contracts import PromptState
from shared.contracts.vocabulary import PromptKind

_KINDS: Final[dict[PromptKind, MessageKind]] = {
    "momentum": MessageKind.NUDGE,
    "messages": MessageKind.MESSAGES,
    "overdue_step": MessageKind.OVERDUE_STEP,
    "help_asked": MessageKind.HELP_ASKED,
    "help_answered": MessageKind.HELP_ANSWERED,
    "looked_into": MessageKind.LOOKED_INTO,
    "successor_suggested": MessageKind.SUCCESSOR_SUGGESTED,
    "survey": MessageKind.SURVEY,
    "survey_reminder": MessageKind.SURVEY_REMINDER,
    "kudos": MessageKind.KUDOS,
    "suggested": MessageKind.SUGGESTED,
    "introduction": MessageKind.INTRODUCTION,
    "check_in_due": MessageKind.CHECK_IN_DUE,
    "preparation_asked": MessageKind.PREPARATION_ASKED,
    "giving_back": MessageKind.GIVING_BACK,
    "feedback_answered": MessageKind.FEEDBACK_ANSWERED,
    "no_first_session": MessageKind.NO_FIRST_SESSION,
}


def told_of_prompt(
    prompt: PromptState, happened_at: datetime, ahead: tuple[datetime, datetime] | None = None
) -> list[Message]:
    """A nudge names one small step; of all else it is said that there is something. What is settled is said no more.

    `ahead`: from when to when the session goes that the step is about, where it is about one and that is known.
    """
    if prompt.change == "settled":
        return []
    if prompt.kind in ("survey", "survey_reminder", "no_first_session"):
        return [_naming_nobody(prompt, happened_at)]
    starts_at, ends_at = ahead or (None, None)
    return [
        Message(
            person_id=prompt.recipient_id,
            side=prompt.side,
            kind=_kind(prompt),
            subject=prompt.prompt_id,
            version=prompt.version,
            other_id=prompt.other_id,
            happened_at=happened_at,
            worth_until=prompt.good_until,
            facts=Facts(
                step=prompt.step if prompt.kind == "momentum" else None,
                # Who is introduced may be no part of the mentorship in which somebody thought of them.
                mentorship_id=None if prompt.kind == "introduction" else prompt.mentorship_id,
                session_id=prompt.subject_id if _is_about_a_session(prompt) else None,
                starts_at=starts_at,
                ends_at=ends_at,
            ),
        )
    ]


def _is_about_a_session(prompt: PromptState) -> bool:
    return prompt.kind == "feedback_answered" or prompt.step in ("write_agenda", "answer_feedback")


def _naming_nobody(prompt: PromptState, happened_at: datetime) -> Message:
    """Somebody is asked by a survey, whose link is good as long as the prompt is; or pairs that they look after have not met."""
    asked = Facts(invitation_id=prompt.subject_id, until=prompt.good_until)
    return Message(
        person_id=prompt.recipient_id,
        side=prompt.side,
        kind=_KINDS[prompt.kind],
        subject=prompt.prompt_id,
        version=prompt.version,
        other_id=None,
        happened_at=happened_at,
        worth_until=prompt.good_until,
        facts=Facts() if prompt.kind == "no_first_session" else asked,
    )


def _kind(prompt: PromptState) -> MessageKind:
    """An introduction asks for an answer, or has come about."""
    if prompt.kind == "introduction" and prompt.step != "answer_introduction":
        return MessageKind.INTRODUCED
    return _KINDS[prompt.kind]
