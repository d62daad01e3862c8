"""The concrete facts behind a score, ready to be put into words."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final, NamedTuple, TypeAlias

from services.matching.domain.factors import REMEMBERED, SHORT_OF_TIME, step_of
from services.matching.domain.languages import LEAST_TO_TALK, SharedLanguage, in_common
from services.matching.domain.people import HIGHEST_LEVEL, Mentee, Mentor
from services.matching.domain.skills import Vocabulary
from services.matching.domain.vocabulary import Factor
from shared.contracts.profiles import Language
from shared.contracts.vocabulary import Side
from shared.ground.languages import family_of

MOST_NAMED: Final = 3
LONGEST_QUOTE: Final = 80

WHOLE_HOURS_FROM: Final = 10
"""Fewer hours are told by halves."""

RELIABLE_FROM: Final = 0.8
"""Of whoever kept this share of what they took on it is said that they do; the numbers are for themselves."""

_MISSING: Final = ("unsaid", "bare")


@dataclass(slots=True)
class Fact:
    """`phrase` names a sentence of a language, `details` fill it. Several facts of a factor make one sentence. Not to be changed, as a
    `Reason`.
    """

    phrase: str
    details: "Mapping[str, Detail]" = field(default_factory=dict)

    @property
    def tells_of_missing(self) -> bool:
        """Whether it says that somebody has not answered."""
        return self.phrase.endswith(_MISSING)


Detail: TypeAlias = str | int | float | Fact | tuple[str | Fact, ...]


class Known(NamedTuple):
    """A skill the mentor has that answers a wanted one: the same (`exact`), or one near it; `strength` in 0..1. The better one is greater."""

    strength: float
    exact: bool
    skill: str
    wanted: str


@dataclass(slots=True)
class Pair:
    """Two people and what is known of them together; not to be changed. `known`: see `answers`; `hours` in common: None where a side has
    told none.
    """

    mentor: Mentor
    mentee: Mentee
    known: Mapping[str, Known]
    vocabulary: Vocabulary
    hours: float | None
    mentee_told_hours: bool
    now: datetime


Voice: TypeAlias = Callable[[Pair], tuple[Fact, ...]]
"""What speaks for (or against) two people by one factor."""


def voice_of(side: Side, factor: Factor) -> Voice:
    """What finds the facts of a factor, as it counts for this side: for most factors the same for both."""
    return _OF_MENTORS_SIDE.get(factor, _FINDERS[factor]) if side == "mentor" else _FINDERS[factor]


def help_for(mentee: Mentee, vocabulary: Vocabulary) -> Mapping[str, Sequence[tuple[str, float]]]:
    """By skill, with what of that which a mentee needs it helps, and how close it is to that."""
    found: dict[str, list[tuple[str, float]]] = {}
    for wanted in mentee.needed_skills:
        for skill, closeness in vocabulary.near(wanted).items():
            if closeness > 0:
                found.setdefault(skill, []).append((wanted, closeness))
    return found


def answers(mentor: Mentor, help_: Mapping[str, Sequence[tuple[str, float]]]) -> Mapping[str, Known]:
    """By what is needed (see `help_for`) the mentor's skill that answers it best (see `SkillMatch`)."""
    best: dict[str, Known] = {}
    for skill, level in mentor.levels.items():
        for wanted, closeness in help_.get(skill, ()):
            known = Known(closeness * level / HIGHEST_LEVEL, wanted == skill, skill, wanted)
            if wanted not in best or known > best[wanted]:
                best[wanted] = known
    return best


def _skills(pair: Pair) -> tuple[Fact, ...]:
    wants = pair.mentee.wants
    if not wants:
        return (Fact("skills.unsaid"),)
    if not pair.mentor.section.skills:
        return (Fact("skills.they_unsaid"),)
    found = [pair.known[skill] for skill in wants if skill in pair.known]
    found.sort(key=lambda known: -wants[known.wanted] * known.strength)
    exact = [known.skill for known in found if known.exact]
    near = [known for known in found if not known.exact][:MOST_NAMED]
    names = _names(exact[:MOST_NAMED], pair.vocabulary)
    close = {
        "close": _names([known.skill for known in near], pair.vocabulary),
        "wanted": _names([known.wanted for known in near], pair.vocabulary),
    }
    named = dict.fromkeys([*exact[:MOST_NAMED], *(known.skill for known in near)])
    praised = _names([skill for skill in named if pair.mentor.praised.get(skill)], pair.vocabulary)
    voices = (Fact("skills.praised", {"praised": praised}),) if praised else ()
    if exact and near:
        return (Fact("skills.both", {"known": names, **close}), *voices)
    if exact:
        return (Fact("skills.exact", {"known": names}), *voices)
    return (Fact("skills.near", close), *voices) if near else (Fact("skills.none"),)


def _names(skills: Iterable[str], vocabulary: Vocabulary) -> tuple[str, ...]:
    """Each once: one skill may be close to several."""
    return tuple(dict.fromkeys(map(vocabulary.name, skills)))


def _goals(pair: Pair) -> tuple[Fact, ...]:
    if not pair.mentee.section.goals:
        return (Fact("goals.unsaid"),)
    goals = pair.mentee.goals_that_say_something
    if not goals:
        return (Fact("goals.bare"),)
    helps = [(goal, [pair.known[skill] for skill in goal.skills if skill in pair.known]) for goal in goals]
    goal, helpful = max(helps, key=lambda each: sum(known.strength for known in each[1]))
    if helpful:
        helpful.sort(key=lambda each: -each.strength)
        names = tuple(dict.fromkeys(pair.vocabulary.name(each.skill) for each in helpful))[:MOST_NAMED]
        return (Fact("goals.skills", {"goal": _quoted(goal.text), "known": names}),)
    shared = tuple(each for each in pair.mentee.section.industries if each in pair.mentor.section.industries)
    if shared and not all(goal.skills for goal in goals):
        names = tuple(each.replace("-", " ") for each in shared[:MOST_NAMED])
        return (Fact("goals.industry", {"industries": names}),)
    silent = not pair.mentor.section.skills and not pair.mentor.section.industries
    return (Fact("goals.they_unsaid" if silent else "goals.none"),)


def _languages(pair: Pair) -> tuple[Fact, ...]:
    mine = {each.language: each.level for each in pair.mentee.section.languages}
    theirs = {each.language: each.level for each in pair.mentor.section.languages}
    if not mine:
        return (Fact("languages.you_unsaid"),)
    if not theirs:
        return (Fact("languages.they_unsaid"),)
    shared = in_common(mine, theirs)
    if not shared:
        return (Fact("languages.none"),)
    known_well = [each for each in shared if each.level >= LEAST_TO_TALK]
    named = tuple(_spoken(each) for each in (known_well or shared)[:MOST_NAMED])
    return (Fact("languages.shared" if known_well else "languages.little", {"languages": named}),)


def _of_use(pair: Pair) -> tuple[Language, ...]:
    """What the mentor speaks of what the mentee does."""
    spoken = pair.mentee.spoken
    return tuple(each for each in pair.mentor.section.languages if family_of(each.language) in spoken)


def _spoken(common: SharedLanguage) -> Fact:
    if common.mine == common.theirs:
        return Fact("languages.level", {"language": f"language.{common.mine}", "level": common.level})
    both: dict[str, Detail] = {"yours": f"language.{common.mine}", "theirs": f"language.{common.theirs}"}
    return Fact("languages.as_one", {**both, "level": common.level})


def _ahead(pair: Pair) -> tuple[Fact, ...]:
    theirs = pair.mentor.section.stage
    steps = step_of(theirs) - step_of(pair.mentee.section.stage)
    place = "ahead" if steps >= 1 else "beside" if steps > -1 else "behind"
    return (Fact(f"stage.{place}", {"stage": f"stage.{theirs}"}),)


def _welcome(pair: Pair) -> tuple[Fact, ...]:
    wanted, stage = pair.mentor.section.mentee_types, pair.mentee.section.stage
    welcome = "open" if not wanted else "wanted" if stage in wanted else "other"
    return (Fact(f"stage.{welcome}", {"stage": f"stage.{stage}"}),)


def _style(pair: Pair) -> tuple[Fact, ...]:
    mine, theirs = pair.mentee.section.styles, pair.mentor.section.styles
    if not mine:
        return (Fact("style.you_unsaid"),)
    if not theirs:
        return (Fact("style.they_unsaid"),)
    shared = tuple(f"style.{each}" for each in dict.fromkeys(mine) if each in theirs)
    if shared:
        return (Fact("style.shared", {"styles": shared}),)
    offered, liked = (
        tuple(f"style.{each}" for each in dict.fromkeys(styles))[:MOST_NAMED] for styles in (theirs, mine)
    )
    return (Fact("style.other", {"styles": offered, "liked": liked}),)


def _rhythm(pair: Pair) -> tuple[Fact, ...]:
    mine, theirs = pair.mentee.section.meeting_rhythm, pair.mentor.section.meeting_rhythm
    details = {"theirs": f"rhythm.{theirs}", "yours": f"rhythm.{mine}"}
    return (Fact("rhythm.same" if mine == theirs else "rhythm.other", details),)


def _capacity(pair: Pair) -> tuple[Fact, ...]:
    free, places = pair.mentor.free, pair.mentor.section.capacity
    details: dict[str, Detail] = {"free": free, "places": places}
    lately = pair.mentor.short_of_time_at
    short = (Fact("capacity.short"),) if lately is not None and lately > pair.now - SHORT_OF_TIME else ()
    if free == 0:
        return (Fact("capacity.none"),)
    if free == places:
        whole = "capacity.only" if free == 1 else "capacity.both" if free == 2 else "capacity.all"
        return (Fact(whole, details), *short)
    return (Fact("capacity.one" if free == 1 else "capacity.free", details), *short)


def _overlap(pair: Pair) -> tuple[Fact, ...]:
    if not pair.mentee_told_hours:
        return (Fact("overlap.you_unsaid"),)
    if pair.hours is None:
        return (Fact("overlap.they_unsaid"),)
    if not pair.mentor.offers:
        return (Fact("overlap.not_offered"),)
    if pair.hours == 0:
        return (Fact("overlap.none"),)
    if pair.hours < 1:
        return (Fact("overlap.little"),)
    halves = round(pair.hours * 2) / 2 if pair.hours < WHOLE_HOURS_FROM else round(pair.hours)
    return (Fact("overlap.one" if halves == 1 else "overlap.some", {"hours": halves}),)


def _feedback(pair: Pair) -> tuple[Fact, ...]:
    count = pair.mentor.ratings.count
    if not count:
        return (Fact("feedback.none"),)
    rated = {"average": round(pair.mentor.ratings.total / count, 1), "count": count}
    facts = [Fact("feedback.one" if count == 1 else "feedback.some", rated)]
    if pair.mentor.sessions > 1:
        facts.append(Fact("feedback.sessions", {"sessions": pair.mentor.sessions}))
    return tuple(facts)


def _reliability(pair: Pair) -> tuple[Fact, ...]:
    known = pair.mentor.reliability
    if not known.kept + known.failed:
        return (Fact("reliability.unknown"),)
    return (
        Fact("reliability.good" if known.kept >= RELIABLE_FROM * (known.kept + known.failed) else "reliability.poor"),
    )


def _history(pair: Pair) -> tuple[Fact, ...]:
    no = pair.mentee.declined_by.get(pair.mentor.person_id)
    if no is None or pair.now - no.said_at >= REMEMBERED:
        return (Fact("history.none"),)
    days = (pair.now - no.said_at) // timedelta(days=1)
    phrase = "history.today" if days <= 0 else "history.yesterday" if days == 1 else "history.days"
    return (Fact(phrase, {"days": days, "reason": f"decline.{no.reason}"}),)


def _quoted(text: str) -> str:
    """The mentee's own words, shortened at a word where they are long."""
    line = " ".join(text.split())
    if len(line) <= LONGEST_QUOTE:
        return line
    return line[:LONGEST_QUOTE].rsplit(" ", 1)[0].rstrip(" ,.;:") + "…"


_FINDERS: Final[Mapping[Factor, Voice]] = {
    "skills": _skills,
    "goals": _goals,
    "languages": _languages,
    "stage": _ahead,
    "style": _style,
    "rhythm": _rhythm,
    "capacity": _capacity,
    "overlap": _overlap,
    "feedback": _feedback,
    "reliability": _reliability,
    "history": _history,
}
_OF_MENTORS_SIDE: Final[Mapping[Factor, Voice]] = {"stage": _welcome}


OFTEN_ALIKE: Final[Mapping[Voice, Callable[[Pair], Hashable]]] = {
    _languages: lambda pair: _of_use(pair) if pair.mentor.section.languages else None,
    _ahead: lambda pair: pair.mentor.section.stage,
    _welcome: lambda pair: pair.mentor.section.mentee_types,
    _style: lambda pair: pair.mentor.section.styles,
    _rhythm: lambda pair: pair.mentor.section.meeting_rhythm,
    _reliability: lambda pair: pair.mentor.reliability,
    _history: lambda pair: pair.mentor.person_id in pair.mentee.declined_by and pair.mentor.person_id,
}
"""What of a mentor these depend on: where that is the same, one mentee is told the same of two mentors."""
