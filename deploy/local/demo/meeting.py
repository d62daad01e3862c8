"""The first half of a meeting: people arrive, a mentee gets recommendations, asks two mentors, and the second says yes."""

import asyncio
import time
from dataclasses import dataclass
from typing import Any, Final

from deploy.local.demo.arrivals import Guest, person_of, settle_in
from deploy.local.demo.client import JSON, Visitor
from deploy.local.demo.mailbox import code_in
from deploy.local.demo.people import DemoPerson
from deploy.local.demo.scene import Scene
from deploy.local.demo.telling import first_name
from deploy.local.trouble import Trouble

SHOWN: Final = 3
REASONS: Final = 5
PAGE: Final = 20


@dataclass(frozen=True)
class Pair:
    """Who works together from now on."""

    mentee: Guest
    mentor: Guest
    onlooker: Guest
    mentorship_id: str


async def people_arrive(scene: Scene) -> Guest:
    """The mentee whom this run is about, slowly; then all the others at once."""
    scene.teller.chapter("People arrive")
    mentee = await _arrives_slowly(scene, _leading(scene))
    others = [person for person in scene.people if person.email not in scene.book.arrived]
    began = time.monotonic()
    if others:
        scene.teller.tell(f"{len(others)} others sign in the same way and say who they are, all over the world …")
    for group in _groups(others, 40):
        scene.introduce(await scene.door.let_in(group, scene.book))
        scene.teller.aside(f"{len(scene.guests)} people are in")
    _tell_crowd(scene, time.monotonic() - began)
    scene.all_heard(mentee.visitor, list(scene.guests.values())[-6:])
    scene.teller.events(await scene.reader.arrived())
    return mentee


def _leading(scene: Scene) -> DemoPerson:
    """Every run is about somebody else; first about those for whom several mentors know what they want."""
    mentors = [person for person in scene.people if person.mentor]

    def second_best(mentee: DemoPerson) -> int:
        return sorted(_in_common(mentor, mentee) for mentor in mentors)[-2]

    mentees = [person for person in scene.people if person.mentee and not person.mentor]
    return sorted(mentees, key=second_best, reverse=True)[scene.book.runs % len(mentees)]


def _in_common(mentor: DemoPerson, mentee: DemoPerson) -> int:
    """What the mentor can and the mentee wants, weighed by how much, as far as both write it in the same way."""
    assert mentor.mentor is not None
    assert mentee.mentee is not None
    able = {each.named: each.grade for each in mentor.mentor.skills}
    return sum(each.grade * able.get(each.named, 0) for each in mentee.mentee.skills_wanted)


def _onlooker(scene: Scene, mentor: DemoPerson, mentee: DemoPerson) -> DemoPerson:
    """Another mentee whom the same mentor may be recommended to."""
    others = [person for person in scene.people if person.mentee and not person.mentor and person is not mentee]
    return max(others, key=lambda person: _in_common(mentor, person))


async def _arrives_slowly(scene: Scene, person: DemoPerson) -> Guest:
    teller = scene.teller
    visitor = Visitor(scene.api, language=person.locale)
    before = len(scene.mailbox.to(person.email))
    teller.tell(f"{person.name} ({person.time_zone}) gives the address {person.email} and gets a code:")
    asked = await visitor.begin_sign_in(person.email)
    mail = await scene.mailbox.next_to(person.email, before)
    teller.mail(mail)
    signed_in = await visitor.show_code(asked, code_in(mail))
    guest = Guest(person, visitor)
    if signed_in["new_person"]:
        teller.tell(f"The code {code_in(mail)} opens the door. {first_name(person.name)} is new here.")
    else:
        teller.tell(f"The code {code_in(mail)} opens the door. {first_name(person.name)} has been here before.")
    if person.email not in scene.book.arrived:
        await settle_in(guest)
        scene.book.arrived[person.email] = guest.person_id
    spoken = ", ".join(each["language"] for each in person_of(person)["languages"])
    teller.aside(f"speaks {spoken}; wants: {person.mentee.goals[0].text if person.mentee else ''}")
    scene.introduce([guest])
    return guest


def _groups(people: list[DemoPerson], size: int) -> list[list[DemoPerson]]:
    return [people[start : start + size] for start in range(0, len(people), size)]


def _tell_crowd(scene: Scene, seconds: float) -> None:
    present = [person for person in scene.people if person.email in scene.book.arrived]
    mentors = [person for person in present if person.mentor]
    zones = {person.time_zone for person in present}
    tongues = {each.language for person in present for each in person.languages}
    scene.teller.tell(
        f"{len(present)} people, {len(mentors)} of them mentors, in {len(zones)} time zones, with {len(tongues)} languages"
        + (f"; {len(scene.guests)} signed in within {seconds:.1f} s." if seconds > 1 else ".")
    )


async def mentee_gets_recommendations(scene: Scene, mentee: Guest) -> list[JSON]:
    """Who fits, and why, in words."""
    teller = scene.teller
    teller.chapter(f"{first_name(mentee.name)} asks who would be a good mentor")
    side = mentee.person.mentee
    assert side is not None
    teller.tell("Wants: " + "; ".join(f"{each.named.skill} ({each.grade})" for each in side.skills_wanted))
    recommended = await _recommended(scene, mentee.visitor)
    if len(recommended) < SHOWN:
        raise Trouble(
            f"only {len(recommended)} mentors are recommended to {mentee.name}.",
            "`./mentoring dead-letters` and `./mentoring logs matching` show whether something got stuck.",
        )
    cards = await _cards(scene, mentee.visitor, [each["mentor_id"] for each in recommended[:PAGE]])
    for place, each in enumerate(recommended[:SHOWN], 1):
        card = cards[each["mentor_id"]]
        teller.recommendation(place, card["name"], card["headline"], each, reasons=REASONS)
    return recommended


async def _recommended(scene: Scene, visitor: Visitor) -> list[JSON]:
    """From the best on, until two of them play here: on a platform with other people those may come first."""
    found: list[JSON] = []
    query: dict[str, Any] = {"page_size": PAGE}
    while True:
        page = await visitor.get("/matching/v1/me/recommendations", **query)
        found += page.items
        query["page_token"] = page["next_page_token"]
        if query["page_token"] is None or len(_players(scene, found)) > 1:
            return found


def _players(scene: Scene, recommended: list[JSON]) -> list[DemoPerson]:
    return [person for each in recommended if (person := scene.person_with_id(each["mentor_id"]))]


async def _cards(scene: Scene, visitor: Visitor, mentors: list[str]) -> dict[str, JSON]:
    """The public cards; from them the teller knows names."""
    cards = (await visitor.get("/profiles/v1/mentors", ids=",".join(mentors))).items
    scene.teller.names.update({card["person_id"]: card["name"] for card in cards})
    return {card["person_id"]: card for card in cards}


async def mentors_are_asked(scene: Scene, mentee: Guest, recommended: list[JSON]) -> Pair:
    """The first one declines, so the second one is asked, and accepts."""
    teller = scene.teller
    first, second = await _asked(scene, recommended)
    teller.chapter(f"{first_name(mentee.name)} asks {first_name(first.name)}, and then {first_name(second.name)}")
    mail_to_first, mail_to_second, answers = scene.mail_to(first), scene.mail_to(second), scene.mail_to(mentee)
    request = await mentee.visitor.post(
        "/matching/v1/requests",
        {"mentor_ids": [first.person_id, second.person_id], "message": _message(mentee)},
    )
    teller.table(
        (str(place), teller.name(each["mentor_id"]), each["state"], f"answers by {each['respond_by'] or '–'}")
        for place, each in enumerate(request["proposals"], 1)
    )
    await mail_to_first.arrives()
    await _answers(scene, first, mentee, "decline", {"reason": "no_time"})
    await mail_to_second.arrives()
    accepted = await _answers(scene, second, mentee, "acceptance", None)
    await answers.arrives(lambda mail: first_name(second.name) in f"{mail.message['Subject']} {mail.text}")
    mentee.visitor.learn_from(second.visitor)
    people = [mentee.person_id]
    teller.events(await scene.reader.arrived(("matches", "accepted"), ("mentorships", "opened"), about=people))
    onlooker = await scene.bring_in(_onlooker(scene, second.person, mentee.person))
    return Pair(mentee, second, onlooker, accepted["mentorship_id"])


async def _asked(scene: Scene, recommended: list[JSON]) -> tuple[Guest, Guest]:
    """The best one, and the best of the others who has room for more than one (so that others can still be told of them)."""
    best, *others = _players(scene, recommended)
    roomy = [person for person in others if person.mentor and person.mentor.capacity > 1]
    first, second = await asyncio.gather(scene.bring_in(best), scene.bring_in((roomy or others)[0]))
    return first, second


def _message(mentee: Guest) -> str:
    side = mentee.person.mentee
    assert side is not None
    return f"{side.goals[0].text} That is where I want to get to, and I would love to learn from you how."


async def _answers(scene: Scene, mentor: Guest, mentee: Guest, answer: str, body: JSON) -> JSON:
    """The mentor looks at what was proposed, and answers the newest of this mentee."""
    mentor.visitor.learn_from(mentee.visitor)
    theirs: dict[str, Any] = {"as": "mentor", "state": "proposed"}
    proposals = (await mentor.visitor.get("/matching/v1/me/proposals", **theirs)).items
    proposal = next(each for each in proposals if each["mentee_id"] == mentee.person_id)
    asking = proposal["mentee"]
    wanted = ", ".join(each["name"] for each in asking["skills_wanted"])
    scene.teller.tell(f"{first_name(mentor.name)} reads who asks: “{asking['goals'][0]['text']}”; wants {wanted}.")
    scene.teller.tell(f"{first_name(mentor.name)} can {', '.join(proposal['can'])}, and chooses: {answer}.")
    answered = await mentor.visitor.post(f"/matching/v1/proposals/{proposal['id']}/{answer}", body)
    return answered.body
