"""An operator begins a programme: its form, a file of people, a draw of its few places; then what it asks and what it shows."""

import asyncio
import base64
import re
import secrets
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from deploy.local.demo.arrivals import Guest, sign_in
from deploy.local.demo.client import JSON, Visitor
from deploy.local.demo.mailbox import MailMissing
from deploy.local.demo.meeting import Pair
from deploy.local.demo.people import DemoPerson
from deploy.local.demo.scene import Scene
from deploy.local.demo.telling import first_name
from deploy.local.environment import basic_environment
from deploy.local.trouble import Trouble

OPERATOR: Final = "operator@example.org"
MENTORS, MENTEES, OTHERS, SHOWN = 2, 5, 12, 3
DONE_WITHIN: Final = 30.0
ASKED_WITHIN: Final = 6.0
TEN: Final = 10
HERE: Final = "/mentorships/v1"

QUESTION: Final = "Why do you want to take part?"
FORM: Final = {
    "questions": [
        {"key": "why_us", "kind": "long_text", "texts": [{"language": "en", "label": QUESTION}], "required": True}
    ],
    "consent": [{"language": "en", "text": "I agree that the coordinators of this programme read my answers."}],
}
_LINK: Final = re.compile(r"/surveys/([0-9a-f-]{36})#until=(\d+)&code=([\w-]{22})")


@dataclass(frozen=True)
class Begun:
    """A programme and who looks after it. `numbers`: the organisation's own of its people."""

    operator: Visitor
    programme_id: str
    name: str
    numbers: Sequence[str]


async def programme_begins(scene: Scene, pair: Pair) -> Begun:
    """An operator makes a programme with a form; some people are in a file, somebody signs up; the file is taken over."""
    teller, operator = scene.teller, Visitor(scene.api)
    teller.chapter("An operator begins a programme")
    await sign_in(operator, OPERATOR, scene.mailbox)
    await asyncio.to_thread(_make_operator, scene)
    await operator.refresh()
    name = f"First steps in leading, {scene.now():%B %Y}"
    made = await operator.post("/profiles/v1/programmes", _terms(scene, name))
    where = f"/profiles/v1/programmes/{made['id']}"
    await operator.change(f"{where}/form/terms", FORM)
    teller.tell(f"“{name}” has few places, and they go by lot. Whoever signs up is asked: {QUESTION}")
    await _signs_up(scene, pair.onlooker, where)
    operator.learn_from(pair.onlooker.visitor)
    return Begun(operator, made["id"], name, await _file_is_taken_over(scene, pair, operator, where))


def _make_operator(scene: Scene) -> None:
    """As `./mentoring operator` does."""
    command = [sys.executable, "-m", "services.profiles", "operator", OPERATOR]
    environment = basic_environment() | scene.state.operator
    if (run := subprocess.run(command, env=environment, capture_output=True, text=True, check=False)).returncode:
        raise Trouble(f"nobody could be made an operator: {run.stderr.strip()}", "`./mentoring operator` says more.")
    scene.teller.aside(f"./mentoring operator {OPERATOR}: {run.stdout.strip()}")


def _terms(scene: Scene, name: str) -> JSON:
    today = scene.now()
    return {
        "slug": f"first-steps-{secrets.token_hex(3)}",
        "texts": [{"language": "en", "name": name}],
        "joined_by": "open",
        "places": "lottery",
        "dates": {"starts_on": f"{today:%Y-%m-%d}", "ends_on": f"{today + timedelta(days=180):%Y-%m-%d}"},
    }


async def _signs_up(scene: Scene, guest: Guest, where: str) -> None:
    """By the form, agreeing to its words."""
    form = await guest.visitor.get(f"{where}/form")
    agreed = {"version": form["consent"]["version"], "language": "en"}
    answers = {"why_us": "I have been asked to lead a project, and have never led one."}
    await guest.visitor.post(f"{where}/sign-ups", {"role": "mentee", "answers": answers, "consent": agreed})
    scene.teller.tell(f"{first_name(guest.name)} answers: “{answers['why_us']}”")


async def _file_is_taken_over(scene: Scene, pair: Pair, operator: Visitor, where: str) -> Sequence[str]:
    """Tried first; who is here already is in at once, and who is new gets a mail with a link."""
    teller, people = scene.teller, _of_the_file(scene, pair)
    stranger = f"newcomer-{secrets.token_hex(3)}@example.org"
    numbers = [f"E-{number}" for number in range(len(people) + 1)]
    addresses = [*((person.email, "mentor" if person.mentor else "mentee") for person in people), (stranger, "mentee")]
    rows = [f"{email},{role},{number}" for (email, role), number in zip(addresses, numbers, strict=True)]
    tried = await operator.post(f"{where}/imports", {"file": _packed("email,role,number", rows)})
    counts = tried["counts"]
    teller.tell(
        f"A file of {len(rows)} people is tried: {counts['joins']} have signed in before, {counts['new']} is new, "
        f"{tried['problems_in_all'] or 'nothing'} wrong. It is taken over:"
    )
    await operator.post(f"{where}/imports/{tried['id']}/commit")
    await operator.post(f"{where}/invitations")
    teller.mail(await scene.mailbox.next_to(stranger, 0))
    return numbers


def _of_the_file(scene: Scene, pair: Pair) -> Sequence[DemoPerson]:
    """Mentors with few places, other ones each run, and more mentees than these have places."""
    here = [person for person in scene.people if person.email in scene.book.arrived]
    apart = {guest.person.email for guest in (pair.mentee, pair.mentor, pair.onlooker)}
    others = [person for person in here if person.email not in apart]
    mentors = sorted((each for each in others if each.mentor), key=_places)
    first = MENTORS * scene.book.runs % max(1, len(mentors) - 1)
    return [*mentors[first:][:MENTORS], *[each for each in others if not each.mentor][:MENTEES]]


def _places(mentor: DemoPerson) -> int:
    assert mentor.mentor is not None
    return mentor.mentor.capacity


def _packed(head: str, rows: Sequence[str]) -> str:
    return base64.b64encode("\n".join((head, *rows)).encode()).decode()


async def cohort_is_matched(scene: Scene, begun: Begun) -> None:
    """A run draws who gets a place and finds with whom; the operator looks at it and approves."""
    teller, operator = scene.teller, begun.operator
    teller.chapter("Places are drawn, and the whole cohort is matched")
    wanted = {"programme_id": begun.programme_id, "objective": "coverage", "dry_run": False}
    started = await operator.post("/matching/v1/match-runs", wanted)
    path = f"/matching/v1/match-runs/{started['id']}"
    run = await _until(operator, path, "done")
    figures, greedy = run["figures"], run["greedy"]
    teller.tell(
        f"{figures['matched']} of {figures['mentees']} mentees get a mentor; the best pair first, then the next, would have "
        f"brought one to {greedy['matched']}. It is the programme's {run['lottery']}, by a seed that the server drew: {run['seed']}"
    )
    drafts = (await operator.get(f"{path}/drafts")).items
    alone = (await operator.get(f"{path}/unmatched")).items
    await _know(scene, operator, [each["mentee_id"] for each in (*drafts, *alone)])
    teller.table((teller.name(each["mentee_id"]), _odds(each), _with_whom(scene, each)) for each in drafts)
    for each in alone[:SHOWN]:
        nearest = each["nearest"][0]["text"] if each["nearest"] else "nobody fits"
        teller.aside(f"{teller.name(each['mentee_id'])} stays alone ({_odds(each)}): {nearest}")
    await _approved(scene, operator, path, drafts)


async def _approved(scene: Scene, operator: Visitor, path: str, drafts: Sequence[JSON]) -> None:
    person = scene.person_with_id(drafts[0]["mentor_id"]) if drafts else None
    before = len(scene.mailbox.to(person.email)) if person else 0
    await operator.post(f"{path}/approval", {"mentee_ids": None})
    scene.teller.tell(
        f"The operator approves, and {len(drafts)} mentors' mails leave:" if drafts else "Nothing is sent."
    )
    if person:
        scene.teller.mail(await scene.mailbox.next_to(person.email, before))
        scene.teller.events(await scene.reader.arrived(("draws", "held"), ("matches", "proposed")))


async def _know(scene: Scene, operator: Visitor, people: Sequence[str]) -> None:
    """From the public names the teller knows who they are."""
    for each in (await operator.get("/profiles/v1/people", ids=",".join(people))).items if people else ():
        scene.teller.names[each["person_id"]] = each["name"]


def _odds(outcome: Mapping[str, Any]) -> str:
    return "no part in the draw" if outcome["odds"] is None else f"odds {outcome['odds']:.0%}"


def _with_whom(scene: Scene, draft: Mapping[str, Any]) -> str:
    mentor = scene.person_with_id(draft["mentor_id"])
    because = draft["reasons"][0]["text"] if draft["reasons"] else ""
    return f"{mentor.name if mentor else '…'}, {draft['score']:.3f}: {because}"


async def programme_asks(scene: Scene, pair: Pair, begun: Begun) -> None:
    """A survey that is answered by a link, when the week and the night of whoever is asked allow it."""
    teller, guest = scene.teller, pair.onlooker
    teller.chapter("The programme asks its people, and what it changes is measured")
    today = scene.now().date()
    dates = {"opens_on": f"{today}", "closes_on": f"{today + timedelta(days=30)}"}
    where = f"{HERE}/programmes/{begun.programme_id}/surveys/pulse"
    await begun.operator.put(where, dates)
    before = len(scene.mailbox.to(guest.person.email))
    scene.move_to(_morning_of(scene, guest))
    teller.tell(
        f"A survey opens. Nobody is asked at night, nor more than once a week; for {first_name(guest.name)} it is ten:"
    )
    try:
        mail = await scene.mailbox.next_to(
            guest.person.email, before, lambda mail: _LINK.search(mail.text) is not None, within=ASKED_WITHIN
        )
    except MailMissing:
        teller.aside(f"{first_name(guest.name)} has heard enough this week, and is asked later")
        return
    teller.mail(mail)
    await _answers_by_the_link(scene, mail.text)
    asked = await begun.operator.get(where)
    teller.aside(
        f"The operator reads how many have answered, never what: {asked['answered'] or 'so few that it is not said'}"
    )


def _morning_of(scene: Scene, guest: Guest) -> datetime:
    local = scene.now().astimezone(ZoneInfo(guest.person.time_zone))
    ten = local.replace(hour=TEN, minute=0)
    return ten if ten > local else ten + timedelta(days=1)


async def _answers_by_the_link(scene: Scene, text: str) -> None:
    """Whoever has the link answers for one person; nobody signs in."""
    found = _LINK.search(text)
    assert found is not None
    link = {"until": int(found[2]), "code": found[3]}
    path = f"{HERE}/survey-invitations/{found[1]}"
    asked = await scene.api.ask("POST", f"{path}/questions", link)
    await scene.api.ask("PUT", f"{path}/answers", {**link, "answers": {"satisfaction": 8, "confidence": 6}})
    scene.teller.tell(f"Answered without signing in: {asked['questions'][0]['label']} → 8")


async def outcomes_are_released(scene: Scene, begun: Begun) -> None:
    """The organisation tells what became of people, mentored or not; of a few nothing is said. Then the work list."""
    teller, operator = scene.teller, begun.operator
    where, today = f"{HERE}/programmes/{begun.programme_id}", f"{scene.now():%Y-%m-%d}"
    rows = [f"{number}," for number in begun.numbers] + [f"O-{number},{today}" for number in range(OTHERS)]
    file = {"file": _packed("number,promoted_on", rows), "told_until": today, "dry_run": False}
    taken = await operator.post(f"{where}/facts", file)
    await operator.change(f"{where}/outcome-plan", {"basis": "selected", "horizon_days": 180, "fewest": 5})
    asked = await operator.post(f"{where}/outcome-releases")
    release = await _until(operator, f"{HERE}/outcome-releases/{asked['id']}", "released")
    teller.tell(
        f"The organisation tells of {taken['counts']['new']} people, {taken['members']} of them in the programme, and "
        f"{release['period']} is released, for good. Of a few nothing is said, and what is not known yet is said to be so:"
    )
    teller.table(
        (row["measure"].replace("_", " "), *(_figure(row[side]) for side in ("mentored", "others")))
        for row in release["report"]["rows"][:SHOWN]
    )
    counts = [each for each in (await operator.get(f"{HERE}/work-list/counts"))["counts"] if each["number"]]
    teller.tell("On the operator's work list, over all programmes:")
    teller.table((each["reason"].replace("_", " "), str(each["number"])) for each in counts)
    for item in (await operator.get(f"{HERE}/work-list", page_size=1)).items:
        teller.aside(f"the first of them: {item['because']}")


def _figure(figure: Mapping[str, Any]) -> str:
    return (
        figure["withheld"].replace("_", " ") if figure["withheld"] else f"{figure['value']:.2f} of {figure['people']}"
    )


async def _until(operator: Visitor, path: str, state: str) -> JSON:
    """What a worker does in a process of its own, once it is done."""
    deadline = time.monotonic() + DONE_WITHIN
    while (found := await operator.get(path))["state"] != state:
        if time.monotonic() > deadline or found["state"] == "failed":
            raise Trouble(f"{path} is still “{found['state']}”.", "`./mentoring logs` tells more.")
        await asyncio.sleep(0.1)
    return found.body
