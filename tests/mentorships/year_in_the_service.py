"""The same year in the service: fewer pairs, on its tables, by its API and its timers, each at the moment at which it is due."""

import heapq
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import count, pairwise
from random import Random
from typing import Any, Final, Literal, TypeAlias
from uuid import UUID
from zoneinfo import ZoneInfo

from services.mentorships.domain.prompts import COUNTED
from shared.ids import uuid7
from tests.mentorships import told
from tests.mentorships.conftest import Api, Pair
from tests.mentorships.year_of_pairs import DAY, WEEK, ZONES, Wrong

What: TypeAlias = Literal["message", "session", "pause", "resumption", "mute", "timers"]

SAID: Final = """
SELECT person_id, mentorship_id, kind, rule, said_at FROM prompts WHERE kind = ANY ($1) ORDER BY said_at
"""

NEXT_DUE: Final = """
SELECT min(due_at) FROM timers WHERE due_at > $1
"""

LISTED: Final = """
SELECT mentorship_id FROM work_items WHERE reason = 'silent'
"""


@dataclass
class Lived:
    """A mentorship: who its two are, when something happened in it, its breaks, and who wants no word since when."""

    id: UUID
    mentor: UUID
    mentee: UUID
    acts: list[datetime] = field(default_factory=list)
    breaks: list[tuple[datetime, datetime]] = field(default_factory=list)
    muted: dict[UUID, datetime] = field(default_factory=dict)


@dataclass
class ServiceYear:
    """What was said to whom, and what was wrong with it. `given_up`: how many were left in peace after three words in vain.

    `of_unmet`: how often who looks after them all, and mentors two of them, was told of pairs that had not met.
    """

    wrong: Counter[Wrong]
    words: int
    nudges: int
    given_up: int
    of_unmet: int


async def live(service: Pair, api: Api, *, number: int, days: int, seed: int) -> ServiceYear:
    """So many pairs live through so many days; the service's tables are empty before."""
    year = _Year(service, api, Random(seed), service.clock.now() + days * DAY)
    await year.begin(number)
    await year.run()
    return await year.judged()


class _Year:
    def __init__(self, service: Pair, api: Api, chance: Random, ends: datetime) -> None:
        self.service, self.api, self.chance, self.ends = service, api, chance, ends
        self.lived: list[Lived] = []
        self.zones: dict[UUID, ZoneInfo] = {}
        self._order = count()
        self._ahead: list[tuple[datetime, int, int, What]] = []

    @property
    def now(self) -> datetime:
        return self.service.clock.now()

    async def begin(self, number: int) -> None:
        """Two pairs share a mentor, in different programmes; each agrees on a rhythm, and has a step to do.

        The first mentor looks after all programmes.
        """
        mentors = [uuid7() for _ in range((number + 1) // 2)]
        for place in range(number):
            pair = Lived(uuid7(), mentors[place // 2], uuid7())
            self.lived.append(pair)
            for person in (pair.mentor, pair.mentee):
                zone = self.zones.setdefault(person, ZoneInfo(self.chance.choice(ZONES)))
                await self.service.hear(told.profile(person, 1, "person_updated", time_zone=str(zone)))
            programme = uuid7()
            await self.service.hear(told.member(mentors[0], programme, "coordinator"))
            await self.service.hear(told.accepted(pair.id, pair.mentor, pair.mentee, at=self.now, programme=programme))
            await self._agree(pair)
            for at, what in self._life():
                self._expect(at, place, what)

    async def _agree(self, pair: Lived) -> None:
        where = f"mentorships/{pair.id}"
        rhythm = self.chance.choice(("weekly", "fortnightly", "monthly"))
        await self._ask("put", pair.mentee, f"{where}/agreement", {"meeting_rhythm": rhythm})
        await self._ask("post", pair.mentor, f"{where}/agreement/acceptance", {"number": 1})
        goal = {"text": "Lead a team", "horizon": "long_term", "kind": "career"}
        goal_id = (await self._ask("post", pair.mentee, f"{where}/goals", goal))["id"]
        deadline: date = (self.now + self.chance.randrange(5, 60) * DAY).date()
        await self._ask(
            "post", pair.mentee, f"goals/{goal_id}/action-steps", {"text": "Ask", "deadline": str(deadline)}
        )
        pair.acts.append(self.now)

    def _life(self) -> Iterator[tuple[datetime, What]]:
        """What a pair does, until it is heard of no more."""
        chance, begins = self.chance, self.now
        until = begins + chance.random() * (self.ends - begins)
        at, gap = begins, chance.choice((3, 12, 35))
        while (at := at + chance.expovariate(1 / gap) * DAY) < until:
            yield at, chance.choice(("message", "message", "session"))
        if chance.random() < 0.5:
            pause = begins + chance.random() * (self.ends - begins)
            yield pause, "pause"
            yield pause + chance.choice((10, 40)) * DAY, "resumption"
        if chance.random() < 0.2:
            yield begins + chance.random() * (self.ends - begins), "mute"

    def _expect(self, at: datetime, place: int, what: What) -> None:
        if at < self.ends:
            heapq.heappush(self._ahead, (at, next(self._order), place, what))

    async def run(self) -> None:
        """What the two do and what is due, each in its turn."""
        while True:
            due = await self.service.pool.fetchval(NEXT_DUE, self.now)
            first = self._ahead[0][0] if self._ahead else self.ends
            moment = min(first, due or self.ends)
            if moment >= self.ends:
                return
            self.service.clock.move(moment - self.now)
            if moment == first:
                _, _, place, what = heapq.heappop(self._ahead)
                await self._happens(self.lived[place], what)
            await self.service.fire_timers()

    async def _happens(self, pair: Lived, what: What) -> None:
        where, by = f"mentorships/{pair.id}", self.chance.choice((pair.mentor, pair.mentee))
        match what:
            case "message":
                await self._ask("post", by, f"{where}/messages", {"text": "How are you?"})
                pair.acts.append(self.now)
            case "session":
                about: dict[str, Any] = {"mentor": pair.mentor, "mentee": pair.mentee, "mentorship": pair.id}
                starts_at = self.now - timedelta(hours=2)
                session = told.session(uuid7(), 1, "completed", starts_at=starts_at, at=self.now, **about)
                await self.service.hear(session)
                pair.acts.append(self.now)
            case "pause":
                await self._ask("post", by, f"{where}/pause")
                pair.acts.append(self.now)
                pair.breaks.append((self.now, self.ends))
            case "resumption":
                await self._ask("post", by, f"{where}/resumption")
                pair.acts.append(self.now)
                pair.breaks[-1] = (pair.breaks[-1][0], self.now)
            case "mute":
                await self._ask("put", by, f"{where}/momentum/mute")
                pair.muted[by] = self.now

    async def _ask(self, method: str, by: UUID, path: str, body: Any = None) -> Any:
        answer = await getattr(self.api, method)(by, path, body)
        assert answer.status_code < 300, answer.text
        return answer.json() if answer.content else None

    # --- what was wrong ---------------------------------------------------------------------------------------------

    async def judged(self) -> ServiceYear:
        rows = await self.service.pool.fetch(SAID, list(COUNTED))
        lived = {each.id: each for each in self.lived}
        wrong: Counter[Wrong] = Counter()
        times: dict[UUID, list[datetime]] = defaultdict(list)
        in_vain: dict[UUID, list[datetime]] = defaultdict(list)
        for row in rows:
            times[row["person_id"]].append(row["said_at"])
            if row["rule"] is not None:
                in_vain[row["mentorship_id"]].append(row["said_at"])
            wrong.update(self._wrong_with(lived.get(row["mentorship_id"]), row))
        for said in times.values():
            wrong["within a week of another"] += sum(later - sooner < WEEK for sooner, later in pairwise(said))
        given_up = await self._given_up(in_vain, wrong)
        of_unmet = sum(row["kind"] == "no_first_session" for row in rows)
        return ServiceYear(+wrong, len(rows), sum(map(len, in_vain.values())), given_up, of_unmet)

    def _wrong_with(self, pair: Lived | None, row: Any) -> Iterator[Wrong]:
        """`pair`: none, where it is of several."""
        said_at, person = row["said_at"], row["person_id"]
        if not 9 <= said_at.astimezone(self.zones[person]).hour < 18:
            yield "in their night"
        if pair is None:
            return
        if any(begin <= said_at < end for begin, end in pair.breaks):
            yield "in a break"
        if person in pair.muted and said_at >= pair.muted[person]:
            yield "to who wants none"
        if row["rule"] is not None and any(said_at - WEEK < act < said_at for act in pair.acts):
            yield "though something had happened"

    async def _given_up(self, in_vain: dict[UUID, list[datetime]], wrong: Counter[Wrong]) -> int:
        """Of whom nothing was heard after three words: no fourth came, and they are on the work list."""
        listed = {row["mentorship_id"] for row in await self.service.pool.fetch(LISTED)}
        given_up = 0
        for pair in self.lived:
            unanswered = [each for each in in_vain[pair.id] if each > max(pair.acts)]
            wrong["after three in vain"] += len(unanswered) > 3
            if len(unanswered) >= 3:
                given_up += 1
                wrong["silent after three, and not on the work list"] += pair.id not in listed
        return given_up
