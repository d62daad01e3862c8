"""What a release says that the ones before it have not heard of: said through the public API, before those come back."""

import asyncio
import json
import random
import time
from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta
from typing import Any, Final

from deploy.local.trouble import Trouble
from deploy.operating.evidence import LogRecord
from shared.contracts import TOPICS
from shared.contracts.learning import new_words, said
from shared.contracts.programmes import OPEN_ID
from tests.faults.journey_acts import have_a_badge, thank
from tests.faults.load import TOKEN_LIVES, Load, Person
from tests.faults.profiles import LANGUAGES, mentor_profile
from tests.upgrading.release import Release
from tests.upgrading.stage import RollingStage

KIND: Final = "no_first_session"
PUBLISHED: Final = "shared/contracts/published"
WEEKS: Final = timedelta(days=21, hours=2)
"""As long as two may take to meet, and as long as it is gathered who did not."""
UNTIL_MORNING: Final = timedelta(hours=6)
MORNINGS: Final = 5
HEARD_WITHIN: Final = 60.0
TOLD_WITHIN: Final = 20.0
"""By day."""
MESSAGES: Final = "/notifications/v1/me/messages"


class Unmet:
    """Two who are matched and never meet, and somebody who looks after the programme that they are in."""

    def __init__(self, load: Load, stage: RollingStage) -> None:
        self._load = load
        self._stage = stage
        self.coordinator: Person

    async def begin(self) -> None:
        """They sign up, and the one asks the other, who says yes."""
        load = self._load
        self.coordinator, mentee, mentor = [await load.newcomer() for _ in range(3)]
        await mentor.visitor.change("/profiles/v1/me", LANGUAGES, method="PATCH")
        await mentor.visitor.change("/profiles/v1/me/mentor", mentor_profile(0))
        looks_after = f"/profiles/v1/programmes/{OPEN_ID}/coordinators/{self.coordinator.person_id}"
        await load.ask(load.town.operator, "make coordinator", "PUT", looks_after)
        body = {"mentor_ids": [mentor.person_id], "message": "Would you be my mentor?"}
        await self._until(lambda: self._asked(mentee, body), "nobody could be asked")
        await self._until(lambda: self._accepted(mentor), "nobody was asked")

    async def _asked(self, mentee: Person, body: Any) -> bool:
        """Once the mentor is known there."""
        return (await self._load.ask(mentee, "ask", "POST", "/matching/v1/requests", body)).is_acknowledged

    async def _accepted(self, mentor: Person) -> bool:
        page = await self._load.read(mentor, "/matching/v1/me/proposals", **{"as": "mentor", "state": "proposed"})
        for proposal in (page or {}).get("items", []):
            path = f"/matching/v1/proposals/{proposal['id']}/acceptance"
            return (await self._load.ask(mentor, "accept", "POST", path)).is_acknowledged
        return False

    async def let_weeks_pass(self) -> None:
        self._stage.move_clock(WEEKS)

    async def is_told(self) -> bool:
        """Whether the coordinator is told of them; by day alone, so the clock goes on until it is."""
        for _ in range(MORNINGS):
            if await within(TOLD_WITHIN, self._has_heard):
                return True
            self._stage.move_clock(UNTIL_MORNING)
        return False

    async def _has_heard(self) -> bool:
        return KIND in (await self.inbox() or ())

    async def inbox(self) -> Sequence[str] | None:
        """The kinds of the coordinator's messages; None where they can't be had."""
        if time.monotonic() - self.coordinator.signed_in_at > TOKEN_LIVES:
            await self.coordinator.visitor.refresh()
            self.coordinator.signed_in_at = time.monotonic()
        page = await self._load.read(self.coordinator, MESSAGES, page_size=100)
        return None if page is None else [each["kind"] for each in page["items"]]

    async def _until(self, does: Callable[[], Awaitable[bool]], otherwise: str) -> None:
        if not await within(HEARD_WITHIN, does):
            raise Trouble(otherwise, f"Logs are in {self._stage.folders.logs}.")


async def have_a_badge_shown(load: Load, seed: int) -> None:
    """Somebody who was thanked; whether that was so is in what was said."""
    rng, before = random.Random(seed), len(load.diary.commands)

    async def claimed() -> bool:
        await thank(load, rng)
        await have_a_badge(load, rng)
        return any(each.does == "claim badge" and each.is_acknowledged for each in load.diary.commands[before:])

    await within(HEARD_WITHIN, claimed)


async def within(seconds: float, does: Callable[[], Awaitable[bool]]) -> bool:
    """Whether it came about."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if await does():
            return True
        await asyncio.sleep(0.5)
    return False


def new_since(release: Release) -> frozenset[str]:
    """What this tree may say and the release had not heard of: `achievements`, `prompts kind no_first_session`."""
    found = set()
    for topic in TOPICS:
        file = release.tree / PUBLISHED / f"{topic.type}.json"
        if not file.exists():
            found.add(topic.name)
            continue
        words = new_words(json.loads(file.read_text()), topic.state.model_json_schema())
        found |= {f"{topic.name} {place} {word}" for place, some in words.items() for word in some}
    return frozenset(found)


def said_in(records: Sequence[LogRecord]) -> frozenset[str]:
    """Every topic that something stands on, and every word, as `new_since` names them."""
    found = set()
    for record in records:
        found.add(record.topic)
        if record.raw.value is not None:
            found |= {f"{record.topic} {place} {word}" for place, word in said(json.loads(record.raw.value))}
    return frozenset(found)
