"""Two people who share everything that two can share here, each thing ready for one command of either side."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final
from urllib.parse import urlencode
from uuid import UUID

import httpx

from shared.contracts.vocabulary import Side
from tests.between.platform import Platform

MENTOR: Final[dict[str, Any]] = {
    "headline": "Has seen things",
    "about": "And tells of them",
    "skills": [{"skill": "python", "level": 5}],
    "years_of_experience": 9,
    "stage": "senior",
    "meeting_rhythm": "monthly",
    "capacity": 5,
}
MENTEE: Final[dict[str, Any]] = {
    "about": "Wants to lead",
    "goals": [{"text": "Lead a team", "skills": [], "horizon": "long_term", "kind": "career"}],
    "skills_wanted": [{"skill": "python", "importance": 5}],
    "stage": "early",
    "meeting_rhythm": "weekly",
    "expectations": "Plain words",
}
ALWAYS: Final[dict[str, Any]] = {
    "time_zone": "UTC",
    "weekly": [{"day": day, "from": "00:00", "to": "00:00"} for day in range(7)],
}
OFFERING: Final[dict[str, Any]] = {
    "title": "An hour",
    "lengths_minutes": [30],
    "slot_interval_minutes": 30,
    "notice_minutes": 0,
    "horizon_days": 60,
    "open_to": "my_mentees",
}
A_DAY: Final = timedelta(days=1, minutes=1)
SIDES: Final[tuple[Side, ...]] = ("mentor", "mentee")
OTHER: Final[dict[Side, Side]] = {"mentor": "mentee", "mentee": "mentor"}


@dataclass
class Scene:
    """`things`: what is ready, by its name: ids of sessions, goals, proposals."""

    platform: Platform
    mentor: UUID
    mentee: UUID
    things: dict[str, str] = field(default_factory=dict)
    _slots: int = 0

    def who(self, side: Side) -> UUID:
        return self.mentor if side == "mentor" else self.mentee

    async def ask(self, side: Side, method: str, path: str, body: Any = None, **headers: str) -> httpx.Response:
        """`{goal}` in a path stands for the thing of that name."""
        named = {**self.things, "open span": self._span()}
        return await self.platform.ask(self.who(side), method, path.format(**named), body, **headers)

    async def do(self, side: Side, method: str, path: str, body: Any = None, **headers: str) -> Any:
        """What has to succeed for the scene to be set; everybody hears of it."""
        answer = await self.ask(side, method, path, body, **headers)
        assert answer.is_success, f"{method} {path}: {answer.text}"
        await self.platform.carry()
        return answer.json() if answer.content else None

    def _span(self) -> str:
        """The query for tomorrow's slots of the offering that is open to everyone."""
        begin = self.platform.clock.now() + timedelta(days=1)
        end = begin + timedelta(days=1)
        offering = self.things.get("open offering", "")
        return urlencode({"offering_id": offering, "from": begin.isoformat(), "to": end.isoformat()})

    def slot(self, days: int = 9) -> str:
        """A time that nobody has asked for yet: soon, on this day, or on another one."""
        self._slots += 1
        begin = self.platform.clock.now().replace(minute=0, second=0, microsecond=0)
        minutes = 30 * self._slots if days else 60 + 30 * (self._slots % 4)
        return (begin + timedelta(days=days, minutes=minutes)).isoformat()

    async def offer(self, name: str, **terms: Any) -> None:
        self.things[name] = (await self.do("mentor", "POST", "scheduling/me/offerings", OFFERING | terms))["id"]

    async def book(self, name: str, offering: str = "offering", starts_at: str | None = None) -> None:
        body = {"offering_id": self.things[offering], "starts_at": starts_at or self.slot()}
        self.things[name] = (await self.do("mentee", "POST", "scheduling/sessions", body))["id"]

    async def begin(self, name: str) -> None:
        """A session of theirs is on."""
        starts_at = self.slot(days=0)
        await self.book(name, starts_at=starts_at)
        begun = datetime.fromisoformat(starts_at) + timedelta(minutes=1)
        await self.platform.pass_time(begun - self.platform.clock.now())

    async def propose(self, name: str, side: Side) -> None:
        """One side proposes another time for this session."""
        await self.do(side, "POST", f"scheduling/sessions/{{{name}}}/move-proposal", {"starts_at": self.slot()})

    async def request(self) -> None:
        body = {"mentor_ids": [str(self.mentor)], "message": "Would you be my mentor?"}
        made = await self.do("mentee", "POST", "matching/requests", body)
        self.things |= {"request": made["id"], "proposal": made["proposals"][0]["id"]}


AGENDA: Final[dict[str, Any]] = {"topics": [{"text": "Where am I?", "asked_by": "mentee"}]}


async def strangers(platform: Platform) -> Scene:
    """A mentor with hours and offerings, and a mentee who have nothing with each other yet."""
    scene = Scene(platform, await platform.person("Ines Falk"), await platform.person("Tom Adler"))
    scene.things |= {"mentor": str(scene.mentor), "mentee": str(scene.mentee)}
    await scene.do("mentor", "PUT", "profiles/me/mentor", MENTOR, new="yes")
    await scene.do("mentee", "PUT", "profiles/me/mentee", MENTEE, new="yes")
    await scene.do("mentor", "PUT", "scheduling/me/availability", ALWAYS, new="yes")
    await scene.offer("open offering", open_to="everyone")
    return scene


async def asking(platform: Platform) -> Scene:
    """The mentee has asked the mentor, and holds a slot and has sessions of an offering that is open to everyone."""
    scene = await strangers(platform)
    await scene.request()
    return scene


async def wondering(platform: Platform) -> Scene:
    """The same, and the mentor has asked something before they answer."""
    scene = await asking(platform)
    await scene.do("mentor", "POST", "matching/proposals/{proposal}/question", {"text": "Why me?"})
    return scene


async def matched(platform: Platform) -> Scene:
    """A mentorship, with nothing in it."""
    scene = await asking(platform)
    accepted = await scene.do("mentor", "POST", "matching/proposals/{proposal}/acceptance")
    scene.things["mentorship"] = accepted["mentorship_id"]
    await scene.offer("offering")
    return scene


async def together(platform: Platform) -> Scene:
    """A mentorship with all that two can share: met, booked, asked for, held, proposed, written, given.

    It takes them four days: what one pair may book and propose in a day has an end.
    """
    scene = await matched(platform)
    await scene.offer("confirmed offering", confirmation=True)
    await _book_ahead(scene)
    await _have_introduced(scene)
    await platform.pass_time(A_DAY)
    await _introduce(scene, "introduction to", "second introduction to")
    await _meet(scene, "met", "given by mentor", "given by mentee")
    this_hour = platform.clock.now().replace(minute=0, second=0, microsecond=0)
    await scene.book("told by both", starts_at=(this_hour + timedelta(hours=4)).isoformat())
    for side in SIDES:
        await scene.book(f"to decline by {side}")
    await platform.pass_time(A_DAY)
    await _meet(scene, *(f"{name} by {side}" for name in ("missed", "unreported") for side in SIDES))
    for side in SIDES:
        for name in ("to answer by", "to decline by"):
            await scene.propose(f"{name} {side}", OTHER[side])
    await platform.pass_time(A_DAY)
    for side in SIDES:
        await scene.propose(f"proposed by {side}", side)
        await _speak_of_the_past(scene, side)
    await _tell_each_other(scene)
    for name in ("to confirm", "to turn down", "to withdraw"):
        await scene.book(name, "confirmed offering")
    await _write(scene)
    await scene.begin("under way")
    for name in ("hold", "hold to release"):
        body = {"offering_id": scene.things["offering"], "starts_at": scene.slot()}
        scene.things[name] = (await scene.do("mentee", "POST", "scheduling/holds", body))["id"]
    return scene


async def _book_ahead(scene: Scene) -> None:
    for name in ("ahead for", "to move by", "to cancel by", "proposed by", "to answer by"):
        for side in SIDES:
            await scene.book(f"{name} {side}")


async def _meet(scene: Scene, *names: str) -> None:
    for name in names:
        await scene.book(name, starts_at=scene.slot(days=0))


async def _speak_of_the_past(scene: Scene, side: Side) -> None:
    """This side was reported absent once, and gave feedback."""
    await scene.do(OTHER[side], "POST", f"scheduling/sessions/{{missed by {side}}}/absence", {"who": side})
    given = await scene.do(side, "POST", f"mentorships/sessions/{{given by {side}}}/feedback", {"rating": 4})
    scene.things[f"feedback of {side}"] = given["id"]


async def _tell_each_other(scene: Scene) -> None:
    """Feedback that both gave is shown to both."""
    for side in SIDES:
        given = await scene.do(side, "POST", "mentorships/sessions/{told by both}/feedback", {"rating": 5})
        scene.things[f"feedback to {OTHER[side]}"] = given["id"]


async def _write(scene: Scene) -> None:
    """An agenda, a roadmap, a goal and its first step; and somebody is there who could go on with the mentee."""
    another = await scene.platform.person("Nora Vik")
    await scene.platform.ask(another, "PUT", "profiles/me/mentor", MENTOR, new="yes")
    scene.things["another mentor"] = str(another)
    agenda = await scene.do("mentee", "PUT", "mentorships/sessions/{proposed by mentee}/agenda", AGENDA, new="yes")
    scene.things["topic"] = agenda["topics"][0]["id"]
    sheet = {"stuck": "Where to begin"}
    await scene.do("mentee", "PUT", "mentorships/sessions/{proposed by mentee}/worksheet", sheet, new="yes")
    await scene.do("mentee", "POST", "mentorships/mentorships/{mentorship}/check-ins", {"line": "Met on the stairs"})
    roadmap = {"today": "Developer", "target": "Lead", "milestones": [{"text": "A project"}]}
    await scene.do("mentee", "PUT", "mentorships/mentorships/{mentorship}/roadmap", roadmap, new="yes")
    goal = {"text": "Lead this team", "horizon": "short_term", "kind": "career"}
    scene.things["goal"] = (await scene.do("mentee", "POST", "mentorships/mentorships/{mentorship}/goals", goal))["id"]
    for side in SIDES:
        book = {"kind": "book", "title": "The first 90 days"}
        made = await scene.do(OTHER[side], "POST", "mentorships/mentorships/{mentorship}/suggestions", book)
        scene.things[f"suggested to {side}"] = made["id"]
    thanks = {"text": "Thank you for Tuesday", "skills": ["python"]}
    given = await scene.do("mentor", "POST", "mentorships/mentorships/{mentorship}/kudos", thanks)
    scene.things["kudos"], scene.things["shown"] = given["id"], "thanks"
    terms = {"meeting_rhythm": "fortnightly", "mentor_does": "Listen", "expectations": "To lead within a year"}
    await scene.do("mentee", "PUT", "mentorships/mentorships/{mentorship}/agreement", terms, new="yes")
    step = await scene.do("mentor", "POST", "mentorships/goals/{goal}/action-steps", {"text": "Ask for it"})
    scene.things["step"] = step["id"]


async def _introduce(scene: Scene, *names: str) -> None:
    """Introductions to each side, by the other one: a few a day at most."""
    about = {"about": "Somebody who built up a team"}
    for side in SIDES:
        for name in names:
            made = await scene.do(OTHER[side], "POST", "mentorships/mentorships/{mentorship}/introductions", about)
            scene.things[f"{name} {side}"] = made["id"]


async def _have_introduced(scene: Scene) -> None:
    """To each side somebody they agreed to meet, and somebody whom they know how to reach."""
    await _introduce(scene, "agreed by", "made for")
    for side in SIDES:
        for name in ("agreed by", "made for"):
            path = f"mentorships/introductions/{{{name} {side}}}/agreement"
            await scene.do(side, "POST", path, {"reach_me": "Write to me"})
        contact = {"contact": "Ada Lund", "they_agreed": True}
        await scene.do(OTHER[side], "POST", f"mentorships/introductions/{{made for {side}}}/contact", contact)
