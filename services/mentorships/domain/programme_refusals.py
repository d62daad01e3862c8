"""Why this service says no to those who look after programmes, and to whoever answers them."""

from shared.refusals import Kind, Refusal


class UnknownProgramme(Refusal):
    """There is no such programme."""

    slug, kind = "unknown-programme", Kind.NOT_FOUND


class NumbersUnreadable(Refusal):
    """This service has not been told the key that numbers of people are hashed with: whoever runs it sets NUMBER_KEY."""

    slug, kind = "numbers-unreadable", Kind.RULE


class TooManyFacts(Refusal):
    """A file of facts has 50,000 rows at most."""

    slug, kind = "too-many-facts", Kind.RULE


class UnknownRelease(Refusal):
    """There is no such release."""

    slug, kind = "release-not-found", Kind.NOT_FOUND


class AlreadyReleased(Refusal):
    """Outcomes of this quarter are released, or about to be: twice in a quarter, single people could be read off the difference."""

    slug, kind = "already-released", Kind.CONFLICT


class NotReleased(Refusal):
    """This release is not computed yet. Read it to see how far it is."""

    slug, kind = "not-released", Kind.CONFLICT


class PlanFixed(Refusal):
    """Outcomes were released by this plan: what is compared, and up to when, is fixed before there are figures."""

    slug, kind = "plan-fixed", Kind.CONFLICT


class UnfairComparison(Refusal):
    """Whoever was ever offered a place beside whoever never was is no fair comparison: later offers went to who was still waiting.

    Compare by the first draw, or call it selected.
    """

    slug, kind = "unfair-comparison", Kind.RULE


class UnknownSurvey(Refusal):
    """There is no such survey."""

    slug, kind = "survey-not-found", Kind.NOT_FOUND


class SurveyDatesUnfit(Refusal):
    """A survey opens on a day and closes on a later one, within 90 days; without both, the programme's own dates have to say when."""

    slug, kind = "survey-dates-unfit", Kind.RULE


class SurveyClosed(Refusal):
    """This survey can't be answered now."""

    slug, kind = "survey-closed", Kind.CONFLICT


class SurveyLinkBad(Refusal):
    """This link is not good, or not any more. A reminder brings a new one."""

    slug, kind = "survey-link-bad", Kind.FORBIDDEN


class NoSurveyKey(Refusal):
    """Nobody could answer: whoever runs this platform sets a key for links to surveys first."""

    slug, kind = "no-survey-key", Kind.RULE
