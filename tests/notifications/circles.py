"""What follows for people from any event that this service reacts to: each in a circle of people of its own."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations
from typing import Any, Final
from uuid import UUID

from services.notifications.consumers import CONSUMERS
from services.notifications.domain.messages import Facts, Message, MessageKind
from services.notifications.use_cases.telling import tell
from shared.consuming import KeptRecord, Kind, Processor
from shared.contracts import CONTACTS, PROFILES, ProfileState, Topic
from shared.contracts.golden import Example
from shared.postgres import transaction
from tests.fixtures.records import received
from tests.fixtures.retold import Telling, people_in, states_of, tombstone_of
from tests.notifications.conftest import Desk

TOPICS: Final = tuple(dict.fromkeys(consumer.topic for consumer in CONSUMERS))
REACTED_TO: Final = tuple(dict.fromkeys(each.topic for each in CONSUMERS if each.kind is Kind.REACTION))

TOLD: Final = """
SELECT message.id, message.person_id, message.other_id, message.kind, message.subject, message.facts AS facts_as_json,
       message.mail = 'due'
       OR mail.state IN ('pending', 'sending') AND mail.worth_until IS DISTINCT FROM '-infinity' AS unsent
FROM messages AS message LEFT JOIN mails AS mail ON mail.key = message.id
WHERE message.id <> ALL ($1)
ORDER BY message.person_id, message.number
"""


@dataclass(frozen=True)
class Told:
    """A message in an inbox."""

    id: UUID
    person_id: UUID
    other_id: UUID | None
    kind: MessageKind
    subject: UUID
    facts_as_json: str
    unsent: bool

    @property
    def facts(self) -> Facts:
        return Facts.model_validate_json(self.facts_as_json)


@dataclass(frozen=True)
class Circle:
    """An event, told of people whom nothing else is told of; `blocks`: who wants nothing to do with whom of them."""

    topic: Topic[Any]
    example: Example
    telling: Telling
    blocks: tuple[UUID, UUID] | None = None

    @property
    def people(self) -> set[UUID]:
        return {self.telling.id(person) for person in _people(self.topic, self.example)}


def before(topic: Topic[Any]) -> Iterator[tuple[Topic[Any], Example]]:
    """What has happened of the other topics: proposed and accepted, requested and booked, opened and gone on."""
    for other in TOPICS:
        if other not in {topic, CONTACTS, PROFILES}:
            yield from ((other, example) for example in states_of(other)[:2])


def _people(topic: Topic[Any], example: Example) -> set[UUID]:
    named = [people_in(other, former.value) for other, former in before(topic)]
    return people_in(topic, example.value).union(*named)


def events() -> Iterator[tuple[str, Topic[Any], Example]]:
    """Every example of every topic that is reacted to."""
    for topic in REACTED_TO:
        yield from ((f"{topic.name} {number}", topic, each) for number, each in enumerate(states_of(topic)))


def circles() -> list[Circle]:
    """One for each event."""
    return [Circle(topic, example, Telling(name)) for name, topic, example in events()]


def blocked_circles() -> list[Circle]:
    """One for each event and each way in which one of its people can block another."""
    return [
        Circle(topic, example, telling := Telling(f"{name} {one} {other}"), (telling.id(one), telling.id(other)))
        for name, topic, example in events()
        for one, other in permutations(sorted(_people(topic, example)), 2)
    ]


async def hear(desk: Desk, topic: Topic[Any], records: Sequence[KeptRecord]) -> None:
    for consumer in CONSUMERS:
        if consumer.topic is topic and records:
            await Processor("notifications", consumer, desk.pool, desk.clock).consume(records)
    assert await desk.dead_letters() == []


async def bring_together(desk: Desk, all_: Sequence[Circle]) -> None:
    """Everybody can be reached, and what comes before the events has happened and been mailed."""
    contacts = [each.telling.of_somebody(CONTACTS, person) for each in all_ for person in sorted(each.people)]
    await hear(desk, CONTACTS, contacts)
    told = [(other, each.telling.record(other, example)) for each in all_ for other, example in before(each.topic)]
    for topic in TOPICS:
        await hear(desk, topic, [record for other, record in told if other is topic])
    await write_all(desk)
    await desk.pool.execute("UPDATE mails SET state = 'sent', recipient = NULL, body = NULL")


async def happen(desk: Desk, all_: Sequence[Circle]) -> None:
    for topic in REACTED_TO:
        await hear(desk, topic, [each.telling.record(topic, each.example) for each in all_ if each.topic is topic])


async def end(desk: Desk, all_: Sequence[Circle]) -> None:
    """What each event was about is erased."""
    for topic in REACTED_TO:
        gone = [(each.telling, tombstone_of(topic, each.example)) for each in all_ if each.topic is topic]
        await hear(desk, topic, [telling.record(topic, tombstone) for telling, tombstone in gone])


async def block(desk: Desk, pairs: Iterable[tuple[UUID, UUID]]) -> None:
    states = [ProfileState(person_id=one, version=1, change="blocks_changed", blocks=(other,)) for one, other in pairs]
    records = [received(PROFILES.record(state), 1, offset=number) for number, state in enumerate(states)]
    await hear(desk, PROFILES, records)


async def write_all(desk: Desk) -> None:
    while await desk.writer.write_due():
        pass


async def say(desk: Desk, messages: Sequence[Message]) -> None:
    async with transaction(desk.pool) as tx:
        await tell(tx, messages, now=desk.clock.now())


async def inboxes(desk: Desk, *, but: Collection[UUID] = ()) -> list[Told]:
    """All messages but those, and whether a mail of each may still leave."""
    return [Told(**row) for row in await desk.pool.fetch(TOLD, list(but))]


async def timers(desk: Desk) -> set[tuple[str, UUID]]:
    """What is to be reminded of."""
    return {(row["kind"], row["subject"]) for row in await desk.pool.fetch("SELECT kind, subject FROM timers")}
