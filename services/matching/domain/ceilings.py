"""What mentors can score at most for one mentee: by all but languages and hours, of everybody at once; by all but the hours in common;
and by all.

No ceiling is below what it stands for: what is not looked at counts as good as can be, what is looked up in tables is rounded up, and
both sides together grow with each of them. The closer one looks, the lower a ceiling gets.
"""

from functools import cached_property
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from services.matching.domain import tables
from services.matching.domain.bit_sets import style_bits
from services.matching.domain.factors import FLUENT, HIGHEST_IMPORTANCE, UNSAID, common_hours, of_industry
from services.matching.domain.grading import TOP_GRADE
from services.matching.domain.hours import QUARTERS_AN_HOUR, lanes_from
from services.matching.domain.index import Rows, Selection
from services.matching.domain.scoring import POINTS, UNHELPFUL, Scorer
from services.matching.domain.tables import UNTOLD, Shares, Table
from services.matching.domain.traits import HIGHEST_TRAIT, MANY_QUARTERS, Trait
from services.matching.domain.vocabulary import FACTORS_OF, SIDES, Factor
from shared.contracts.vocabulary import Side

Points: TypeAlias = NDArray[np.float32]

_ROUNDING: Final = 2.0
"""Points by which single precision may be below what it stands for, and more."""


class Ceilings:
    """For one mentee."""

    def __init__(self, scorer: Scorer) -> None:
        self.scorer: Final = scorer
        self.shares: Final = Shares.by(scorer.rules)
        self.wants: Final = scorer.mentee.wants
        self.gains, self.wishes = self._by_skills()

    @cached_property
    def slack(self) -> float:
        """Whoever is not `doubtful` has at least what `Closer.with_hours` says, less this."""
        off = max(self._off(side) for side in SIDES)
        return 2 * off + 2 * _ROUNDING

    def of_all(self) -> Points:
        """No row of the index has more points than this: shape (n,)."""
        best = self.scorer.index.made_once(("best", self.shares, self.told_hours), self._best_hours_and_language)
        mentee, mentor = tables.halves(self.looked_up + best)
        mentee += self.gains
        mentor += self.wishes
        return self.combined(mentee, mentor)

    @cached_property
    def looked_up(self) -> Table:
        """What everything but skills, goals, languages and hours adds to both sides: shape (n,)."""
        wants = self.scorer.mentee.section
        key = "looked up", self.shares, wants.stage, wants.meeting_rhythm
        found: Table = tables.styles(self.shares, style_bits(wants.styles)).take(self.traits[Trait.STYLES])
        found += self.scorer.index.made_once(key, self._by_stage_and_rhythm)
        return found

    def of(self, rows: Rows) -> "Closer":
        """What these can have at most, looked at more closely."""
        return Closer(self, rows)

    def doubtful(self, rows: Rows) -> NDArray[np.bool_]:
        """Who may have much less than their ceilings: short of time lately, or said no."""
        people = Selection(self.scorer.index, rows)
        doubtful: NDArray[np.bool_] = people.column("short_of_time") > 0
        for mentor_id in self.scorer.mentee.declined_by:
            if (place := people.place_of(mentor_id)) is not None:
                doubtful[place] = True
        return doubtful

    def combined(self, mentee: Points, mentor: Points) -> Points:
        """Of both sides' ceilings, which are used up."""
        if not self.scorer.rules.counts("mentor"):
            return mentee + np.float32(_ROUNDING)
        if not self.scorer.rules.counts("mentee"):
            return mentor + np.float32(_ROUNDING)
        both = mentee + mentor
        np.maximum(both, np.float32(1), out=both)
        mentee *= mentor
        mentee /= both
        mentee *= np.float32(2)
        mentee += np.float32(_ROUNDING)
        return mentee

    @cached_property
    def told_hours(self) -> bool:
        """Whether anything is known of the mentee's own hours from now on."""
        hours = self.scorer.mentee.hours
        return hours is not None and lanes_from(hours, self.scorer.now) is not None

    def _off(self, side: Side) -> float:
        """By how many points a side's ceiling is above what it has, at most: traits in bytes, and everything that is cut to whole points."""
        rounded_up = sum(self.shares.of(side, factor) for factor in _IN_BYTES.values())
        return POINTS * rounded_up / HIGHEST_TRAIT + 2 * len(FACTORS_OF[side])

    def _by_skills(self) -> tuple[Points, Points]:
        """What skills and goals add to the mentee's side, and what is wanted most of what they know best to the mentor's: shape (n,)."""
        index = self.scorer.index
        of_mentee, of_mentor = (POINTS * self.shares.of(side, "skills") for side in SIDES)
        unsaid = np.float32(of_mentee * UNSAID["mentee"]["skills"]), np.float32(of_mentor * UNSAID["mentor"]["skills"])
        gains, wishes, each = np.zeros((3, index.size), dtype=np.float32)
        for skill, importance in self.wants.items():
            np.multiply(self.scorer.match.of(skill).grades, np.float32(importance / TOP_GRADE), out=each)
            gains += each
            np.maximum(wishes, each, out=wishes)
        gains *= np.float32(of_mentee / max(1, sum(self.wants.values())))
        wishes *= np.float32(of_mentor / HIGHEST_IMPORTANCE)
        silent = index.silent.skills if self.wants else slice(None)
        gains[silent] = unsaid[0]
        wishes[silent] = unsaid[1]
        self._add_goals(gains, each)
        return gains, wishes

    def _add_goals(self, gains: Points, each: Points) -> None:
        """`each`: to calculate in."""
        index, section = self.scorer.index, self.scorer.mentee.section
        share = POINTS * self.shares.of("mentee", "goals")
        unsaid = np.float32(share * UNSAID["mentee"]["goals"])
        if not (said := self.scorer.mentee.goals_that_say_something):
            gains += unsaid
            return
        weights = dict[str, float]()
        for goal in said:
            for skill in goal.skills:
                weights[skill] = weights.get(skill, 0.0) + share / len(section.goals) / len(goal.skills)
        for skill, weight in weights.items():
            np.multiply(self.scorer.match.of(skill).grades, np.float32(weight / TOP_GRADE), out=each)
            gains += each
        if bare := sum(not goal.skills for goal in said):
            shared = of_industry(Selection(index), section.industries)
            np.multiply(shared.view(np.uint8), np.float32(share * bare / len(section.goals)), out=each)
            gains += each
        gains[index.silent.both] += unsaid

    @property
    def traits(self) -> NDArray[np.uint8]:
        """Of everybody: shape (8, n)."""
        index = self.scorer.index
        return index.made_once("traits", Selection(index).traits)

    def _by_stage_and_rhythm(self) -> Table:
        """What stage, welcome, rhythm and whatever is theirs whoever asks add, the same for very many mentees: shape (n,)."""
        traits, wants = self.traits, self.scorer.mentee.section
        stages = tables.stages(self.shares, wants.stage, wants.meeting_rhythm)
        found: Table = stages.take(traits[Trait.STAGE_AND_RHYTHM])
        found += tables.welcome(self.shares, wants.stage).take(traits[Trait.WELCOME])
        for trait, factor in _IN_BYTES.items():
            found += tables.in_bytes(self.shares, factor).take(traits[trait])
        return found

    def _best_hours_and_language(self) -> Table:
        """What hours and languages add at most: shape (n,)."""
        hours: Table = tables.hours(self.shares, told=self.told_hours).take(self.traits[Trait.HOURS])
        hours += tables.languages(self.shares)[-1]
        return hours


class Closer:
    """What some people can have at most, all but the hours in common being looked at: `ceilings`, shape (k,), as `rows`."""

    def __init__(self, of: Ceilings, rows: Rows) -> None:
        people = Selection(of.scorer.index, rows)
        self.rows: Final = rows
        self._of: Final = of
        self._gains: Final = of.gains.take(rows)
        self._wishes: Final = of.wishes.take(rows)
        self._looked_up: Final = of.looked_up.take(rows) + self._languages(people)
        self._helped: Final = self._who_helps()
        hours = tables.hours(of.shares, told=of.told_hours).take(of.traits[Trait.HOURS].take(rows))
        self.ceilings: Final = self._ceilings(slice(None), hours)

    def with_hours(self, places: Rows) -> Points:
        """The same of those at these places, nearer still, by a few points: hours too."""
        scorer = self._of.scorer
        hours = common_hours(Selection(scorer.index, self.rows.take(places)), scorer.mentee, scorer.now)
        if hours is None:
            return self.ceilings.take(places)
        quarters = np.minimum(hours * QUARTERS_AN_HOUR, MANY_QUARTERS)
        told = np.where(np.isnan(quarters), UNTOLD, quarters).astype(np.intp)
        return self._ceilings(places, tables.overlap(self._of.shares).take(told))

    def _ceilings(self, places: Rows | slice, hours: Table) -> Points:
        mentee, mentor = tables.halves(self._looked_up[places] + hours)
        mentee += self._gains[places]
        mentor += self._wishes[places]
        if not (helped := self._helped[places]).all():
            rows = self.rows[places]
            mentee = np.where(helped, mentee, self._unhelpful(rows, "mentee", mentee))
            mentor = np.where(helped, mentor, self._unhelpful(rows, "mentor", mentor))
        return self._of.combined(mentee, mentor)

    def _who_helps(self) -> NDArray[np.bool_]:
        """Who knows any of the skills that are needed; everybody where there are none."""
        needed = self._of.scorer.mentee.needed_skills
        helps: NDArray[np.bool_] = np.full(len(self.rows), not needed)
        for skill in needed:
            helps |= self._of.scorer.match.of(skill).grades.take(self.rows) > 0
        return helps

    def _unhelpful(self, rows: Rows, side: Side, ceilings: Points) -> Points:
        """What these have at most where they know nothing that is needed: the skills' part counts in full."""
        unsaid = np.float32(POINTS * self._of.shares.of(side, "skills") * UNSAID[side]["skills"])
        knows = self._of.scorer.index.column("knows").take(rows) > 0
        skills = np.where(knows, np.float32(0), unsaid) if self._of.wants else unsaid
        rest = ceilings - skills + np.float32(len(FACTORS_OF[side]))
        return (skills + np.float32(UNHELPFUL) * rest).astype(np.float32)

    def _languages(self, people: Selection) -> Table:
        """By how well they speak what they have in common with the mentee."""
        unsaid = tables.unsaid(self._of.shares, "languages")
        if not (spoken := self._of.scorer.mentee.spoken):
            return unsaid
        level = np.zeros(people.size, dtype=np.uint8)
        for family, own in spoken.items():
            if (theirs := people.spoken(family)) is not None:
                np.maximum(level, np.minimum(theirs, min(own, FLUENT)), out=level)
        said: Table = np.where(people.column("speaks") > 0, tables.languages(self._of.shares).take(level), unsaid)
        return said


_ABOUT_SKILLS: Final[tuple[Factor, ...]] = ("skills", "goals")
_IN_BYTES: Final[dict[Trait, Factor]] = {
    Trait.FEEDBACK: "feedback",
    Trait.RELIABILITY: "reliability",
    Trait.ROOM: "capacity",
}
"""Of these a trait is a byte that is rounded up."""
