"""Recommendations over HTTP: who is among them, in which order, and why."""

import json
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from services.matching.consumers import CONSUMERS
from services.matching.domain.vocabulary import FACTORS, FACTORS_OF, SIDES
from shared.consuming import Processor
from shared.contracts import (
    FEEDBACK,
    PROFILES,
    PROGRAMMES,
    SESSIONS,
    SKILLS,
    FeedbackState,
    ProfileState,
    ProgrammeState,
    SessionState,
    SkillState,
)
from shared.contracts.skills import NearSkill
from shared.contracts.vocabulary import Side
from shared.ids import named_uuid, uuid7
from tests.matching.builders import NOW, goal, hours, mentee_section, mentor_section, profile, tomorrow
from tests.matching.conftest import Api, World, in_days, slug

OPEN = named_uuid("programme", "open")


def skill(slug: str, name: str, **near: float) -> SkillState:
    return SkillState(
        skill_id=named_uuid("skill", slug),
        version=1,
        change="added",
        skill=slug,
        name=name,
        near=tuple(NearSkill(skill=other, closeness=closeness) for other, closeness in near.items()),
    )


def feedback(mentor: UUID, rating: int, **more: object) -> FeedbackState:
    return FeedbackState.model_validate(
        {
            "feedback_id": uuid7(),
            "version": 1,
            "change": "revealed",
            "session_id": uuid7(),
            "author_id": uuid7(),
            "author_side": "mentee",
            "subject_id": mentor,
            "rating": rating,
            "revealed_at": NOW,
            **more,
        }
    )


def session(mentor: UUID, change: str = "completed", session_id: UUID | None = None) -> SessionState:
    return SessionState.model_validate(
        {
            "session_id": session_id or uuid7(),
            "version": 1,
            "change": change,
            "state": change,
            "mentor_id": mentor,
            "mentee_ids": (uuid7(),),
            "offering_id": uuid7(),
            "starts_at": NOW,
            "ends_at": NOW + in_days(1),
        }
    )


async def text(api: Api, mentee: UUID, factor: str, sides: tuple[Side, ...] = SIDES, **headers: str) -> str:
    """What the only recommendation says of a factor."""
    [only] = await api.recommended(mentee, **headers)
    texts = [str(each["text"]) for each in only["reasons"] if each["factor"] == factor and each["side"] in sides]
    assert len(set(texts)) == 1
    return texts[0]


async def test_the_best_comes_first_with_reasons_that_sum_to_its_score(api: Api, world: World) -> None:
    await world.tell(SKILLS, skill("docker", "Docker", kubernetes=0.8), skill("kubernetes", "Kubernetes"))
    baker = await world.mentor({"baking": 5})
    expert = await world.mentor({"docker": 5})
    close = await world.mentor({"kubernetes": 5})

    found = await api.recommended(await world.mentee({"docker": 5}))

    assert [UUID(each["mentor_id"]) for each in found] == [expert, close, baker]
    for each in found:
        for side in SIDES:
            own = [reason for reason in each["reasons"] if reason["side"] == side]
            assert {reason["factor"] for reason in own} == set(FACTORS_OF[side])
            assert sum(reason["contribution"] for reason in own) == pytest.approx(each["sides"][side], abs=1e-9)
            if each is not found[2]:
                assert sum(reason["weight"] for reason in own) == pytest.approx(1, abs=1e-3)
        mentee_side, mentor_side = (each["sides"][side] for side in SIDES)
        harmonic = 2 * mentee_side * mentor_side / (mentee_side + mentor_side)
        assert each["score"] == pytest.approx(harmonic, abs=1e-4)
    assert found[2]["score"] < 0.2  # a quarter of whatever else fits
    for each in found:
        contributions = [reason["contribution"] for reason in each["reasons"]]
        assert contributions == sorted(contributions, reverse=True)


async def test_the_list_is_narrowed_and_ordered_as_its_address_says(api: Api, world: World) -> None:
    listens = await world.mentor(
        {"docker": 5}, styles=("listening",), meeting_rhythm="weekly", mentee_types=("executive",)
    )
    wished_for = await world.mentor({"docker": 4}, mentee_types=("early",), meeting_rhythm="fortnightly")
    asking = await world.mentee({"docker": 5}, stage="early")

    async def found(query: str) -> list[UUID]:
        answer = await api.get(asking, f"me/recommendations?{query}", operator=False)
        assert answer.status_code == 200, answer.text
        return [UUID(each["mentor_id"]) for each in answer.json()["items"]]

    assert await found("style=listening") == await found("meeting_rhythm=weekly&skill=docker") == [listens]
    assert await found("mentee_stage=early") == [wished_for]
    assert await found("language=fr") == []
    assert (await found("order=gain"), await found("order=welcome")) == ([listens, wished_for], [wished_for, listens])
    first = (await api.get(asking, "me/recommendations?order=welcome&page_size=1", operator=False)).json()
    assert await found(f"order=welcome&page_size=1&page_token={first['next_page_token']}") == [listens]
    for unknown in ("styl=listening", "style=quiet", "order=name"):
        assert (await api.get(asking, f"me/recommendations?{unknown}", operator=False)).status_code == 400


async def test_reasons_name_the_facts(api: Api, world: World) -> None:
    await world.tell(SKILLS, skill("docker", "Docker", kubernetes=0.8), skill("kubernetes", "Kubernetes"))
    mentor = await world.mentor(
        {"kubernetes": 5, "public-speaking": 4}, languages={"de": 5}, mentee_types=("early",), styles=("listening",)
    )
    mentee = await world.mentee(
        {"docker": 5},
        goals=(goal("Give a talk at a meetup", "public-speaking"),),
        languages={"de": 4},
        styles=("listening", "structured"),
    )
    await world.has_hours(mentor, hours(tomorrow(18, 4)))
    await world.has_hours(mentee, hours(tomorrow(18, 3)))

    assert await text(api, mentee, "skills") == "Knows Kubernetes, close to the Docker you want to learn"
    assert await text(api, mentee, "goals") == (
        "Can help with your goal “Give a talk at a meetup”: knows public speaking"
    )
    assert await text(api, mentee, "languages") == "You can talk in German (level 4 of 5)"
    assert await text(api, mentee, "stage", ("mentee",)) == "Is further along (senior)"
    assert await text(api, mentee, "stage", ("mentor",)) == "Looks for mentees at your stage (early career)"
    assert await text(api, mentee, "style") == "Mentors the way you like it: listening"
    assert await text(api, mentee, "rhythm") == "Wants to meet every fortnight, as you do"
    assert await text(api, mentee, "capacity") == "Both places are free"
    assert await text(api, mentee, "overlap") == "About 3 hours of the coming four weeks suit you both"
    assert await text(api, mentee, "feedback") == "Has no ratings yet; until then this counts as 4.4 of 5"


async def test_reasons_are_told_in_german_to_who_asks_for_it(api: Api, world: World) -> None:
    await world.tell(SKILLS, skill("docker", "Docker", kubernetes=0.8), skill("kubernetes", "Kubernetes"))
    await world.mentor({"kubernetes": 5})
    mentee = await world.mentee({"docker": 5})

    said = await text(api, mentee, "skills", accept_language="de-AT, en;q=0.5")

    assert said == "Kann Kubernetes, verwandt mit Docker, was Sie lernen möchten"


async def test_a_changed_profile_counts_from_the_next_request_on(api: Api, world: World) -> None:
    mentor, mentee = await world.mentor({"baking": 5}), await world.mentee({"docker": 5})
    [before] = await api.recommended(mentee)

    await world.changes(mentor, mentor=mentor_section({"docker": 5}))

    [after] = await api.recommended(mentee)
    assert after["score"] > before["score"]


async def test_a_change_that_commits_late_is_not_missed(api: Api, world: World) -> None:
    mentee, quick = await world.mentee(), uuid7()
    slow = await world.mentor(paused=True)
    assert await api.recommended_ids(mentee) == []

    async with world.transaction() as tx:
        # This transaction is numbered now, and ends after a later one has been seen.
        await tx.execute("UPDATE people SET mentor = $2 WHERE person_id = $1", slow, mentor_section().model_dump_json())
        await tx.execute("UPDATE index_changes SET changed_in = pg_current_xact_id() WHERE person_id = $1", slow)
        await world.tell(PROFILES, profile(quick, mentor=mentor_section()))
        assert await api.recommended_ids(mentee) == [quick]

    assert set(await api.recommended_ids(mentee)) == {quick, slow}


async def test_who_is_no_choice_is_not_recommended(api: Api, world: World) -> None:
    both = uuid7()
    blocked_by_me, asked, mentoring = await world.mentor(), await world.mentor(), await world.mentor()
    await world.tell(PROFILES, profile(both, mentor=mentor_section(), mentee=mentee_section(), blocks=(blocked_by_me,)))
    await world.mentor(blocks=(both,))
    await world.mentor(paused=True)
    await world.erase(await world.mentor())
    await world.mentor(capacity=0)
    await api.proposal(both, asked)
    await api.accept(mentoring, await api.proposal(both, mentoring))
    fine = await world.mentor()

    assert await api.recommended_ids(both) == [fine]


async def test_pages_follow_each_other_without_gap_or_repetition_though_mentors_come_in_between(
    api: Api, world: World
) -> None:
    mentors = {await world.mentor({"docker": level}) for level in (1, 2, 3, 3, 3, 4, 5)}
    mentee = await world.mentee({"docker": 5})

    seen: list[UUID] = []
    token = ""
    while True:
        page = (await api.get(mentee, f"me/recommendations?page_size=2{token}")).json()
        seen += [UUID(each["mentor_id"]) for each in page["items"]]
        if page["next_page_token"] is None:
            break
        token = f"&page_token={page['next_page_token']}"
        await world.mentor({"docker": 5})  # better than what has been shown: it is for the next reading

    assert len(seen) == len(set(seen))
    assert set(seen) == mentors
    assert seen == [each for each in await api.recommended_ids(mentee) if each in mentors]


async def test_who_has_no_mentee_profile_gets_no_recommendations(api: Api, world: World) -> None:
    answer = await api.get(await world.mentor(), "me/recommendations")

    assert (answer.status_code, slug(answer)) == (409, "mentee-profile-missing")


async def test_revealed_ratings_of_mentees_count_and_those_of_mentors_do_not(api: Api, world: World) -> None:
    mentor, mentee = await world.mentor(), await world.mentee()
    ratings = [world.record(FEEDBACK, feedback(mentor, rating)) for rating in (5, 4, 5)]
    await world.tell(FEEDBACK, feedback(mentor, 1, author_side="mentor"))
    sessions = [world.record(SESSIONS, session(mentor, change)) for change in ("completed", "completed", "missed")]

    for _ in range(2):
        await world.deliver(FEEDBACK, *ratings[::-1])
        await world.deliver(SESSIONS, *sessions[::-1])

    assert await text(api, mentee, "feedback") == "3 mentees' ratings give 4.7 of 5, after 2 sessions held"


async def test_an_erased_rating_counts_no_more(api: Api, world: World) -> None:
    mentor, mentee = await world.mentor(), await world.mentee()
    rating = feedback(mentor, 5)

    await world.tell(FEEDBACK, rating, rating.feedback_id)

    assert await text(api, mentee, "feedback") == "Has no ratings yet; until then this counts as 4.4 of 5"


async def test_hours_may_arrive_before_the_profile_and_the_newest_count(api: Api, world: World) -> None:
    mentor, mentee = uuid7(), await world.mentee()
    await world.has_hours(mentee, hours(tomorrow(18, 4)))
    await world.has_hours(mentor, hours(tomorrow(18, 2)))

    await world.tell(PROFILES, profile(mentor, mentor=mentor_section()))
    assert await text(api, mentee, "overlap") == "About 2 hours of the coming four weeks suit you both"

    await world.has_hours(mentor, hours(tomorrow(18, 1)))
    assert await text(api, mentee, "overlap") == "About one hour of the coming four weeks suits you both"


async def test_free_time_in_which_nothing_can_be_booked_is_no_time_in_common(api: Api, world: World) -> None:
    mentor, mentee = await world.mentor(), await world.mentee()
    await world.has_hours(mentee, hours(tomorrow(18, 4)))
    said = []
    for offers in (None, True, False, True):
        await world.has_hours(mentor, hours(tomorrow(18, 2)), offers=offers)
        reason = await overlap(api, mentee)
        said.append((reason["text"], reason["value"] > 0))

    two_hours = ("About 2 hours of the coming four weeks suit you both", True)
    assert said == [two_hours, two_hours, ("Offers no time that can be booked yet", False), two_hours]


async def overlap(api: Api, mentee: UUID) -> dict[str, Any]:
    [found] = (await api.get(mentee, "me/recommendations")).json()["items"]
    return next(reason for reason in found["reasons"] if reason["factor"] == "overlap" and reason["side"] == "mentee")


async def test_a_no_changes_the_next_list_and_says_so_until_it_is_forgotten(api: Api, world: World) -> None:
    mentee = await world.mentee({"docker": 5})
    first, second = await world.mentor({"docker": 5}), await world.mentor({"docker": 4})
    assert await api.recommended_ids(mentee) == [first, second]

    await api.post(first, f"proposals/{await api.proposal(mentee, first)}/decline", {"reason": "not_a_fit"})

    [best, other] = await api.recommended(mentee)
    assert [UUID(best["mentor_id"]), UUID(other["mentor_id"])] == [second, first]
    [no] = [each for each in other["reasons"] if each["factor"] == "history"]
    assert (no["side"], no["value"], no["text"]) == ("mentor", 0.0, "Said no to you today: not a fit")
    world.clock.move(in_days(12))
    assert "Hat Ihnen vor 12 Tagen abgesagt: passt nicht" in json.dumps(
        await api.recommended(mentee, accept_language="de"), ensure_ascii=False
    )
    world.clock.move(in_days(78))
    assert await api.recommended_ids(mentee) == [first, second]


async def test_who_said_to_have_no_time_counts_as_less_free_to_others_too(api: Api, world: World) -> None:
    mentee, mentor, other = await world.mentee(), await world.mentor(), await world.mentee()
    await api.decline(mentor, await api.proposal(mentee, mentor))

    [found] = await api.recommended(other)

    [room] = [each for each in found["reasons"] if each["factor"] == "capacity"]
    assert (room["value"], room["text"]) == (0.5, "Both places are free, but has little time at the moment")
    assert [each["value"] for each in found["reasons"] if each["factor"] == "history"] == [1.0]


async def test_how_a_mentor_answers_and_comes_counts_and_is_told_in_one_word(api: Api, world: World) -> None:
    mentee, onlooker, mentor = await world.mentee(), await world.mentee(), await world.mentor()
    said = [await text(api, onlooker, "reliability")]
    await api.proposal(mentee, mentor)
    world.clock.move(in_days(4))
    await world.fire_timers()
    said.append(await text(api, onlooker, "reliability"))
    for _ in range(4):
        await world.tell(SESSIONS, session(mentor))
    said.append(await text(api, onlooker, "reliability"))
    missed = session(mentor, "missed").model_copy(update={"absent": "mentor"})
    await world.tell(SESSIONS, missed)
    said.append(await text(api, onlooker, "reliability"))

    poor, good = "Has not always answered in time or come to sessions", "Answers in time and comes to sessions"
    assert said == ["Nothing is known yet of how reliably they answer and come", poor, good, poor]


async def test_what_feedback_found_strong_lifts_the_skill_and_is_said(api: Api, world: World) -> None:
    mentee, mentor = await world.mentee({"docker": 5}), await world.mentor({"docker": 2, "python": 3})
    [before] = await api.recommended(mentee)

    for _ in range(2):
        await world.tell(FEEDBACK, feedback(mentor, 4, skills=("docker", "docker", "baking")))

    [after] = await api.recommended(mentee)
    assert await text(api, mentee, "skills") == (
        "Knows docker, which you want to learn, found strong by mentees in docker"
    )
    values = [
        {each["side"]: each["value"] for each in found["reasons"] if each["factor"] == "skills"}
        for found in (before, after)
    ]
    assert values == [{"mentee": 0.4, "mentor": 0.4}, {"mentee": 0.7, "mentor": 0.7}]


async def test_a_word_that_joins_the_vocabulary_changes_what_is_close_from_the_next_answer_on(
    api: Api, world: World
) -> None:
    await world.mentor({"sourdough": 5})
    mentee = await world.mentee({"bread-baking": 5})
    [before] = await api.recommended(mentee)
    assert await text(api, mentee, "skills") == "Lists none of the skills you want to learn"

    sourdough = skill("sourdough", "Sourdough", **{"bread-baking": 0.8})
    await world.tell(SKILLS, sourdough, skill("bread-baking", "Bread baking"))

    [after] = await api.recommended(mentee)
    assert after["score"] > before["score"]
    assert await text(api, mentee, "skills") == "Knows Sourdough, close to the Bread baking you want to learn"


async def test_a_skill_that_leaves_the_vocabulary_is_close_to_nothing(api: Api, world: World) -> None:
    await world.mentor({"kubernetes": 5})
    mentee = await world.mentee({"docker": 5})
    await world.tell(SKILLS, skill("docker", "Docker", kubernetes=0.8))
    assert "close to the Docker" in await text(api, mentee, "skills")

    await world.tell(SKILLS, named_uuid("skill", "docker"))

    assert await text(api, mentee, "skills") == "Lists none of the skills you want to learn"


async def test_a_programme_recommends_its_members_by_its_own_rules(api: Api, world: World) -> None:
    operator, programme = uuid7(), uuid7()
    mentee, member, _ = await world.mentee({"docker": 5}), await world.mentor({"docker": 5}), await world.mentor()
    state = ProgrammeState(
        programme_id=programme,
        version=1,
        change="created",
        slug="wit",
        name="Women in Tech",
        open_to_all=False,
    )
    await world.tell(PROGRAMMES, state)
    await world.joins(mentee, programme, "mentee")
    await world.joins(member, programme, "mentor")
    path = f"programmes/{programme}/rules"
    present = await api.get(operator, path, operator=True)
    only_skills = {"weights": {**dict.fromkeys(FACTORS, 0.0), "skills": 1.0}}
    await api.put(operator, path, only_skills, if_match=present.headers["etag"])

    [found] = (await api.get(mentee, f"me/recommendations?programme_id={programme}")).json()["items"]

    assert (UUID(found["mentor_id"]), found["score"], found["sides"]) == (member, 1.0, {"mentee": 1.0, "mentor": 1.0})
    assert len(await api.recommended(mentee)) == 2
    assert slug(await api.get(await world.mentee(), f"me/recommendations?programme_id={programme}")) == (
        "not-in-programme"
    )


async def test_rules_change_by_version_and_by_operators_only(api: Api, world: World) -> None:
    operator = uuid7()
    path = f"programmes/{OPEN}/rules"
    default = await api.get(operator, path, operator=True)
    etag = default.headers["etag"]
    weights = {"weights": {**default.json()["weights"], "overlap": 50.0}}

    assert etag.startswith('"0-')
    assert (await api.get(operator, path)).status_code == 403
    assert (await api.put(operator, path, weights, operator=False, if_match=etag)).status_code == 403
    assert (await api.put(operator, path, weights)).status_code == 428
    changed = await api.put(operator, path, weights, if_match=etag)
    assert (changed.status_code, changed.json()["version"], changed.json()["weights"]["overlap"]) == (200, 1, 50.0)
    assert (await api.put(operator, path, weights, if_match=etag)).status_code == 412
    [entry] = (await api.get(operator, f"audit-log?programme_id={OPEN}", operator=True)).json()["items"]
    assert (entry["act"], entry["actor_id"], entry["changed"]) == ("rules_changed", str(operator), ["overlap"])
    unknown = {"weights": {**changed.json()["weights"], "charm": 5.0}}
    refused = await api.put(operator, path, unknown, if_match=changed.headers["etag"])
    assert (refused.status_code, slug(refused)) == (400, "invalid-request")
    nothing = {"weights": dict.fromkeys(FACTORS, 0.0)}
    refused = await api.put(operator, path, nothing, if_match=changed.headers["etag"])
    assert (refused.status_code, slug(refused)) == (422, "weights-not-usable")
    assert (await api.get(operator, f"programmes/{uuid7()}/rules", operator=True)).status_code == 404


@pytest.mark.parametrize(
    ("mine", "theirs", "recommended"),
    [
        ({"en": 5}, {"ja": 5}, False),
        ({"en": 5}, {"ja": 5, "en": 2}, False),
        ({"en": 2}, {"en": 5}, False),
        ({"en": 3}, {"ja": 5, "en": 3}, True),
        ({"nb": 5}, {"no": 4}, True),
        ({}, {"ja": 5}, True),
        ({"en": 5}, {}, True),
    ],
)
async def test_nobody_is_recommended_with_whom_one_has_no_language_to_talk_in(
    api: Api, world: World, mine: dict[str, int], theirs: dict[str, int], recommended: bool
) -> None:
    mentor, mentee = (
        await world.mentor({"docker": 5}, languages=theirs),
        await world.mentee({"docker": 5}, languages=mine),
    )
    items = (await api.get(mentee, "me/recommendations")).json()["items"]
    assert [each["mentor_id"] for each in items] == ([str(mentor)] if recommended else [])


@pytest.mark.parametrize("place", ["stage", "meeting_rhythm"])
async def test_a_mentor_who_says_a_word_of_a_later_release_waits_for_it_and_hides_nobody_else(
    api: Api, world: World, place: str
) -> None:
    mentee = await world.mentee({"docker": 5})
    known = await world.mentor({"docker": 4})
    later = uuid7()
    await says_a_word_of_tomorrow(world, profile(later, mentor=mentor_section({"docker": 4})), place)
    assert await api.recommended_ids(mentee) == [known]

    await world.changes(later, mentor=mentor_section({"docker": 4}))
    assert set(await api.recommended_ids(mentee)) == {known, later}


async def says_a_word_of_tomorrow(world: World, state: ProfileState, place: str) -> None:
    told = world.record(PROFILES, state)
    value = json.loads(told.value or b"")
    value["mentor"][place] = "a word of tomorrow"
    consumer = next(each for each in CONSUMERS if each.topic is PROFILES)
    of_tomorrow = replace(told, value=json.dumps(value).encode())
    await Processor("matching", consumer, world.pool, world.clock).consume([of_tomorrow])
    await world.pool.execute("DELETE FROM dead_letters")
