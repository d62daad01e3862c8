"""Every page of the app, with something on it, and who sees it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from deploy.local.demo.client import Answer
from shared.contracts.programmes import OPEN_ID
from tests.browser.consents import agreed_to_former_words
from tests.journeys.town import Mentor, Resident, Town

Who = Literal["mentee", "mentor", "operator"]


@dataclass(frozen=True)
class Settled:
    """Three people and what is between them."""

    mentor: Mentor
    mentee: Resident
    operator: Resident
    mentorship: str
    session: Answer
    programme: str
    run: str
    applicant: str


def pages(of: Settled) -> Iterator[tuple[str, str, Who]]:
    """Name, path, and whose page it is."""
    session, mentorship = f"/sessions/{of.session['id']}", f"/mentorships/{of.mentorship}"
    yield from (
        (name, path, "mentee")
        for name, path in (
            ("home", "/"),
            ("profile", "/profile"),
            ("mentors", "/mentors"),
            ("all mentors", "/mentors?show=all"),
            ("a mentor", f"/mentors/{of.mentor.id}"),
            ("requests", "/requests"),
            ("booking", f"{mentorship}/booking"),
            ("a rhythm", f"{mentorship}/regular"),
            ("sessions", "/sessions"),
            ("past sessions", "/sessions?show=past"),
            ("a session", session),
            ("moving", f"{session}/move"),
            ("agenda", f"{session}/agenda"),
            ("notes", f"{session}/notes"),
            ("worksheet", f"{session}/worksheet"),
            ("feedback", f"{session}/feedback"),
            ("mentorships", "/mentorships"),
            ("a mentorship", mentorship),
            ("agreement", f"{mentorship}/agreement"),
            ("goals", f"{mentorship}/goals"),
            ("thread", f"{mentorship}/messages"),
            ("tracker", f"{mentorship}/tracker"),
            ("roadmap", f"{mentorship}/roadmap"),
            ("check-ins", f"{mentorship}/check-ins"),
            ("thanks", f"{mentorship}/kudos"),
            ("badges", f"{mentorship}/badges"),
            ("what goes along", f"{mentorship}/going-along"),
            ("suggestions", f"{mentorship}/suggestions"),
            ("preparation", f"{mentorship}/preparation"),
            ("skills", f"{mentorship}/skills"),
            ("introductions", "/introductions"),
            ("passing on", "/giving-back"),
            ("inbox", "/inbox"),
            ("unread", "/inbox?show=unread"),
            ("you", "/you"),
            ("own photo", "/you/photo"),
            ("own address", "/you/address"),
            ("where one is signed in", "/you/sign-ins"),
            ("own consents", "/you/consents"),
            ("own data", "/you/data"),
            ("blocks", "/you/blocks"),
            ("own calendar", "/you/calendar"),
            ("mentors narrowed down", "/mentors?style=listening&order=gain"),
            ("mails", "/preferences"),
            ("help", "/help"),
            ("programmes", "/programmes"),
            ("signing up", f"/programmes/{of.programme}/sign-up"),
            ("an invitation", "/invitations/nobodys"),
            ("a survey whose link is bad", f"/surveys/{of.mentor.id}#until=1774310400&code={'k' * 22}"),
            ("nothing there", "/no/such/page"),
            ("somebody else's session", f"/sessions/{of.mentor.id}"),
        )
    )
    yield from (
        (f"mentor's {name}", path, "mentor")
        for name, path in (
            ("home", "/"),
            ("requests", "/requests"),
            ("profile", "/profile/mentor"),
            ("ceasing", "/profile/ceasing"),
            ("hours", "/hours"),
            ("time off", "/time-off"),
            ("offerings", "/offerings"),
            ("shelf", "/shelf"),
            ("mentees", "/mentees"),
            ("successor", f"{mentorship}/going-along"),
            ("mentees who look for somebody", "/mentees/waiting"),
            ("session", session),
        )
    )
    programme = f"/programmes/{of.programme}"
    yield from (
        (f"operator's {name}", path, "operator")
        for name, path in (
            ("programmes", "/programmes"),
            ("members", programme),
            ("people", f"{programme}/people"),
            ("person", f"{programme}/people/{of.applicant}"),
            ("pairs", f"/programmes/{OPEN_ID}/pairs"),
            ("applicants", f"{programme}/applicants"),
            ("import", f"{programme}/import"),
            ("funnel", f"{programme}/funnel"),
            ("outcomes", f"{programme}/outcomes"),
            ("surveys", f"{programme}/surveys"),
            ("terms", f"{programme}/terms"),
            ("form", f"{programme}/form"),
            ("stages", f"{programme}/stages"),
            ("reports", "/reports"),
            ("sign-ins", "/you/sign-ins"),
            ("audit log", f"/audit-log?programme={of.programme}"),
            ("runs", f"{programme}/runs"),
            ("run", f"{programme}/runs/{of.run}"),
            ("rules", f"{programme}/rules"),
            ("steps", f"/programmes/{OPEN_ID}/steps?all=1"),
            ("work list", "/work"),
            ("dead letters", "/dead-letters?service=matching"),
        )
    )


async def settle(town: Town, operator: Resident) -> Settled:
    """Two who have met for a while, and a programme with a run."""
    mentor, mentee = await town.mentor("Ines"), await town.mentee("Jon")
    mentorship = await town.mentorship(mentor, mentee)
    session = await town.book(mentee, mentor, slot=100)
    path = f"/mentorships/v1/mentorships/{mentorship}"
    goal = {"text": "Lead a small team by summer", "horizon": "long_term", "kind": "career", "deadline": "2027-06-30"}
    added = await mentee.visitor.post(f"{path}/goals", goal)
    await mentor.visitor.post(f"/mentorships/v1/goals/{added['id']}/agreement", {"version": added["version"]})
    await mentee.visitor.post(
        f"/mentorships/v1/goals/{added['id']}/action-steps", {"text": "Ask my lead for a project"}
    )
    await mentor.visitor.post(f"{path}/messages", {"text": "Welcome! What shall we begin with?"})
    await mentor.visitor.change(
        f"{path}/agreement", {"meeting_rhythm": "weekly", "mentee_does": "Prepares each meeting."}
    )
    await mentor.visitor.post(f"{path}/kudos", {"text": "Your question changed how I plan.", "skills": ["python"]})
    await mentor.visitor.post(f"{path}/suggestions", {"kind": "book", "title": "The first 90 days"})
    await mentor.visitor.post(f"{path}/introductions", {"about": "Somebody who built up a team from nothing."})
    await mentor.visitor.post(f"{path}/skill-ratings", {"moment": "start", "skills": [{"skill": "python", "level": 2}]})
    await mentee.visitor.post(f"{path}/check-ins", {"line": "We met at the coffee machine."})
    asking = await town.mentee("Kim")
    await town.ask(asking, mentor)
    await mentee.visitor.post(f"{path}/help-requests", {"text": "We can't find a time."})
    report = {"reason": "rude", "text": "They shouted at me.", "evidence": ["Our second session"]}
    await mentee.visitor.post(f"/profiles/v1/people/{asking.id}/reports", report)
    terms = {
        "slug": f"spring-{operator.id[-6:]}",
        "texts": [{"language": "en", "name": "Spring", "about": "Half a year together."}],
        "joined_by": "approval",
    }
    programme = (await operator.visitor.post("/profiles/v1/programmes", terms))["id"]
    await asking.visitor.post(f"/profiles/v1/programmes/{programme}/applications", {"role": "mentee"})
    operator.visitor.learn_from(asking.visitor)
    await agreed_to_former_words(operator, mentee)
    body = {"programme_id": programme, "objective": "coverage", "dry_run": True}
    run = await operator.visitor.post("/matching/v1/match-runs", body)
    return Settled(mentor, mentee, operator, mentorship, session, str(programme), str(run["id"]), asking.id)
