"""A programme from nothing to matched pairs, as an operator with a file of people has it, through the public API alone.

python -m tests.journeys.operator_day [--people 2000] [--seed 1] [--keep] [--report FILE]

Says how many calls each step took the operator, how many minutes, and what was told on the way; what others do is counted apart.
`--keep` writes that into docs/programme-from-nothing.md, `--report` has the run's page.
"""

import argparse
import asyncio
import random
import time
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Any, Final

import httpx

from deploy.local.demo.arrivals import sign_in
from deploy.local.demo.client import Answer, Api, Visitor
from deploy.local.folders import ROOT
from deploy.local.platform import Platform
from deploy.local.progress import say
from shared.ids import uuid7
from tests.fixtures.eventually import eventually
from tests.journeys.conformity.tour import operator_of
from tests.journeys.file_of_people import Row, file_of, people_of, said_by
from tests.journeys.own_platform import own_platform
from tests.journeys.town import Town

AT_ONCE: Final = 12
WAITS: Final = 600.0
"""Seconds at most until all that people said has arrived; far more than it takes."""
LOOKS_EVERY: Final = 3.0
"""Seconds between two looks of whoever waits; sooner in the beginning, where it may be there already."""
READS_EVERY: Final = 15.0
"""Likewise, where a look reads a whole list."""
PAGE: Final = ROOT / "docs" / "programme-from-nothing.md"
HEAD: Final = """# A programme from nothing to pairs

What an operator has who comes with a file of {people:,} people and no programme yet, through the public API alone, on one machine.
`python -m tests.journeys.operator_day --keep` does it and writes this page; a test does the same with forty people. Calls are the
operator's own: people come with the codes from their mails and say who they are, and mentors answer, as they do anyway.

| step | calls | seconds | what was told |
|---|---:|---:|---|"""


@dataclass(frozen=True)
class Step:
    """`calls`: the operator's own."""

    name: str
    calls: int
    seconds: float
    told: str

    def __str__(self) -> str:
        return f"{self.name:<28} {self.calls:>4} calls {self.seconds:>8.1f} s  {self.told}"


@dataclass
class Day:
    """What came of it. `others`: calls of everybody but the operator."""

    steps: list[Step] = field(default_factory=list)
    people: int = 0
    mails: int = 0
    others: int = 0
    drafts: int = 0
    unmatched: Counter[str] = field(default_factory=Counter)
    pairs: int = 0
    page: bytes = b""
    audit: Counter[str] = field(default_factory=Counter)

    @property
    def calls(self) -> int:
        return sum(each.calls for each in self.steps)

    @property
    def minutes(self) -> float:
        return sum(each.seconds for each in self.steps) / 60

    @property
    def summary(self) -> str:
        return (
            f"{self.people:,} people, {self.pairs:,} pairs: {self.calls} calls of the operator in {self.minutes:.1f} minutes,"
            f" {self.others:,} of the others, {self.mails:,} mails"
        )

    def document(self) -> str:
        """The page that is kept."""
        rows = [f"| {each.name} | {each.calls} | {each.seconds:.1f} | {escape(each.told)} |" for each in self.steps]
        return "\n".join([HEAD.format(people=self.people), *rows, "", f"{self.summary}.", ""])


class Office:
    """The operator, whose calls are counted, and the programme."""

    def __init__(self, town: Town, operator: Visitor, day: Day) -> None:
        self.town = town
        self.operator = operator
        self.day = day
        self.calls = 0
        self.programme = ""

    def hear(self, response: httpx.Response) -> None:
        self.calls += 1
        if response.headers.get("content-type", "").startswith("text/html"):
            self.day.page = response.content

    @asynccontextmanager
    async def step(self, name: str) -> AsyncIterator[list[str]]:
        """What is put into the list is what was told."""
        told: list[str] = []
        before, began = self.calls, time.perf_counter()
        yield told
        done = Step(name, self.calls - before, time.perf_counter() - began, "; ".join(told))
        self.day.steps.append(done)
        say(str(done))

    @property
    def here(self) -> str:
        return f"/profiles/v1/programmes/{self.programme}"


async def operator_day(platform: Platform, town: Town, people: int, seed: int) -> Day:
    """The whole day; raises where something is refused that must be possible."""
    day = Day(people=people)
    office = Office(town, await operator_of(platform, town), day)
    rows = people_of(people, seed)
    mails = len(town.mailbox)
    async with Api(platform.address, hear=office.hear) as api:
        office.operator.api = api
        await _make(office)
        await _bring_in(office, rows)
        others = _Counted()
        async with Api(platform.address, connections=AT_ONCE * 2, hear=others.hear) as door:
            came = await _come(office, Town(door, town.mailbox, town.folders), rows, seed)
            run = await _match(office, rows)
            await _opine(office, list(came.values()))
            await _approve(office, run)
            await _answer(office, [came[each.email] for each in rows if each.role == "mentor"])
        await _look_back(office)
    day.others, day.mails = others.calls, len(town.mailbox) - mails
    return day


class _Counted:
    def __init__(self) -> None:
        self.calls = 0

    def hear(self, _response: httpx.Response) -> None:
        self.calls += 1


async def _make(office: Office) -> None:
    async with office.step("a programme is made") as told:
        terms = {"texts": [{"language": "en", "name": "A day's programme"}], "joined_by": "approval"}
        made = await office.operator.post("/profiles/v1/programmes", {**terms, "slug": f"day-{uuid7()}"})
        office.programme = made["id"]
        told.append(f"version {made['version']}, {', '.join(made['can'])}")
    async with office.step("its rules are set") as told:
        path = f"/matching/v1/programmes/{office.programme}/rules"
        await eventually(lambda: _found(office.operator, path), every=LOOKS_EVERY)
        rules = await office.operator.get(path)
        weights = {**rules["weights"], "skills": "high", "feedback": "off"}
        wanted = {"weights": weights, "apart": ["reporting_line"], "drafts_shown": True}
        changed = await office.operator.put(path, wanted, etag=rules.etag)
        told.append(f"version {changed['version']}, kept apart: {', '.join(changed['apart'])}")


async def _found(operator: Visitor, path: str) -> bool:
    return (await operator.get(path, expect=(200, 404))).status == 200


async def _bring_in(office: Office, rows: Sequence[Row]) -> None:
    right = [str(each) for each in rows]
    wrong = [right[0], f"half-{rows[0].email};;Half;;;", f"nobody;mentee;No address;{len(rows) + 7};;"]
    imports = f"{office.here}/imports"
    async with office.step("the file is tried, as it came") as told:
        first = await office.operator.post(imports, {"file": file_of([*right, *wrong])})
        found = [f"row {each['row']} {each['column']}: {each['wrong']}" for each in first["problems"]]
        told.extend([f"{first['problems_in_all']} problems", *found])
        assert first["can"] == []
    async with office.step("mended, tried, taken over") as told:
        second = await office.operator.post(imports, {"file": file_of(right)})
        done = await office.operator.post(f"{imports}/{second['id']}/commit")
        told.append(", ".join(f"{count} {name}" for name, count in done["counts"].items() if count))
    async with office.step("the same file again") as told:
        again = await office.operator.post(imports, {"file": file_of(right)})
        told.append(", ".join(f"{count} {name}" for name, count in again["counts"].items() if count))
    async with office.step("everybody is invited") as told:
        invited = await office.operator.post(f"{office.here}/invitations")
        told.append(f"{invited['people']} invitations")


async def _come(office: Office, town: Town, rows: Sequence[Row], seed: int) -> dict[str, Visitor]:
    """Everybody signs in with the code from their mail, and says who they are. Their place waits for them, and they take it."""
    dice = random.Random(seed)
    said = {each.email: said_by(each, dice) for each in rows}
    room, came = asyncio.Semaphore(AT_ONCE), dict[str, Visitor]()

    async def come(row: Row) -> None:
        async with room:
            visitor = Visitor(town.api)
            await sign_in(visitor, row.email, town.mailbox)
            languages = [{"language": "en", "level": dice.randint(3, 5)}]
            await visitor.change("/profiles/v1/me", {"name": row.name, "languages": languages}, method="PATCH")
            await visitor.put(f"/profiles/v1/me/{row.role}", said[row.email])
            (own,) = (await visitor.get("/profiles/v1/me/memberships")).items
            await visitor.post(f"/profiles/v1/me/memberships/{own['id']}/acceptance")
            came[row.email] = visitor

    async with office.step("people come") as told:
        await asyncio.gather(*(come(each) for each in rows))
        expected = [each async for each in _all(office.operator, f"{office.here}/invitees")]
        told.append(f"{len(came)} came, {len(expected)} still expected")
    return came


async def _match(office: Office, rows: Sequence[Row]) -> Answer:
    mentees, mentors = (sum(each.role == role for each in rows) for role in ("mentee", "mentor"))

    async def heard_of_all() -> list[str]:
        run = await _run(office, dry_run=True)
        figures = run["figures"]
        return list(_summary(run)) if (figures["mentees"], figures["mentors"]) == (mentees, mentors) else []

    async with office.step("a dry run") as told:
        told.extend(await eventually(heard_of_all, within=WAITS, every=LOOKS_EVERY))
    async with office.step("the run, and its report") as told:
        run = await _run(office, dry_run=False)
        page = await office.operator.get(f"/matching/v1/match-runs/{run['id']}/report.html")
        told.extend([*_summary(run), f"a page of {int(page.headers['content-length']) // 1024} KiB"])
        office.day.drafts = run["figures"]["matched"]
        alone = _all(office.operator, f"/matching/v1/match-runs/{run['id']}/unmatched")
        office.day.unmatched = Counter([_why(each) async for each in alone])
        told.extend(f"{count} alone: {why}" for why, count in office.day.unmatched.items())
    return run


async def _run(office: Office, *, dry_run: bool) -> Answer:
    wanted = {"programme_id": office.programme, "objective": "coverage", "dry_run": dry_run}
    started = await office.operator.post("/matching/v1/match-runs", wanted)
    path = f"/matching/v1/match-runs/{started['id']}"

    async def done() -> bool:
        run = await office.operator.get(path)
        assert run["state"] in {"waiting", "running", "done"}, run.body
        return bool(run["state"] == "done")

    await eventually(done, within=WAITS, every=LOOKS_EVERY)
    return await office.operator.get(path)


def _summary(run: Answer) -> Iterator[str]:
    figures = run["figures"]
    yield f"{figures['matched']} of {figures['mentees']} matched with {figures['mentors']} mentors"
    yield f"mean {figures['mean']:.2f}, lowest {figures['worst']:.2f}"
    yield f"ruled out: {', '.join(f'{name} {count}' for name, count in run['ruled_out'].items() if count) or 'nobody'}"


def _why(alone: Any) -> str:
    return str(alone["nearest"][0]["barrier"]) if alone["nearest"] else "nobody fits"


async def _all(visitor: Visitor, path: str, **query: Any) -> AsyncIterator[Any]:
    token = None
    while True:
        page = await visitor.get(path, **query, page_size=100, **({"page_token": token} if token else {}))
        for each in page.items:
            yield each
        if (token := page["next_page_token"]) is None:
            return


async def _opine(office: Office, people: Sequence[Visitor]) -> None:
    """Whoever has a draft is told that it waits for their word; each tenth of them says which they would like most."""
    room, heard, said = asyncio.Semaphore(AT_ONCE), Counter[str](), 0

    async def look(person: Visitor, *, speaks: bool) -> None:
        nonlocal said
        async with room:
            drafts = (await person.get("/matching/v1/me/drafts", page_size=50)).items
            if not drafts:
                return
            await eventually(lambda: _is_told(person, "opinion_asked"), within=WAITS, every=LOOKS_EVERY)
            heard[drafts[0]["you"]] += 1
            if speaks:
                await person.post(f"/matching/v1/me/drafts/{drafts[0]['id']}/opinion", {"rank": 1})
                said += 1

    async with office.step("people say what they think") as told:
        await eventually(lambda: _is_told(office.operator, "run_ready"), within=WAITS, every=LOOKS_EVERY)
        told.append("the run waits for a decision")
        await asyncio.gather(*(look(each, speaks=at % 10 == 0) for at, each in enumerate(people)))
        told.append(
            f"{heard['mentee']} mentees and {heard['mentor']} mentors were told that drafts wait for their word"
        )
        told.append(f"{said} of them said which they would like most")


async def _is_told(person: Visitor, kind: str) -> bool:
    messages = (await person.get("/notifications/v1/me/messages", page_size=20)).items
    return any(each["kind"] == kind for each in messages)


async def _approve(office: Office, run: Answer) -> None:
    path = f"/matching/v1/match-runs/{run['id']}"
    async with office.step("approved, and sent") as told:
        fresh = await office.operator.get(path)
        headers = {"If-Match": str(fresh.etag)}
        await office.operator.ask("POST", f"{path}/approval", {"mentee_ids": None}, headers=headers)

        async def decided() -> list[str]:
            found = Counter([each["decision"] async for each in _all(office.operator, f"{path}/drafts")])
            return [] if found["approved"] else [f"{count} {name}" for name, count in found.items()]

        told.append(", ".join(await eventually(decided, within=WAITS, every=READS_EVERY)))


async def _answer(office: Office, mentors: Sequence[Visitor]) -> None:
    """Each mentor says yes to all whom they are asked by."""
    room, accepted = asyncio.Semaphore(AT_ONCE), Counter[str]()

    async def answer(mentor: Visitor) -> None:
        async with room:
            query = {"state": "proposed", "as": "mentor", "page_size": 100}
            asked = await mentor.ask("GET", "/matching/v1/me/proposals", query=query)
            for each in asked.items:
                said = await mentor.post(f"/matching/v1/proposals/{each['id']}/acceptance", expect=(200, 409))
                accepted["yes" if said.status == 200 else str(said.slug)] += 1

    async with office.step("mentors answer") as told:
        await asyncio.gather(*map(answer, mentors))
        told.append(", ".join(f"{count} {name}" for name, count in accepted.items()))
        await eventually(_pairs_seen(office, accepted["yes"]), within=WAITS, every=READS_EVERY)
        told.append(f"{office.day.pairs} pairs")


def _pairs_seen(office: Office, expected: int) -> Callable[[], Awaitable[bool]]:
    async def look() -> bool:
        path = "/mentorships/v1/managed-mentorships"
        found = [each async for each in _all(office.operator, path, programme_id=office.programme)]
        office.day.pairs = len(found)
        return len(found) == expected

    return look


async def _look_back(office: Office) -> None:
    async with office.step("the audit logs") as told:
        for service in ("profiles", "matching"):
            path = f"/{service}/v1/audit-log"
            office.day.audit.update(
                [each["act"] async for each in _all(office.operator, path, programme_id=office.programme)]
            )
        told.append(", ".join(f"{count} {act}" for act, count in office.day.audit.items()))


async def _live(people: int, seed: int) -> Day:
    async with own_platform(connections=AT_ONCE * 2) as (platform, town):
        return await operator_day(platform, town, people, seed)


def main(people: int, seed: int, report: Path | None, *, keep: bool) -> int:
    day = asyncio.run(_live(people, seed))
    say(day.summary)
    if report is not None:
        report.write_bytes(day.page)
    if keep:
        PAGE.write_text(day.document())
    return 0 if day.pairs == day.drafts else 1


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", action="store_true", help="write what was told into the documentation")
    parser.add_argument("--report", type=Path, metavar="FILE", help="where the run's page goes")
    chosen = parser.parse_args()
    raise SystemExit(main(chosen.people, chosen.seed, chosen.report, keep=chosen.keep))
