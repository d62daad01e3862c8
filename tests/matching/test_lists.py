"""The list a mentee gets is that of scoring every pair by itself, best first, ties by id; speed changes no answer."""

from dataclasses import replace
from typing import Any, Final, get_args
from uuid import UUID

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.matching.domain.ceilings import Ceilings
from services.matching.domain.index import Selection
from services.matching.domain.languages import families_of
from services.matching.domain.people import Mentee, Mentor, No
from services.matching.domain.recommendations import Candidates, Place, Recommendation, judge, recommend
from services.matching.domain.rules import Rules
from services.matching.domain.scoring import Scorer
from services.matching.domain.searching import Search
from services.matching.domain.wishes import SIDE_OF, Order, Wishes
from tests.matching import marketplace
from tests.matching.builders import NOW, VOCABULARY, index_of, mentee, mentor
from tests.matching.test_scoring import RULES, lately, mentees, mentors, weights

EVERYBODY: Final = Candidates(frozenset())
reasons: Final = st.sampled_from(["no_time", "not_a_fit", "no_place", "other_focus", "other"])


@settings(max_examples=150, deadline=None)
@given(st.data(), st.lists(mentors(), max_size=12), mentees(), weights)
def test_a_list_is_that_of_scoring_everybody_alone(
    data: st.DataObject, many: list[Mentor], asking: Mentee, weighed: dict[str, float]
) -> None:
    ids = [each.person_id for each in many]
    noes = data.draw(st.dictionaries(st.sampled_from(ids), st.builds(No, reasons, lately))) if ids else {}
    asking = Mentee(asking.person_id, asking.section, asking.hours, noes)
    excluded = frozenset(data.draw(st.lists(st.sampled_from(ids), max_size=3))) if ids else frozenset()
    rules = Rules(RULES.programme_id, 1, weighed)  # type: ignore[arg-type]

    alone = [judge(each, asking, VOCABULARY, rules, NOW) for each in many if _may_be(each, asking, excluded)]

    assert _paged(many, asking, excluded, rules, page=data.draw(st.integers(1, 5))) == sorted(
        alone, key=lambda each: (-each.score, each.mentor_id)
    )


def _paged(
    many: list[Mentor], asking: Mentee, excluded: frozenset[UUID], rules: Rules, *, page: int
) -> list[Recommendation]:
    """The whole list, read in pages of this size."""
    index, read = index_of(*many), list[Recommendation]()
    while True:
        after = Place(read[-1].score, read[-1].mentor_id) if read else None
        found = recommend(index, asking, Candidates(excluded), VOCABULARY, rules, after=after, limit=page, now=NOW)
        read += found
        if len(found) < page:
            return read


ANNA, BEN = (
    mentor(
        {"docker": 5},
        languages={"de": 5, "en": 5},
        styles=("listening",),
        meeting_rhythm="weekly",
        mentee_types=("early",),
    ),
    mentor(
        {"baking": 5}, languages={"en": 5}, styles=("structured",), meeting_rhythm="monthly", mentee_types=("senior",)
    ),
)


@pytest.mark.parametrize(
    ("wish", "others"),
    [
        ({"skill": "docker"}, {"skill": "knitting"}),
        ({"language": "de"}, {"language": "fr"}),
        ({"style": "listening"}, {"style": "challenging"}),
        ({"meeting_rhythm": "weekly"}, {"meeting_rhythm": "fortnightly"}),
        ({"mentee_stage": "early"}, {"mentee_stage": "executive"}),
    ],
)
def test_each_wish_narrows_the_list_and_changes_no_score(wish: dict[str, Any], others: dict[str, Any]) -> None:
    asking, index = mentee({"docker": 3}, languages={"en": 5}), index_of(ANNA, BEN)

    def found(**wished: Any) -> list[Recommendation]:
        wishes = Wishes(**wished)
        return recommend(index, asking, EVERYBODY, VOCABULARY, RULES, wishes=wishes, after=None, limit=9, now=NOW)

    everybody = found()
    assert {each.mentor_id for each in everybody} == {ANNA.person_id, BEN.person_id}
    assert found(**wish) == [each for each in everybody if each.mentor_id == ANNA.person_id]
    assert found(**others) == []


@settings(max_examples=50, deadline=None)
@given(st.lists(mentors(), max_size=12), mentees(), st.sampled_from(get_args(Order)), st.integers(1, 5))
def test_a_list_in_another_order_goes_by_that_sides_score_over_all_its_pages(
    many: list[Mentor], asking: Mentee, order: Order, page: int
) -> None:
    index, read = index_of(*many), list[Recommendation]()
    while len(read) % page == 0:
        after = read[-1].place_in(order) if read else None
        found = recommend(index, asking, EVERYBODY, VOCABULARY, RULES, order=order, after=after, limit=page, now=NOW)
        read += found
        if not found:
            break
    everybody = recommend(index, asking, EVERYBODY, VOCABULARY, RULES, after=None, limit=99, now=NOW)

    side = SIDE_OF[order]
    assert read == sorted(
        everybody, key=lambda each: (-(each.score if side is None else each.sides[side]), each.mentor_id)
    )


def _may_be(mentor: Mentor, asking: Mentee, excluded: frozenset[UUID]) -> bool:
    mine, theirs = (
        families_of((each.language, each.level) for each in person.section.languages) for person in (asking, mentor)
    )
    can_talk = not mine or not theirs or any(min(mine[each], theirs[each]) >= 3 for each in mine.keys() & theirs.keys())
    return can_talk and mentor.free > 0 and not mentor.section.paused and mentor.person_id not in excluded


@settings(max_examples=40, deadline=None)
@given(st.data(), st.integers(0, 10_000), weights, st.integers(1, 80), st.sampled_from([1, 4, 256]))
def test_who_is_spared_would_not_have_come_in(
    data: st.DataObject, seed: int, weighed: dict[str, float], limit: int, first: int
) -> None:
    """However few are looked at first, and wherever a page begins; and no bound is below what it bounds, nor too far above."""
    many = list(marketplace.mentors(data.draw(st.integers(1, 300)), seed))
    [asking] = marketplace.mentees(1, seed)
    noes = data.draw(
        st.dictionaries(st.sampled_from([each.person_id for each in many]), st.builds(No, reasons, lately))
    )
    rules = Rules(RULES.programme_id, 1, weighed)  # type: ignore[arg-type]
    index = index_of(*many)
    for gone in many[: len(many) // 10]:
        index.remove(gone.person_id)
    scorer = Scorer(index, replace(asking, declined_by=noes), marketplace.vocabulary(), rules, NOW)
    points, rows = scorer.score(Selection(index)).points, np.arange(index.size)
    bounds = Ceilings(scorer)
    closer = bounds.of(rows)
    for ceilings in (bounds.of_all(), closer.ceilings, closer.with_hours(rows)):
        assert (ceilings >= points).all()
    assert (closer.with_hours(rows[::2]) == closer.with_hours(rows)[::2]).all()
    assert (closer.with_hours(rows) - points <= bounds.slack)[~bounds.doubtful(rows)].all()

    high, low = index.column("high"), index.column("low")
    able = index.column("open")
    everybody = sorted((-int(points[row]), int(high[row]), int(low[row]), int(row)) for row in np.flatnonzero(able))
    after = data.draw(st.none() | st.sampled_from(everybody)) if everybody else None
    found, _ = Search(scorer, able, after[:3] if after else None, limit, first=first).best()

    assert [each.row for each in found] == [each[3] for each in everybody if after is None or each > after][:limit]
