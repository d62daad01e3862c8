"""The index knows of each mentor what was last told of them, whoever came, changed and left meanwhile, and in whatever portions."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final
from uuid import UUID

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.matching.domain.bit_sets import STAGES
from services.matching.domain.index import MentorIndex
from services.matching.domain.languages import families_of
from services.matching.domain.people import Mentor
from services.matching.domain.tags import Lexicon
from shared.contracts.profiles import SkillLevel
from shared.ids import named_uuid
from tests.matching.builders import mentor
from tests.matching.test_scoring import mentors

PEOPLE: Final = [named_uuid("mentor", str(number)) for number in range(6)]
portions = st.lists(st.dictionaries(st.sampled_from(PEOPLE), st.none() | mentors(), max_size=6), max_size=6)


@settings(max_examples=60, deadline=None)
@given(portions)
def test_what_it_knows_is_what_was_last_told(told: list[Mapping[UUID, Mentor | None]]) -> None:
    index, known = MentorIndex(room=1), dict[UUID, Mentor]()
    for portion in told:
        come = {person: replace(each, person_id=person) for person, each in portion.items() if each is not None}
        for gone in portion.keys() - come.keys():
            index.remove(gone)
            known.pop(gone, None)
        index.put_all(list(come.values()))
        known |= come

    assert len(index) == len(known)
    for person, each in known.items():
        [row] = index.rows_of([person]).tolist()
        assert index.mentors([row]) == [_remembered(each)]
        assert {skill: _level(index, skill, row) for skill in each.levels} == each.levels
        spoken = families_of((own.language, own.level) for own in each.section.languages)
        assert {family: _spoken(index, family, row) for family in spoken} == spoken
    for skill in {skill for each in told for one in each.values() if one for skill in one.levels}:
        carriers = 0 if (posting := index.skills.of(skill)) is None else len(posting.rows)
        assert carriers == sum(skill in each.levels for each in known.values())


def test_a_skill_that_is_named_twice_counts_at_its_highest_level() -> None:
    twice = mentor()
    said = tuple(SkillLevel(skill="docker", level=level) for level in (2, 4, 3))
    twice = replace(twice, section=twice.section.model_copy(update={"skills": said}), praised={"docker": 2})
    index = MentorIndex()
    index.put(twice)

    assert {"docker": _level(index, "docker", 0)} == twice.levels == {"docker": 4.5}
    assert index.mentors([0])[0].section.skills == said


def test_a_row_that_nobody_is_in_has_no_mentor() -> None:
    index, gone = MentorIndex(), mentor()
    index.put(gone)
    index.remove(gone.person_id)

    with pytest.raises(IndexError):
        index.mentors([0])


def test_the_number_of_a_word_that_nobody_says_any_more_is_given_to_another() -> None:
    lexicon = Lexicon()
    [docker, python, _] = lexicon.taken("skill", ["docker", "python", "docker"]).tolist()
    once = np.array([docker, 1, python, 1], dtype=np.uint32).tobytes()

    lexicon.give_back(once)
    assert lexicon.taken("skill", ["docker"]).tolist() == [docker]
    assert lexicon.taken("industry", ["python"]).tolist() == [python]
    assert lexicon.said(once)["industry"] == [("python", 1)]


def _remembered(mentor: Mentor) -> Mentor:
    """Without hours, years and what is said at length."""
    unread = {"headline": "", "about": "", "years_of_experience": 0}
    welcome = tuple(stage for stage in STAGES if stage in mentor.section.mentee_types)
    return replace(mentor, section=mentor.section.model_copy(update={**unread, "mentee_types": welcome}), hours=None)


def _level(index: MentorIndex, skill: str, row: int) -> float:
    posting = index.skills.of(skill)
    assert posting is not None
    [code] = posting.codes[posting.rows == row]
    return float(index.skills.levels[code])


def _spoken(index: MentorIndex, family: str, row: int) -> int:
    levels = index.spoken(family)
    assert levels is not None
    return int(levels[row])
