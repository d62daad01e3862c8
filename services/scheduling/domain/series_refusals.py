"""Why scheduling says no to a rhythm, or to a series as one."""

from services.scheduling.domain.problem_members import CONFLICTS
from shared.refusals import Kind, Refusal


class ImpossibleRhythm(Refusal):
    """A rhythm has 2 to 20 sessions, 1 to 8 weeks apart, within a year, at a time of day on the clock of a known zone."""

    slug, kind = "impossible-rhythm", Kind.RULE


class RhythmForAStranger(Refusal):
    """A mentor sets up a rhythm for their own mentees only, even where the offering is open to everyone."""

    slug, kind = "rhythm-for-a-stranger", Kind.FORBIDDEN


class RhythmOfOthers(Refusal):
    """Only the mentor sets up a rhythm for somebody else."""

    slug, kind = "rhythm-of-others", Kind.FORBIDDEN


class SeriesConflicts(Refusal):
    """Not every session of the rhythm can be had, so nothing was changed."""

    slug, kind = "series-conflicts", Kind.CONFLICT
    members_described = CONFLICTS


class UnknownSeries(Refusal):
    """There is no such series, or it is not yours."""

    slug, kind = "unknown-series", Kind.NOT_FOUND


class NotInASeries(Refusal):
    """This session was booked alone; none follow it."""

    slug, kind = "not-in-a-series", Kind.RULE


class MovesAskedSingly(Refusal):
    """The mentor confirms each time: propose another one for each of these sessions by itself."""

    slug, kind = "moves-asked-singly", Kind.RULE
