"""Seeded commands through the public API, by people who repeat what got no answer with the same Idempotency-Key."""

import asyncio
import json
import random
import ssl
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Final, Protocol, TypeAlias

import httpx

from deploy.local.demo.arrivals import sign_in
from deploy.local.demo.client import Api, Visitor, no_tls
from deploy.local.demo.mailbox import Mailbox
from deploy.local.folders import Folders
from deploy.operating.evidence import Command
from shared.contracts.programmes import OPEN_ID
from shared.http.inside.consistency import named_in
from shared.publishing.outbox import Token
from tests.faults.profiles import LANGUAGES, PREPARATION, mentee_profile, mentor_profile

MENTORS: Final = 6
MENTEES: Final = 6
PATIENCE: Final = 60.0
TOKEN_LIVES: Final = 400.0
AGAIN: Final = frozenset({429, 500, 502, 503, 504})
ENOUGH_SLUGS: Final = frozenset(
    {"too-many-changes-between", "too-many-changes-of-mentorship", "asked-too-often", "too-many-messages", "too-much-kudos",
     "too-many-suggestions", "too-many-introductions", "too-many-check-ins", "too-many-ratings", "too-many-help-requests"}
)  # fmt: skip
"""It will be fine tomorrow."""
AGAIN_SLUGS: Final = frozenset({"not-yet-arrived", "still-running"})


class Ground(Protocol):
    """Where people are let loose: a platform's address, its time, where its mails lie, and how somebody is made an operator."""

    tls: ssl.SSLContext | None

    @property
    def address(self) -> str: ...

    @property
    def folders(self) -> Folders: ...

    @property
    def survey_key(self) -> bytes: ...

    def now(self) -> datetime: ...

    async def make_operator(self, email: str) -> str | None: ...


Act: TypeAlias = "Callable[[Load, random.Random], Awaitable[None]]"
"""Something that somebody does: a command or two."""


class Diary:
    """What was asked and answered, in memory and, a line each, in a file."""

    def __init__(self, file: Path) -> None:
        self.commands: list[Command] = []
        self.acknowledged = 0
        self.last_at = 0.0
        self._file = file.open("a")

    def close(self) -> None:
        self._file.close()

    def note(self, command: Command) -> None:
        self.commands.append(command)
        self.acknowledged += command.is_acknowledged
        self.last_at = time.time()
        line = {**asdict(command), "tokens": [str(token) for token in command.tokens]}
        self._file.write(json.dumps(line, default=str, ensure_ascii=False) + "\n")
        self._file.flush()


@dataclass(frozen=True)
class Failure:
    """A request that was answered by nobody, or with an error of the platform's own. `at`: seconds of real time."""

    at: float
    what: str
    path: str


@dataclass
class Person:
    """Somebody of the load, signed in."""

    email: str
    visitor: Visitor
    signed_in_at: float = field(default_factory=time.monotonic)
    offering: str = ""
    on_confirmation: str = ""
    """The offering whose sessions are confirmed first, and moved by agreement only."""
    heard: str = ""
    """What the last answer gave them to wait for elsewhere."""

    @property
    def person_id(self) -> str:
        return self.visitor.person_id


@dataclass
class Cohort:
    """A programme of the load; `places`: who has what in it, by memberships; `file`: the last of its people that was taken over."""

    programme_id: str
    places: dict[str, Person] = field(default_factory=dict)
    file: str | None = None


@dataclass
class Town:
    """The people of a stage: all are mentors and mentees, so that two may want each other at the same time.

    `cohorts`: the newest programmes. `calls`: for help, that nobody has answered yet.
    """

    mentors: list[Person] = field(default_factory=list)
    mentees: list[Person] = field(default_factory=list)
    operator: Person = field(init=False)
    cohorts: list[Cohort] = field(default_factory=list)
    calls: list[str] = field(default_factory=list)
    newcomers: int = 0

    @property
    def people(self) -> list[Person]:
        return [*self.mentors, *self.mentees]


class Load:
    """Clients that keep asking until they are told to stop, each finishing what it has begun."""

    def __init__(self, ground: Ground, diary: Diary, *, answered_within: float = 10.0) -> None:
        self.diary = diary
        self.town = Town()
        self.now: Final[Callable[[], datetime]] = ground.now
        self.survey_key: Final = ground.survey_key
        self._make_operator = ground.make_operator
        self._mailbox = Mailbox(ground.folders.mails)
        self._api = Api(ground.address, connections=40, patience=PATIENCE, tls=ground.tls)
        self._http = httpx.AsyncClient(
            base_url=ground.address,
            timeout=httpx.Timeout(answered_within, pool=60),
            verify=ground.tls or no_tls(),
            limits=httpx.Limits(max_connections=60, max_keepalive_connections=40, keepalive_expiry=2),
        )
        self._stop = asyncio.Event()
        self._clients: list[asyncio.Task[None]] = []
        self._number = 0
        self.took: list[float] = []
        """Seconds that each request was without an answer, whether or not one came."""
        self.failures: list[Failure] = []

    # the people

    async def settle(self) -> None:
        """Signs everybody up, an operator too."""
        await self.move_in()
        self.town.operator = await self._arrive("operator@town.example")
        await self._make_operator(self.town.operator.email)
        await self.town.operator.visitor.refresh()
        await self.town.operator.visitor.change(f"/mentorships/v1/programmes/{OPEN_ID}/preparation", PREPARATION)

    async def move_in(self) -> None:
        """Mentors sign up first, half of whom are mentees too."""
        mentors = [self._arrive(f"mentor{number}@town.example") for number in range(MENTORS)]
        mentees = [self._arrive(f"mentee{number}@town.example") for number in range(MENTEES)]
        people = await asyncio.gather(*mentors, *mentees)
        self.town.mentors, self.town.mentees = list(people[:MENTORS]), list(people[MENTORS:])
        await asyncio.gather(*(self._become_mentor(each) for each in self.town.mentors))
        await asyncio.gather(*(self._become_mentee(each) for each in self.town.people))

    async def _arrive(self, email: str) -> Person:
        visitor = Visitor(self._api)
        await sign_in(visitor, email, self._mailbox)
        return Person(email, visitor)

    async def _become_mentor(self, person: Person) -> None:
        await person.visitor.change("/profiles/v1/me", LANGUAGES, method="PATCH")
        await person.visitor.change("/profiles/v1/me/mentor", mentor_profile(0))
        hours = {"time_zone": "UTC", "weekly": ALWAYS, "overrides": [], "most_open_sessions": 1000}
        await person.visitor.change("/scheduling/v1/me/availability", hours)
        person.offering = await self._offer(person, {})
        person.on_confirmation = await self._offer(person, {"confirmation": True, "most_moves": 0})

    async def _offer(self, person: Person, more: Mapping[str, Any]) -> str:
        offered = await self.ask(person, "offer", "POST", "/scheduling/v1/me/offerings", {**OFFERING, **more})
        return str(offered.answer["id"])

    async def _become_mentee(self, person: Person) -> None:
        await person.visitor.change("/profiles/v1/me", LANGUAGES, method="PATCH")
        await person.visitor.change("/profiles/v1/me/mentee", mentee_profile(0))

    async def refresh(self) -> None:
        """New tokens for those whose tokens grow old; while nothing is broken."""
        for person in (*self.town.people, self.town.operator):
            if time.monotonic() - person.signed_in_at > TOKEN_LIVES:
                await person.visitor.refresh()
                person.signed_in_at = time.monotonic()

    # asking

    async def ask(
        self,
        person: Person,
        does: str,
        method: str,
        path: str,
        body: Any = None,
        *,
        headers: Mapping[str, str] | None = None,
    ) -> Command:
        """Asks until there is an answer, and writes both down."""
        self._number += 1
        number, began, tries = self._number, time.time(), 0
        key = f"{person.person_id[-6:]}-{number}" if method == "POST" else None
        sent = {"Authorization": f"Bearer {person.visitor.access_token}", **(headers or {})}
        if key:
            sent["Idempotency-Key"] = key
        status, answer = 0, None
        tokens: tuple[Token, ...] = ()
        while time.time() - began < PATIENCE:
            tries += 1
            with suppress(httpx.TransportError):
                response = await self._sent(method, path, json=body, headers=sent)
                status, answer = response.status_code, _body(response)
                slug = _slug(answer)
                if slug in ENOUGH_SLUGS or (status not in AGAIN and slug not in AGAIN_SLUGS):
                    person.heard = response.headers.get("consistency-token", "")
                    tokens = tuple(named_in(person.heard))
                    break
            status = 0
            await asyncio.sleep(0.05 if tries < 4 else 0.2)
        if status == 412 and tries > 1:
            status = 0  # it may have been the first try that made it another version
        command = Command(
            number,
            f"{person.email} {person.person_id}",
            does,
            status,
            answer,
            tokens,
            began,
            time.time(),
            tries,
            key,
            path,
        )
        self.diary.note(command)
        return command

    async def replace(self, person: Person, does: str, path: str, body: Any, *, method: str = "PUT") -> None:
        """Puts something in the place of what stands there at present, or there where nothing does yet."""
        with suppress(httpx.TransportError):
            token = {"Authorization": f"Bearer {person.visitor.access_token}"}
            present = await self._sent("GET", path, headers=token)
            if present.is_success or present.status_code == httpx.codes.NOT_FOUND:
                version = {"If-Match": present.headers["etag"]} if present.is_success else {}
                await self.ask(person, does, method, path, body, headers=version)

    async def read(self, person: Person, path: str, **query: Any) -> Any:
        """Something to look at; None where there is no answer at present."""
        with suppress(httpx.TransportError):
            token = {"Authorization": f"Bearer {person.visitor.access_token}"}
            response = await self._sent("GET", path, headers=token, params=query)
            return _body(response) if response.is_success else None
        return None

    async def is_known(self, person: Person, path: str) -> bool:
        """Whether what they were last answered has arrived where this is read."""
        with suppress(httpx.TransportError):
            headers = {"Authorization": f"Bearer {person.visitor.access_token}", "Consistency-Token": person.heard}
            return (await self._http.get(path, headers=headers)).is_success
        return False

    async def some_mentorship(self, rng: random.Random) -> tuple[Person, Any]:
        """Somebody, and one of the mentorships that they have at present; None where they have none."""
        person = rng.choice(self.town.people)
        page = await self.read(person, "/mentorships/v1/me/mentorships", state="active", page_size=50)
        theirs = (page or {}).get("items", [])
        return person, rng.choice(theirs) if theirs else None

    async def _sent(self, method: str, path: str, **more: Any) -> httpx.Response:
        """One request, of which is kept how long it took and how it failed. Raises `httpx.TransportError`."""
        began = time.time()
        try:
            response = await self._http.request(method, path, **more)
        except httpx.TransportError as error:
            self.failures.append(Failure(began, f"{method}: {type(error).__name__}", path))
            raise
        finally:
            self.took.append(time.time() - began)
        if response.status_code >= 500:
            self.failures.append(Failure(began, f"{method}: {response.status_code}", path))
        return response

    # going on

    def begin(self, acts: Sequence[Act], seed: int, *, clients: int = 5) -> None:
        """From now on everybody is busy."""
        self._stop = asyncio.Event()
        chooser = random.Random(seed)

        async def client(rng: random.Random) -> None:
            while not self._stop.is_set():
                await rng.choice(acts)(self, rng)

        self._clients = [asyncio.create_task(client(random.Random(chooser.random()))) for _ in range(clients)]

    def refuse_an_end(self) -> None:
        """Raises what somebody met that ends nobody's day: an answer that they had not reckoned with."""
        for each in self._clients:
            if each.done():
                each.result()

    async def end(self) -> None:
        """Everybody finishes the command in hand."""
        self._stop.set()
        await asyncio.gather(*self._clients)

    async def close(self) -> None:
        await self._api.__aexit__(None, None, None)
        await self._http.aclose()
        self.diary.close()

    # people who come and go

    async def newcomer(self) -> Person:
        """Somebody new signs up and becomes a mentee."""
        self.town.newcomers += 1
        person = await self._arrive(f"newcomer{self.town.newcomers}-{time.time_ns()}@town.example")
        await self._become_mentee(person)
        return person

    async def leaves(self, person: Person) -> None:
        """A person has themselves erased."""
        await self.ask(person, "leave", "DELETE", "/profiles/v1/me")


def _body(response: httpx.Response) -> Any:
    is_json = response.headers.get("content-type", "").endswith("json")
    return response.json() if is_json and response.content else None


def _slug(answer: Any) -> str:
    return str(answer.get("type", "")).rpartition(":")[2] if isinstance(answer, dict) else ""


ALWAYS: Final = [{"day": day, "from": "00:00", "to": "00:00"} for day in range(7)]
OFFERING: Final = {
    "title": "Half an hour",
    "lengths_minutes": [30],
    "slot_interval_minutes": 30,
    "buffer_before_minutes": 0,
    "buffer_after_minutes": 0,
    "notice_minutes": 0,
    "horizon_days": 28,
    "open_to": "everyone",
}
