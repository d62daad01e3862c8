"""What comes of the words that are said where it is quiet: counted as it happens, beside a random few that are kept back."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from services.mentorships.domain.momentum import RULES
from services.mentorships.domain.nudging import Counted, Counts, Line, is_held_back, report_of
from services.mentorships.jobs.folding import Folding
from services.mentorships.store import nudging
from shared.ids import uuid7
from tests.fixtures.wired import parts_of
from tests.mentorships import told
from tests.mentorships.conftest import Api, Pair, slug
from tests.mentorships.test_momentum import pass_days, prompts_of

FIRST, SECOND = RULES[:2]
LINE: Line = ("initiation", "first")
SHARE = 0.2


def counted(**numbers: int) -> Counts:
    what: Any = numbers
    return {(LINE, each): number for each, number in what.items()}


def test_a_few_are_kept_back_by_a_draw_that_is_the_same_whoever_makes_it() -> None:
    pairs = [uuid7() for _ in range(2000)]
    drawn = [is_held_back(each, FIRST, told.MORNING, SHARE) for each in pairs]

    assert 0.16 < sum(drawn) / len(drawn) < 0.24
    assert drawn == [is_held_back(each, FIRST, told.MORNING, SHARE) for each in pairs]
    assert drawn != [is_held_back(each, SECOND, told.MORNING, SHARE) for each in pairs]
    assert drawn != [is_held_back(each, FIRST, told.MORNING + timedelta(days=40), SHARE) for each in pairs]
    assert not any(is_held_back(each, FIRST, told.MORNING, 0) for each in pairs)


def test_of_a_few_nothing_is_said_and_of_enough_what_the_word_does() -> None:
    few = report_of(counted(said=30, acted=4, muted=1, held_back=19, acted_unsaid=5))[0]
    many = report_of(counted(said=400, acted=160, muted=7, held_back=100, acted_unsaid=20))[0]

    assert (few.said, few.acted, few.muted, few.held_back, few.effect) == (30, None, None, 19, None)
    assert few.withheld == "too_few_people"
    assert (many.muted, many.withheld) == (7, None)
    assert many.effect is not None
    assert many.effect.value == pytest.approx(0.2)
    assert 0 < many.effect.low < 0.2 < many.effect.high < 0.4
    assert [each.said for each in report_of({})] == [0] * len(RULES)


async def known(pair: Pair) -> dict[tuple[Line, Counted], int]:
    programme = (await pair.row())["programme_id"]
    async with pair.transaction() as tx:
        return dict(await nudging.counts(tx, programme))


async def looked_after(pair: Pair, api: Api, share: float = SHARE) -> tuple[UUID, str]:
    """An operator, and the nudges of the pair's programme, of which some are kept back."""
    operator, path = uuid7(), f"programmes/{(await pair.row())['programme_id']}/nudges"
    api.operators.add(operator)
    before = await api.get(operator, path)
    changed = await api.put(operator, path, {"held_back": share}, if_match=before.headers["etag"])
    assert (changed.status_code, changed.json()["version"]) == (200, 1), changed.text
    return operator, path


async def test_what_happens_within_seven_days_of_a_word_counts_and_later_it_does_not(matched: Pair, api: Api) -> None:
    await pass_days(matched, 8)
    assert await known(matched) == {(LINE, "said"): 1}
    await pass_days(matched, 5)
    await api.post(matched.mentee, f"mentorships/{matched.mentorship}/messages", {"text": "Here I am"})
    assert await known(matched) == {(LINE, "said"): 1, (LINE, "acted"): 1}
    await pass_days(matched, 16)
    await api.post(matched.mentor, f"mentorships/{matched.mentorship}/messages", {"text": "At last"})
    assert (await known(matched))[(LINE, "acted")] == 1


async def test_an_end_by_the_platform_is_no_act(matched: Pair) -> None:
    await pass_days(matched, 8)
    await matched.hear(told.person_gone(matched.mentee))
    assert await known(matched) == {(LINE, "said"): 1}


async def test_who_wants_no_more_words_after_one_is_counted_with_it_once(matched: Pair, api: Api) -> None:
    path = f"mentorships/{matched.mentorship}/momentum/mute"
    await api.put(matched.mentor, path, None)
    await pass_days(matched, 8)
    for _ in range(2):
        await api.put(matched.mentee, path, None)
    assert await known(matched) == {(LINE, "said"): 1, (LINE, "muted"): 1}


async def test_what_is_kept_back_is_told_nobody_and_the_table_goes_on(pair: Pair, api: Api) -> None:
    since = told.MORNING
    while not is_held_back(pair.mentorship, FIRST, since, SHARE) or is_held_back(pair.mentorship, SECOND, since, SHARE):
        pair.mentorship = uuid7()
    await pair.hear(pair.accepted())
    await looked_after(pair, api)
    await pass_days(pair, 12)
    assert await prompts_of(pair) == []
    assert await known(pair) == {(LINE, "held_back"): 1}
    await pass_days(pair, 4)
    assert [side for _, side, _ in await prompts_of(pair)] == ["mentor"]
    await api.post(pair.mentee, f"mentorships/{pair.mentorship}/messages", {"text": "Hello"})
    assert await known(pair) == {
        (LINE, "held_back"): 1,
        (("initiation", "second"), "said"): 1,
        (("initiation", "second"), "acted"): 1,
    }
    await pass_days(pair, 14)
    assert await pair.pool.fetchval("SELECT count(*) FROM nudges_held_back WHERE acted_at IS NOT NULL") == 1


async def test_what_is_counted_beside_is_folded_in_and_reads_the_same(matched: Pair, api: Api) -> None:
    operator, path = await looked_after(matched, api)
    programme = (await matched.row())["programme_id"]
    said: list[tuple[Line, Counted]] = [(LINE, "said")] * 9
    acted: list[tuple[Line, Counted]] = [(LINE, "acted")] * 3
    async with matched.transaction() as tx:
        await nudging.count(tx, programme, said)
        await nudging.count(tx, programme, said + acted)
    before = (await api.get(operator, path)).json()
    await Folding().do_next(parts_of("mentorships", matched.pool, matched.clock))
    assert (await api.get(operator, path)).json() == before
    assert await matched.pool.fetchval("SELECT count(*) FROM nudge_changes") == 0
    first = before["rules"][0]
    assert (first["stage"], first["rule"], first["side"], first["after_periods"]) == (
        "initiation",
        "first",
        "mentee",
        1,
    )
    assert (first["published"], first["acted"], first["withheld"]) == (18, None, "too_few_people")


async def test_those_who_look_after_a_programme_say_how_much_is_kept_back_and_nobody_else(
    matched: Pair, api: Api
) -> None:
    operator, path = await looked_after(matched, api)
    coordinator, programme = uuid7(), (await matched.row())["programme_id"]
    await matched.hear(told.member(coordinator, programme, "coordinator"))
    seen = await api.get(coordinator, path)
    assert (seen.json()["held_back"], seen.json()["can"]) == (SHARE, ["update"])
    for share in (-0.1, 0.21, None, "much"):
        refused = await api.put(coordinator, path, {"held_back": share}, if_match=seen.headers["etag"])
        assert slug(refused) == "invalid-request"
    etag = seen.headers["etag"]
    changes = [await api.put(coordinator, path, {"held_back": 0.1}, if_match=etag) for _ in range(2)]
    assert [each.status_code for each in changes] == [200, 412]
    for who in (matched.mentor, uuid7()):
        assert slug(await api.get(who, path)) == "not-your-programme"
        assert slug(await api.put(who, path, {"held_back": 0.1}, if_match="*")) == "not-your-programme"
    acts = await matched.pool.fetch("SELECT act, role, actor_id, changed FROM audit_log ORDER BY entry_id")
    assert [tuple(row) for row in acts] == [
        ("nudges_changed", "operator", operator, ["held_back"]),
        ("nudges_changed", "coordinator", coordinator, ["held_back"]),
    ]
