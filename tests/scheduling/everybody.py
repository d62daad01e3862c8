"""Two mentors and three mentees, and all that they can try at a moment."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final, NamedTuple
from uuid import UUID

import httpx

from services.scheduling.domain.acting import acts_open_to
from services.scheduling.domain.booking import Hold
from services.scheduling.domain.minutes import datetime_of
from services.scheduling.domain.sessions import Session
from services.scheduling.store.sessions import session_from
from shared.contracts import PROFILES
from shared.ids import uuid7
from tests.scheduling.conftest import MONDAY, Desk, Person, profile

PLACES_A_DAY: Final = 8
PLACES: Final = 2 * PLACES_A_DAY
"""Half hours of the coming two mornings: so few that people meet."""

MORNINGS: Final = [{"day": day, "from": "09:00", "to": "13:00"} for day in range(7)]

PATHS: Final[Mapping[str, tuple[str, Mapping[str, Any] | None]]] = {
    "reschedule": ("rescheduling", {}),
    "propose_move": ("move-proposal", {}),
    "accept_move": ("move-proposal/acceptance", None),
    "decline_move": ("move-proposal/decline", None),
    "withdraw_move": ("move-proposal/withdrawal", None),
    "cancel": ("cancellation", {"reason": ""}),
    "confirm": ("confirmation", None),
    "decline": ("decline", {"reason": ""}),
    "complete": ("completion", None),
    "report_absence": ("absence", {"who": "mentee"}),
    "appeal": ("appeal", {"reason": "I was there."}),
    "name_place": ("place", {"kind": "link", "text": "https://meet.example.org/"}),
}
"""What can be done with a session, as `can` names it: path and body. Where a session may go to stands in `starts_at`."""

OF_A_SERIES: Final = {"reschedule_all": "reschedule", "cancel_all": "cancel"}
"""The same for this session and all that follow it."""

KINDS: Final = (
    *("book", "hold", "book_held", "renew", "release", "series", "series_of_the_others"),
    *PATHS,
    *OF_A_SERIES,
    *("decide", "time_off", "end_time_off", "part"),
)
OFTEN: Final = (
    *("book", "book", "hold", "hold", "book_held", "renew", "series", "reschedule", "reschedule_all", "reschedule_all"),
    *("propose_move",) * 4,
)
"""What there must be before anything else can be done with it, and what seldom finds room."""
TABLES: Final = (
    *("participants", "sessions", "series", "claims", "holds", "timers", "outbox", "outbox_sequences"),
    *(
        "done_between",
        "idempotency_keys",
        "stale_availability",
        "offerings",
        "hours",
        "acceptances",
        "mentorships",
        "people",
    ),
)

LIVE_HOLDS: Final = """
SELECT hold_id, offering_id, mentor_id, mentee_id, starts, length, expires_at, renewals
FROM holds
WHERE expires_at > $1
ORDER BY hold_id
"""


@dataclass(frozen=True)
class Act:
    """Something somebody tries. `which` picks one of what there is: an offering, a hold, a session.

    `aimed`: at a session for which it is open to somebody, if there is one; else at any, by anybody.
    """

    kind: str
    who: int
    which: int
    place: int
    length: int
    aimed: bool


class Open(NamedTuple):
    """Something that somebody may do with a session now."""

    kind: str
    session_id: UUID
    person: Person


class Moment(NamedTuple):
    """What there is when a moment begins; of holds those that are not over."""

    sessions: Sequence[Session]
    open: Sequence[Open]
    holds: Sequence[Hold]

    @property
    def open_kinds(self) -> set[str]:
        """What somebody may do now; a slot may always be taken."""
        kinds = {each.kind for each in self.open} | {"book", "hold"}
        return kinds | {"renew", "book_held", "release"} if self.holds else kinds


@dataclass
class Everybody:
    """Two mentors, who book each other too, and three mentees; what they have made so far."""

    desk: Desk
    people: list[Person] = field(default_factory=list)
    offerings: list[str] = field(default_factory=list)
    time_off: list[tuple[str, Person]] = field(default_factory=list)
    blocking: set[int] = field(default_factory=set)

    async def arrive(self) -> None:
        """Nobody else has ever been here."""
        self.desk.clock.instant = MONDAY.replace(hour=9)
        for table in TABLES:
            await self.desk.pool.execute(f"DELETE FROM {table}")
        limits = {"a_day": 4, "a_week": 12}
        for terms in (
            {"buffer_after_minutes": 15, "most_sessions": {"a_day": 3}},
            {"buffer_before_minutes": 10, "confirmation": True, "most_moves": 2},
        ):
            place = {"kind": "telephone", "text": "0123 456"}
            mentor, offering = await self.desk.mentor(weekly=MORNINGS, limits=limits, place=place, **terms)
            self.people.append(mentor)
            self.offerings.append(offering)
        self.people += [self.desk.person() for _ in range(3)]
        await self.desk.accept(self.people[0], self.people[2])

    async def look(self) -> Moment:
        """What there is now, and what is open to whom."""
        rows = await self.desk.pool.fetch("SELECT * FROM sessions ORDER BY session_id")
        sessions = [session_from(row) for row in rows]
        holds = [Hold(**row) for row in await self.desk.pool.fetch(LIVE_HOLDS, self.desk.clock.now())]
        return Moment(sessions, [each for session in sessions for each in self._open(session)], holds)

    def _open(self, session: Session) -> Iterator[Open]:
        now = self.desk.clock.now()
        for person in (self._person(session.mentor_id), self._person(session.mentee_ids[0])):
            for kind in acts_open_to(session.as_of(now), person.id, now):
                yield Open(kind, session.session_id, person)
                for of_all, of_one in OF_A_SERIES.items():
                    if kind == of_one and session.series_id is not None:
                        yield Open(of_all, session.session_id, person)
        if session.appeal == "open":
            yield Open("decide", session.session_id, Person(self.desk, operator=True))

    def _person(self, person_id: UUID) -> Person:
        return next(person for person in self.people if person.id == person_id)

    async def do(self, act: Act, moment: Moment) -> httpx.Response | None:
        """The answer; None where there is nothing to do it with."""
        match act.kind:
            case "book" | "hold":
                return await self._take(act)
            case "series" | "series_of_the_others":
                return await self._agree(act)
            case "book_held" | "renew" | "release":
                return await self._settle(act, moment)
            case "time_off" | "end_time_off":
                return await self._rest(act)
            case "part":
                return await self._part(act)
            case _:
                return await self._change(act, moment)

    def _start(self, act: Act) -> datetime:
        """A half hour of tomorrow's morning, or of the one after it."""
        midnight = self.desk.clock.now().replace(hour=0, minute=0, second=0, microsecond=0)
        day, place = divmod(act.place, PLACES_A_DAY)
        return midnight + timedelta(days=1 + day, hours=9, minutes=30 * place)

    async def _take(self, act: Act) -> httpx.Response:
        person, start = self.people[act.who], self._start(act).isoformat()
        offering = self.offerings[act.which % len(self.offerings)]
        take = person.book if act.kind == "book" else person.hold
        return await take(offering, start, length_minutes=act.length)

    async def _agree(self, act: Act) -> httpx.Response:
        person, start = self.people[act.who], self._start(act)
        body = {
            "offering_id": self.offerings[act.which % len(self.offerings)],
            "length_minutes": act.length,
            "time_zone": "UTC",
            "first_date": f"{start:%Y-%m-%d}",
            "at": f"{start:%H:%M}",
            "times": 3,
            "when_taken": "book_the_others" if act.kind == "series_of_the_others" else "book_none",
        }
        if act.who == 0:
            body["mentee_id"] = str(self.people[2].id)
        return await person.post("/series", body, idempotency_key=str(uuid7()))

    async def _settle(self, act: Act, moment: Moment) -> httpx.Response | None:
        if not moment.holds:
            return None
        hold = moment.holds[act.which % len(moment.holds)]
        person = self._person(hold.mentee_id)
        if act.kind == "release":
            return await person.delete(f"/holds/{hold.hold_id}")
        if act.kind == "renew":
            return await person.post(f"/holds/{hold.hold_id}/renewal")
        start = datetime_of(hold.starts).isoformat()
        return await person.book(str(hold.offering_id), start, hold_id=str(hold.hold_id), length_minutes=hold.length)

    async def _rest(self, act: Act) -> httpx.Response | None:
        if act.kind == "time_off":
            mentor, start = self.people[act.which % 2], self._start(act)
            span = {"starts_at": start.isoformat(), "ends_at": (start + timedelta(minutes=act.length)).isoformat()}
            answer = await mentor.post("/me/time-off", span)
            if answer.status_code == 201:
                self.time_off.append((answer.json()["id"], mentor))
            return answer
        if not self.time_off:
            return None
        off, mentor = self.time_off.pop(act.which % len(self.time_off))
        return await mentor.delete(f"/me/time-off/{off}")

    async def _change(self, act: Act, moment: Moment) -> httpx.Response | None:
        fitting = [each for each in moment.open if each.kind == act.kind]
        if act.aimed and fitting:
            _, session_id, person = fitting[act.which % len(fitting)]
        elif moment.sessions:
            session_id, person = moment.sessions[act.which % len(moment.sessions)].session_id, self.people[act.who]
        else:
            return None
        if act.kind == "decide":
            outcome = ("took_place", "absence_stands")[act.place % 2]
            return await person.post(f"/appeals/{session_id}/decision", {"outcome": outcome})
        path, body = PATHS[OF_A_SERIES.get(act.kind, act.kind)]
        if body == {}:
            body = {"starts_at": self._start(act).isoformat()}
        if act.kind in OF_A_SERIES:
            body = {**(body or {}), "and_following": True}
        if act.kind == "name_place":
            there = {**(body or {}), "text": f"https://meet.example.org/{act.place}"}
            return await person.put(f"/sessions/{session_id}/{path}", there, if_match="*")
        return await person.post(f"/sessions/{session_id}/{path}", body)

    async def _part(self, act: Act) -> httpx.Response:
        """Somebody blocks somebody, or those whom they have blocked no more."""
        one, other = self.people[act.who], self.people[(act.who + 1 + act.place % 4) % 5]
        blocks = () if act.who in self.blocking else (other.id,)
        self.blocking ^= {act.who}
        await self.desk.hear(PROFILES.record(profile(one.id, mentor=act.who < 2, blocks=blocks)))
        return httpx.Response(204)

    async def told(self) -> Sequence[str]:
        """What has happened to sessions, as others hear of it."""
        rows = await self.desk.pool.fetch("SELECT value FROM outbox WHERE topic = 'sessions'")
        return [json.loads(row["value"])["change"] for row in rows]
