"""The words, in English: a subject and a few lines for each sort of message, and where its link leads.

In a text, `{other}` is the other person's name (`{Other}` begins a sentence), `{when}` and `{was}` are times on the
reader's wall clock. Nothing that people wrote to each other is ever said: the link leads there.
"""

from dataclasses import dataclass
from typing import Final, TypeAlias

from services.notifications.domain.messages import Message, MessageKind
from shared.contracts.vocabulary import Side

Variant: TypeAlias = tuple[MessageKind, Side, str]


@dataclass(frozen=True)
class Wording:
    """`link`: what the link below is good for, and its path. `calendar`: what the mail, alone, does to the calendar."""

    subject: str
    text: str
    link: tuple[str, str]
    calendar: str = ""


_PROPOSAL: Final = ("Read the request and answer", "/matching/v1/proposals/{subject}")
_REQUEST: Final = ("See your requests", "/matching/v1/me/proposals?as=mentee")
_SESSION: Final = ("The session", "/scheduling/v1/sessions/{subject}")
_MENTORSHIP: Final = ("Your mentorship", "/mentorships/v1/mentorships/{mentorship_id}")
_FEEDBACK: Final = ("Give your feedback", "/mentorships/v1/sessions/{session_id}/feedback")
_READ_FEEDBACK: Final = ("Read the feedback", "/mentorships/v1/sessions/{session_id}/feedback")

_MISSED: Final = "Your session with {other} counts as missed"
_CAN_BE_APPEALED: Final = (
    "so it counts as missed. If you see it differently, you can appeal within eight days after it, and an operator "
    "decides."
)

K = MessageKind

_FOR_MENTORS: Final = {
    (K.PROPOSAL, ""): Wording(
        "{other} would like you as their mentor",
        "{Other} asks whether you would be their mentor. Please answer by {respond_by}. "
        "A yes opens the mentorship; a no is fine too, and then the request moves on.",
        _PROPOSAL,
    ),
    (K.PROPOSAL_REMINDER, ""): Wording(
        "{other} is waiting for your answer",
        "A quiet reminder: {other} asked you to be their mentor. There is one day left; after {respond_by} the request "
        "moves on by itself.",
        _PROPOSAL,
    ),
    (K.PROPOSAL_WITHDRAWN, ""): Wording(
        "{other} has withdrawn the request",
        "{Other} has withdrawn the request to you. There is nothing you need to do.",
        ("The request", "/matching/v1/proposals/{subject}"),
    ),
    (K.SESSION_REQUEST, ""): Wording(
        "{other} asks for a session on {short_when}",
        "{Other} would like to meet you on {when}. Please confirm or decline it by {respond_by}; "
        "until then the time is kept free.",
        _SESSION,
    ),
    (K.SESSION_REQUEST_ENDED, "withdrawn"): Wording(
        "{other} no longer asks for a session on {short_when}",
        "{Other} has taken back the request for a session on {when}. There is nothing you need to do.",
        _SESSION,
    ),
    (K.SESSION_REQUEST_ENDED, "expired"): Wording(
        "The session {other} asked for on {short_when} was not confirmed",
        "{Other} asked for a session on {when}. It was not confirmed in time, so the request has ended and the time is "
        "free again.",
        _SESSION,
    ),
}

_FOR_MENTEES: Final = {
    (K.SESSION_REQUEST_ENDED, "declined"): Wording(
        "{other} can't meet you on {short_when}",
        "{Other} can't confirm the session on {when}. The time is free again; please choose another one.",
        _SESSION,
    ),
    (K.SESSION_REQUEST_ENDED, "expired"): Wording(
        "Your session with {other} on {short_when} was not confirmed",
        "Your session with {other} on {when} was not confirmed in time, so the request has ended. Please choose another "
        "time.",
        _SESSION,
    ),
    (K.ANSWER, "accepted"): Wording(
        "{other} said yes",
        "{Other} is glad to be your mentor. The next step is a first, introductory session: choose a time that suits "
        "you both.",
        _MENTORSHIP,
    ),
    (K.ANSWER, "declined"): Wording(
        "{other} can't be your mentor at present",
        "{Other} has read your request and can't take it on at present. Mentors say no for many reasons, most often "
        "for lack of time. If you named other mentors, your request goes on to the next one.",
        _REQUEST,
    ),
    (K.ANSWER, "expired"): Wording(
        "{other} has not answered in time",
        "{Other} has not answered your request in time. If you named other mentors, it goes on to the next one.",
        _REQUEST,
    ),
}

_FOR_BOTH: Final = {
    (K.BOOKING, ""): Wording(
        "Booked: session with {other}, {short_when}",
        "Your session with {other} is booked for {when}.",
        _SESSION,
        "The invitation for your calendar is attached.",
    ),
    (K.MOVING, ""): Wording(
        "Moved: session with {other}, now {short_when}",
        "Your session with {other} has a new time: {when}. It was planned for {was}.",
        _SESSION,
        "Your calendar gets the change with this mail.",
    ),
    (K.CLOCK_CHANGE, "yours"): Wording(
        "Clock change: session with {other}, now {short_when}",
        "The rules of the clocks in your time zone have changed. Your session with {other} takes place at the same "
        "moment, and on your clock that is now {when}. Before, it was {was}.",
        _SESSION,
        "Your calendar gets it with this mail.",
    ),
    (K.CLOCK_CHANGE, "theirs"): Wording(
        "Clock change: session with {other}, still {short_when}",
        "The rules of the clocks have changed where {other} lives. Your session takes place at the same moment: on your "
        "clock that is still {when}, and on theirs it is another time of day than before.",
        _SESSION,
    ),
    (K.MOVE_PROPOSAL, ""): Wording(
        "{other} proposes another time: {short_proposed}",
        "{Other} would like to meet you on {proposed} instead of {when}. Please accept or decline it by {respond_by}; "
        "until then both times are kept free, and the session stays where it is.",
        _SESSION,
    ),
    (K.MOVE_PROPOSAL_ENDED, "declined"): Wording(
        "It stays at {short_when}: session with {other}",
        "{Other} can't make the time you proposed, {proposed}. Your session stays where it is: {when}.",
        _SESSION,
    ),
    (K.MOVE_PROPOSAL_ENDED, "withdrawn"): Wording(
        "It stays at {short_when}: session with {other}",
        "{Other} no longer proposes {proposed}. Your session stays where it is: {when}.",
        _SESSION,
    ),
    (K.MOVE_PROPOSAL_ENDED, "expired"): Wording(
        "It stays at {short_when}: session with {other}",
        "Nobody answered in time whether you meet on {proposed} instead. Your session with {other} stays where it is: "
        "{when}.",
        _SESSION,
    ),
    (K.ABSENCE, ""): Wording(
        _MISSED, "{Other} reports that somebody did not come to your session on {when}, " + _CAN_BE_APPEALED, _SESSION
    ),
    (K.ABSENCE, "reader"): Wording(
        _MISSED, "{Other} reports that you did not come to your session on {when}, " + _CAN_BE_APPEALED, _SESSION
    ),
    (K.ABSENCE, "reporter"): Wording(
        _MISSED, "{Other} reports not having come to your session on {when}, " + _CAN_BE_APPEALED, _SESSION
    ),
    (K.APPEAL_DECISION, "upheld"): Wording(
        "Your session with {other} still counts as missed",
        "The appeal about your session with {other} on {when} has been looked at. It counts as missed.",
        _SESSION,
    ),
    (K.APPEAL_DECISION, "granted"): Wording(
        "Your session with {other} counts as held",
        "The appeal about your session with {other} on {when} has been looked at. It counts as held.",
        _SESSION,
    ),
    (K.CANCELLATION, ""): Wording(
        "Cancelled: session with {other}, {short_when}",
        "The session with {other} planned for {when} will not take place{by_whom}. You can book another one whenever "
        "you like.",
        _SESSION,
        "The session leaves your calendar with this mail.",
    ),
    (K.REMINDER_DAY_BEFORE, ""): Wording(
        "Reminder: session with {other}, {short_when}",
        "You meet {other} on {when}. A good moment to look at the agenda: what would you like to talk about?",
        _SESSION,
    ),
    (K.REMINDER_HOUR_BEFORE, ""): Wording(
        "Soon: session with {other}, {short_when}",
        "Your session with {other} begins in about an hour: {when}.",
        _SESSION,
    ),
    (K.FEEDBACK_REQUEST, ""): Wording(
        "How was your session with {other}?",
        "You met {other} on {when}. Two minutes of feedback help you both. {Other} can read it once both have given "
        "theirs, or after seven days.",
        _FEEDBACK,
    ),
    (K.FEEDBACK, ""): Wording(
        "{other} gave you feedback",
        "The feedback of {other} on your session can be read now.",
        _READ_FEEDBACK,
    ),
    (K.MENTORSHIP, "opened"): Wording(
        "Your mentorship with {other} has begun",
        "Your mentorship with {other} has begun. It starts with an introductory meeting.",
        _MENTORSHIP,
    ),
    (K.MENTORSHIP, "stage_moved"): Wording(
        "You and {other}: {stage}",
        "Your mentorship with {other} has reached a new stage: {stage}.",
        _MENTORSHIP,
    ),
    (K.MENTORSHIP, "paused"): Wording(
        "Your mentorship with {other} pauses", "Your mentorship with {other} pauses for a while.", _MENTORSHIP
    ),
    (K.MENTORSHIP, "resumed"): Wording(
        "Your mentorship with {other} goes on", "Your mentorship with {other} goes on.", _MENTORSHIP
    ),
    (K.MENTORSHIP_ENDED, "ended"): Wording(
        "Your mentorship with {other} has ended",
        "Your mentorship with {other} has come to its end. Thank you for the time and thought you both put into it. "
        "What you worked on stays there for you to read.",
        _MENTORSHIP,
    ),
}

WORDINGS: Final[dict[Variant, Wording]] = {
    **{(kind, "mentor", variant): words for (kind, variant), words in (*_FOR_MENTORS.items(), *_FOR_BOTH.items())},
    **{(kind, "mentee", variant): words for (kind, variant), words in (*_FOR_MENTEES.items(), *_FOR_BOTH.items())},
}

STAGES: Final = {
    "initiation": "Initiation",
    "goal_setting": "Goal setting",
    "engagement": "Engagement",
    "feedback": "Feedback",
}

GREETING: Final = "Hello {name},"
GREETING_OF_NOBODY_KNOWN: Final = "Hello,"
WISHES: Final = "Choose which mails you get: {link}"
INVITATION_NOTE: Final = "You get this mail because you are part of this session."


def wording_of(message: Message) -> Wording:
    """The words for this message. Every message that the domain can make has some; a test proves it."""
    facts = message.facts
    return WORDINGS[message.kind, message.side, facts.outcome or facts.change or facts.absent or facts.clock or ""]


def by_whom(message: Message) -> str:
    """` (cancelled by …)`, or nothing where it does not matter."""
    canceller = message.facts.cancelled_by
    if canceller is None:
        return ""
    if canceller == "platform":
        return " (cancelled by the platform)"
    return " (you cancelled it)" if canceller == message.side else f" (cancelled by your {canceller})"
