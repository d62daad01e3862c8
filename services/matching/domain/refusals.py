"""Why matching says no."""

from typing import Final

from shared.refusals import Kind, Members, Refusal

WHICH_MENTOR: Final = Members(
    {
        "position": {
            "type": "integer",
            "minimum": 1,
            "description": "Where mentors are asked: which of them it is, counted from 1.",
            "examples": [1],
        }
    },
    always=False,
)


class MenteeProfileMissing(Refusal):
    """Tell us first what you are looking for: you have no mentee profile yet."""

    slug, kind = "mentee-profile-missing", Kind.CONFLICT


class UnknownProgramme(Refusal):
    """There is no such programme."""

    slug, kind = "unknown-programme", Kind.NOT_FOUND


class NotInProgramme(Refusal):
    """This programme is for its members: you, or a mentor you asked, are not one of them."""

    slug, kind = "not-in-programme", Kind.RULE
    members_described = WHICH_MENTOR


class InOneReportingLine(Refusal):
    """One of the mentors and you report to each other, directly or not: this programme matches nobody so."""

    slug, kind = "in-one-reporting-line", Kind.RULE
    members_described = WHICH_MENTOR


class InOneGroup(Refusal):
    """One of the mentors and you are in one group of your organisation: this programme matches nobody so."""

    slug, kind = "in-one-group", Kind.RULE
    members_described = WHICH_MENTOR


class NoSuchMentor(Refusal):
    """There is no such mentor."""

    slug, kind = "mentor-not-found", Kind.NOT_FOUND


class MentorsDoNotLook(Refusal):
    """This programme shows its mentors no mentees who wait: they hear from whoever asks them."""

    slug, kind = "mentors-do-not-look", Kind.FORBIDDEN


class MentorProfileMissing(Refusal):
    """Tell us first what you offer: you have no mentor profile yet."""

    slug, kind = "mentor-profile-missing", Kind.CONFLICT


class ProgrammeNotRunning(Refusal):
    """This programme has not begun or is over."""

    slug, kind = "programme-not-running", Kind.RULE


class AskingOneself(Refusal):
    """Nobody can be their own mentor."""

    slug, kind = "asking-oneself", Kind.RULE


class TooFewOrTooManyMentors(Refusal):
    """A request asks one to five mentors, one after the other."""

    slug, kind = "too-few-or-too-many-mentors", Kind.RULE


class DuplicateMentors(Refusal):
    """A request asks each mentor once."""

    slug, kind = "duplicate-mentors", Kind.RULE


class MessageNotUsable(Refusal):
    """A request needs a message of at most 2000 characters."""

    slug, kind = "message-not-usable", Kind.RULE


class TooManyOpenRequests(Refusal):
    """You have five requests that are not answered yet. Wait for an answer, or withdraw one."""

    slug, kind = "too-many-open-requests", Kind.RULE


class UnknownMentor(Refusal):
    """One of the people asked is no mentor, or not known here yet."""

    slug, kind = "unknown-mentor", Kind.CONFLICT
    members_described = WHICH_MENTOR


class MentorPaused(Refusal):
    """One of the mentors takes no new mentees at the moment."""

    slug, kind = "mentor-paused", Kind.CONFLICT
    members_described = WHICH_MENTOR


class MentorFull(Refusal):
    """The mentor has no place free: every one is taken by a mentorship that goes on."""

    slug, kind = "mentor-full", Kind.CONFLICT
    members_described = WHICH_MENTOR


class AlreadyProposed(Refusal):
    """The mentor has been asked already, and that proposal is still open."""

    slug, kind = "proposal-open", Kind.CONFLICT
    members_described = WHICH_MENTOR


class AskedTooOften(Refusal):
    """You have asked one of these mentors ten times within a day. Wait before you ask again."""

    slug, kind = "asked-too-often", Kind.TOO_MANY
    members_described = WHICH_MENTOR


class AlreadyMentored(Refusal):
    """The two are in a mentorship with each other already."""

    slug, kind = "mentorship-active", Kind.CONFLICT
    members_described = WHICH_MENTOR


class UnknownRequest(Refusal):
    """There is no such request, or it is not yours to see."""

    slug, kind = "unknown-request", Kind.NOT_FOUND


class UnknownProposal(Refusal):
    """There is no such proposal, or it is not yours to see."""

    slug, kind = "unknown-proposal", Kind.NOT_FOUND


class OnlyTheMentorAnswers(Refusal):
    """A proposal is answered by the mentor it was made to."""

    slug, kind = "only-the-mentor-answers", Kind.FORBIDDEN


class OnlyTheMenteeWithdraws(Refusal):
    """A proposal is withdrawn by the mentee who made it."""

    slug, kind = "only-the-mentee-withdraws", Kind.FORBIDDEN


class ProposalExpired(Refusal):
    """The time to answer this proposal is over."""

    slug, kind = "proposal-expired", Kind.CONFLICT


class ProposalNotOpen(Refusal):
    """This proposal is not open: it has ended, or its turn has not come."""

    slug, kind = "proposal-not-open", Kind.CONFLICT


class NotResting(Refusal):
    """You do not rest: you are recommended and asked."""

    slug, kind = "not-resting", Kind.CONFLICT


class AskedBackAlready(Refusal):
    """Of each request a mentor asks one question. You have asked yours."""

    slug, kind = "asked-back-already", Kind.CONFLICT


class NothingAskedBack(Refusal):
    """The mentor has asked you nothing about this request, or you have answered."""

    slug, kind = "nothing-asked-back", Kind.CONFLICT


class OnlyTheMenteeAnswersBack(Refusal):
    """What a mentor asks about a request is answered by the mentee who made it."""

    slug, kind = "only-the-mentee-answers-back", Kind.FORBIDDEN


class ReasonTextTooLong(Refusal):
    """The words that go with a decline are at most 1000 characters long."""

    slug, kind = "reason-text-too-long", Kind.RULE


class UnknownRulesVersion(Refusal):
    """There is no such version of these rules."""

    slug, kind = "unknown-rules-version", Kind.NOT_FOUND


class RulesChangedMeanwhile(Refusal):
    """Somebody else has changed the rules at the same moment. Read them again before you change them."""

    slug, kind = "rules-changed-meanwhile", Kind.CONFLICT
