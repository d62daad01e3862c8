"""Cards, browsing, names and the vocabulary, over the API."""

from typing import Any

import pytest

from shared.ids import uuid7
from tests.profiles.conftest import MENTEE, MENTOR, Profiles, Someone, slug_of


async def ids(someone: Someone, **params: Any) -> list[str]:
    """Ids of the mentors on a page."""
    answer = await someone.get("/mentors", **params)
    assert answer.status_code == 200, answer.text
    return [each["person_id"] for each in answer.json()["items"]]


def skill_named(name: str) -> dict[str, Any]:
    return {"skills": [{"skill": name, "level": 4}]}


async def test_a_card_shows_the_mentor_and_no_address(profiles: Profiles) -> None:
    mentor, asker = await profiles.mentor(), await profiles.someone()
    await mentor.change(name="Amina Diallo", languages=[{"language": "fr", "level": 5}])
    answer = await asker.get(f"/mentors/{mentor.person_id}")

    card = answer.json()
    assert (card["name"], card["headline"]) == ("Amina Diallo", MENTOR["headline"])
    assert card["languages"] == [{"language": "fr", "level": 5}]
    assert card["can"] == ["block"]
    assert mentor.email not in answer.text


async def test_a_card_that_the_asker_holds_is_not_sent_again(profiles: Profiles) -> None:
    mentor, asker = await profiles.mentor(), await profiles.someone()
    path = f"/mentors/{mentor.person_id}"
    etag = (await asker.get(path)).headers["ETag"]
    held = await asker.ask("GET", path, headers={"If-None-Match": etag})
    await mentor.change(name="Amina")
    renamed = await asker.ask("GET", path, headers={"If-None-Match": etag})

    assert (held.status_code, renamed.status_code) == (304, 200)


async def test_who_is_no_mentor_has_no_card(profiles: Profiles) -> None:
    asker = await profiles.someone()

    for person_id in (asker.person_id, uuid7()):
        answer = await asker.get(f"/mentors/{person_id}")
        assert (answer.status_code, slug_of(answer)) == (404, "mentor-not-found")


async def test_mentors_are_found_by_a_skill_in_any_spelling(profiles: Profiles) -> None:
    asker = await profiles.someone()
    mentor = await profiles.mentor(**skill_named("Terraforming of moons"))
    kubernetes = await profiles.mentor(**skill_named("Kubernetes"))

    assert await ids(asker, skill="terraforming-of-MOONS") == [str(mentor.person_id)]
    assert str(kubernetes.person_id) in await ids(asker, skill="K8s", page_size=200)
    assert str(mentor.person_id) not in await ids(asker, skill="K8s", page_size=200)


async def test_mentors_are_found_by_any_language_that_counts_as_theirs(profiles: Profiles) -> None:
    asker = await profiles.someone()
    mentor = await profiles.mentor(languages=[{"language": "nb", "level": 5}], headline="Norsk bare her")

    found = {each: await ids(asker, language=each, q="Norsk") for each in ("no", "nb", "nn", "da", "sv")}

    assert found == {each: [str(mentor.person_id)] if each in ("no", "nb", "nn") else [] for each in found}


async def test_mentors_are_found_by_the_language_they_mentor_in(profiles: Profiles) -> None:
    asker = await profiles.someone()
    mentor = await profiles.mentor(languages=[{"language": "wo", "level": 4}])
    speaker = await profiles.mentor()
    await speaker.change(languages=[{"language": "wo", "level": 5}])

    assert await ids(asker, language="WO") == [str(mentor.person_id), str(speaker.person_id)]


async def test_mentors_are_found_by_words_without_case_and_accents(profiles: Profiles) -> None:
    asker = await profiles.someone()
    mentor = await profiles.mentor(
        headline="Zürcher Käsefondue", about="kind and patient", **skill_named("Nixie tubes")
    )
    await mentor.change(name="Zoë Quillfeather")

    for words in ("zurcher", "KÄSEFONDUE patient", "quillfeather", "nixie tubes"):
        assert await ids(asker, q=words) == [str(mentor.person_id)]
    assert await ids(asker, q="quillfeather impatient") == []


@pytest.mark.parametrize(
    ("wish", "fits", "does_not"),
    [
        ({"industry": "deep SEA fishing"}, {"industries": ["Deep sea fishing"]}, {"industries": ["Fishing"]}),
        ({"style": "informal"}, {"styles": ["informal"]}, {"styles": ["structured"]}),
        ({"meeting_rhythm": "monthly"}, {"meeting_rhythm": "monthly"}, {"meeting_rhythm": "weekly"}),
        ({"mentee_stage": "student"}, {"mentee_types": ["student", "early"]}, {"mentee_types": ["early"]}),
        ({"mentee_stage": "student"}, {"mentee_types": []}, {"mentee_types": ["lead"]}),
    ],
)
async def test_mentors_are_found_by_how_they_work_and_with_whom(
    profiles: Profiles, wish: dict[str, Any], fits: dict[str, Any], does_not: dict[str, Any]
) -> None:
    asker, skill = await profiles.someone(), str(uuid7())
    mentor = await profiles.mentor(**skill_named(skill), **fits)
    await profiles.mentor(**skill_named(skill), **does_not)

    assert await ids(asker, skill=skill, **wish) == [str(mentor.person_id)]


async def test_wishes_go_together(profiles: Profiles) -> None:
    asker = await profiles.someone()
    one = await profiles.mentor(headline="Lighthouses", **skill_named("Fog horns"))
    await profiles.mentor(headline="Lighthouses")

    assert await ids(asker, q="lighthouses", skill="fog horns") == [str(one.person_id)]


async def test_browsing_comes_in_pages_without_gaps_and_repeats(profiles: Profiles) -> None:
    asker = await profiles.someone()
    mentors = [str((await profiles.mentor(**skill_named("Paging"))).person_id) for _ in range(5)]
    seen: list[str] = []
    token: str | None = None
    while True:
        params = {"skill": "paging", "page_size": 2} | ({"page_token": token} if token else {})
        page = (await asker.get("/mentors", **params)).json()
        seen += [each["person_id"] for each in page["items"]]
        if (token := page["next_page_token"]) is None:
            break

    assert seen == mentors


async def test_paused_mentors_come_only_when_asked_for(profiles: Profiles) -> None:
    asker = await profiles.someone()
    mentor = await profiles.mentor(paused=True, **skill_named("Sabbaticals"))

    assert await ids(asker, skill="sabbaticals") == []
    assert await ids(asker, ids=str(mentor.person_id)) == [str(mentor.person_id)]
    assert (await asker.get(f"/mentors/{mentor.person_id}")).json()["paused"] is True


async def test_ids_come_repeated_or_separated_by_commas(profiles: Profiles) -> None:
    asker = await profiles.someone()
    mentors = [str((await profiles.mentor()).person_id) for _ in range(3)]

    assert await ids(asker, ids=",".join([*mentors, str(uuid7())])) == mentors
    assert await ids(asker, ids=mentors) == mentors


@pytest.mark.parametrize("params", [{"ids": "7"}, {"ids": [str(uuid7())] * 201}, {"q": "x" * 101}, {"language": "e"}])
async def test_a_malformed_wish_is_refused(profiles: Profiles, params: dict[str, Any]) -> None:
    answer = await (await profiles.someone()).get("/mentors", **params)

    assert (answer.status_code, slug_of(answer)) == (400, "invalid-request")


@pytest.mark.parametrize(
    ("params", "slug"), [({"language": "xx"}, "unknown-language"), ({"skill": "!!!"}, "unusable-skill")]
)
async def test_a_wish_that_makes_no_sense_is_refused(profiles: Profiles, params: dict[str, Any], slug: str) -> None:
    answer = await (await profiles.someone()).get("/mentors", **params)

    assert (answer.status_code, slug_of(answer)) == (422, slug)


@pytest.mark.parametrize("q", ["!!!", "'; DROP TABLE people; --", '"unclosed', "-", "a & | !", "%"])
async def test_any_words_may_be_searched(profiles: Profiles, q: str) -> None:
    assert (await (await profiles.someone()).get("/mentors", q=q)).status_code == 200


async def test_a_mentor_is_not_there_for_whom_they_block(profiles: Profiles) -> None:
    mentor, asker = await profiles.mentor(**skill_named("Solitude")), await profiles.someone()
    await mentor.put(f"/me/blocks/{asker.person_id}")

    assert await ids(asker, skill="solitude") == []
    assert await ids(asker, ids=str(mentor.person_id)) == []
    assert (await asker.get(f"/mentors/{mentor.person_id}")).status_code == 404
    assert (await asker.get("/people", ids=str(mentor.person_id))).json()["items"] == []


async def test_whom_one_blocks_comes_only_when_asked_for(profiles: Profiles) -> None:
    mentor, asker = await profiles.mentor(**skill_named("Quarrels")), await profiles.someone()
    await asker.put(f"/me/blocks/{mentor.person_id}")

    assert await ids(asker, skill="quarrels") == []
    assert (await asker.get(f"/mentors/{mentor.person_id}")).json()["can"] == ["unblock"]


async def test_names_of_people_are_read_by_their_ids(profiles: Profiles) -> None:
    mentor, asker = await profiles.mentor(), await profiles.someone()
    await mentor.change(name="Amina Diallo")
    answer = await asker.get("/people", ids=f"{mentor.person_id},{asker.person_id},{uuid7()}")

    assert answer.json()["items"] == [
        {"person_id": str(mentor.person_id), "name": "Amina Diallo", "mentor": True, "mentee": False, "photo": None},
        {"person_id": str(asker.person_id), "name": "", "mentor": False, "mentee": False, "photo": None},
    ]


# --- skills ----------------------------------------------------------------------------------------------------------


async def test_a_spelling_finds_its_skill_first(profiles: Profiles) -> None:
    found = (await (await profiles.someone()).get("/skills", q="k8s")).json()["items"]

    assert found[0]["skill"] == "kubernetes"
    assert "k8s" in found[0]["spellings"]
    assert {"skill": "docker", "closeness": 0.7} in found[0]["near"]


async def test_skills_that_begin_so_come_before_those_that_have_it_inside(profiles: Profiles) -> None:
    found = (await (await profiles.someone()).get("/skills", q="Java")).json()["items"]

    assert [each["skill"] for each in found][:2] == ["java", "javascript"]


async def test_the_whole_vocabulary_comes_in_pages(profiles: Profiles) -> None:
    someone = await profiles.someone()
    seen: list[str] = []
    params: dict[str, Any] = {"page_size": 200}
    while True:
        page = (await someone.get("/skills", **params)).json()
        seen += [each["skill"] for each in page["items"]]
        if page["next_page_token"] is None:
            break
        params["page_token"] = page["next_page_token"]

    assert len(seen) == len(set(seen)) == await profiles.pool.fetchval("SELECT count(*) FROM skills")


@pytest.mark.parametrize("q", ["!!!", "%", "_", "no skill is called so"])
async def test_what_no_skill_is_called_finds_none(profiles: Profiles, q: str) -> None:
    assert (await (await profiles.someone()).get("/skills", q=q)).json() == {"items": [], "next_page_token": None}


@pytest.mark.parametrize("token", ["x", "WzFd", "!!", "W10"])
async def test_a_page_token_of_another_list_is_refused(profiles: Profiles, token: str) -> None:
    answer = await (await profiles.someone()).get("/skills", page_token=token)

    assert (answer.status_code, slug_of(answer)) == (400, "invalid-page-token")


async def test_whose_name_begins_so_comes_before_whose_other_words_do(profiles: Profiles) -> None:
    found = (await (await profiles.someone()).get("/skills", q="lead", page_size="50")).json()["items"]
    names = [each["name"] for each in found]

    assert set(names[:2]) == {"Lead Generation", "Leadership"}
    assert names.index("Executive Leadership") < names.index("Executive Presence")
    assert names.index("Leadership") < names.index("Executive Presence")
    assert len(names) == len(set(names))


async def test_pages_of_what_was_found_follow_each_other(profiles: Profiles) -> None:
    someone = await profiles.someone()
    whole = (await someone.get("/skills", q="lead", page_size="50")).json()["items"]
    token, paged = None, []
    while True:
        page = (
            await someone.get("/skills", q="lead", page_size="3", **({"page_token": token} if token else {}))
        ).json()
        paged += page["items"]
        if (token := page["next_page_token"]) is None:
            break

    assert paged == whole


# --- cards -----------------------------------------------------------------------------------------------------------


async def test_all_the_names_a_page_needs_come_in_one_answer_and_in_its_order(profiles: Profiles) -> None:
    asker, mentor, mentee = await profiles.someone(), await profiles.mentor(), await profiles.someone()
    await mentee.put("/me/mentee", MENTEE)
    await mentor.change(name="Amina")
    wanted = [mentee.person_id, mentor.person_id, uuid7(), mentee.person_id]

    answer = await asker.get("/cards", ids=",".join(map(str, wanted)))

    assert answer.json()["items"] == [
        {
            "person_id": str(mentee.person_id),
            "name": "",
            "headline": None,
            "mentor": False,
            "mentee": True,
            "photo": None,
        },
        {
            "person_id": str(mentor.person_id),
            "name": "Amina",
            "headline": MENTOR["headline"],
            "mentor": True,
            "mentee": False,
            "photo": None,
        },
    ]


async def test_who_has_blocked_the_asker_has_no_card_for_them(profiles: Profiles) -> None:
    asker, blocker, blocked = await profiles.someone(), await profiles.someone(), await profiles.someone()
    await blocker.put(f"/me/blocks/{asker.person_id}")
    await asker.put(f"/me/blocks/{blocked.person_id}")

    answer = await asker.get("/cards", ids=f"{blocker.person_id},{blocked.person_id}")

    assert [each["person_id"] for each in answer.json()["items"]] == [str(blocked.person_id)]


async def test_a_hundred_cards_are_read_at_once_and_no_more(profiles: Profiles) -> None:
    asker = await profiles.someone()
    hundred = [str(uuid7()) for _ in range(100)]

    answers = [await asker.get("/cards", ids=",".join(ids)) for ids in (hundred, [*hundred, str(uuid7())])]

    assert [each.status_code for each in answers] == [200, 400]


async def test_mentors_come_in_the_order_asked_for_page_by_page(profiles: Profiles) -> None:
    asker, industry = await profiles.someone(), f"Orders {uuid7()}"
    three = [await profiles.mentor(industries=[industry], years_of_experience=years) for years in (3, 40, 12)]
    for mentor, name in zip(three, ("Zoe", "amina", "Ben"), strict=True):
        await mentor.change(name=name)
    ids = [str(each.person_id) for each in three]
    expected = {
        "joined": ids,
        "newest": ids[::-1],
        "name": [ids[1], ids[2], ids[0]],
        "experience": [ids[1], ids[2], ids[0]],
    }
    for order, wanted in expected.items():
        found: list[str] = []
        token: dict[str, str] = {}
        while token.get("page_token", "") is not None:
            page = (await asker.get("/mentors", industry=industry, order=order, page_size=1, **token)).json()
            found += [each["person_id"] for each in page["items"]]
            token = {"page_token": page["next_page_token"]}
        assert found == wanted, order
    first = (await asker.get("/mentors", industry=industry, order="name", page_size=1)).json()["next_page_token"]
    other = await asker.get("/mentors", industry=industry, order="experience", page_token=first)
    assert slug_of(other) == "invalid-page-token"


async def test_how_many_fit_and_what_would_narrow_them_is_counted(profiles: Profiles) -> None:
    asker, industry = await profiles.someone(), f"Counts {uuid7()}"
    for style in ("listening", "challenging", "listening"):
        await profiles.mentor(industries=[industry.upper() if style == "challenging" else industry], styles=[style])
    hidden = await profiles.mentor(industries=[industry])
    await hidden.put(f"/me/blocks/{asker.person_id}")

    counts = (await asker.get("/mentor-counts", industry=industry)).json()

    assert counts["total"] == 3
    assert [(each["value"], each["mentors"]) for each in counts["styles"]] == [("listening", 2), ("challenging", 1)]
    assert [each["mentors"] for each in counts["industries"]] == [3]
    assert [(each["value"], each["name"]) for each in counts["skills"]][-1] == ("kubernetes", "Kubernetes")
    narrowed = (await asker.get("/mentors", industry=industry, style="challenging")).json()["items"]
    assert len(narrowed) == 1
    assert (await asker.get("/mentor-counts", industry="nobody's")).json()["total"] == 0
