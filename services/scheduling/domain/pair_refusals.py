"""Why scheduling says no to two people, at whatever time."""

from shared.refusals import Kind, Refusal


class OwnOffering(Refusal):
    """Nobody books a session with themselves."""

    slug, kind = "own-offering", Kind.RULE


class MentorPaused(Refusal):
    """This mentor takes no sessions with new mentees at the moment."""

    slug, kind = "mentor-paused", Kind.CONFLICT


class MentorshipPaused(Refusal):
    """Your mentorship is paused. Resume it first, then sessions can be booked again."""

    slug, kind = "mentorship-paused", Kind.CONFLICT


class NotTheirMentee(Refusal):
    """This offering is open to the mentor's mentees only."""

    slug, kind = "not-their-mentee", Kind.FORBIDDEN
