"""What mentors can score at most for one mentee: by their skills and what is theirs whoever asks, of everybody at once; by all but
the hours in common; and by all.

Everything but skills and hours is looked up: a mentor has traits of a byte each, and for each of them there is a table of the points that
it adds to both sides. Both are in one number, the mentee's in the upper half.
"""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from services.matching.domain.bit_sets import RHYTHMS, STAGES, style_bits
from services.matching.domain.factors import (
    FLUENT,
    HIGHEST_IMPORTANCE,
    UNSAID,
    ahead_value,
    common_hours,
    industry_value,
    overlap_value,
    rhythm_value,
    style_value,
    welcome_value,
)
from services.matching.domain.grading import TOP_GRADE
from services.matching.domain.hours import QUARTERS_AN_HOUR, lanes_from
from services.matching.domain.index import Rows, Selection
from services.matching.domain.languages import families_of
from services.matching.domain.scoring import POINTS, UNHELPFUL, Scorer, points_of
from services.matching.domain.traits import HIGHEST_TRAIT, MANY_QUARTERS, Trait
from services.matching.domain.vocabulary import FACTORS_OF, SIDES, Factor
from shared.contracts.vocabulary import Side

Points: TypeAlias = NDArray[np.float32]
Table: TypeAlias = NDArray[np.uint32]

_ROUNDING: Final = 2.0
"""Points by which single precision may be below what it stands for, and more."""
_HALF: Final = 16
_LOWER: Final = np.uint32((1 << _HALF) - 1)
_IN_BYTES: Final = frozenset[Factor]({"feedback", "reliability", "capacity"})
"""Of these a trait is a byte that is rounded up."""


class Ceilings:
    """For one mentee."""

    def __init__(self, scorer: Scorer) -> None:
        self._scorer: Final = scorer
        self._shares: Final[Mapping[Side, Mapping[Factor, float]]] = {
            side: dict(zip(FACTORS_OF[side], scorer.rules.shares(side).tolist(), strict=True)) for side in SIDES
        }
        self._wants: Final = {each.skill: each.importance for each in scorer.mentee.section.skills_wanted}
        self._by_skills: Final = {"mentee": self._gains(), "mentor": self._wishes()}
        self._spoken: Final = families_of((each.language, each.level) for each in scorer.mentee.section.languages)

    @property
    def slack(self) -> float:
        """Whoever is not `doubtful` has at least what `with_hours` says, less this."""
        off = max(self._off(side) for side in SIDES)
        return 2 * off + 2 * _ROUNDING

    def of_all(self) -> Points:
        """No row of the index has more points than this: shape (n,)."""
        index, told = self._scorer.index, self._told_hours
        shares = tuple(tuple(self._shares[side].values()) for side in SIDES)
        theirs = index.made_once(("theirs", shares, told), self._theirs)
        return self._combined(*(self._by_skills[side] + theirs[side] for side in SIDES))

    def of(self, rows: Rows) -> Points:
        """Nor do these have more than this, which is nearer to what they have: all but their hours is looked at."""
        return self._of(Selection(self._scorer.index, rows), None)

    def with_hours(self, rows: Rows) -> Points:
        """The same, nearer still, by a few points: hours too."""
        people = Selection(self._scorer.index, rows)
        hours = common_hours(people, self._scorer.mentee, self._scorer.now)
        if hours is None:
            return self._of(people, None)
        quarters = np.minimum(hours * QUARTERS_AN_HOUR, MANY_QUARTERS)
        return self._of(people, np.where(np.isnan(quarters), _UNTOLD, quarters).astype(np.intp))

    def doubtful(self, rows: Rows) -> NDArray[np.bool_]:
        """Who may have much less than their ceilings: short of time lately, or said no."""
        people = Selection(self._scorer.index, rows)
        doubtful: NDArray[np.bool_] = people.column("short_of_time") > 0
        for mentor_id in self._scorer.mentee.declined_by:
            if (place := people.place_of(mentor_id)) is not None:
                doubtful[place] = True
        return doubtful

    def _off(self, side: Side) -> float:
        """By how many points a side's ceiling is above what it has, at most: traits in bytes, and everything that is cut to whole points."""
        in_bytes = sum(share for factor, share in self._shares[side].items() if factor in _IN_BYTES)
        return POINTS * in_bytes / HIGHEST_TRAIT + 2 * len(FACTORS_OF[side])

    def _of(self, people: Selection, quarters: Rows | None) -> Points:
        looked_up = self._looked_up(people, quarters)
        rest = {"mentee": looked_up >> _HALF, "mentor": looked_up & _LOWER}
        sides = {side: people.of(self._by_skills[side]) + rest[side].astype(np.float32) for side in SIDES}
        if self._scorer.mentee.needed_skills and not (helps := people.of(self._scorer.helps)).all():
            sides = {side: np.where(helps, sides[side], self._unhelpful(people, side, sides[side])) for side in SIDES}
        return self._combined(sides["mentee"], sides["mentor"])

    def _unhelpful(self, people: Selection, side: Side, ceilings: Points) -> Points:
        """What these have at most where they know nothing that is needed: the skills' part counts in full."""
        unsaid = np.float32(POINTS * self._shares[side]["skills"] * UNSAID[side]["skills"])
        skills = np.where(people.column("knows") > 0, np.float32(0), unsaid) if self._wants else unsaid
        rest = ceilings - skills + np.float32(len(FACTORS_OF[side]))
        return (skills + np.float32(UNHELPFUL) * rest).astype(np.float32)

    def _combined(self, mentee: Points, mentor: Points) -> Points:
        if not self._scorer.rules.counts("mentor"):
            return mentee + np.float32(_ROUNDING)
        if not self._scorer.rules.counts("mentee"):
            return mentor + np.float32(_ROUNDING)
        both = mentee + mentor
        np.maximum(both, np.float32(1), out=both)
        np.divide(mentee, both, out=both)
        both *= mentor
        both *= np.float32(2)
        both += np.float32(_ROUNDING)
        return both

    def _gains(self) -> Points:
        """What skills and goals add to the mentee's side: shape (n,)."""
        scorer, shares = self._scorer, self._shares["mentee"]
        goals, said = scorer.mentee.section.goals, scorer.mentee.goals_that_say_something
        weights = {
            skill: shares["skills"] * weight / sum(self._wants.values()) for skill, weight in self._wants.items()
        }
        for goal in said:
            for skill in goal.skills:
                weights[skill] = weights.get(skill, 0.0) + shares["goals"] / len(goals) / len(goal.skills)
        found = np.zeros(scorer.index.size, dtype=np.float32)
        for skill, weight in weights.items():
            found += scorer.match.of(skill).grades * np.float32(POINTS * weight / TOP_GRADE)
        unsaid = {factor: np.float32(POINTS * shares[factor] * UNSAID["mentee"][factor]) for factor in _ABOUT_SKILLS}
        if not self._wants:
            found += unsaid["skills"]
        else:
            found[scorer.index.silent.skills] += unsaid["skills"]
        if not said:
            found += unsaid["goals"]
            return found
        if bare := sum(not goal.skills for goal in said):
            field = industry_value(Selection(scorer.index), scorer.mentee.section.industries)
            found += (field * (POINTS * shares["goals"] * bare / len(goals))).astype(np.float32)
        found[scorer.index.silent.both] += unsaid["goals"]
        return found

    def _wishes(self) -> Points:
        """What is wanted most of what they know best adds to the mentor's side: shape (n,)."""
        index, share = self._scorer.index, self._shares["mentor"]["skills"]
        unsaid = np.float32(POINTS * share * UNSAID["mentor"]["skills"])
        if not self._wants:
            return np.full(index.size, unsaid, dtype=np.float32)
        found = np.zeros(index.size, dtype=np.float32)
        for skill, importance in self._wants.items():
            weight = np.float32(POINTS * share * importance / HIGHEST_IMPORTANCE / TOP_GRADE)
            np.maximum(found, self._scorer.match.of(skill).grades * weight, out=found)
        found[index.silent.skills] = unsaid
        return found

    def _theirs(self) -> Mapping[Side, Points]:
        """What mentors add to both sides at most whoever asks, where all that is between two people is as good as can be: shape (n,)."""
        traits, tables = Selection(self._scorer.index).traits(), self._tables
        found = tables["hours"].take(traits[Trait.HOURS])
        for trait in _WHOEVER_ASKS:
            found += tables[_LOOKED_UP[trait]].take(traits[trait])
        each = {"mentee": found >> _HALF, "mentor": found & _LOWER}
        between = {
            side: sum(share for factor, share in shares.items() if factor in _BETWEEN)
            for side, shares in self._shares.items()
        }
        return {side: each[side].astype(np.float32) + np.float32(POINTS * between[side]) for side in SIDES}

    def _looked_up(self, people: Selection, quarters: Rows | None) -> Table:
        """What everything but skills and goals adds to both sides: shape (k,). `quarters`: in common, where they are known."""
        tables, traits = self._tables, people.traits()
        found = np.where(traits[Trait.SPEAKS], tables["languages"].take(self._level(people)), tables["unsaid"][0])
        for trait, name in _LOOKED_UP.items():
            found += tables[name].take(traits[trait])
        found += tables["hours"].take(traits[Trait.HOURS]) if quarters is None else tables["overlap"].take(quarters)
        return found

    def _level(self, people: Selection) -> NDArray[np.uint8]:
        """How well they speak what they have in common with the mentee."""
        level = np.zeros(people.size, dtype=np.uint8)
        for family, own in self._spoken.items():
            if (theirs := people.spoken(family)) is not None:
                np.maximum(level, np.minimum(theirs, min(own, FLUENT)), out=level)
        return level

    @cached_property
    def _tables(self) -> Mapping[str, Table]:
        """The points that each value of a trait adds, made for both sides at once."""
        made = {side: list(self._values(side)) for side in SIDES}
        lengths = [len(values) for _, _, values in made["mentee"]]
        points = dict[Side, Table]()
        for side, each in made.items():
            shares = np.repeat([self._shares[side].get(factor, 0.0) for _, factor, _ in each], lengths)
            points[side] = points_of(shares, np.concatenate([values for _, _, values in each])).astype(np.uint32)
        both = np.split((points["mentee"] << np.uint32(_HALF)) + points["mentor"], np.cumsum(lengths)[:-1])
        tables = {name: table for (name, _, _), table in zip(made["mentee"], both, strict=True)}
        tables["stages"] = tables["ahead"] + tables["rhythm"] + tables["history"]
        return tables

    def _values(self, side: Side) -> Iterator[tuple[str, Factor, NDArray[np.float64]]]:
        """What each value of a trait is worth to this side."""
        wants, to_mentee = self._scorer.mentee.section, side == "mentee"
        stages, rhythms = np.divmod(np.arange(len(STAGES) * len(RHYTHMS)), len(RHYTHMS))
        bytes_ = np.arange(HIGHEST_TRAIT + 1)
        shares = bytes_ / HIGHEST_TRAIT
        levels = np.arange(FLUENT + 1) / FLUENT
        unsaid = np.full(1, UNSAID[side]["languages"])
        yield "languages", "languages", levels if self._spoken else np.repeat(unsaid, FLUENT + 1)
        yield "unsaid", "languages", unsaid
        yield "ahead", "stage", ahead_value(stages, wants.stage) * to_mentee
        yield "welcome", "stage", welcome_value(bytes_, wants.stage) * (not to_mentee)
        yield "rhythm", "rhythm", rhythm_value(rhythms, wants.meeting_rhythm)
        yield "history", "history", np.ones(1)
        yield "styles", "style", style_value(bytes_, style_bits(wants.styles), side)
        yield "feedback", "feedback", shares
        yield "reliability", "reliability", shares
        yield "room", "capacity", shares
        told = np.append(overlap_value(_UNTOLD, np.arange(_UNTOLD) / QUARTERS_AN_HOUR, 0.0), UNSAID[side]["overlap"])
        yield "overlap", "overlap", told
        yield "hours", "overlap", np.maximum(told, told[-1]) if self._told_hours else np.full(len(told), told[-1])

    @property
    def _told_hours(self) -> bool:
        hours = self._scorer.mentee.hours
        return hours is not None and lanes_from(hours, self._scorer.now) is not None


_UNTOLD: Final = MANY_QUARTERS + 1
"""In place of quarters of an hour in common."""
_LOOKED_UP: Final = {
    Trait.STAGE_AND_RHYTHM: "stages",
    Trait.WELCOME: "welcome",
    Trait.STYLES: "styles",
    Trait.FEEDBACK: "feedback",
    Trait.RELIABILITY: "reliability",
    Trait.ROOM: "room",
}
_ABOUT_SKILLS: Final[tuple[Factor, ...]] = ("skills", "goals")
_WHOEVER_ASKS: Final = (Trait.FEEDBACK, Trait.RELIABILITY, Trait.ROOM)
_BETWEEN: Final = frozenset[Factor]({"languages", "stage", "style", "rhythm", "history"})
"""What skills, hours and `_WHOEVER_ASKS` leave."""
