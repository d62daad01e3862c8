"""What a mentor is shown before they cease to be one is what ends when they do: no more, and no less."""

from typing import Any, Final

from tests.between.platform import Platform
from tests.between.scene import MENTOR, Scene, asking, strangers, together

SERVICES: Final = ("matching", "mentorships", "scheduling")


async def shown_before(scene: Scene) -> dict[str, Any]:
    """All that the four services say would end, in one."""
    shown: dict[str, Any] = {}
    here = (await scene.ask("mentor", "GET", "profiles/me/mentor/ceasing")).json()
    for path in here["named_by"]:
        shown |= (await scene.ask("mentor", "GET", path.removeprefix("/").replace("/v1", "", 1))).json()
    return shown


async def open_things(scene: Scene) -> dict[str, set[str]]:
    """What lies ahead with this mentor, as the mentee's own lists say it."""
    sessions = (await scene.ask("mentee", "GET", "scheduling/me/sessions?page_size=100")).json()["items"]
    offerings = (await scene.ask("mentor", "GET", "scheduling/mentors/{mentor}/offerings?page_size=100")).json()[
        "items"
    ]
    mentorships = (await scene.ask("mentee", "GET", "mentorships/me/mentorships")).json()["items"]
    proposals = (await scene.ask("mentee", "GET", "matching/me/proposals")).json()["items"]
    now = scene.platform.clock.now().isoformat()
    return {
        "sessions": {
            each["id"]
            for each in sessions
            if each["state"] in ("booked", "pending") and each["starts_at"].replace("Z", "+00:00") > now
        },
        "offerings": {each["id"] for each in offerings if not each["archived"]},
        "mentorships": {each["id"] for each in mentorships if each["state"] != "ended"},
        "proposals": {each["id"] for each in proposals if each["state"] == "proposed"},
    }


async def cease(scene: Scene) -> None:
    await scene.do("mentor", "DELETE", "profiles/me/mentor")


async def test_what_a_pair_shares_is_shown_before_and_is_what_ends(platform: Platform) -> None:
    scene = await together(platform)
    shown, before = await shown_before(scene), await open_things(scene)
    assert before["sessions"]
    assert before["mentorships"]
    for kind, ids in before.items():
        assert {each["id"] for each in shown[kind]} == ids, kind
    assert shown["holds"] == 2
    assert [(each["mentee_id"], each["goals_open"]) for each in shown["mentorships"]] == [(str(scene.mentee), 1)]
    await cease(scene)
    assert not any((await open_things(scene)).values())


async def test_who_asks_is_shown_before_and_is_passed_over(platform: Platform) -> None:
    scene = await asking(platform)
    [asked] = (await shown_before(scene))["proposals"]
    assert (asked["id"], asked["mentee_id"]) == (scene.things["proposal"], str(scene.mentee))
    await cease(scene)
    assert not any((await open_things(scene)).values())


async def test_whoever_has_nothing_ahead_is_shown_nothing_but_what_they_offer(platform: Platform) -> None:
    """The same of a mentee, who sees nothing of a mentor's."""
    scene = await strangers(platform)
    shown = await shown_before(scene)
    assert [each["id"] for each in shown.pop("offerings")] == [scene.things["open offering"]]
    assert not any(shown.values())
    for service in SERVICES:
        assert not any((await scene.ask("mentee", "GET", f"{service}/me/mentor/ceasing")).json().values())


async def cease_and_come_back_before_anybody_hears(scene: Scene) -> None:
    gone = await scene.ask("mentor", "DELETE", "profiles/me/mentor")
    back = await scene.ask("mentor", "PUT", "profiles/me/mentor", MENTOR, new="yes")
    assert (gone.is_success, back.is_success) == (True, True)
    await scene.platform.carry()


async def test_whoever_is_a_mentor_again_before_anybody_heard_has_ended_what_there_was_all_the_same(
    platform: Platform,
) -> None:
    scene = await together(platform)
    await cease_and_come_back_before_anybody_hears(scene)
    assert not any((await open_things(scene)).values())
    await scene.offer("anew", open_to="everyone")
    await scene.book("a new session", "anew")
    await scene.do("mentor", "PUT", "profiles/me/mentor", MENTOR | {"headline": "Back again"})
    assert (await open_things(scene))["sessions"] == {scene.things["a new session"]}


async def test_whoever_waits_for_a_mentor_who_is_one_again_is_passed_on_and_may_ask_anew(platform: Platform) -> None:
    scene = await asking(platform)
    await cease_and_come_back_before_anybody_hears(scene)
    assert not any((await open_things(scene)).values())
    await scene.request()
    await scene.do("mentor", "PUT", "profiles/me/mentor", MENTOR | {"headline": "Back again"})
    assert (await open_things(scene))["proposals"] == {scene.things["proposal"]}
