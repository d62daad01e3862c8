"""A tour through every operation of every service, as people use them; what they make is what random cases are about."""

import asyncio
import base64
import io
import re
import sys
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from typing import Final
from urllib.parse import parse_qsl, urlsplit

from PIL import Image

from deploy.local.demo.client import Visitor
from deploy.local.demo.mailbox import brings_a_code, code_in
from deploy.local.environment import basic_environment, settings_of
from deploy.local.platform import Platform
from shared.contracts.programmes import OPEN_ID
from shared.ids import uuid7
from tests.fixtures.eventually import eventually
from tests.journeys.conformity.growing import (
    check_in,
    get_ready,
    have_a_badge,
    introduce,
    prepare,
    say_stages,
    see_skills,
    suggest,
    tell_each_other,
)
from tests.journeys.conformity.helping import ask_for_help, look_after
from tests.journeys.conformity.operators import decide
from tests.journeys.conformity.outcomes import ask_people, look_at_outcomes
from tests.journeys.town import ALWAYS, MENTEE, OFFERING, Mentor, Resident, Town, booking
from tests.profiles.software_passkey import SoftwarePasskey

OPEN_PROGRAMME: Final = str(OPEN_ID)
PASSKEYS: Final = "/profiles/v1/me/passkeys"
RULES: Final = f"/matching/v1/programmes/{OPEN_PROGRAMME}/rules"
TERMS: Final = {"texts": [{"language": "en", "name": "Women in Data"}], "joined_by": "open"}
FORM: Final = {
    "questions": [
        {
            "key": "why_us",
            "kind": "long_text",
            "texts": [{"language": "en", "label": "Why do you want to take part?"}],
            "required": True,
        }
    ],
    "consent": [{"language": "en", "text": "I agree that the coordinators of this programme read my answers."}],
}
WHY: Final = {"reason": "It did not fit."}
TIME_OFF: Final = {"starts_at": "2099-01-01T00:00:00Z", "ends_at": "2099-01-02T00:00:00Z"}


@dataclass
class Sights:
    """Whom one meets on the tour, and the ids that one comes across, by the names they have in paths and bodies."""

    mentor: Mentor
    mentee: Resident
    operator: Visitor
    disposable: Resident
    weights: Mapping[str, float] = field(default_factory=dict)
    ids: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    @property
    def visitors(self) -> tuple[Visitor, ...]:
        return self.mentor.visitor, self.mentee.visitor, self.operator, self.disposable.visitor

    async def sign_in_anew(self) -> None:
        """Access tokens last for ten minutes."""
        for visitor in self.visitors:
            await visitor.refresh()

    async def leave_as_found(self) -> None:
        """Random cases may have changed how mentors are scored for everybody."""
        await self.operator.change(RULES, {"weights": self.weights})


async def tour(platform: Platform, town: Town) -> Sights:
    """Does everything once; raises where something that must be possible is refused."""
    mentor, mentee = await town.mentor(), await town.mentee()
    operator = await operator_of(platform, town)
    sights = Sights(mentor, mentee, operator, await town.resident("disposable"))
    await _profiles(town, sights)
    await _passkeys(platform, town, sights)
    await _programmes(town, sights)
    await _suspensions(town, sights)
    await _imports(town, sights)
    await _rest(town)
    await _ladder(town, sights)
    await _matching(town, sights)
    await _match_runs(town, sights)
    sights.ids["release_id"].append(await look_at_outcomes(operator, sights.ids["programme_id"][0]))
    await _scheduling(town, sights)
    await _agreements(town, sights)
    await _mentorships(town, sights)
    await _rematches(town, sights)
    await look_after(town, sights.mentee, operator)
    await operator.get("/mentorships/v1/managed-mentorships", state="active")
    sights.ids["invitation_id"].append(await ask_people(platform, town, operator, await _asking(sights)))
    await _notifications(sights)
    for service in ("profiles", "matching", "scheduling", "mentorships", "notifications"):
        await sights.mentee.visitor.get(f"/{service}/v1/me/data")
    for service in ("matching", "scheduling", "mentorships"):
        await operator.get(f"/{service}/v1/audit-log")
        await operator.get(f"/{service}/v1/audit-log/export", format="jsonl")
    for name, ids in (await decide(platform, operator)).items():
        sights.ids[name] += ids
    sights.ids["mentor_id"] += [mentor.id]
    sights.ids["person_id"] += [mentor.id, mentee.id]
    sights.ids["programme_id"] += [OPEN_PROGRAMME]
    return sights


async def operator_of(platform: Platform, town: Town) -> Visitor:
    """Somebody to whom the command line gave an operator's rights; they are in the next token."""
    return (await operator_resident(platform, town)).visitor


async def operator_resident(platform: Platform, town: Town) -> Resident:
    """The same, with the address that they sign in by."""
    person = await town.resident("operator")
    await at_the_command_line(platform, "operator", person.email)
    await person.visitor.refresh()
    return person


async def at_the_command_line(platform: Platform, *words: str) -> str:
    """What `python -m services.profiles …` says."""
    settings = settings_of("profiles", "operator", platform.parts, platform.folders)
    command = [sys.executable, "-m", "services.profiles", *words]
    run = await asyncio.create_subprocess_exec(
        *command, env=basic_environment() | settings, stdout=asyncio.subprocess.PIPE
    )
    said, _ = await run.communicate()
    assert run.returncode == 0
    return said.decode()


async def _profiles(town: Town, sights: Sights) -> None:
    mentor, visitor = sights.mentor, sights.mentee.visitor
    for path in ("me/mentor", "mentors", f"mentors/{mentor.id}", "me/blocks"):
        await mentor.visitor.get(f"/profiles/v1/{path}")
    await visitor.get("/profiles/v1/me/mentee")
    await visitor.get("/profiles/v1/people", ids=mentor.id)
    await visitor.get("/profiles/v1/cards", ids=mentor.id)
    await town.mentor("public", public=True)
    cards = (await town.api.ask("GET", "/profiles/v1/public/mentors")).items
    await town.api.ask("GET", f"/profiles/v1/public/mentors/{cards[0]['card_id']}")
    sights.ids["card_id"] += [each["card_id"] for each in cards]
    ceasing = await town.mentor("ceasing")
    for service in ("profiles", "matching", "mentorships", "scheduling"):
        await ceasing.visitor.get(f"/{service}/v1/me/mentor/ceasing")
    await ceasing.visitor.delete("/profiles/v1/me/mentor")
    await visitor.get("/profiles/v1/skills", q="k8s")
    await visitor.get("/profiles/v1/vocabulary")
    await town.api.ask("GET", "/profiles/.well-known/jwks.json")
    leaving, leaving_soon = await town.resident("leaving"), await town.resident("leaving-soon")
    await visitor.put(f"/profiles/v1/me/blocks/{leaving.id}")
    await visitor.delete(f"/profiles/v1/me/blocks/{leaving.id}")
    erasure = await leaving.visitor.delete("/profiles/v1/me")
    sights.ids["erasure_id"].append(erasure["erasure_id"])
    await visitor.get(f"/profiles/v1/erasures/{erasure['erasure_id']}")
    signed_in = (await leaving_soon.visitor.get("/profiles/v1/me/sign-ins"))["items"]
    await leaving_soon.visitor.delete(f"/profiles/v1/me/sign-ins/{signed_in[0]['id']}")
    moving, there = await town.resident("moving"), f"moved-{uuid7()}@example.org"
    asked = await moving.visitor.put("/profiles/v1/me/email/code", {"email": there})
    code = code_in(await town.mailbox.next_to(there, 0, brings_a_code))
    shown = {"sign_in_id": asked["sign_in_id"], "secret": asked["secret"], "code": code}
    await moving.visitor.put("/profiles/v1/me/email", shown, etag=(await moving.visitor.get("/profiles/v1/me")).etag)
    await town.api.ask("POST", "/profiles/v1/work", {})
    await visitor.get("/profiles/v1/mentor-counts", language="en")
    await _photo(town, moving)
    going = await town.resident("going")
    await going.visitor.delete("/profiles/v1/tokens", {"refresh_token": going.visitor.refresh_token})


async def _photo(town: Town, person: Resident) -> None:
    """Somebody shows their face, and takes it down again."""
    Image.new("RGB", (96, 96), "teal").save(picture := io.BytesIO(), "PNG")
    headers = {"Authorization": f"Bearer {person.visitor.access_token}", "Content-Type": "image/png"}
    shown = await town.api.ask("PUT", "/profiles/v1/me/photo", picture.getvalue(), headers=headers)
    address = urlsplit(shown["small"])
    await town.api.ask("GET", address.path, query=dict(parse_qsl(address.query)))
    await person.visitor.delete("/profiles/v1/me/photo")


async def _passkeys(platform: Platform, town: Town, sights: Sights) -> None:
    """Somebody enrols a passkey, shows it, and takes it away again."""
    person = await town.resident("keyholder")
    sights.ids["challenge_id"].append(await show_a_passkey(platform, person))
    kept = (await person.visitor.get(PASSKEYS))["items"][0]["id"]
    await person.visitor.delete(f"{PASSKEYS}/{kept}")
    sights.ids["passkey_id"].append(kept)


async def show_a_passkey(platform: Platform, person: Resident) -> str:
    """They enrol one with a code from the command line and show it, which their next token says; the challenge's id."""
    code = (await at_the_command_line(platform, "operator", "--passkey", person.email)).split()[0]
    passkey = SoftwarePasskey(origin=platform.address, domain="127.0.0.1")
    new = await person.visitor.post(f"{PASSKEYS}/challenges", {"purpose": "enrolment"})
    enrolled = {"challenge_id": new["challenge_id"], "credential": passkey.create(new["options"]), "code": code}
    await person.visitor.post(PASSKEYS, enrolled)
    asked = await person.visitor.post(f"{PASSKEYS}/challenges", {"purpose": "sign_in"})
    shown = {"challenge_id": asked["challenge_id"], "credential": passkey.get(asked["options"])}
    await person.visitor.post(f"{PASSKEYS}/showings", shown)
    await person.visitor.refresh()
    return str(new["challenge_id"])


async def _programmes(town: Town, sights: Sights) -> None:
    """An operator makes two programmes, changes one and archives the other."""
    operator, visitor = sights.operator, sights.mentee.visitor
    made = [
        await operator.post("/profiles/v1/programmes", {**TERMS, "slug": f"{slug}-{uuid7()}"})
        for slug in ("going-on", "over-soon")
    ]
    going_on, over_soon = (f"/profiles/v1/programmes/{each['id']}" for each in made)
    await operator.get("/profiles/v1/managed-programmes")
    await operator.change(f"{going_on}/terms", {**TERMS, "capacity": 3})
    await operator.post(f"{over_soon}/archiving", {"reason": "The cohort has finished."})
    await operator.get("/profiles/v1/audit-log", programme_id=made[1]["id"])
    await operator.get("/profiles/v1/audit-log/export", programme_id=made[1]["id"])
    await visitor.get("/profiles/v1/programmes")
    await visitor.get(going_on)
    sights.ids["programme_id"] += [each["id"] for each in made]
    await _members(town, sights, going_on)
    await _forms(town, sights)
    await _waiting_list(town, sights)


async def _suspensions(town: Town, sights: Sights) -> None:
    """Somebody is reported, suspended, reinstated, suspended again, and asks to be erased."""
    person, operator = await town.resident("suspended-soon"), sights.operator
    where = f"/profiles/v1/people/{person.id}"
    report = await sights.mentee.visitor.post(f"{where}/reports", {"reason": "rude", "text": "They insulted me."})
    for path in ("me/reports", f"me/reports/{report['id']}"):
        await sights.mentee.visitor.get(f"/profiles/v1/{path}")
    for path in ("reports", f"reports/{report['id']}"):
        await operator.get(f"/profiles/v1/{path}")
    await operator.post(f"/profiles/v1/reports/{report['id']}/taking")
    await operator.post(f"/profiles/v1/reports/{report['id']}/decision", {"outcome": "suspended", **WHY})
    sights.ids["report_id"].append(report["id"])
    for act in ("suspension", "reinstatement", "suspension"):
        await operator.post(f"{where}/{act}", WHY)
    await operator.get(f"{where}/suspension")
    erasure = await operator.post(f"{where}/erasure")
    sights.ids["erasure_id"].append(erasure["erasure_id"])


async def _imports(town: Town, sights: Sights) -> None:
    """Three people of files are expected; by the link of their invitation one comes and one does not want to; a file is undone."""
    operator, guest = sights.operator, await town.resident("guest")
    made = await operator.post("/profiles/v1/programmes", {**TERMS, "slug": f"from-a-file-{uuid7()}"})
    where = f"/profiles/v1/programmes/{made['id']}"
    imports = []
    for name in ("expected", "unwilling", "mistaken"):
        address = f"{name}-{uuid7()}@people.example"
        file = base64.b64encode(f"email,role\n{address},mentee\n".encode()).decode()
        imports.append(await operator.post(f"{where}/imports", {"file": file}))
        await operator.post(f"{where}/imports/{imports[-1]['id']}/commit")
        if name != "mistaken":
            await operator.post(f"{where}/invitations")
            token = await _invited(town, address)
            if name == "expected":
                await guest.visitor.post("/profiles/v1/me/invitations", {"token": token})
            else:
                await town.api.ask("POST", "/profiles/v1/invitations/declining", {"token": token})
    await operator.get(f"{where}/imports/{imports[-1]['id']}")
    await operator.get(f"{where}/invitees")
    await operator.get(f"{where}/people.csv")
    await operator.post(f"{where}/imports/{imports[-1]['id']}/undoing")
    sights.ids["import_id"] += [each["id"] for each in imports]
    sights.ids["programme_id"].append(made["id"])


async def _invited(town: Town, address: str) -> str:
    """The code of an invitation."""
    mail = await town.mailbox.next_to(address, 0)
    found = re.search(r"by this code: (\S+)", " ".join(mail.text.split()))
    assert found is not None
    return found[1]


async def _members(town: Town, sights: Sights, programme: str) -> None:
    """One is let in, one is refused and one removed; somebody coordinates for a while."""
    operator, visitor = sights.operator, sights.mentee.visitor
    await operator.change(f"{programme}/terms", {**TERMS, "joined_by": "approval"})
    for person, answers in (
        (sights.mentee, {"approval": None}),
        (await town.resident("refused"), {"refusal": WHY}),
        (await town.resident("removed"), {"approval": None, "removal": WHY}),
    ):
        own = await person.visitor.post(f"{programme}/applications", {"role": "mentee"})
        await operator.get(f"{programme}/memberships/{own['id']}")
        await operator.get("/profiles/v1/applicants", role="mentee")
        for answer, reason in answers.items():
            await operator.post(f"{programme}/memberships/{own['id']}/{answer}", reason)
        sights.ids["membership_id"].append(own["id"])
    await operator.get(f"{programme}/memberships", role="mentee")
    await operator.get(f"{programme}/people", role="mentee")
    await operator.get(f"{programme}/people/{sights.mentee.id}")
    await operator.get("/profiles/v1/managed-people", role="mentor")
    await operator.get(f"/profiles/v1/managed-people/{sights.mentee.id}")
    await visitor.get("/profiles/v1/me/memberships")
    await visitor.get(f"/profiles/v1/me/memberships/{sights.ids['membership_id'][0]}")
    await operator.put(f"{programme}/coordinators/{sights.mentor.id}")
    await operator.delete(f"{programme}/coordinators/{sights.mentor.id}")


async def _forms(town: Town, sights: Sights) -> None:
    """A programme asks something; somebody answers, agrees, and agrees no longer."""
    operator = sights.operator
    made = await operator.post("/profiles/v1/programmes", {**TERMS, "slug": f"asking-{uuid7()}"})
    path = f"/profiles/v1/programmes/{made['id']}"
    await operator.change(f"{path}/form/terms", FORM)
    form = await town.api.ask("GET", f"{path}/form")
    person, consent = await town.resident("answers"), {"version": form["consent"]["version"], "language": "en"}
    body = {"role": "mentee", "answers": {"why_us": "I want to lead a team."}, "consent": consent}
    await town.api.ask("POST", f"{path}/sign-ups/validation", body)
    own = await person.visitor.post(f"{path}/sign-ups", {**body, "person": {"name": "Amina"}, "mentee": dict(MENTEE)})
    await person.visitor.get(f"/profiles/v1/me/memberships/{own['id']}/answers")
    await operator.get(f"{path}/memberships/{own['id']}/answers")
    await person.visitor.put(f"/profiles/v1/me/consents/{made['id']}", consent)
    await person.visitor.get("/profiles/v1/me/consents")
    await person.visitor.delete(f"/profiles/v1/me/consents/{made['id']}")
    there = f"by-code-{uuid7()}@example.org"
    begun = await town.api.ask("POST", f"{path}/sign-ups/codes", {"email": there})
    code = code_in(await town.mailbox.next_to(there, 0, brings_a_code))
    shown = {"sign_up_id": begun["sign_up_id"], "secret": begun["secret"], "mail_code": code}
    await town.api.ask("POST", f"{path}/sign-ups/by-code", {**body, **shown})


async def _asking(sights: Sights) -> str:
    made = await sights.operator.post("/profiles/v1/programmes", {**TERMS, "slug": f"surveying-{uuid7()}"})
    return str(made["id"])


async def _waiting_list(town: Town, sights: Sights) -> None:
    """The one place of a programme goes from hand to hand."""
    made = await sights.operator.post("/profiles/v1/programmes", {**TERMS, "slug": f"full-{uuid7()}", "capacity": 1})
    places = []
    for person in (has_it := await town.resident("has-it"), waits := await town.resident("waits")):
        own = await person.visitor.post(f"/profiles/v1/programmes/{made['id']}/applications", {"role": "mentee"})
        places.append(f"/profiles/v1/me/memberships/{own['id']}")
    await has_it.visitor.post(f"{places[0]}/leaving")
    await waits.visitor.post(f"{places[1]}/acceptance")


async def _rest(town: Town) -> None:
    """A mentor answers nobody, rests for that, and comes back."""
    silent = await town.mentor("silent")
    for _ in range(3):
        await town.ask(await town.mentee("unanswered"), silent)
    town.move_to(town.now() + timedelta(days=3, minutes=1))

    async def rests() -> bool:
        return (await silent.visitor.get("/matching/v1/me/rest"))["resting_since"] is not None

    await eventually(rests)
    await silent.visitor.post("/matching/v1/me/rest/end")


async def _ladder(town: Town, sights: Sights) -> None:
    """In a programme with a ladder somebody who did not answer rests, appeals, and comes back."""
    operator = sights.operator
    rules = await operator.get(RULES)
    steps = {"told": 1, "rest": 2, "within_days": 30}
    await operator.put(RULES, {"weights": rules["weights"], "ladder": steps}, etag=rules.etag)
    late = await town.mentor("late")
    for _ in range(2):
        await town.ask(await town.mentee("unanswered"), late)
    town.move_to(town.now() + timedelta(days=3, minutes=1))

    async def rests() -> bool:
        return bool((await late.visitor.get("/matching/v1/me/steps")).items)

    await eventually(rests)
    own = (await late.visitor.get("/matching/v1/me/steps")).items[0]
    step = f"/matching/v1/me/steps/{own['id']}"
    await late.visitor.post(f"{step}/appeal", {"text": "I was in hospital, and could not write."})
    operator.learn_from(late.visitor)
    await operator.get(f"/matching/v1/programmes/{OPEN_PROGRAMME}/steps", waiting="true")
    decision = {"outcome": "upheld", "reason": "We wrote twice, and a word would have done."}
    await operator.post(f"/matching/v1/steps/{own['id']}/decision", decision)
    late.visitor.learn_from(operator)
    await late.visitor.post(f"{step}/end")
    sights.ids["step_id"].append(own["id"])


async def _matching(town: Town, sights: Sights) -> None:
    mentor, mentee = sights.mentor, sights.mentee
    other, third = await town.mentor("other"), await town.mentor("third")
    await mentee.visitor.get("/matching/v1/me/recommendations")
    await mentee.visitor.get(f"/matching/v1/me/recommendations/{mentor.id}")
    asked = await town.ask(mentee, other, third)
    first = asked["proposals"][0]["id"]
    other.visitor.learn_from(mentee.visitor)
    await other.visitor.get(f"/matching/v1/proposals/{first}")
    await other.visitor.post(f"/matching/v1/proposals/{first}/question", {"text": "What have you tried so far?"})
    mentee.visitor.learn_from(other.visitor)
    await mentee.visitor.post(f"/matching/v1/proposals/{first}/question/answer", {"text": "One small thing."})
    other.visitor.learn_from(mentee.visitor)
    await other.visitor.post(f"/matching/v1/proposals/{first}/decline", {"reason": "other", "text": "A full year."})
    mentee.visitor.learn_from(other.visitor)
    await mentee.visitor.post(f"/matching/v1/proposals/{asked['proposals'][1]['id']}/withdrawal")
    again = await town.ask(mentee, third)
    await mentee.visitor.get(f"/matching/v1/requests/{again['id']}")
    await mentee.visitor.post(f"/matching/v1/requests/{again['id']}/withdrawal")
    await mentee.visitor.get("/matching/v1/me/proposals")
    await mentee.visitor.get("/matching/v1/me/requests")
    open_ = await town.ask(mentee, other)
    sights.ids["mentorship_id"].append(await town.mentorship(mentor, mentee))
    sights.ids["request_id"] += [asked["id"], open_["id"]]
    sights.ids["proposal_id"] += [first, open_["proposals"][0]["id"]]
    sights.ids["mentor_id"] += [other.id, third.id]
    await sights.operator.get("/matching/v1/managed-proposals", state="proposed")
    rules = await sights.operator.get(RULES)
    sights.weights = rules["weights"]
    await sights.operator.post(f"{RULES}/preview", {"weights": {**rules["weights"], "overlap": 30}})
    await sights.operator.put(
        RULES, {"weights": rules["weights"], "mentors_look": True, "drafts_shown": True}, etag=rules.etag
    )
    mentor.visitor.learn_from(sights.operator)
    await mentor.visitor.get("/matching/v1/me/mentees-who-wait")
    await sights.operator.get(f"{RULES}/versions")
    await sights.operator.get(f"{RULES}/versions/0")


async def _match_runs(town: Town, sights: Sights) -> None:
    """One is cancelled before a worker comes to it, one is done and decided."""
    operator, programme = sights.operator, OPEN_PROGRAMME
    alone = await town.mentee("alone")
    operator.learn_from(alone.visitor)
    wanted = {"programme_id": programme, "objective": "coverage", "dry_run": False}
    cancelled = f"/matching/v1/match-runs/{(await operator.post('/matching/v1/match-runs', wanted))['id']}"
    await operator.post(f"{cancelled}/cancellation")
    run = await operator.post("/matching/v1/match-runs", wanted)
    done = f"/matching/v1/match-runs/{run['id']}"

    async def is_done(path: str) -> bool:
        return bool((await operator.get(path))["state"] == "done")

    await eventually(partial(is_done, done))
    await operator.get("/matching/v1/match-runs", programme_id=programme)
    found = (await operator.get(f"{done}/drafts")).items
    await operator.get(f"{done}/unmatched")
    change, present = f"{done}/drafts/{alone.id}/change", next(each for each in found if each["mentee_id"] == alone.id)
    await operator.post(change, {"mentor_id": None, "dry_run": True})
    await operator.post(change, {"mentor_id": None})
    await operator.post(change, {"mentor_id": present["mentor_id"]})
    draft = (await alone.visitor.get("/matching/v1/me/drafts")).items[0]
    await alone.visitor.post(f"/matching/v1/me/drafts/{draft['id']}/opinion", {"rank": 1})
    await operator.get(f"{done}/report")
    await operator.get(f"{done}/report.html")
    await operator.get(f"{done}/what-became")
    replay = await operator.post(f"{done}/replays", {"objective": "stable"})
    await eventually(partial(is_done, f"/matching/v1/match-runs/{replay['id']}"))
    await operator.post(f"{done}/approval", {"mentee_ids": []})
    await sights.mentee.visitor.get("/matching/v1/me/draws")
    sights.ids["run_id"] += [run["id"]]
    sights.ids["draft_id"] += [draft["id"]]


async def _scheduling(town: Town, sights: Sights) -> None:
    mentor, mentee = sights.mentor, sights.mentee
    await mentor.visitor.change("/scheduling/v1/me/availability", ALWAYS)
    await mentee.visitor.get(f"/scheduling/v1/mentors/{mentor.id}/offerings")
    spare = await mentor.visitor.post("/scheduling/v1/me/offerings", {**OFFERING, "title": "Spare"})
    path = f"/scheduling/v1/offerings/{spare['id']}"
    await mentor.visitor.change(path, {**OFFERING, "title": "Archived soon"})
    await mentor.visitor.delete(path)
    slots = await town.free_slots(mentee, mentor, mentor.offering)
    hold = await mentee.visitor.post("/scheduling/v1/holds", booking(mentor.offering, slots[2]))
    await mentee.visitor.get("/scheduling/v1/me/holds")
    await mentee.visitor.post(f"/scheduling/v1/holds/{hold['id']}/renewal")
    await mentee.visitor.delete(f"/scheduling/v1/holds/{hold['id']}")
    await mentee.visitor.get("/scheduling/v1/slots", mentor_ids=mentor.id, next=3)
    await mentor.visitor.post("/scheduling/v1/me/time-off/preview", TIME_OFF)
    off = await mentor.visitor.post("/scheduling/v1/me/time-off", TIME_OFF)
    await mentor.visitor.delete(f"/scheduling/v1/me/time-off/{off['id']}")
    kept = await mentee.visitor.post("/scheduling/v1/holds", booking(mentor.offering, slots[90]))
    moved = await town.book(mentee, mentor, slot=3)
    await mentee.visitor.post(f"/scheduling/v1/sessions/{moved['id']}/rescheduling", {"starts_at": slots[8]})
    await mentee.visitor.post(f"/scheduling/v1/sessions/{moved['id']}/cancellation", {"reason": "ill"})
    held, missed = await town.book(mentee, mentor, slot=3), await town.book(mentee, mentor, slot=4)
    mentor.visitor.learn_from(mentee.visitor)
    town.move_to(held["starts_at"], before=timedelta(minutes=-1))
    await mentor.visitor.post(f"/scheduling/v1/sessions/{held['id']}/completion")
    town.move_to(missed["starts_at"], before=timedelta(minutes=-1))
    await mentor.visitor.post(f"/scheduling/v1/sessions/{missed['id']}/absence", {"who": "mentee"})
    await mentee.visitor.get("/scheduling/v1/me/sessions")
    await mentee.visitor.get(f"/scheduling/v1/sessions/{held['id']}")
    await mentee.visitor.get(f"/scheduling/v1/sessions/{held['id']}/place")
    ahead = await town.book(mentee, mentor, slot=100)
    mentor.visitor.learn_from(mentee.visitor)
    there = f"/scheduling/v1/sessions/{ahead['id']}/place"
    await mentor.visitor.change(there, {"kind": "link", "text": "https://meet.example.org/"})
    await mentor.visitor.delete(there)
    sights.ids["hold_id"] += [kept["id"]]
    sights.ids["offering_id"] += [mentor.offering, mentor.open_offering, spare["id"]]
    sights.ids["session_id"] += [held["id"], ahead["id"], ahead["id"], missed["id"]]
    sights.ids["starts_at"] += slots[100:140]


async def _agreements(town: Town, sights: Sights) -> None:
    """What a mentor and a mentee agree on: requests, other times, rhythms, absences; and their calendars."""
    mentor, mentee = sights.mentor, sights.mentee
    town.move_to(town.now() + timedelta(days=1))  # nobody begins more than ten things a day with somebody
    on_confirmation = await mentor.visitor.post("/scheduling/v1/me/offerings", {**OFFERING, "confirmation": True})
    mentee.visitor.learn_from(mentor.visitor)
    slots = await town.free_slots(mentee, mentor, mentor.offering)
    for answer, slot in (("confirmation", slots[30]), ("decline", slots[32])):
        asked = await mentee.visitor.post("/scheduling/v1/sessions", booking(on_confirmation["id"], slot))
        await mentor.visitor.post(
            f"/scheduling/v1/sessions/{asked['id']}/{answer}", {} if answer == "decline" else None
        )
    session = await town.book(mentee, mentor, slot=40)
    proposal = f"/scheduling/v1/sessions/{session['id']}/move-proposal"
    for answer, by in (("withdrawal", mentee), ("decline", mentor), ("acceptance", mentor)):
        await mentee.visitor.post(proposal, {"starts_at": slots[44]})
        await by.visitor.post(f"{proposal}/{answer}")
    await _rhythm(town, sights)
    for outcome in ("took_place", "absence_stands"):
        await _appeal(town, sights, outcome)
    feed = await mentee.visitor.put("/scheduling/v1/me/calendar-feed")
    await town.api.ask("GET", feed["path"])
    await mentee.visitor.delete("/scheduling/v1/me/calendar-feed")
    kept = await mentee.visitor.put("/scheduling/v1/me/calendar-feed")
    sights.ids["token"].append(kept["path"].rpartition("/")[2])


async def _rhythm(town: Town, sights: Sights) -> None:
    first = town.now() + timedelta(days=10)
    rhythm = {"time_zone": "UTC", "first_date": f"{first:%Y-%m-%d}", "at": "06:00", "times": 3}
    body = {"offering_id": sights.mentor.offering, "length_minutes": 30, "when_taken": "book_the_others", **rhythm}
    series = await sights.mentee.visitor.post("/scheduling/v1/series", body)
    await sights.mentee.visitor.get(f"/scheduling/v1/series/{series['id']}", time_zone="America/New_York")
    last = series["sessions"][-1]["id"]
    await sights.mentee.visitor.post(f"/scheduling/v1/sessions/{last}/cancellation", {"and_following": True})
    sights.ids["series_id"].append(series["id"])


async def _appeal(town: Town, sights: Sights, outcome: str) -> None:
    mentor, mentee = sights.mentor, sights.mentee
    session = await town.book(mentee, mentor, slot=4)
    town.move_to(session["starts_at"], before=timedelta(minutes=-1))
    path = f"/scheduling/v1/sessions/{session['id']}"
    await mentor.visitor.post(f"{path}/absence", {"who": "mentee"})
    await mentee.visitor.post(f"{path}/appeal", {"reason": "I was there."})
    await sights.operator.get("/scheduling/v1/appeals")
    await sights.operator.post(f"/scheduling/v1/appeals/{session['id']}/decision", {"outcome": outcome})


async def _mentorships(town: Town, sights: Sights) -> None:
    mentor, mentee = sights.mentor.visitor, sights.mentee.visitor
    mentee.learn_from(mentor)
    one = f"/mentorships/v1/mentorships/{sights.ids['mentorship_id'][0]}"
    await mentee.get("/mentorships/v1/me/mentorships")
    await mentee.change(one, {"meeting_rhythm": "monthly"}, method="PATCH")
    await mentee.get(f"{one}/agreement/draft")
    await _agreement(mentor, mentee, f"{one}/agreement")
    await mentee.post(f"{one}/goals/from-profile")
    await say_stages(sights.operator)
    await mentee.post(f"{one}/stage", {"stage": "feedback"})
    await mentee.post(f"{one}/pause", {"resumes_on": f"{town.now() + timedelta(days=20):%Y-%m-%d}"})
    await mentee.post(f"{one}/resumption")
    await _thread(sights, f"{one}/messages")
    sights.ids["help_request_id"] += await ask_for_help(town, mentee, sights.operator, one)
    await mentee.get(f"{one}/timeline")
    await mentee.get(f"{one}/momentum")
    await mentee.get("/mentorships/v1/me/momentum")
    await mentee.put(f"{one}/momentum/mute")
    await mentee.delete(f"{one}/momentum/mute")
    goal = await mentee.post(f"{one}/goals", {"text": "Run a cluster", "horizon": "short_term", "kind": "skill"})
    await mentee.get(f"{one}/goals")
    await mentee.change(f"/mentorships/v1/goals/{goal['id']}", {"deadline": "2099-12-31"}, method="PATCH")
    mentor.learn_from(mentee)
    await mentor.post(f"/mentorships/v1/goals/{goal['id']}/agreement", {"version": 2})
    step = await mentee.post(f"/mentorships/v1/goals/{goal['id']}/action-steps", {"text": "Install one"})
    await mentee.change(f"/mentorships/v1/action-steps/{step['id']}", {"status": "in_progress"}, method="PATCH")
    await mentee.change(
        f"{one}/roadmap", {"today": "Developer", "target": "Lead", "milestones": [{"text": "A project"}]}
    )
    await mentee.get(f"{one}/roadmap")
    for table in ("tracker", "tracker.csv", "tracker.html"):
        await mentee.get(f"{one}/{table}")
    await mentee.get(f"/mentorships/v1/goals/{goal['id']}/history")
    held, ahead = sights.ids["session_id"][:2]
    agenda = f"/mentorships/v1/sessions/{ahead}/agenda"
    await mentee.put(agenda, {"topics": [{"text": "Where to begin?", "asked_by": "mentee"}]})
    await mentee.get(agenda)
    sights.ids["topic_id"].append(await prepare(mentee, held, ahead, goal["id"]))
    await check_in(mentee, sights.operator, one)
    await get_ready(sights.operator, mentee, one)
    sights.ids["introduction_id"] += await introduce(mentor, mentee, one)
    sights.ids["kudos_id"] += await see_skills(mentor, mentee, one)
    await have_a_badge(mentee, one)
    sights.ids["suggestion_id"] += await suggest(mentor, mentee, one, goal["id"])
    notes = f"/mentorships/v1/sessions/{held}/notes"
    await mentee.put(f"{notes}/mine", {"shared": "Install one first", "private": "I was nervous"})
    await mentee.change(f"{notes}/mine", {"shared": "Install one first, then two"})
    await mentee.get(notes)
    sights.ids["feedback_id"].append(await tell_each_other(mentor, mentee, held, goal["id"]))
    sights.ids["goal_id"].append(goal["id"])
    sights.ids["action_step_id"].append(step["id"])
    leaver = await town.mentor("leaver")
    ended = await town.mentorship(leaver, sights.mentee)
    leaver.visitor.learn_from(mentee)
    await leaver.visitor.put(
        f"/mentorships/v1/mentorships/{ended}/successor", {"mentor_id": sights.mentor.id}, etag="*"
    )
    await mentee.change(f"/mentorships/v1/mentorships/{ended}/keeping", {"goals": True})
    await mentee.get(f"/mentorships/v1/mentorships/{ended}/ending")
    await mentee.post(f"/mentorships/v1/mentorships/{ended}/ending", {"reason": "goals_reached", "text": "Thank you."})


async def _rematches(town: Town, sights: Sights) -> None:
    """Somebody had a mentor in the default programme, and wants another one."""
    again = await town.mentee("again")
    mentorship = await town.mentorship(await town.mentor("former"), again)
    await again.visitor.post(f"/mentorships/v1/mentorships/{mentorship}/ending", {"reason": "not_a_fit"})
    wanted = {"programme_id": OPEN_PROGRAMME, "cause": "other_skills"}
    await again.visitor.post("/matching/v1/me/rematches", wanted)
    await again.visitor.get("/matching/v1/me/rematches")
    await sights.operator.get(f"/matching/v1/programmes/{OPEN_PROGRAMME}/rematch-causes")


async def _thread(sights: Sights, path: str) -> None:
    mentee = sights.mentee.visitor
    written = await mentee.post(path, {"text": "It worked!"})
    await mentee.get(path)
    await mentee.get(f"/mentorships/v1/messages/{written['id']}")
    await mentee.post(f"{path}/reading", {"up_to": 1})
    await mentee.get(f"{path}/counts")
    sights.ids["message_id"].append(written["id"])


async def _agreement(mentor: Visitor, mentee: Visitor, path: str) -> None:
    """The mentee has proposed a rhythm, and thinks again; they agree on the third proposal."""
    await mentee.post(f"{path}/withdrawal")
    terms = {"meeting_rhythm": "fortnightly", "length_minutes": 45, "channel": "video", "mentee_does": "Prepare"}
    for number, answer in ((2, "decline"), (3, "acceptance")):
        await mentee.change(path, terms | {"mentor_does": f"Listen, {number} times"})
        mentor.learn_from(mentee)
        await mentor.post(f"{path}/{answer}", {"number": number})
        mentee.learn_from(mentor)
    await mentee.get(f"{path}/revisions")


async def _notifications(sights: Sights) -> None:
    visitor = sights.mentee.visitor
    messages = await visitor.get("/notifications/v1/me/messages")
    ids = [each["id"] for each in messages.items]
    await visitor.get(f"/notifications/v1/me/messages/{ids[0]}")
    await visitor.post(f"/notifications/v1/me/messages/{ids[0]}/reading")
    await visitor.get("/notifications/v1/me/messages/counts")
    await visitor.post("/notifications/v1/me/messages/reading", {"up_to": 1})
    await visitor.get("/notifications/v1/me/messages/stream", seconds=0)
    await visitor.change("/notifications/v1/me/preferences", {"mail": {"reminder_day_before": False}})
    sights.ids["message_id"] += ids
