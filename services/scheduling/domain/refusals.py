"""Why scheduling says no."""

from services.scheduling.domain.problem_members import NEXT_SLOTS, QUESTIONS, WHICH_OVERRIDE
from shared.refusals import Kind, Refusal

# --- hours -----------------------------------------------------------------------------------------------------------


class UnknownZone(Refusal):
    """A time zone has a name of the IANA database, such as Europe/Berlin."""

    slug, kind = "unknown-time-zone", Kind.RULE


class NoSuchWallClock(Refusal):
    """A time of day lies between 00:00 and 23:59, and a day of the week between 0 (Monday) and 6."""

    slug, kind = "no-such-time-of-day", Kind.RULE


class OverlappingWindows(Refusal):
    """Two windows overlap: a time of day may lie in one window only. They may touch."""

    slug, kind = "overlapping-windows", Kind.RULE


class SameDateTwice(Refusal):
    """A date has one override, with all its windows."""

    slug, kind = "same-date-twice", Kind.RULE


class SkippedLocalTime(Refusal):
    """The clocks skip this time of day on that date."""

    slug, kind = "skipped-local-time", Kind.RULE
    members_described = WHICH_OVERRIDE


class TooManyWindows(Refusal):
    """That is more windows or overrides than a person's hours may have."""

    slug, kind = "too-many-windows", Kind.RULE


class ImpossibleTravel(Refusal):
    """A travel ends not before it begins, and no two of them have a date in common."""

    slug, kind = "impossible-travel", Kind.RULE


class ImpossibleTimeOff(Refusal):
    """Time off ends after it begins, not in the past, and lasts at most a year."""

    slug, kind = "impossible-time-off", Kind.RULE


class UnknownTimeOff(Refusal):
    """You have no such time off."""

    slug, kind = "unknown-time-off", Kind.NOT_FOUND


class NoHours(Refusal):
    """Set your hours first: without any, all time is off."""

    slug, kind = "no-hours", Kind.CONFLICT


class ImpossibleLimits(Refusal):
    """A limit lets at least one session be, and at most a thousand."""

    slug, kind = "impossible-limits", Kind.RULE


# --- offerings -------------------------------------------------------------------------------------------------------


class ImpossibleOffering(Refusal):
    """An offering has a title, different lengths, possible numbers, and leaves some time to book."""

    slug, kind = "impossible-offering", Kind.RULE


class UnknownOffering(Refusal):
    """There is no such offering."""

    slug, kind = "unknown-offering", Kind.NOT_FOUND


class OfferingOfOthers(Refusal):
    """An offering is changed and archived by the mentor whose it is."""

    slug, kind = "offering-of-others", Kind.FORBIDDEN


class OfferingArchived(Refusal):
    """This offering is archived: its sessions stay, and no new ones are booked."""

    slug, kind = "offering-archived", Kind.CONFLICT


class TooManyOfferings(Refusal):
    """A mentor has at most fifty offerings that are not archived."""

    slug, kind = "too-many-offerings", Kind.RULE


# --- slots -----------------------------------------------------------------------------------------------------------


class ImpossibleSpan(Refusal):
    """A span of time ends after it starts and is at most 62 days long."""

    slug, kind = "impossible-span", Kind.RULE


class LengthNotOffered(Refusal):
    """This offering does not have that length."""

    slug, kind = "length-not-offered", Kind.RULE


class InThePast(Refusal):
    """A session lies in the future when it is booked or moved."""

    slug, kind = "in-the-past", Kind.RULE


class NoticeTooShort(Refusal):
    """The mentor wants more notice than that."""

    slug, kind = "notice-too-short", Kind.RULE


class BeyondHorizon(Refusal):
    """The mentor does not take sessions that far ahead."""

    slug, kind = "beyond-horizon", Kind.RULE


class SlotNotOffered(Refusal):
    """No slot of this offering starts then."""

    slug, kind = "slot-not-offered", Kind.RULE


class SlotTaken(Refusal):
    """This slot has just been taken. Choose another one."""

    slug, kind = "slot-taken", Kind.CONFLICT
    members_described = NEXT_SLOTS


class HoursChanged(Refusal):
    """The mentor has just changed their hours. Look at the slots again."""

    slug, kind = "hours-changed", Kind.CONFLICT


class OfferingChanged(Refusal):
    """What the mentor offers has just changed. Look at it, and at its slots, again."""

    slug, kind = "offering-changed", Kind.CONFLICT


class TooManySessions(Refusal):
    """The mentor takes no more sessions in that day, week or month."""

    slug, kind = "too-many-sessions", Kind.RULE


class TooManyOpenSessions(Refusal):
    """You have as many sessions ahead with this mentor as they want one person to have who is not their mentee."""

    slug, kind = "too-many-open-sessions", Kind.RULE


class TooManyChangesBetween(Refusal):
    """That is enough for one day between you and this person: ten sessions booked, moved or proposed anew. Go on later."""

    slug, kind = "too-many-changes-between", Kind.TOO_MANY


class UnfitAnswers(Refusal):
    """Not every question of the mentor has an answer that fits it."""

    slug, kind = "unfit-answers", Kind.RULE
    members_described = QUESTIONS


class AlreadyBusy(Refusal):
    """Whoever books has a session, or holds a slot, at that time already."""

    slug, kind = "already-busy", Kind.CONFLICT


# --- holds -----------------------------------------------------------------------------------------------------------


class UnknownHold(Refusal):
    """There is no such hold."""

    slug, kind = "unknown-hold", Kind.NOT_FOUND


class HoldExpired(Refusal):
    """A hold keeps a slot for five minutes, and they are over."""

    slug, kind = "hold-expired", Kind.CONFLICT


class HoldEnded(Refusal):
    """The mentor is no longer available at that time, so this hold has ended early. Look at the slots again."""

    slug, kind = "hold-ended", Kind.CONFLICT


class HoldOfAnotherSlot(Refusal):
    """This hold keeps another slot than the one that is being booked."""

    slug, kind = "hold-of-another-slot", Kind.RULE


class RenewedTooOften(Refusal):
    """A hold is renewed at most twice."""

    slug, kind = "renewed-too-often", Kind.RULE


class TooManyHolds(Refusal):
    """Nobody holds more than three slots at once."""

    slug, kind = "too-many-holds", Kind.RULE


# --- sessions --------------------------------------------------------------------------------------------------------


class UnknownSession(Refusal):
    """There is no such session, or it is not yours."""

    slug, kind = "unknown-session", Kind.NOT_FOUND


class CancelledTooLate(Refusal):
    """A mentee can cancel a session up to its notice period before it starts."""

    slug, kind = "cancelled-too-late", Kind.RULE


class MovedTooLate(Refusal):
    """One side alone moves a session up to its notice before it starts; later, propose the new time to the other."""

    slug, kind = "moved-too-late", Kind.RULE


class AlreadyCancelled(Refusal):
    """This session is cancelled already."""

    slug, kind = "already-cancelled", Kind.CONFLICT


class SessionFinished(Refusal):
    """This session has taken place or was missed; it can't be changed any more."""

    slug, kind = "session-finished", Kind.CONFLICT


class SessionStarted(Refusal):
    """A session that has started can't be cancelled or moved any more."""

    slug, kind = "session-started", Kind.RULE


class SessionNotStarted(Refusal):
    """This can be said of a session once it has started."""

    slug, kind = "session-not-started", Kind.RULE


class MentorsOnly(Refusal):
    """Only the mentor of this session can do this."""

    slug, kind = "mentors-only", Kind.FORBIDDEN


class MovedTooOften(Refusal):
    """The session has been moved as often as one side alone may; propose the new time to the other."""

    slug, kind = "moved-too-often", Kind.RULE


class MoveAlreadyProposed(Refusal):
    """Another time is proposed already; it is answered or withdrawn first."""

    slug, kind = "move-already-proposed", Kind.CONFLICT


class NoMoveProposed(Refusal):
    """No other time is proposed for this session (any more)."""

    slug, kind = "no-move-proposed", Kind.CONFLICT


class NotYoursToAnswer(Refusal):
    """Who proposes a time can withdraw it, and the other side accepts or declines it."""

    slug, kind = "not-yours-to-answer", Kind.FORBIDDEN


class UnknownCalendar(Refusal):
    """There is no such calendar, or its address was revoked."""

    slug, kind = "unknown-calendar", Kind.NOT_FOUND


class NotMissed(Refusal):
    """Nobody is reported absent from this session."""

    slug, kind = "not-missed", Kind.CONFLICT


class OwnReport(Refusal):
    """An absence is appealed by the side that did not report it."""

    slug, kind = "own-report", Kind.FORBIDDEN


class AppealTooLate(Refusal):
    """An absence is appealed within eight days after the session's end."""

    slug, kind = "appeal-too-late", Kind.RULE


class AlreadyAppealed(Refusal):
    """This absence has been appealed; it is appealed once."""

    slug, kind = "already-appealed", Kind.CONFLICT


class NoOpenAppeal(Refusal):
    """There is no appeal to decide on."""

    slug, kind = "no-open-appeal", Kind.CONFLICT


class AwaitsConfirmation(Refusal):
    """The mentor has not confirmed this session yet; until then it is confirmed, declined or withdrawn, and not moved."""

    slug, kind = "awaits-confirmation", Kind.CONFLICT


class AlreadyConfirmed(Refusal):
    """This session is booked; there is nothing to confirm or decline."""

    slug, kind = "already-confirmed", Kind.CONFLICT


class RequestExpired(Refusal):
    """Nobody answered in time, so the request has ended and its time is free again."""

    slug, kind = "request-expired", Kind.CONFLICT


class NotMoved(Refusal):
    """The session starts at that time already."""

    slug, kind = "not-moved", Kind.RULE


class NeverAgreed(Refusal):
    """Within their notice this time was chosen without the mentee, so they can't be reported absent from it."""

    slug, kind = "never-agreed", Kind.RULE


class AbsenceTooLate(Refusal):
    """An absence is reported within 24 hours after the session's end."""

    slug, kind = "absence-too-late", Kind.RULE
