"""A pair to whom everything happens that two can do here, month by month."""

from datetime import timedelta
from typing import Any, Final

from shared.contracts.programmes import OPEN_ID
from tests.between.scene import ALWAYS, MENTEE, MENTOR, OFFERING
from tests.life.story import Story

INES: Final = "Ines Falk"
TOM: Final = "Tom Adler"
HERE: Final = "mentorships"
KINDS: Final = ("introductory", "goal_workshop", "check_in", "shadowing", "interview_preparation", "progress_review")

WANTS: Final[dict[str, Any]] = {
    **MENTEE,
    "goals": [
        {"text": "Lead a team of three within a year", "skills": [], "horizon": "long_term", "kind": "career"},
        {"text": "Speak before twenty people twice", "skills": [], "horizon": "short_term", "kind": "skill"},
    ],
    "expectations": "To be ready for a lead's role within a year.",
}
READING: Final = {"texts": [{"language": "en", "title": "A good first session", "text": "Ask before you advise."}]}
STAGE_TEXT: Final = {"language": "en", "purpose": "What our programme has in mind.", "activities": ["Have a coffee."]}


class GoingWell:
    """Ines mentors Tom."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.offerings: dict[str, str] = {}
        self.one = ""
        self.goals: list[Any] = []

    async def whole(self) -> None:
        for month in (
            self.before,
            self.first_month,
            self.second_month,
            self.third_month,
            self.fourth_month,
            self.fifth_month,
            self.sixth_month,
            self.ninth_month,
            self.last_month,
        ):
            await month()

    async def before(self) -> None:
        story = self.story
        story.chapter("a programme, a mentor, a mentee")
        await story.person(INES)
        await story.person(TOM)
        form = f"{HERE}/programmes/{OPEN_ID}"
        await story.operator("asks everybody to prepare", f"{form}/preparation", {"readings": [READING]})
        stages = [
            {"stage": stage, "texts": [STAGE_TEXT], "session_kinds": kinds}
            for stage, kinds in (
                ("initiation", ["introductory"]),
                ("goal_setting", ["goal_workshop"]),
                ("engagement", ["check_in", "shadowing", "interview_preparation"]),
                ("feedback", ["progress_review"]),
            )
        ]
        await story.operator("says what the four stages are for", f"{form}/stages", {"stages": stages})
        await story.do(INES, "offers to mentor", "PUT", "profiles/me/mentor", MENTOR, new="yes")
        await story.do(INES, "says when she has time", "PUT", "scheduling/me/availability", ALWAYS, new="yes")
        for kind in KINDS:
            offering = OFFERING | {"title": f"An hour ({kind})", "kind": kind}
            made = await story.platform.ask(story.people[INES], "POST", "scheduling/me/offerings", offering)
            self.offerings[kind] = made.json()["id"]
        await story.do(TOM, "says what he wants", "PUT", "profiles/me/mentee", WANTS, new="yes")
        body = {"mentor_ids": [str(story.people[INES])], "message": "Would you be my mentor?"}
        asked = await story.do(TOM, "asks Ines", "POST", "matching/requests", body)
        proposal = asked["proposals"][0]["id"]
        accepted = await story.do(INES, "says yes", "POST", f"matching/proposals/{proposal}/acceptance")
        self.one = f"{HERE}/mentorships/{accepted['mentorship_id']}"

    async def first_month(self) -> None:
        story, one = self.story, self.one
        story.chapter("they get to know each other")
        await story.pass_minutes(15)
        await self._next(TOM, "book_first_session")
        await story.do(TOM, "prepares", "PUT", f"{one}/preparation", {"form_version": 1, "done": True})
        await story.do(INES, "prepares too", "PUT", f"{one}/preparation", {"form_version": 1, "done": True})
        draft = await story.ask(TOM, f"{one}/agreement/draft")
        terms = {name: draft[name] for name in ("meeting_rhythm", "time_zone", "ends_on", "expectations")}
        await story.do(TOM, "proposes the first draft of an agreement", "PUT", f"{one}/agreement", terms, new="yes")
        again = terms | {
            "meeting_rhythm": "fortnightly",
            "mentor_does": "Answers within three days",
            "channel": "video",
        }
        await story.do(INES, "proposes it otherwise", "PUT", f"{one}/agreement", again)
        await story.do(TOM, "agrees", "POST", f"{one}/agreement/acceptance", {"number": 2})
        session = await self._book("introductory")
        topics = {"topics": [{"text": "How did you begin?", "asked_by": "mentee"}]}
        await story.do(TOM, "writes the agenda", "PUT", f"{HERE}/sessions/{session}/agenda", topics, new="yes")
        sheet = {"tried": "Asked for a project", "stuck": "Nobody answers", "leave_with": "A first step"}
        await story.do(TOM, "fills in the worksheet", "PUT", f"{HERE}/sessions/{session}/worksheet", sheet, new="yes")
        await story.pass_days(2, every=1)
        await self._stage("goal_setting")
        notes = {"shared": "Ask your lead directly.", "private": "He is shy."}
        await story.do(INES, "writes notes", "PUT", f"{HERE}/sessions/{session}/notes/mine", notes, new="yes")
        rated = {"moment": "start", "skills": [{"skill": "python", "level": 2}]}
        await story.do(TOM, "says where he stands", "POST", f"{one}/skill-ratings", rated | {"confidence": 2})
        await story.do(INES, "says how she sees it", "POST", f"{one}/skill-ratings", rated)
        begun = await story.do(TOM, "brings in the goals of his profile", "POST", f"{one}/goals/from-profile")
        self.goals = begun["items"]
        story.note(f"What would make the first one clearer: {', '.join(_hints(self.goals[0]))}")
        await story.pass_days(12)

    async def second_month(self) -> None:
        story, one = self.story, self.one
        story.chapter("goals")
        milestones = [{"text": "A project of one's own", "reached_by": "2026-09-30"}]
        roadmap = {"today": "Developer", "target": "Team lead", "milestones": milestones}
        await story.do(INES, "draws a roadmap", "PUT", f"{one}/roadmap", roadmap, new="yes")
        for goal in self.goals:
            await story.do(
                INES, f"agrees: “{goal['text']}”", "POST", f"{HERE}/goals/{goal['id']}/agreement", {"version": 1}
            )
        lead, speak = (f"{HERE}/goals/{goal['id']}" for goal in self.goals)
        await self._meet("goal_workshop", "hold a goal workshop")
        asks = {"text": "Ask for the new project", "side": "mentee", "due": "end of month"}
        step = await story.do(TOM, "adds a step by the end of the month", "POST", f"{lead}/action-steps", asks)
        await story.do(
            TOM, "adds a step", "POST", f"{speak}/action-steps", {"text": "Find an evening", "due": "week 6"}
        )
        await self._stage("engagement")
        await story.pass_days(42)
        assert "overdue_step" in story.told[TOM]
        await story.do(TOM, "has done it", "PATCH", f"{HERE}/action-steps/{step['id']}", {"status": "completed"})
        tracker = await story.ask(INES, f"{one}/tracker")
        assert [goal["status"] for goal in tracker["goals"]] == ["not_started", "not_started"]
        for table in ("tracker.csv", "tracker.html"):
            assert "Lead a team of three" in await story.ask(INES, f"{one}/{table}")

    async def third_month(self) -> None:
        story, one = self.story, self.one
        await story.pass_days(7)
        story.chapter("talks, and a word between them")
        session = await self._meet("check_in", "meet again")
        decided = {"decisions": [{"goal_id": self.goals[0]["id"], "text": "Talk to two leads", "side": "mentee"}]}
        await story.do(INES, "keeps what they decided", "POST", f"{HERE}/sessions/{session}/decisions", decided)
        form = await story.ask(TOM, f"{one}/check-in-form")
        answers = {"form_version": form["version"], "answers": {"going": "slowly", "helpful": 4, "next": "Two leads"}}
        await story.do(TOM, "checks in", "POST", f"{one}/check-ins", answers)
        await story.do(
            INES, "notes a talk in the corridor", "POST", f"{one}/check-ins", {"line": "Met in the corridor"}
        )
        about = {"text": "How did it go with the first one?", "about": {"kind": "goal", "id": self.goals[0]["id"]}}
        await story.do(INES, "writes a message about his goal", "POST", f"{one}/messages", about)
        await story.pass_minutes(15)
        await story.do(TOM, "answers", "POST", f"{one}/messages", {"text": "She said yes!"})
        await story.do(INES, "reads it before she is told", "POST", f"{one}/messages/reading", {"up_to": 2})
        await story.do(
            INES, "thanks him", "POST", f"{one}/kudos", {"text": "You asked. That is hard.", "skills": ["python"]}
        )

    async def fourth_month(self) -> None:
        story, one = self.story, self.one
        await story.pass_days(21)
        story.chapter("what helps")
        book = {"kind": "book", "title": "The first 90 days", "goal_kinds": ["career"]}
        kept = await story.do(INES, "puts a book on her shelf", "POST", f"{HERE}/me/shelf", book)
        tale = {"kind": "story", "title": "My first team", "text": "It did not trust me.", "goal_kinds": ["career"]}
        await story.do(INES, "tells a story", "POST", f"{HERE}/me/shelf", tale)
        fitting = await story.ask(TOM, f"{HERE}/goals/{self.goals[0]['id']}/fitting")
        story.note(f"It is offered where it fits his goal: {', '.join(_titles(fitting))}")
        assert "My first team" in _titles(fitting)
        off = {"shelf_item_id": kept["id"], "goal_id": self.goals[0]["id"]}
        read = await story.do(INES, "suggests the book", "POST", f"{one}/suggestions", off)
        dare = {"kind": "challenge", "title": "Open the next meeting"}
        dared = await story.do(INES, "suggests a challenge", "POST", f"{one}/suggestions", dare)
        await story.pass_minutes(15)
        done = {"state": "finished", "useful": 5}
        await story.do(TOM, "has read it", "PATCH", f"{HERE}/suggestions/{read['id']}", done)
        for state, said in (("accepted", "takes it up"), ("tried", "tries it")):
            await story.do(TOM, said, "PATCH", f"{HERE}/suggestions/{dared['id']}", {"state": state})
        learnt = {"state": "reflected", "reflection": "They waited for somebody to begin."}
        await story.do(TOM, "reflects on it", "PATCH", f"{HERE}/suggestions/{dared['id']}", learnt)
        await self._meet("shadowing", "let him watch how she leads a meeting")

    async def fifth_month(self) -> None:
        story, one = self.story, self.one
        await story.pass_days(28)
        story.chapter("feedback, and a break")
        session = await self._meet("check_in", "meet")
        feedback = f"{HERE}/sessions/{session}/feedback"
        await story.do(TOM, "gives feedback", "POST", feedback, {"rating": 5, "went_well": "You asked first."})
        said = {"rating": 4, "to_improve": "Name what you want.", "goal_id": self.goals[0]["id"], "skills": ["python"]}
        given = await story.do(INES, "gives feedback; now both read it", "POST", feedback, said)
        step = {"goal_id": self.goals[0]["id"], "text": "Say it in one sentence", "side": "mentee"}
        answer = {"text": "Thank you. I will try it on Monday.", "step": step}
        await story.do(TOM, "answers and makes a step of it", "POST", f"{HERE}/feedback/{given['id']}/answer", answer)
        expected = {"expectations": "on_the_way"}
        await story.do(TOM, "looks again at what he expected", "POST", f"{one}/agreement/review", expected)
        away = f"{self.story.now + timedelta(days=28):%Y-%m-%d}"
        await story.do(INES, "takes a break of four weeks", "POST", f"{one}/pause", {"resumes_on": away})
        before = len(story.told[TOM]), len(story.told[INES])
        await story.pass_days(27, every=9)
        assert (len(story.told[TOM]), len(story.told[INES])) == before, "in a break nobody is told anything"
        await story.pass_days(2)

    async def sixth_month(self) -> None:
        story, one = self.story, self.one
        story.chapter("other people, other places")
        why = {"about": "Somebody who built up a team from nothing"}
        made = await story.do(INES, "proposes an introduction", "POST", f"{one}/introductions", why)
        path = f"{HERE}/introductions/{made['id']}"
        early = {"contact": "Ada Lund, ada@example.org", "they_agreed": True}
        assert await story.refused(INES, "POST", f"{path}/contact", early) == "not-yours-to-answer"
        await story.do(TOM, "agrees", "POST", f"{path}/agreement", {"reach_me": "By mail"})
        await story.do(INES, "passes on the contact's yes", "POST", f"{path}/contact", early)
        assert (await story.ask(TOM, path))["reach"] == early["contact"]
        await story.do(TOM, "says what it led to", "POST", f"{path}/outcome", {"outcome": "led_to_interview"})
        place = {"kind": "position", "title": "Team lead, not advertised yet"}
        position = await story.do(INES, "suggests a position", "POST", f"{one}/suggestions", place)
        event = await story.do(
            INES, "invites to an event", "POST", f"{one}/suggestions", {"kind": "event", "title": "A meet-up"}
        )
        for each in (position, event):
            await story.do(TOM, "takes it up", "PATCH", f"{HERE}/suggestions/{each['id']}", {"state": "accepted"})
        led = {"outcome": "led_to_interview"}
        await story.do(TOM, "has an interview", "PATCH", f"{HERE}/suggestions/{position['id']}", led)
        await self._meet("interview_preparation", "prepare the interview")
        middle = {"moment": "middle", "skills": [{"skill": "python", "level": 3}]}
        await story.do(TOM, "says where he stands", "POST", f"{one}/skill-ratings", middle | {"confidence": 3})

    async def ninth_month(self) -> None:
        story, one = self.story, self.one
        await story.pass_days(14)
        story.chapter("it becomes quiet, and goes on")
        await story.pass_days(56)
        nudges = [kind for kind in (*story.told[TOM], *story.told[INES]) if kind == "nudge"]
        assert nudges, "eight silent weeks cause a word"
        await self._meet("check_in", "meet again")
        said = len([kind for kind in story.told[TOM] if kind == "nudge"])
        await story.do(TOM, "wants no such words", "PUT", f"{one}/momentum/mute", new="yes")
        await story.pass_days(42)
        assert len([kind for kind in story.told[TOM] if kind == "nudge"]) == said
        await story.do(TOM, "wants them again", "DELETE", f"{one}/momentum/mute")
        terms = {"meeting_rhythm": "monthly", "ends_on": f"{story.now + timedelta(days=90):%Y-%m-%d}"}
        await story.do(INES, "proposes another rhythm", "PUT", f"{one}/agreement", terms)
        await story.do(TOM, "agrees", "POST", f"{one}/agreement/acceptance", {"number": 3})

    async def last_month(self) -> None:
        story, one = self.story, self.one
        await story.pass_days(21)
        story.chapter("looking back, and passing it on")
        for goal in self.goals:
            done = {"status": "completed"}
            await story.do(TOM, f"has reached it: “{goal['text']}”", "PATCH", f"{HERE}/goals/{goal['id']}", done)
        await self._stage("feedback")
        await self._meet("progress_review", "look back together")
        last = {"moment": "end", "skills": [{"skill": "python", "level": 4}]}
        await story.do(TOM, "says where he stands", "POST", f"{one}/skill-ratings", last | {"confidence": 5})
        await story.do(INES, "says how she sees it", "POST", f"{one}/skill-ratings", last)
        picture = await story.ask(TOM, f"{one}/skills")
        (python,) = picture["skills"]
        story.note(f"As he sees it, Python went from {python['own']['first']} to {python['own']['last']}")
        assert "<svg" in await story.ask(TOM, f"{one}/skills.svg")
        bye = {"reason": "goals_reached", "text": "Thank you for a year of honest questions."}
        await story.do(TOM, "ends it kindly", "POST", f"{one}/ending", bye)
        await story.pass_days(21)
        assert "giving_back" in story.told[TOM]
        draft = await story.ask(TOM, f"{HERE}/me/mentor-draft")
        assert draft["ready"]
        skills = [{"skill": each["skill"], "level": each["level"]} for each in draft["skills"]]
        mentor = MENTOR | {"headline": "Has learnt to lead", "skills": skills}
        await story.do(TOM, "asks for a badge of it", "PUT", f"{one}/badges/completion")
        await story.do(INES, "asks for one too", "PUT", f"{one}/badges/completion")
        assert await story.refused(INES, "PUT", f"{one}/badges/thanks") == "badge-not-earned"
        for name in (TOM, INES):
            (badge,) = (await story.ask(name, "profiles/me/badges"))["items"]
            story.note(f"{name.partition(' ')[0]} has a signed badge, for whom they like: “{badge['name']}”")
        await story.do(TOM, "becomes a mentor himself", "PUT", "profiles/me/mentor", mentor, new="yes")

    async def _book(self, kind: str) -> str:
        at = (self.story.now + timedelta(days=1)).replace(hour=15, minute=0, second=0, microsecond=0)
        body = {"offering_id": self.offerings[kind], "starts_at": at.isoformat()}
        made = await self.story.do(TOM, f"books a session ({kind})", "POST", "scheduling/sessions", body)
        return str(made["id"])

    async def _meet(self, kind: str, says: str) -> str:
        session = await self._book(kind)
        await self.story.pass_days(2, every=1)
        self.story.lines.append(f"- {self.story.now:%d %B}: They {says}.")
        return session

    async def _next(self, name: str, step: str) -> None:
        found = (await self.story.ask(name, f"{self.one}/momentum"))["next"]
        self.story.note(f"What comes next for {name.partition(' ')[0]}: “{found['text']}”")
        assert found["step"] == step

    async def _stage(self, stage: str) -> None:
        seen = await self.story.ask(TOM, self.one)
        assert seen["stage"] == stage
        moves = [
            each
            for each in (await self.story.ask(TOM, f"{self.one}/timeline"))["items"]
            if each["what"] == "stage_moved"
        ]
        self.story.note(f"They are at the stage `{stage}` now, because: `{moves[0]['cause']}`")


def _hints(goal: Any) -> list[str]:
    return [f"“{each['text']}”" for each in goal["hints"]] or ["nothing"]


def _titles(fitting: Any) -> list[str]:
    return [each["title"] for each in fitting["items"]]
