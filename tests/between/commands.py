"""Every question and command of one of two people that is about the other, and how it is put."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

import httpx

from shared.contracts import SERVICES
from shared.contracts.vocabulary import Side
from tests.between.scene import OTHER, Scene

Body: TypeAlias = Mapping[str, Any] | Callable[[Scene, Side], Mapping[str, Any]] | None


@dataclass(frozen=True)
class Command:
    """`path` and the names in it may speak of `{side}`, who gives it, and `{other}`."""

    says: str
    sides: tuple[Side, ...]
    method: str
    path: str
    body: Body = None
    new: bool = False

    async def give(self, scene: Scene, side: Side, **headers: str) -> httpx.Response:
        path = self.path.replace("{side}", side).replace("{other}", OTHER[side])
        body = self.body(scene, side) if callable(self.body) else self.body
        return await scene.ask(side, self.method, path, body, **headers, **({"new": "yes"} if self.new else {}))


BOTH: Final[tuple[Side, ...]] = ("mentor", "mentee")
MENTOR: Final[tuple[Side, ...]] = ("mentor",)
MENTEE: Final[tuple[Side, ...]] = ("mentee",)


def _slot(offering: str) -> Body:
    return lambda scene, _side: {"offering_id": scene.things[offering], "starts_at": scene.slot(days=15)}


def _time(scene: Scene, _side: Side) -> Mapping[str, Any]:
    return {"starts_at": scene.slot(days=15)}


def _series(scene: Scene, side: Side) -> Mapping[str, Any]:
    first = scene.slot(days=25)
    rhythm = {"time_zone": "UTC", "first_date": first[:10], "at": first[11:16], "times": 2, "every_weeks": 1}
    mentee = {"mentee_id": str(scene.mentee)} if side == "mentor" else {}
    return {"offering_id": scene.things["offering"], **rhythm, **mentee}


def _rhythm(_scene: Scene, side: Side) -> Mapping[str, Any]:
    return {"meeting_rhythm": "weekly" if side == "mentor" else "monthly"}


def _terms(_scene: Scene, side: Side) -> Mapping[str, Any]:
    return {"meeting_rhythm": "on_demand", "mentor_does": f"What the {side} says"}


def _stage(_scene: Scene, side: Side) -> Mapping[str, Any]:
    return {"stage": "initiation" if side == "mentor" else "feedback"}


def _asked(scene: Scene, _side: Side) -> Mapping[str, Any]:
    return {"mentor_ids": [str(scene.mentor)], "message": "Would you be my mentor?"}


def _successor(scene: Scene, _side: Side) -> Mapping[str, Any]:
    return {"mentor_id": scene.things["another mentor"]}


def _decisions(scene: Scene, side: Side) -> Mapping[str, Any]:
    return {"decisions": [{"goal_id": scene.things["goal"], "text": f"Says the {side}", "side": side}]}


def _suggestion(_scene: Scene, side: Side) -> Mapping[str, Any]:
    return {"kind": "book", "title": f"What the {side} has read"}


def _roadmap(_scene: Scene, side: Side) -> Mapping[str, Any]:
    return {"today": "Developer", "target": f"What the {side} says", "milestones": []}


SESSION: Final = "scheduling/sessions/"
MOVE: Final = "/move-proposal"
PLACE: Final = {"kind": "telephone", "text": "+49 30 901820"}

INTRODUCTION: Final = "mentorships/introductions/"
ADA: Final = {"contact": "Ada Lund, ada@example.org", "they_agreed": True}
REACH: Final = {"reach_me": "Write to me"}
RATED: Final = {"moment": "middle", "skills": [{"skill": "python", "level": 3}]}
SHEET: Final = {"tried": "I asked", "stuck": "Whom else?"}

AGREEMENT: Final = "mentorships/mentorships/{mentorship}/agreement"
BADGES: Final = "mentorships/mentorships/{mentorship}/badges"
PROFILE_GOALS: Final = "mentorships/mentorships/{mentorship}/goals/from-profile"
THREAD: Final = "mentorships/mentorships/{mentorship}/messages"
MUTE: Final = "mentorships/mentorships/{mentorship}/momentum/mute"

READS: Final = (
    Command("see the mentor's page", MENTEE, "GET", "profiles/mentors/{mentor}"),
    Command("see the mentor's offerings", MENTEE, "GET", "scheduling/mentors/{mentor}/offerings"),
    Command("see free slots", MENTEE, "GET", "scheduling/mentors/{mentor}/slots?{open span}"),
    Command("read the place of a session", MENTEE, "GET", "scheduling/sessions/{ahead for mentee}/place"),
    Command("read the session", BOTH, "GET", "scheduling/sessions/{ahead for mentee}"),
    Command("read the mentorship", BOTH, "GET", "mentorships/mentorships/{mentorship}"),
    Command("read the agreement", BOTH, "GET", AGREEMENT),
    Command("see how it goes", BOTH, "GET", "mentorships/mentorships/{mentorship}/momentum"),
    Command("read a goal", BOTH, "GET", "mentorships/goals/{goal}"),
    Command("read the notes", BOTH, "GET", "mentorships/sessions/{given by mentee}/notes"),
    Command("read the timeline", BOTH, "GET", "mentorships/mentorships/{mentorship}/timeline"),
    Command("read the agenda", BOTH, "GET", "mentorships/sessions/{proposed by mentee}/agenda"),
    Command("read what was said of a session", BOTH, "GET", "mentorships/sessions/{given by mentee}/feedback"),
    Command("read feedback that one got", BOTH, "GET", "mentorships/feedback/{feedback to {side}}"),
    Command("read the request", MENTEE, "GET", "matching/requests/{request}"),
    Command("read the proposal", BOTH, "GET", "matching/proposals/{proposal}"),
    Command("read the worksheet", BOTH, "GET", "mentorships/sessions/{proposed by mentee}/worksheet"),
    Command("see how it went for each", BOTH, "GET", "mentorships/mentorships/{mentorship}/check-ins"),
    Command("see what a check-in asks", BOTH, "GET", "mentorships/mentorships/{mentorship}/check-in-form"),
    Command("see what is suggested", BOTH, "GET", "mentorships/mentorships/{mentorship}/suggestions"),
    Command("read a suggestion", BOTH, "GET", "mentorships/suggestions/{suggested to mentee}"),
    Command("see what fits a goal", BOTH, "GET", "mentorships/goals/{goal}/fitting"),
    Command("see the thanks", BOTH, "GET", "mentorships/mentorships/{mentorship}/kudos"),
    Command("read thanks", BOTH, "GET", "mentorships/kudos/{kudos}"),
    Command("see the skill picture", BOTH, "GET", "mentorships/mentorships/{mentorship}/skills"),
    Command("see the introductions", BOTH, "GET", "mentorships/mentorships/{mentorship}/introductions"),
    Command("read an introduction", BOTH, "GET", "mentorships/introductions/{made for mentee}"),
    Command("read the preparation", BOTH, "GET", "mentorships/mentorships/{mentorship}/preparation"),
    Command("see what came of what was expected", BOTH, "GET", AGREEMENT + "/reviews"),
    Command("read a first draft of an agreement", BOTH, "GET", AGREEMENT + "/draft"),
    Command("see one's badges", BOTH, "GET", BADGES),
    Command("read the thread", BOTH, "GET", THREAD),
    Command("read the roadmap", BOTH, "GET", "mentorships/mentorships/{mentorship}/roadmap"),
    Command("see the tracker", BOTH, "GET", "mentorships/mentorships/{mentorship}/tracker"),
    Command("see what a goal was", BOTH, "GET", "mentorships/goals/{goal}/history"),
    Command("see who has looked inside", BOTH, "GET", "mentorships/mentorships/{mentorship}/looks"),
    Command("preview the ending", BOTH, "GET", "mentorships/mentorships/{mentorship}/ending"),
)
"""What changes nothing."""

BETWEEN_STRANGERS: Final = (
    Command("ask to be one's mentor", MENTEE, "POST", "matching/requests", _asked),
    Command("book what is open to everyone", MENTEE, "POST", "scheduling/sessions", _slot("open offering")),
    Command("hold a slot that is open to everyone", MENTEE, "POST", "scheduling/holds", _slot("open offering")),
)
"""What needs nothing between the two."""

ON_A_PROPOSAL: Final = (
    Command("accept the request", MENTOR, "POST", "matching/proposals/{proposal}/acceptance"),
    Command("decline the request", MENTOR, "POST", "matching/proposals/{proposal}/decline", {"reason": "no_time"}),
    Command("ask back", MENTOR, "POST", "matching/proposals/{proposal}/question", {"text": "Why me?"}),
    Command("withdraw the proposal", MENTEE, "POST", "matching/proposals/{proposal}/withdrawal"),
    Command("withdraw the request", MENTEE, "POST", "matching/requests/{request}/withdrawal"),
)
"""What needs an open request; each of them ends it, or can be done once."""

ON_A_QUESTION: Final = (
    Command(
        "answer what the mentor asks", MENTEE, "POST", "matching/proposals/{proposal}/question/answer", {"text": "You."}
    ),
)
"""What needs an open request about which the mentor has asked something."""

OF_A_PAIR: Final = (
    Command("book", MENTEE, "POST", "scheduling/sessions", _slot("offering")),
    Command("hold a slot", MENTEE, "POST", "scheduling/holds", _slot("offering")),
    Command("renew a hold", MENTEE, "POST", "scheduling/holds/{hold}/renewal"),
    Command("release a hold", MENTEE, "DELETE", "scheduling/holds/{hold to release}"),
    Command("book a series", BOTH, "POST", "scheduling/series", _series),
    Command("confirm a session", MENTOR, "POST", SESSION + "{to confirm}/confirmation"),
    Command("decline a session", MENTOR, "POST", SESSION + "{to turn down}/decline", {"reason": "No"}),
    Command("withdraw an unconfirmed session", MENTEE, "POST", SESSION + "{to withdraw}/cancellation", {}),
    Command("move a session", BOTH, "POST", SESSION + "{to move by {side}}/rescheduling", _time),
    Command("propose another time", BOTH, "POST", SESSION + "{ahead for {side}}" + MOVE, _time),
    Command("accept the proposed time", BOTH, "POST", SESSION + "{to answer by {side}}" + MOVE + "/acceptance"),
    Command("decline the proposed time", BOTH, "POST", SESSION + "{to decline by {side}}" + MOVE + "/decline"),
    Command("withdraw one's own proposed time", BOTH, "POST", SESSION + "{proposed by {side}}" + MOVE + "/withdrawal"),
    Command("cancel a session", BOTH, "POST", SESSION + "{to cancel by {side}}/cancellation", {"reason": "Ill"}),
    Command(
        "appeal against an absence", BOTH, "POST", SESSION + "{missed by {side}}/appeal", {"reason": "I was there"}
    ),
    Command(
        "report an absence",
        BOTH,
        "POST",
        SESSION + "{unreported by {side}}/absence",
        lambda _, side: {"who": OTHER[side]},
    ),
    Command("name the place of a session", MENTOR, "PUT", SESSION + "{ahead for mentor}/place", PLACE),
    Command("take a session's own place back", MENTOR, "DELETE", SESSION + "{ahead for mentor}/place"),
    Command("complete a session that is on", MENTOR, "POST", SESSION + "{under way}/completion"),
    Command(
        "write the agenda",
        BOTH,
        "PUT",
        "mentorships/sessions/{ahead for {side}}/agenda",
        {"topics": [{"text": "How is it?", "asked_by": "mentee"}]},
        new=True,
    ),
    Command("fill in the worksheet", BOTH, "PUT", "mentorships/sessions/{ahead for mentee}/worksheet", SHEET, new=True),
    Command(
        "say that a topic was talked about", BOTH, "PATCH", "mentorships/agenda-topics/{topic}", {"talked_about": True}
    ),
    Command("decide in a session", BOTH, "POST", "mentorships/sessions/{met}/decisions", _decisions),
    Command(
        "check in", BOTH, "POST", "mentorships/mentorships/{mentorship}/check-ins", {"line": "Met in the corridor"}
    ),
    Command("suggest something", BOTH, "POST", "mentorships/mentorships/{mentorship}/suggestions", _suggestion),
    Command(
        "say what became of a suggestion",
        BOTH,
        "PATCH",
        "mentorships/suggestions/{suggested to {side}}",
        {"state": "started"},
    ),
    Command("thank the other", BOTH, "POST", "mentorships/mentorships/{mentorship}/kudos", {"text": "Thank you"}),
    Command("have it shown that one was thanked", BOTH, "PUT", BADGES + "/{shown}"),
    Command("have that shown no longer", BOTH, "DELETE", BADGES + "/{shown}"),
    Command("rate the skills", BOTH, "POST", "mentorships/mentorships/{mentorship}/skill-ratings", RATED),
    Command(
        "propose an introduction",
        BOTH,
        "POST",
        "mentorships/mentorships/{mentorship}/introductions",
        {"about": "Somebody who built up a team"},
    ),
    Command("tell of a contact", BOTH, "POST", INTRODUCTION + "{agreed by {other}}/contact", ADA),
    Command("agree to an introduction", BOTH, "POST", INTRODUCTION + "{introduction to {side}}/agreement", REACH),
    Command("decline an introduction", BOTH, "POST", INTRODUCTION + "{second introduction to {side}}/decline"),
    Command("withdraw an introduction", BOTH, "POST", INTRODUCTION + "{agreed by {other}}/withdrawal"),
    Command(
        "tell what an introduction led to",
        BOTH,
        "POST",
        INTRODUCTION + "{made for {side}}/outcome",
        {"outcome": "led_to_offer"},
    ),
    Command("look again at what was expected", BOTH, "POST", AGREEMENT + "/review", {"expectations": "on_the_way"}),
    Command(
        "prepare for the first session",
        BOTH,
        "PUT",
        "mentorships/mentorships/{mentorship}/preparation",
        {"form_version": 1, "done": True},
    ),
    Command(
        "share notes",
        BOTH,
        "PUT",
        "mentorships/sessions/{met}/notes/mine",
        lambda _, side: {"shared": f"Says the {side}"},
        new=True,
    ),
    Command(
        "write private notes",
        BOTH,
        "PUT",
        "mentorships/sessions/{given by mentee}/notes/mine",
        {"private": "For nobody else"},
        new=True,
    ),
    Command("give feedback", BOTH, "POST", "mentorships/sessions/{met}/feedback", {"rating": 5}),
    Command("correct one's feedback", BOTH, "PUT", "mentorships/feedback/{feedback of {side}}", {"rating": 1}),
    Command("answer feedback", BOTH, "POST", "mentorships/feedback/{feedback to {side}}/answer", {"text": "Thank you"}),
    Command(
        "set a goal",
        BOTH,
        "POST",
        "mentorships/mentorships/{mentorship}/goals",
        {"text": "Grow", "horizon": "long_term", "kind": "skill"},
    ),
    Command("propose the goals of one's profile", MENTEE, "POST", PROFILE_GOALS),
    Command("agree to a goal", MENTOR, "POST", "mentorships/goals/{goal}/agreement", {"version": 1}),
    Command("change a goal", BOTH, "PATCH", "mentorships/goals/{goal}", lambda _, side: {"text": f"By the {side}"}),
    Command("add an action step", BOTH, "POST", "mentorships/goals/{goal}/action-steps", {"text": "Do it"}),
    Command(
        "change an action step",
        BOTH,
        "PATCH",
        "mentorships/action-steps/{step}",
        lambda _, side: {"text": f"By {side}"},
    ),
    Command("agree to the other's proposal", MENTOR, "POST", AGREEMENT + "/acceptance", {"number": 1}),
    Command("propose an agreement", BOTH, "PUT", AGREEMENT, _terms),
    Command("decline the other's proposal", MENTOR, "POST", AGREEMENT + "/decline", {"number": 3}),
    Command("propose a rhythm", BOTH, "PATCH", "mentorships/mentorships/{mentorship}", _rhythm),
    Command("write a message", BOTH, "POST", THREAD, {"text": "How did it go?"}),
    Command("say how far one has read", BOTH, "POST", THREAD + "/reading", {"up_to": 1}),
    Command("be told nothing unasked", BOTH, "PUT", MUTE, new=True),
    Command("be told small steps again", BOTH, "DELETE", MUTE),
    Command("withdraw one's own proposal", MENTEE, "POST", AGREEMENT + "/withdrawal"),
    Command("suggest a successor", MENTOR, "PUT", "mentorships/mentorships/{mentorship}/successor", _successor),
    Command("keep goals for later", MENTEE, "PUT", "mentorships/mentorships/{mentorship}/keeping", {"goals": True}),
    Command("draw the roadmap", BOTH, "PUT", "mentorships/mentorships/{mentorship}/roadmap", _roadmap),
    Command("ask for help", BOTH, "POST", "mentorships/mentorships/{mentorship}/help-requests", {"text": "Help"}),
    Command("move the stage", BOTH, "POST", "mentorships/mentorships/{mentorship}/stage", _stage),
)
"""What needs a mentorship; none of them ends it."""

LAST: Final = (
    Command("pause the mentorship", BOTH, "POST", "mentorships/mentorships/{mentorship}/pause"),
    Command("resume the mentorship", BOTH, "POST", "mentorships/mentorships/{mentorship}/resumption"),
    Command("end the mentorship", BOTH, "POST", "mentorships/mentorships/{mentorship}/ending", {"reason": "no_time"}),
    Command("block the other", BOTH, "PUT", "profiles/me/blocks/{{other}}", new=True),
    Command("take a block back", BOTH, "DELETE", "profiles/me/blocks/{{other}}"),
)
"""What changes the mentorship as a whole: each is given in a scene of its own."""

EVERY: Final = (*READS, *BETWEEN_STRANGERS, *ON_A_PROPOSAL, *ON_A_QUESTION, *OF_A_PAIR, *LAST)

OF_ONE_ALONE: Final[dict[str, frozenset[str]]] = {
    "signing in and out, keys and passkeys": frozenset(
        {
            "begin_sign_in",
            "exchange_tokens",
            "sign_out",
            "end_my_sign_in",
            "challenge_passkey",
            "enrol_passkey",
            "show_passkey",
            "remove_passkey",
            "ask_for_email_code",
            "change_email",
        }
    ),
    "signing up for a programme, agreeing to its words, and saying how one is": frozenset(
        {
            *("ask_for_work", "begin_sign_up", "sign_up_by_code", "validate_sign_up", "sign_up"),
            *("agree_to_consent", "withdraw_consent", "open_survey", "answer_survey"),
        }
    ),
    "of those who look after a programme, about everybody in it": frozenset(
        {
            "change_form_terms",
            "start_match_run",
            "cancel_match_run",
            "approve_match_run",
            "change_check_in_questions",
            "change_preparation",
            *("change_programme_stages", "move_over_to_stages"),
            *("change_draft", "replay_match_run"),
            *("take_facts", "change_outcome_plan", "start_outcome_release", "change_survey", "change_nudges"),
        }
    ),
    "what one says of oneself; what comes between two by it is a state of this walk": frozenset(
        {
            "ask_for_rematch",
            "come_back",
            "show_my_photo",
            "take_down_my_photo",
            "update_me",
            "erase_me",
            "publish_mentor",
            "cease_mentoring",
            "publish_mentee",
        }
    ),
    "what one says of a draft, which nobody else answers to; what comes between its two takes it from both": frozenset(
        {"say_of_draft"}
    ),
    "a step of a programme's ladder, which is between one mentor and those who look after it": frozenset(
        {"end_step", "appeal_step", "decide_step"}
    ),
    "one's own hours, offerings and calendar": frozenset(
        {
            "set_my_availability",
            "preview_time_off",
            "take_time_off",
            "end_time_off",
            "make_offering",
            "change_offering",
            "archive_offering",
            "open_calendar_feed",
            "revoke_calendar_feed",
        }
    ),
    "an operator's decisions on people; what comes between two by it is a state of this walk": frozenset(
        {"suspend_person", "reinstate_person", "erase_suspended_person", "take_report", "decide_report"}
    ),
    "what is said to operators alone, and taken of whoever it is about": frozenset({"report_person"}),
    "one's own shelf": frozenset({"put_on_shelf", "change_shelf_item", "take_off_shelf"}),
    "one's own inbox": frozenset({"mark_my_messages_read", "mark_my_message_read", "change_my_preferences"}),
    "a programme's members and coordinators": frozenset(
        {
            "try_import",
            "commit_import",
            "undo_import",
            "invite_people",
            "accept_invitation",
            "decline_invitation",
            "apply_to_programme",
            "accept_place",
            "leave_programme",
            "approve_membership",
            "refuse_membership",
            "remove_member",
            "add_coordinator",
            "remove_coordinator",
        }
    ),
    "those who look after a programme, past each of the two": frozenset(
        {"remind_of_next_step", "end_on_behalf", "look_into_mentorship", "answer_help_request", "withdraw_help_request"}
    ),
    "operators": frozenset(
        {
            "change_programme_rules",
            "preview_programme_rules",
            "make_programme",
            "change_programme",
            "archive_programme",
            "decide_appeal",
        }
    )
    | {
        f"{act}_{service}_{kept}"
        for service in SERVICES
        for act, kept in (
            ("replay", "dead_letter"),
            ("discard", "dead_letter"),
            ("release", "parked_key"),
            ("discard", "parked_key"),
        )
    },
}
"""Commands that are of no two people, by why."""
