"""A pair that goes wrong and ends kindly: silence, a missed session, help, an end, and somebody who goes on."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any, Final

from shared.contracts.programmes import OPEN_ID
from tests.between.scene import ALWAYS, MENTEE, MENTOR, OFFERING
from tests.life.story import Story

CARL: Final = "Carl Lund"
MIA: Final = "Mia Sand"
NORA: Final = "Nora Vik"
COORDINATOR: Final = "Eva Holm"
HERE: Final = "mentorships"


class GoingWrong:
    """Carl mentors Mia, and falls silent; Nora goes on with her."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.one = ""
        self.id = ""
        self.offering = ""

    async def whole(self) -> None:
        for part in (self.beginning, self.silence, self.missed, self.help_asked, self.end, self.successor):
            await part()

    async def beginning(self) -> None:
        story = self.story
        story.chapter("another pair begins")
        for name in (CARL, MIA, NORA, COORDINATOR):
            await story.person(name)
        looks_after = f"profiles/programmes/{OPEN_ID}/coordinators/{story.people[COORDINATOR]}"
        await story.operator("asks Eva to look after the programme", looks_after)
        for mentor in (CARL, NORA):
            await story.do(mentor, "offers to mentor", "PUT", "profiles/me/mentor", MENTOR, new="yes")
            await story.do(mentor, "says when there is time", "PUT", "scheduling/me/availability", ALWAYS, new="yes")
        await story.do(MIA, "says what she wants", "PUT", "profiles/me/mentee", MENTEE, new="yes")
        self.id = await self._matched(CARL)
        self.one = f"{HERE}/mentorships/{self.id}"
        made = await story.platform.ask(story.people[CARL], "POST", "scheduling/me/offerings", OFFERING)
        self.offering = made.json()["id"]
        goals = await story.do(MIA, "brings in her goals", "POST", f"{self.one}/goals/from-profile")
        goal = goals["items"][0]["id"]
        await story.do(CARL, "agrees", "POST", f"{HERE}/goals/{goal}/agreement", {"version": 1})
        terms = {"meeting_rhythm": "weekly", "expectations": "Plain words"}
        await story.do(MIA, "proposes an agreement", "PUT", f"{self.one}/agreement", terms, new="yes")
        await story.do(CARL, "agrees", "POST", f"{self.one}/agreement/acceptance", {"number": 1})

    async def silence(self) -> None:
        story = self.story
        story.chapter("silence")
        await story.pass_days(56)
        nudges = story.told[MIA].count("nudge") + story.told[CARL].count("nudge")
        assert nudges == 3, "three words and no more"
        work = (await story.ask(COORDINATOR, f"{HERE}/work-list"))["items"]
        reasons = sorted({each["reason"] for each in work if each.get("mentorship_id") == self.id})
        story.note(f"Eva's work list has the pair, because: {', '.join(f'`{each}`' for each in reasons)}")
        assert reasons
        assert story.told[COORDINATOR].count("no_first_session") == 1, "once of each pair"

    async def missed(self) -> None:
        story = self.story
        story.chapter("a missed session")
        at = (story.now + timedelta(days=1)).replace(hour=15, minute=0, second=0, microsecond=0)
        body = {"offering_id": self.offering, "starts_at": at.isoformat()}
        session = await story.do(MIA, "books a session", "POST", "scheduling/sessions", body)
        await story.pass_days(2, every=1)
        absent = f"scheduling/sessions/{session['id']}/absence"
        await story.do(MIA, "says that Carl did not come", "POST", absent, {"who": "mentor"})
        found = (await story.ask(MIA, f"{self.one}/momentum"))["next"]
        assert found["step"] == "rebook_session"
        story.note(f"What comes next for Mia: “{found['text']}” {found['because']}")

    async def help_asked(self) -> None:
        story = self.story
        story.chapter("help")
        asks = {"text": "Carl does not answer, and I do not want to blame him."}
        asked = await story.do(MIA, "asks for help, past Carl", "POST", f"{self.one}/help-requests", asks)
        assert await story.refused(CARL, "GET", f"{HERE}/help-requests/{asked['id']}") == "help-request-not-found"
        answer = {"text": "I have talked to Carl: he has no time any more. Nora would."}
        await story.do(COORDINATOR, "answers", "POST", f"{HERE}/help-requests/{asked['id']}/answer", answer)
        why = {"reason": "To see what the two have agreed on."}
        looks = f"{HERE}/managed-mentorships/{self.id}/looks"
        await story.do(COORDINATOR, "looks inside, for a reason", "POST", looks, why)
        (look,) = (await story.ask(CARL, f"{self.one}/looks"))["items"]
        story.note(f"Both read why: “{look['reason']}”")

    async def end(self) -> None:
        story = self.story
        story.chapter("a kind end")
        nora = {"mentor_id": str(story.people[NORA])}
        await story.do(CARL, "suggests who could go on", "PUT", f"{self.one}/successor", nora)
        keeps = {"goals": True, "agreement": True, "history": True}
        await story.do(MIA, "takes her goals along", "PUT", f"{self.one}/keeping", keeps)
        bye = {"reason": "no_time", "text": "It was not you. I wish you the lead's role."}
        ended = await story.do(CARL, "ends it kindly", "POST", f"{self.one}/ending", bye)
        assert ended["state"] == "ended"
        seen = await story.ask(MIA, self.one)
        story.note(f"Mia reads: “{seen['ending']['text']}” and: “{seen['ending']['next']}”")

    async def successor(self) -> None:
        story = self.story
        story.chapter("somebody goes on")
        new = f"{HERE}/mentorships/{await self._matched(NORA)}"
        goals = (await story.ask(NORA, f"{new}/goals"))["items"]
        assert [goal["text"] for goal in goals] == [goal["text"] for goal in MENTEE["goals"]]
        agreement = await story.ask(NORA, f"{new}/agreement")
        assert agreement["proposed"]["expectations"] == "Plain words"
        story.note(f"Nora finds what Mia took along: “{goals[0]['text']}”, and a first agreement to answer")
        former = (await story.ask(NORA, f"{new}/keeping"))["came_from"]
        far = (await story.ask(NORA, f"{HERE}/mentorships/{former}/timeline"))["items"]
        story.note(f"Nora reads how far the two had come, since Mia lets her: {', '.join(_kinds(far))}")
        assert "`session_missed`" in _kinds((await story.ask(MIA, f"{self.one}/timeline"))["items"])
        assert "`session_missed`" not in _kinds(far), "and nothing of how the two got along"

    async def _matched(self, mentor: str) -> str:
        body = {"mentor_ids": [str(self.story.people[mentor])], "message": "Would you be my mentor?"}
        asked = await self.story.do(MIA, f"asks {mentor.partition(' ')[0]}", "POST", "matching/requests", body)
        path = f"matching/proposals/{asked['proposals'][0]['id']}/acceptance"
        accepted: dict[str, Any] = await self.story.do(mentor, "says yes", "POST", path)
        return str(accepted["mentorship_id"])


def _kinds(entries: Sequence[Mapping[str, Any]]) -> list[str]:
    """What happened, each kind once, the earliest first."""
    return list(dict.fromkeys(f"`{each['what']}`" for each in reversed(entries)))
