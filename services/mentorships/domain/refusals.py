"""Why this service says no."""

from shared.refusals import Kind, Refusal


class UnknownMentorship(Refusal):
    """There is no such mentorship, or it is not yours."""

    slug, kind = "mentorship-not-found", Kind.NOT_FOUND


class MentorshipEnded(Refusal):
    """This mentorship has ended; what was can be read, nothing can be changed."""

    slug, kind = "mentorship-ended", Kind.CONFLICT


class MentorshipPaused(Refusal):
    """This mentorship is paused. Resume it first."""

    slug, kind = "mentorship-paused", Kind.CONFLICT


class MentorshipNotPaused(Refusal):
    """This mentorship is not paused, so there is nothing to resume."""

    slug, kind = "mentorship-not-paused", Kind.CONFLICT


class PauseOutOfRange(Refusal):
    """A break ends on a day that is ahead, half a year from now at the latest."""

    slug, kind = "pause-out-of-range", Kind.RULE


class TooManyChangesOfMentorship(Refusal):
    """That is enough for one day: ten stages, breaks and their ends that the other side was told of. Go on later."""

    slug, kind = "too-many-changes-of-mentorship", Kind.TOO_MANY


class AlreadyAtStage(Refusal):
    """The mentorship is at this stage already."""

    slug, kind = "already-at-stage", Kind.CONFLICT


class UnknownAgreement(Refusal):
    """Nobody has proposed an agreement in this mentorship yet; whoever proposes one makes it."""

    slug, kind = "agreement-not-found", Kind.NOT_FOUND


class AgreementNotProposed(Refusal):
    """No agreement waits for an answer: what was proposed was answered, withdrawn or not answered in time."""

    slug, kind = "agreement-not-proposed", Kind.CONFLICT


class AgreementChanged(Refusal):
    """Something else has been proposed since. Read it before you agree to it or decline it."""

    slug, kind = "agreement-changed", Kind.CONFLICT


class OwnAgreementProposal(Refusal):
    """This proposal is yours: the other side answers it. You can withdraw it, or propose something else."""

    slug, kind = "own-agreement-proposal", Kind.RULE


class OthersAgreementProposal(Refusal):
    """This proposal is the other side's: agree to it, decline it, or propose something else."""

    slug, kind = "others-agreement-proposal", Kind.RULE


class AgreementTooLong(Refusal):
    """An agreement runs for at most three years; then it can be renewed."""

    slug, kind = "agreement-too-long", Kind.RULE


class SessionLengthOutOfRange(Refusal):
    """Sessions are agreed to last from 15 to 240 minutes."""

    slug, kind = "session-length-out-of-range", Kind.RULE


class TooManyAgreementProposals(Refusal):
    """That is enough for one day: five proposals of an agreement. Talk to each other, and go on tomorrow."""

    slug, kind = "too-many-agreement-proposals", Kind.TOO_MANY


class UnknownGoal(Refusal):
    """There is no such goal, or it is not yours."""

    slug, kind = "goal-not-found", Kind.NOT_FOUND


class GoalClosed(Refusal):
    """This goal is completed or dropped. Take it up again before you add steps to it."""

    slug, kind = "goal-closed", Kind.CONFLICT


class GoalNotAgreed(Refusal):
    """This goal waits for the other side's yes. It can be begun and completed once you have both agreed to it."""

    slug, kind = "goal-not-agreed", Kind.CONFLICT


class GoalChanged(Refusal):
    """This goal has changed since you read it. Read it again before you agree to it."""

    slug, kind = "goal-changed", Kind.CONFLICT


class OwnGoal(Refusal):
    """This goal is in your words: the other side agrees to it, or words it otherwise."""

    slug, kind = "own-goal", Kind.RULE


class TooManyGoals(Refusal):
    """A mentorship holds at most 50 goals; few goals are reached more often than many."""

    slug, kind = "too-many-goals", Kind.RULE


class UnknownActionStep(Refusal):
    """There is no such action step, or it is not yours."""

    slug, kind = "action-step-not-found", Kind.NOT_FOUND


class TooManyActionSteps(Refusal):
    """A goal holds at most 50 action steps; make a second goal of the rest."""

    slug, kind = "too-many-action-steps", Kind.RULE


class DeadlineInPast(Refusal):
    """A deadline lies ahead: this day is over everywhere on Earth."""

    slug, kind = "deadline-in-past", Kind.RULE


class UnknownSession(Refusal):
    """There is no such session, or you don't take part in it."""

    slug, kind = "session-not-found", Kind.NOT_FOUND


class UnknownAgenda(Refusal):
    """Nobody has written an agenda for this session yet; whoever writes one makes it."""

    slug, kind = "agenda-not-found", Kind.NOT_FOUND


class SessionOver(Refusal):
    """The session is over or cancelled; its agenda stays as it is."""

    slug, kind = "session-over", Kind.CONFLICT


class TooManyTopics(Refusal):
    """An agenda holds at most 50 topics; more don't fit into one session."""

    slug, kind = "too-many-topics", Kind.RULE


class UnknownMessage(Refusal):
    """There is no such message, or it is not for you."""

    slug, kind = "thread-message-not-found", Kind.NOT_FOUND


class TooManyMessages(Refusal):
    """That is enough for one day: a hundred messages to one person. Perhaps it is time for a session."""

    slug, kind = "too-many-messages", Kind.TOO_MANY


class UnknownNotes(Refusal):
    """You have written no notes on this session yet; whoever writes some makes them."""

    slug, kind = "notes-not-found", Kind.NOT_FOUND


class NotesTooEarly(Refusal):
    """Notes are written from the start of a session on. Before it, there is the agenda."""

    slug, kind = "notes-too-early", Kind.RULE


class NotesClosed(Refusal):
    """What you would share here reaches nobody any more. Your private notes are still yours to write."""

    slug, kind = "notes-closed", Kind.CONFLICT


class FeedbackAlreadyGiven(Refusal):
    """You have given your feedback on this session; while it is hidden you can correct it."""

    slug, kind = "feedback-already-given", Kind.CONFLICT


class UnknownFeedback(Refusal):
    """There is no such feedback, or it is not for your eyes (yet)."""

    slug, kind = "feedback-not-found", Kind.NOT_FOUND


class FeedbackClosed(Refusal):
    """The time to give feedback on this session, or to correct it, is over."""

    slug, kind = "feedback-closed", Kind.CONFLICT


class OwnFeedback(Refusal):
    """This is what you said yourself: the other side answers it."""

    slug, kind = "own-feedback", Kind.CONFLICT


class FeedbackAlreadyAnswered(Refusal):
    """You have answered this feedback; what else there is to say you can write to each other, or talk about."""

    slug, kind = "feedback-already-answered", Kind.CONFLICT


class SessionNotOver(Refusal):
    """Feedback can be given once the session has taken place."""

    slug, kind = "session-not-over", Kind.RULE


class UnknownTopic(Refusal):
    """There is no such topic on an agenda of yours."""

    slug, kind = "agenda-topic-not-found", Kind.NOT_FOUND


class SessionNotBegun(Refusal):
    """What is decided in a session is written down from its start on."""

    slug, kind = "session-not-begun", Kind.RULE


class SessionDidNotTakePlace(Refusal):
    """This session was cancelled or missed, so there is nothing to give feedback on."""

    slug, kind = "session-did-not-take-place", Kind.RULE


class NotASessionOfTwo(Refusal):
    """Feedback is between one mentor and one mentee; several mentees took part in this session."""

    slug, kind = "not-a-session-of-two", Kind.RULE


class RatingOutOfRange(Refusal):
    """A rating is a whole number from 1 to 5."""

    slug, kind = "rating-out-of-range", Kind.RULE


class TooManySkills(Refusal):
    """Feedback names at most 20 skills, each once."""

    slug, kind = "too-many-skills", Kind.RULE


class UnfitText(Refusal):
    """A text here is neither empty nor longer than its place allows."""

    slug, kind = "unfit-text", Kind.RULE


class UnknownHelpRequest(Refusal):
    """There is no such call for help, or it is not for your eyes."""

    slug, kind = "help-request-not-found", Kind.NOT_FOUND


class HelpAlreadyAsked(Refusal):
    """You have asked for help in this mentorship, and nobody has answered yet. Withdraw it to say it otherwise."""

    slug, kind = "help-already-asked", Kind.CONFLICT


class HelpSettled(Refusal):
    """This call for help is answered or withdrawn."""

    slug, kind = "help-settled", Kind.CONFLICT


class TooManyHelpRequests(Refusal):
    """That is enough for one day: five calls for help. Whoever looks after your programme has them."""

    slug, kind = "too-many-help-requests", Kind.TOO_MANY


class TooSoonToRemind(Refusal):
    """They were told of something within the last week, or it is not day where they live. It can be said later."""

    slug, kind = "too-soon-to-remind", Kind.TOO_MANY


class WantsNoWord(Refusal):
    """This person wants to be told nothing unasked about this mentorship."""

    slug, kind = "wants-no-word", Kind.RULE


class NothingToRemindOf(Refusal):
    """There is nothing that this person could do next in this mentorship."""

    slug, kind = "nothing-to-remind-of", Kind.RULE


class MenteesChoice(Refusal):
    """What goes into the next mentorship is for the mentee to say."""

    slug, kind = "mentees-choice", Kind.RULE


class MentorsChoice(Refusal):
    """Who could follow them is for the mentor to suggest."""

    slug, kind = "mentors-choice", Kind.RULE


class DeadlinesOutOfOrder(Refusal):
    """A step is due no later than its goal, a goal no later than its milestone, and a milestone no earlier than the one before."""

    slug, kind = "deadlines-out-of-order", Kind.RULE


class UnfitSuccessor(Refusal):
    """A successor is a mentor, and somebody else than the two of you."""

    slug, kind = "unfit-successor", Kind.RULE


class AlreadyCarried(Refusal):
    """What was to go into the next mentorship has gone into it."""

    slug, kind = "already-carried", Kind.CONFLICT


class UnknownRoadmap(Refusal):
    """Nobody has drawn a roadmap in this mentorship yet; whoever draws one makes it."""

    slug, kind = "roadmap-not-found", Kind.NOT_FOUND


class UnknownMilestone(Refusal):
    """There is no such milestone in the roadmap of this mentorship, or it is named twice."""

    slug, kind = "milestone-not-found", Kind.NOT_FOUND


class TooManyMilestones(Refusal):
    """A roadmap holds at most 20 milestones; a target that needs more is two targets."""

    slug, kind = "too-many-milestones", Kind.RULE
