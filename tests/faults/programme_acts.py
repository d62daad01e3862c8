"""What operators and members of programmes do: programmes are made, filled, matched, asked and measured."""

import asyncio
import base64
import random
import time
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any, Final
from uuid import UUID

from deploy.operating.evidence import Command
from shared.ground.survey_links import code_of
from tests.faults.load import Act, Cohort, Load, Person

PROFILES: Final = "/profiles/v1/programmes"
RUNS: Final = "/matching/v1/match-runs"
MENTORSHIPS: Final = "/mentorships/v1/programmes"
KEPT: Final = 3
"""So many programmes things go on in; those before them stay as they are."""
HEAVY_AT: Final = 0.3
"""How often one of the acts comes about that keep a process busy for a second or two."""
HAPPENS_WITHIN: Final = 30.0
LADDER: Final = {"told": 1, "within_days": 30}
"""Who does not come is told so, and goes on all the same."""


# programmes and who is in them


async def make_a_programme(load: Load, rng: random.Random) -> None:
    """One with few places, which may go by lot."""
    await _programme(load, capacity=rng.choice((2, 4, 8)), places=rng.choice(("lottery", "by_score")))


async def _programme(load: Load, *, capacity: int | None, places: str) -> Cohort | None:
    today = f"{load.now():%Y-%m-%d}"
    terms = {
        "slug": f"cohort-{time.time_ns()}",
        "texts": [{"language": "en", "name": "A cohort"}],
        "joined_by": "open",
        "dates": {"starts_on": today},
        "capacity": capacity,
        "places": places,
    }
    made = await load.ask(load.town.operator, "make programme", "POST", PROFILES, terms)
    if not made.is_acknowledged:
        return None
    cohort = Cohort(str(made.answer["id"]))
    load.town.cohorts = [*load.town.cohorts[1 - KEPT :], cohort]
    return cohort


def in_a_cohort(act: "Callable[[Load, random.Random, Cohort], Awaitable[None]]") -> Act:
    """The act in one of the newest programmes; a new one is made where there is none."""

    async def do(load: Load, rng: random.Random) -> None:
        if load.town.cohorts:
            await act(load, rng, rng.choice(load.town.cohorts))
        else:
            await make_a_programme(load, rng)

    do.__name__ = act.__name__
    return do


@in_a_cohort
async def join(load: Load, rng: random.Random, cohort: Cohort) -> None:
    """As a mentee, of whom there are more than places, or as a mentor."""
    person = rng.choice(load.town.people)
    await _join(load, cohort, person, "mentor" if person.offering and rng.random() < 0.4 else "mentee")


async def _join(load: Load, cohort: Cohort, person: Person, role: str) -> None:
    applied = await load.ask(person, "apply", "POST", f"{PROFILES}/{cohort.programme_id}/applications", {"role": role})
    if applied.is_acknowledged:
        cohort.places[str(applied.answer["id"])] = person


@in_a_cohort
async def leave_or_come(load: Load, rng: random.Random, cohort: Cohort) -> None:
    """Whoever leaves makes room for the next; whoever has a place kept for them takes it."""
    if cohort.places:
        membership, person = rng.choice(sorted(cohort.places.items()))
        does, act = rng.choice(
            (("leave programme", "leaving"), ("take place", "acceptance"), ("take place", "acceptance"))
        )
        await load.ask(person, does, "POST", f"/profiles/v1/me/memberships/{membership}/{act}")


@in_a_cohort
async def take_people_over(load: Load, rng: random.Random, cohort: Cohort) -> None:
    await _take_over(load, rng, cohort)


async def _take_over(load: Load, rng: random.Random, cohort: Cohort) -> None:
    """A file is tried and taken over: who is new is expected, who is here is in. Then they are invited, or all is undone."""
    number, here = time.time_ns(), rng.choice(load.town.people)
    lines = [f"guest{each}-{number}@town.example,mentee,E-{number}-{each}" for each in range(3)]
    file = "\n".join(("email,role,number", f"{here.email},mentee,E-{number}-9", *lines))
    imports, operator = f"{PROFILES}/{cohort.programme_id}/imports", load.town.operator
    tried = await load.ask(operator, "try file", "POST", imports, _file(file))
    if not tried.is_acknowledged:
        return
    path = f"{imports}/{tried.answer['id']}"
    taken = await load.ask(operator, "take people over", "POST", f"{path}/commit")
    if taken.is_acknowledged and rng.random() < 0.3:
        await load.ask(operator, "undo file", "POST", f"{path}/undoing")
    elif taken.is_acknowledged:
        await load.ask(operator, "invite", "POST", f"{PROFILES}/{cohort.programme_id}/invitations")


def _file(text: str) -> Mapping[str, str]:
    return {"file": base64.b64encode(text.encode()).decode()}


# matching


@in_a_cohort
async def start_a_run(load: Load, rng: random.Random, cohort: Cohort) -> None:
    """A real one or a trial, for everybody or for who came late."""
    if rng.random() < HEAVY_AT:
        await _start(load, cohort, rng.choice(("coverage", "score", "stable")), rng.random() < 0.2, rng.random() < 0.3)


async def _start(load: Load, cohort: Cohort, objective: str, dry_run: bool, top_up: bool) -> Command:
    wanted = {"programme_id": cohort.programme_id, "objective": objective, "dry_run": dry_run, "top_up": top_up}
    return await load.ask(load.town.operator, "start run", "POST", RUNS, wanted)


@in_a_cohort
async def decide_on_a_run(load: Load, rng: random.Random, cohort: Cohort) -> None:
    """Perhaps somebody has nobody now, by hand; then all is approved, or nothing."""
    operator = load.town.operator
    for run in [each for each in await _runs(load, cohort) if "approve" in each["can"]][:1]:
        drafts = (await load.read(operator, f"{RUNS}/{run['id']}/drafts") or {}).get("items", [])
        if drafts and rng.random() < 0.3:
            path = f"{RUNS}/{run['id']}/drafts/{rng.choice(drafts)['mentee_id']}/change"
            await load.ask(operator, "change draft", "POST", path, {"mentor_id": None, "dry_run": False})
        chosen: Mapping[str, Any] = {"mentee_ids": None if rng.random() < 0.8 else []}
        await load.ask(operator, "approve run", "POST", f"{RUNS}/{run['id']}/approval", chosen)


@in_a_cohort
async def show_drafts(load: Load, rng: random.Random, cohort: Cohort) -> None:
    """Or no more; whoever has one is told that it waits for their word."""
    await _show_drafts(load, cohort, shown=rng.random() < 0.8)


async def _show_drafts(load: Load, cohort: Cohort, *, shown: bool = True) -> bool:
    """Whether they are, as far as the programme is known there."""
    path = f"/matching/v1/programmes/{cohort.programme_id}/rules"
    rules = await load.read(load.town.operator, path)
    if rules is not None and rules["drafts_shown"] != shown:
        wanted = {"weights": rules["weights"], "drafts_shown": shown, "ladder": LADDER}
        await load.replace(load.town.operator, "change rules", path, wanted)
        return False
    return rules is not None


async def say_of_a_draft(load: Load, rng: random.Random) -> None:
    """That one wants it before others, or not at all, or nothing after all."""
    await _say_of_a_draft(load, rng.choice(load.town.people), rng.choice(({"rank": 1}, {"refused": True}, {})))


async def _say_of_a_draft(load: Load, person: Person, opinion: Mapping[str, Any]) -> None:
    page = await load.read(person, "/matching/v1/me/drafts")
    for draft in (page or {}).get("items", [])[:1]:
        await load.ask(person, "say of draft", "POST", f"/matching/v1/me/drafts/{draft['id']}/opinion", opinion)


async def _runs(load: Load, cohort: Cohort) -> list[Any]:
    page = await load.read(load.town.operator, RUNS, programme_id=cohort.programme_id)
    found: list[Any] = (page or {}).get("items", [])
    return found


# asking and measuring


@in_a_cohort
async def ask_by_a_survey(load: Load, rng: random.Random, cohort: Cohort) -> None:
    days = {"opens_on": f"{load.now():%Y-%m-%d}", "closes_on": f"{load.now() + timedelta(days=60):%Y-%m-%d}"}
    path = f"{MENTORSHIPS}/{cohort.programme_id}/surveys/pulse"
    await load.ask(load.town.operator, "set up survey", "PUT", path, days)


async def answer_a_survey(load: Load, rng: random.Random) -> None:
    """By the link that is in the inbox, for which nobody signs in."""
    person = rng.choice(load.town.people)
    page = await load.read(person, "/notifications/v1/me/messages", page_size=50)
    asked = [each for each in (page or {}).get("items", []) if each["kind"].startswith("survey")]
    if asked:
        invitation, until = rng.choice(asked)["path"].rpartition("/")[2], int(load.now().timestamp()) + 3600
        code = code_of(load.survey_key, UUID(invitation), datetime.fromtimestamp(until, UTC))
        said = {"until": until, "code": code, "answers": {"satisfaction": rng.randint(0, 10)}}
        path = f"/mentorships/v1/survey-invitations/{invitation}/answers"
        await load.ask(person, "answer survey", "PUT", path, said)


@in_a_cohort
async def tell_facts(load: Load, rng: random.Random, cohort: Cohort) -> None:
    """Of some people more, mentored or not."""
    today, number = f"{load.now():%Y-%m-%d}", time.time_ns()
    rows = [f"F-{number}-{each},{rng.choice(('', today))}" for each in range(5)]
    file = {**_file("\n".join(("number,promoted_on", *rows))), "told_until": today, "dry_run": False}
    await load.ask(load.town.operator, "tell facts", "POST", f"{MENTORSHIPS}/{cohort.programme_id}/facts", file)


@in_a_cohort
async def release_outcomes(load: Load, rng: random.Random, cohort: Cohort) -> None:
    """Once a quarter in a programme; asked again, it says so."""
    if rng.random() < HEAVY_AT:
        await _release(load, cohort)


async def _release(load: Load, cohort: Cohort) -> None:
    where = f"{MENTORSHIPS}/{cohort.programme_id}"
    plan = {"basis": "selected", "horizon_days": 180, "fewest": 5}
    await load.replace(load.town.operator, "plan outcomes", f"{where}/outcome-plan", plan)
    await load.ask(load.town.operator, "release outcomes", "POST", f"{where}/outcome-releases")


# whole scenes, for places that the load alone passes too seldom


async def match_a_cohort(load: Load, *, runs: int = 1, newcomers: int = 0) -> None:
    """A programme whose places go by lot is made, filled and matched, again where that is wanted; mentors say something of their drafts,
    and the last run is approved.

    `newcomers`: so many of its mentees have had no mentor yet, and some mentors have a place for them.
    """
    cohort = await _programme(load, capacity=None, places="lottery")
    if cohort is None:
        return
    new = await asyncio.gather(*(load.newcomer() for _ in range(newcomers)))
    await asyncio.gather(*(_make_room(load, mentor) for mentor in load.town.mentors[:newcomers]))
    joining = [(each, "mentor") for each in load.town.mentors] + [
        (each, "mentee") for each in (*load.town.mentees, *new)
    ]
    await asyncio.gather(*(_join(load, cohort, person, role) for person, role in joining))
    await asyncio.gather(*(_happens(partial(load.is_known, person, "/matching/v1/me/draws")) for person, _ in joining))
    await _happens(partial(_show_drafts, load, cohort))
    for _ in range(runs):
        await _run(load, cohort)
    await asyncio.gather(*(_say_of_a_draft(load, mentor, {"rank": 1}) for mentor in load.town.mentors))
    for run in [each for each in await _runs(load, cohort) if "approve" in each["can"]][:1]:
        path = f"{RUNS}/{run['id']}/approval"
        await load.ask(load.town.operator, "approve run", "POST", path, {"mentee_ids": None})


async def _make_room(load: Load, mentor: Person) -> None:
    page = await load.read(mentor, "/mentorships/v1/me/mentorships", state="active", page_size=50)
    for theirs in [each for each in (page or {}).get("items", []) if each["mentor_id"] == mentor.person_id][:1]:
        path = f"/mentorships/v1/mentorships/{theirs['id']}/ending"
        await load.ask(mentor, "end", "POST", path, {"reason": "time_is_up"})


async def _run(load: Load, cohort: Cohort) -> None:
    """Begun once the programme is known there, and waited for."""
    begun: list[str] = []

    async def is_done() -> bool:
        if not begun:
            asked = await _start(load, cohort, "coverage", dry_run=False, top_up=False)
            begun.extend([str(asked.answer["id"])] if asked.is_acknowledged else [])
            return False
        run = await load.read(load.town.operator, f"{RUNS}/{begun[0]}")
        return run is not None and run["state"] not in {"waiting", "running"}

    await _happens(is_done)


async def fill_a_cohort(load: Load) -> None:
    """Everybody wants one of two places at once."""
    cohort = await _programme(load, capacity=2, places="by_score")
    if cohort is not None:
        await asyncio.gather(*(_join(load, cohort, person, "mentee") for person in load.town.people))


async def measure_a_cohort(load: Load) -> None:
    """What a new programme changed is released."""
    cohort = await _programme(load, capacity=None, places="by_score")

    async def is_known() -> bool:
        assert cohort is not None
        path = f"{MENTORSHIPS}/{cohort.programme_id}/outcome-plan"
        return await load.read(load.town.operator, path) is not None

    if cohort is not None:
        await _happens(is_known)
        await _release(load, cohort)


async def take_a_file_over(load: Load) -> None:
    """Into a new programme."""
    cohort = await _programme(load, capacity=None, places="by_score")
    if cohort is not None:
        await _take_over(load, random.Random(0), cohort)


SCENES: Final[Mapping[tuple[str, str], Callable[[Load], Awaitable[None]]]] = {
    ("child", "matching"): match_a_cohort,
    ("child", "mentorships"): measure_a_cohort,
    ("run", "matching"): partial(match_a_cohort, newcomers=3),
    ("import", "profiles"): take_a_file_over,
}
"""What makes points of this kind pass in this service."""


async def _happens(look: Callable[[], Awaitable[bool]]) -> None:
    """Waits until it does; not for ever, since something may just be hurt."""
    deadline = time.monotonic() + HAPPENS_WITHIN
    while time.monotonic() < deadline:
        if await look():
            return
        await asyncio.sleep(0.3)


PROGRAMME_ACTS: Final[tuple[Act, ...]] = (
    make_a_programme, join, join, join, leave_or_come, leave_or_come, take_people_over, start_a_run, start_a_run,
    decide_on_a_run, decide_on_a_run, show_drafts, say_of_a_draft, say_of_a_draft, ask_by_a_survey, answer_a_survey, tell_facts, release_outcomes,
)  # fmt: skip

PROGRAMME_DOES: Final[Mapping[str, str]] = {
    "make programme": "profiles", "apply": "profiles", "leave programme": "profiles", "take place": "profiles",
    "try file": "profiles", "take people over": "profiles", "undo file": "profiles", "invite": "profiles",
    "start run": "matching", "change draft": "matching", "approve run": "matching", "change rules": "matching",
    "say of draft": "matching",
    "set up survey": "mentorships", "answer survey": "mentorships", "tell facts": "mentorships",
    "plan outcomes": "mentorships", "release outcomes": "mentorships",
}  # fmt: skip
