"""What the two agree on: proposed by one, agreed by the other, renewed when it fits no more."""

import asyncio
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import httpx
import pytest

from services.mentorships.domain import refusals
from services.mentorships.domain.agreement import ANSWER_WITHIN, MOST_PROPOSALS_A_DAY, Agreement, Terms
from shared.contracts import MentorshipState
from shared.contracts.vocabulary import Side
from shared.ids import uuid7
from tests.mentorships import told
from tests.mentorships.conftest import Api, Pair, slug

NOW = told.MORNING
MENTOR, MENTEE = uuid7(), uuid7()
TERMS: dict[str, Any] = {
    "meeting_rhythm": "fortnightly",
    "length_minutes": 45,
    "channel": "video",
    "ends_on": "2026-12-31",
    "expectations": "To lead a team within a year",
    "mentor_does": "Answers within three days",
}


def terms(**changed: Any) -> Terms:
    return Terms(**{"meeting_rhythm": "weekly", "ends_on": date(2026, 12, 31), **changed})


def proposed(by: UUID = MENTEE, **changed: Any) -> Agreement:
    side: Side = "mentor" if by == MENTOR else "mentee"
    agreement, _ = Agreement(uuid7()).propose(terms(**changed), by=by, side=side, as_many_ago=None, now=NOW)
    return agreement


def path_of(pair: Pair, act: str = "") -> str:
    return f"mentorships/{pair.mentorship}/agreement{act and '/'}{act}"


async def propose(pair: Pair, api: Api, by: UUID, **changed: Any) -> httpx.Response:
    return await api.put(by, path_of(pair), TERMS | changed, **await _seen(pair, api, by))


async def _seen(pair: Pair, api: Api, by: UUID) -> dict[str, str]:
    present = await api.get(by, path_of(pair))
    return {"if_match": present.headers["ETag"]} if present.is_success else {}


async def last_state(pair: Pair) -> MentorshipState:
    state = (await pair.published("mentorships"))[-1]
    assert isinstance(state, MentorshipState)
    return state


# --- the rules --------------------------------------------------------------------------------------------------------


def test_what_one_proposes_holds_once_the_other_agrees() -> None:
    waiting = proposed()
    assert (waiting.standing, waiting.proposed and waiting.proposed.terms) == (None, terms())
    agreed, changed = waiting.agree(1, side="mentor", now=NOW)
    assert (agreed.standing and agreed.standing.terms, agreed.proposed) == (terms(), None)
    assert [each.phase for each in changed] == ["agreed"]


def test_nobody_agrees_to_or_declines_their_own_proposal() -> None:
    for act in (proposed().agree, proposed().decline):
        with pytest.raises(refusals.OwnAgreementProposal):
            act(1, side="mentee", now=NOW)


def test_nobody_withdraws_the_others_proposal() -> None:
    with pytest.raises(refusals.OthersAgreementProposal):
        proposed().withdraw(side="mentor", now=NOW)


def test_who_has_read_one_proposal_has_not_agreed_to_another() -> None:
    anew, changed = proposed().propose(
        terms(meeting_rhythm="monthly"), by=MENTEE, side="mentee", as_many_ago=None, now=NOW
    )
    assert [each.phase for each in changed] == ["overtaken", "proposed"]
    with pytest.raises(refusals.AgreementChanged):
        anew.agree(1, side="mentor", now=NOW)


def test_who_proposes_what_the_other_proposes_agrees_to_it() -> None:
    agreed, changed = proposed().propose(terms(), by=MENTOR, side="mentor", as_many_ago=None, now=NOW)
    assert (agreed.proposed, [each.phase for each in changed]) == (None, ["agreed"])


def test_proposing_what_waits_or_stands_already_changes_nothing() -> None:
    waiting = proposed()
    assert waiting.propose(terms(), by=MENTEE, side="mentee", as_many_ago=None, now=NOW) == (waiting, ())
    standing, _ = waiting.agree(1, side="mentor", now=NOW)
    assert standing.propose(terms(), by=MENTOR, side="mentor", as_many_ago=None, now=NOW) == (standing, ())


def test_what_is_agreed_anew_takes_the_place_of_what_stood() -> None:
    standing, _ = proposed().agree(1, side="mentor", now=NOW)
    waiting, _ = standing.propose(terms(meeting_rhythm="monthly"), by=MENTOR, side="mentor", as_many_ago=None, now=NOW)
    renewed, changed = waiting.agree(2, side="mentee", now=NOW)
    assert [(each.number, each.phase) for each in changed] == [(1, "overtaken"), (2, "agreed")]
    assert renewed.standing is not None
    assert renewed.standing.terms.meeting_rhythm == "monthly"


def test_a_declined_proposal_leaves_what_stood() -> None:
    standing, _ = proposed().agree(1, side="mentor", now=NOW)
    waiting, _ = standing.propose(terms(meeting_rhythm="monthly"), by=MENTOR, side="mentor", as_many_ago=None, now=NOW)
    declined, _ = waiting.decline(2, side="mentee", now=NOW)
    assert (declined.standing, declined.proposed) == (standing.standing, None)


def test_what_is_not_answered_in_time_can_be_answered_no_more_however_late_the_timer_is() -> None:
    late = NOW + ANSWER_WITHIN
    for act in (proposed().agree, proposed().decline):
        with pytest.raises(refusals.AgreementNotProposed):
            act(1, side="mentor", now=late)
    assert proposed().acts_of("mentor", late) == ("propose",)


def test_an_agreement_ends_ahead_and_within_three_years() -> None:
    for ends_on, refusal in (
        (date(2026, 2, 28), refusals.DeadlineInPast),
        (date(2029, 3, 3), refusals.AgreementTooLong),
    ):
        with pytest.raises(refusal):
            proposed(ends_on=ends_on)


@pytest.mark.parametrize("minutes", [14, 241])
def test_a_session_is_agreed_to_last_from_fifteen_minutes_to_four_hours(minutes: int) -> None:
    with pytest.raises(refusals.SessionLengthOutOfRange):
        terms(length_minutes=minutes)


def test_words_keep_who_wrote_them_when_the_other_proposes_them_again() -> None:
    waiting = proposed(words={"expectations": "To lead", "mentor_does": "Listen"})
    answer = terms(words={"expectations": "To lead", "mentor_does": "Listen well"})
    anew, _ = waiting.propose(answer, by=MENTOR, side="mentor", as_many_ago=None, now=NOW)
    assert anew.proposed is not None
    assert anew.proposed.authors == {"expectations": MENTEE, "mentor_does": MENTOR}


# --- through the API --------------------------------------------------------------------------------------------------


async def test_the_rhythm_holds_once_both_agree_and_no_word_of_it_travels(matched: Pair, api: Api) -> None:
    made = await propose(matched, api, matched.mentee)
    assert (made.status_code, made.json()["standing"], made.json()["can"]) == (200, None, ["propose", "withdraw"])
    assert (await matched.row())["meeting_rhythm"] is None
    seen = (await api.get(matched.mentor, path_of(matched))).json()
    assert (seen["proposed"]["expectations"], seen["can"]) == (
        "To lead a team within a year",
        ["propose", "agree", "decline"],
    )
    agreed = await api.post(matched.mentor, path_of(matched, "acceptance"), {"number": 1})
    assert (agreed.status_code, agreed.json()["proposed"]) == (200, None)
    assert agreed.json()["standing"]["meeting_rhythm"] == "fortnightly"
    said = [state for state in await matched.published("mentorships") if isinstance(state, MentorshipState)]
    assert [(each.change, each.agreement, each.agreement_by, each.meeting_rhythm) for each in said[1:]] == [
        ("agreement_changed", "proposed", "mentee", None),
        ("agreement_changed", "agreed", "mentee", "fortnightly"),
    ]
    assert not any("lead a team" in each.model_dump_json() for each in said)
    assert await matched.timeline() == ["opened", "agreement_proposed", "agreement_agreed"]


async def test_an_agreement_runs_a_year_unless_they_say_otherwise(matched: Pair, api: Api) -> None:
    made = await propose(matched, api, matched.mentor, ends_on=None)
    assert made.json()["proposed"]["ends_on"] == "2027-03-02"


async def test_before_the_first_proposal_there_is_no_agreement(matched: Pair, api: Api) -> None:
    answers = [await api.get(matched.mentee, path_of(matched))]
    answers += [await api.get(uuid7(), path_of(matched)), await api.put(uuid7(), path_of(matched), TERMS)]
    assert [(each.status_code, slug(each)) for each in answers] == [
        (404, "agreement-not-found"),
        (404, "mentorship-not-found"),
        (404, "mentorship-not-found"),
    ]
    early = await api.post(matched.mentee, path_of(matched, "acceptance"), {"number": 1})
    assert (early.status_code, slug(early)) == (409, "agreement-not-proposed")


async def test_a_rhythm_alone_can_be_proposed_and_all_else_stays(matched: Pair, api: Api) -> None:
    await propose(matched, api, matched.mentee)
    await api.post(matched.mentor, path_of(matched, "acceptance"), {"number": 1})
    answer = await api.patch(
        matched.mentor, f"mentorships/{matched.mentorship}", {"meeting_rhythm": "monthly"}, if_match="*"
    )
    assert answer.json()["meeting_rhythm"] == "fortnightly"
    seen = (await api.get(matched.mentee, path_of(matched))).json()
    changing = ("number", "phase", "proposed_by", "proposed_at", "answer_by", "answered_at", "meeting_rhythm")
    kept = [{name: each for name, each in seen[of].items() if name not in changing} for of in ("standing", "proposed")]
    assert kept[0] == kept[1]
    assert seen["proposed"]["meeting_rhythm"] == "monthly"
    await api.post(matched.mentee, path_of(matched, "acceptance"), {"number": 2})
    assert (await matched.row())["meeting_rhythm"] == "monthly"


async def test_of_an_answer_and_another_proposal_at_once_the_agreement_is_what_was_read(
    matched: Pair, api: Api
) -> None:
    await propose(matched, api, matched.mentee)
    etag = (await api.get(matched.mentee, path_of(matched))).headers["ETag"]
    changed, answered = await asyncio.gather(
        api.put(matched.mentee, path_of(matched), TERMS | {"meeting_rhythm": "weekly"}, if_match=etag),
        api.post(matched.mentor, path_of(matched, "acceptance"), {"number": 1}),
    )
    standing = (await api.get(matched.mentor, path_of(matched))).json()["standing"]
    if answered.is_success:
        assert (standing["meeting_rhythm"], changed.status_code) == ("fortnightly", 412)
    else:
        assert (slug(answered), standing) == ("agreement-changed", None)


async def test_an_agreement_that_nobody_answers_expires_and_the_proposer_hears_of_it(matched: Pair, api: Api) -> None:
    await propose(matched, api, matched.mentee)
    matched.clock.move(ANSWER_WITHIN)
    assert (await api.get(matched.mentor, path_of(matched))).json()["proposed"] is None
    assert await matched.fire_timers() == 1
    state = await last_state(matched)
    assert (state.agreement, state.agreement_by) == ("expired", "mentee")
    listed = (await api.get(matched.mentee, path_of(matched, "revisions"))).json()["items"]
    assert [(each["number"], each["phase"]) for each in listed] == [(1, "expired")]


async def test_what_is_answered_does_not_expire(matched: Pair, api: Api) -> None:
    await propose(matched, api, matched.mentee)
    await api.post(matched.mentor, path_of(matched, "decline"), {"number": 1})
    matched.clock.move(ANSWER_WITHIN)
    assert await matched.fire_timers() == 0


async def test_nothing_is_agreed_after_the_end_and_what_waited_is_over(matched: Pair, api: Api) -> None:
    await propose(matched, api, matched.mentee)
    await api.post(matched.mentee, f"mentorships/{matched.mentorship}/ending", {"reason": "no_time"})
    answers = [
        await api.post(matched.mentor, path_of(matched, "acceptance"), {"number": 1}),
        await propose(matched, api, matched.mentor),
    ]
    assert [slug(each) for each in answers] == ["mentorship-ended"] * 2
    seen = (await api.get(matched.mentor, path_of(matched))).json()
    assert (seen["proposed"], seen["can"]) == (None, [])
    published = len(await matched.published("mentorships"))
    matched.clock.move(ANSWER_WITHIN)
    await matched.fire_timers()
    assert len(await matched.published("mentorships")) == published


async def test_what_a_paused_pair_agrees_on_holds(matched: Pair, api: Api) -> None:
    await api.post(matched.mentee, f"mentorships/{matched.mentorship}/pause")
    await propose(matched, api, matched.mentee)
    answer = await api.post(matched.mentor, path_of(matched, "acceptance"), {"number": 1})
    assert answer.json()["standing"]["number"] == 1


async def test_one_side_proposes_five_times_a_day_and_the_other_still_can(matched: Pair, api: Api) -> None:
    for number in range(MOST_PROPOSALS_A_DAY):
        assert (await propose(matched, api, matched.mentee, length_minutes=30 + number)).status_code == 200
    enough = await propose(matched, api, matched.mentee, length_minutes=60)
    assert (enough.status_code, slug(enough)) == (429, "too-many-agreement-proposals")
    assert enough.headers["Retry-After"] == "86400"
    assert (await propose(matched, api, matched.mentor, length_minutes=90)).status_code == 200
    matched.clock.move(timedelta(days=1))
    assert (await propose(matched, api, matched.mentee, length_minutes=60)).status_code == 200


async def test_all_that_was_proposed_comes_in_pages_the_latest_first(matched: Pair, api: Api) -> None:
    for number in range(3):
        await propose(matched, api, matched.mentee, length_minutes=30 + number)
    first = (await api.get(matched.mentor, path_of(matched, "revisions?page_size=2"))).json()
    rest = (
        await api.get(matched.mentor, path_of(matched, f"revisions?page_size=2&page_token={first['next_page_token']}"))
    ).json()
    assert [each["number"] for each in (*first["items"], *rest["items"])] == [3, 2, 1]


async def test_after_a_block_each_reads_their_own_words_alone(matched: Pair, api: Api) -> None:
    await propose(matched, api, matched.mentee)
    await api.post(matched.mentor, path_of(matched, "acceptance"), {"number": 1})
    before = (await api.get(matched.mentor, path_of(matched))).json()["version"]
    await matched.hear(told.profile(matched.mentor, 2, "blocks_changed", blocks=[matched.mentee]))
    for person, words in ((matched.mentor, None), (matched.mentee, "To lead a team within a year")):
        seen = (await api.get(person, path_of(matched))).json()
        assert (seen["standing"]["expectations"], seen["standing"]["meeting_rhythm"]) == (words, "fortnightly")
        assert seen["version"] > before


async def test_the_words_of_an_erased_person_go_and_the_others_stay(matched: Pair, api: Api) -> None:
    await propose(matched, api, matched.mentee, mentor_does=None)
    await propose(matched, api, matched.mentor)
    await matched.hear(told.person_gone(matched.mentee))
    revisions = (await api.get(matched.mentor, path_of(matched, "revisions"))).json()["items"]
    assert [(each["expectations"], each["mentor_does"]) for each in revisions] == [
        (None, "Answers within three days"),
        (None, None),
    ]
    texts = await matched.pool.fetch("SELECT text FROM agreement_words")
    assert [row["text"] for row in texts] == ["Answers within three days"]
