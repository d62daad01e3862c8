"""The mentor who is asked sees who asks; nobody else does, and the mentor no longer than it is theirs to know."""

from typing import Any, Final
from uuid import UUID

from shared.contracts import MENTORSHIPS, SKILLS
from shared.contracts.profiles import Goal
from shared.ids import uuid7
from tests.matching.builders import goal, mentee_section, mentor_section
from tests.matching.conftest import Api, World, in_days
from tests.matching.test_capacity import mentorship
from tests.matching.test_recommendations import skill

GOAL: Final[Goal] = goal("Run a cluster of my own", "kubernetes", "bread-baking")


async def who_asks(api: Api, reader: UUID, proposal: str) -> Any:
    answer = await api.get(reader, f"proposals/{proposal}")
    listed = (await api.get(reader, "me/proposals")).json().get("items", [])
    seen = answer.json().get("mentee") if answer.status_code == 200 else answer.status_code
    if answer.status_code == 200:
        assert next(each for each in listed if each["id"] == proposal)["mentee"] == seen
    else:
        assert proposal not in [each["id"] for each in listed]
    return seen


async def test_the_mentor_who_is_asked_reads_what_the_mentee_wants(api: Api, world: World) -> None:
    await world.tell(SKILLS, skill("kubernetes", "Kubernetes"))
    more: dict[str, Any] = {"industries": ("software",), "languages": {"pt": 4}, "expectations": "Candour"}
    mentee = await world.mentee({"kubernetes": 5}, goals=(GOAL,), **more)
    mentor = await world.mentor()

    seen = await who_asks(api, mentor, await api.proposal(mentee, mentor))

    assert seen == {
        "about": "Moves into operations.",
        "goals": [
            {
                "text": "Run a cluster of my own",
                "skills": [
                    {"skill": "kubernetes", "name": "Kubernetes"},
                    {"skill": "bread-baking", "name": "bread baking"},
                ],
                "horizon": "long_term",
                "kind": "career",
            }
        ],
        "skills_wanted": [{"skill": "kubernetes", "name": "Kubernetes", "importance": 5}],
        "industries": ["software"],
        "stage": "early",
        "styles": [],
        "languages": [{"language": "pt", "level": 4}],
        "meeting_rhythm": "fortnightly",
        "expectations": "Candour",
    }


async def test_nobody_else_sees_who_asks(api: Api, world: World) -> None:
    mentee, first, second = await world.mentee({"docker": 5}), await world.mentor(), await world.mentor()
    stranger = await world.mentor()
    asked, waiting = [each["id"] for each in await api.proposals(mentee, first, second)]

    assert (await who_asks(api, first, asked))["skills_wanted"]
    assert await who_asks(api, mentee, asked) is None
    for reader, proposal in ((second, asked), (second, waiting), (first, waiting), (stranger, asked)):
        assert await who_asks(api, reader, proposal) == 404


async def test_a_mentor_sees_who_they_mentor_for_as_long_as_they_do(api: Api, world: World) -> None:
    mentee, mentor = await world.mentee(), await world.mentor()
    proposal = await api.proposal(mentee, mentor)
    accepted = (await api.accept(mentor, proposal)).json()
    assert accepted["mentee"]["about"] == "Moves into operations."

    await world.changes(mentee, mentee=mentee_section(about="Has moved."))
    assert (await who_asks(api, mentor, proposal))["about"] == "Has moved."

    await world.tell(MENTORSHIPS, mentorship(UUID(accepted["mentorship_id"]), mentor, mentee, "ended"))
    assert await who_asks(api, mentor, proposal) is None


async def test_what_has_ended_tells_nothing_of_who_asked(api: Api, world: World) -> None:
    async def declines(mentor: UUID, _: UUID, proposal: str) -> None:
        assert (await api.decline(mentor, proposal)).json()["mentee"] is None

    async def withdraws(_: UUID, mentee: UUID, proposal: str) -> None:
        await api.post(mentee, f"proposals/{proposal}/withdrawal")

    async def mentee_blocks(mentor: UUID, mentee: UUID, _: str) -> None:
        await world.changes(mentee, mentee=mentee_section(), blocks=(mentor,))

    async def mentor_blocks(mentor: UUID, mentee: UUID, _: str) -> None:
        await world.changes(mentor, mentor=mentor_section(), blocks=(mentee,))

    async def mentee_leaves(_: UUID, mentee: UUID, __: str) -> None:
        await world.erase(mentee)

    async def is_silent(*_: object) -> None:
        world.clock.move(in_days(3))

    for ends in (declines, withdraws, mentee_blocks, mentor_blocks, mentee_leaves, is_silent):
        mentee, mentor = await world.mentee(), await world.mentor()
        proposal = await api.proposal(mentee, mentor)
        assert await who_asks(api, mentor, proposal) is not None
        await ends(mentor, mentee, proposal)
        assert await who_asks(api, mentor, proposal) is None, ends.__name__


async def test_a_block_and_an_erasure_take_who_asked_from_the_mentorship_too(api: Api, world: World) -> None:
    for leaves in (True, False):
        mentee, mentor = await world.mentee(), await world.mentor()
        proposal = await api.proposal(mentee, mentor)
        await api.accept(mentor, proposal)
        if leaves:
            await world.erase(mentee)
        else:
            await world.changes(mentee, mentee=mentee_section(), blocks=(mentor,))
        assert await who_asks(api, mentor, proposal) is None


async def test_an_answer_that_was_kept_is_not_given_again_once_its_words_are_gone(api: Api, world: World) -> None:
    for leaves in (True, False):
        mentee, mentor = await world.mentee(), await world.mentor()
        path = f"proposals/{await api.proposal(mentee, mentor)}/acceptance"
        first = await api.post(mentor, path, idempotency_key="one")
        assert (await api.post(mentor, path, idempotency_key="one")).json() == first.json()

        if leaves:
            await world.erase(mentee)
        else:
            await world.changes(mentee, mentee=mentee_section(), blocks=(mentor,))

        again = await api.post(mentor, path, idempotency_key="one")
        assert again.status_code == 409
        assert "Docker" not in again.text


async def test_ones_requests_are_listed_newest_first_and_in_pages_and_only_ones_own(api: Api, world: World) -> None:
    mentee, other = await world.mentee(), await world.mentee()
    asked = [(await api.ask(mentee, await world.mentor(), await world.mentor())).json() for _ in range(3)]
    await api.ask(other, await world.mentor())

    first = (await api.get(mentee, "me/requests?page_size=2")).json()
    rest = (await api.get(mentee, f"me/requests?page_size=2&page_token={first['next_page_token']}")).json()

    assert [*first["items"], *rest["items"]] == asked[::-1]
    assert rest["next_page_token"] is None
    assert (await api.get(uuid7(), "me/requests")).json()["items"] == []


async def test_both_sides_are_told_what_speaks_for_the_two_in_their_language_while_it_is_open(
    api: Api, world: World
) -> None:
    await world.tell(SKILLS, skill("docker", "Docker", kubernetes=0.8), skill("kubernetes", "Kubernetes"))
    mentee = await world.mentee({"docker": 5}, languages={"en": 4})
    mentor, next_one = await world.mentor({"kubernetes": 5}, languages={"en": 5}), await world.mentor({"docker": 3})
    first, second = [each["id"] for each in await api.proposals(mentee, mentor, next_one)]

    async def told(reader: UUID, proposal: str, **headers: str) -> dict[str, str]:
        read = (await api.get(reader, f"proposals/{proposal}", operator=False, **headers)).json()["reasons"]
        listed = (await api.get(reader, "me/proposals", operator=False, **headers)).json()["items"]
        assert next(each for each in listed if each["id"] == proposal)["reasons"] == read
        assert len({(each["factor"], each["text"]) for each in read}) == len(read)
        return {each["factor"]: each["text"] for each in read}

    to_mentor, to_mentee = await told(mentor, first), await told(mentee, first)
    assert to_mentor["skills"] == "Wants to learn Docker, close to the Kubernetes you know"
    assert to_mentee["skills"] == "Knows Kubernetes, close to the Docker you want to learn"
    assert to_mentor["languages"] == to_mentee["languages"] == "You can talk in English (level 4 of 5)"
    assert to_mentee.keys() - to_mentor.keys() == {"capacity", "feedback", "reliability"}
    assert (await told(mentee, second))["skills"] == "Knows Docker, which you want to learn"
    german = await told(mentor, first, accept_language="de")
    assert german["skills"] == "Möchte Docker lernen, verwandt mit Kubernetes, was Sie können"

    await api.decline(mentor, first)
    assert await told(mentor, first) == await told(mentee, first) == {}
    await world.changes(next_one, mentor=mentor_section(), blocks=(mentee,))
    assert await told(mentee, second) == {}
