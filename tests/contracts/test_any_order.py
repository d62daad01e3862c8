"""Whatever a service listens to, it bears in any order of the topics, and knows the same in the end.

The records are the golden examples: a new topic, or a new consumer, is tried without anybody thinking of it.
"""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any, Final, TypeAlias

import pytest

from shared.contracts import SERVICES, Topic
from shared.contracts.golden import Example, examples_of
from shared.postgres import Pool
from tests.contracts.hearing import hear, topics_of
from tests.fixtures.databases import CloneDatabase
from tests.fixtures.kept_of_erased import columns_of
from tests.fixtures.retold import Telling, states_of

PLUMBING: Final = frozenset({"consumed", "outbox", "sequences", "index_changes", "funnel_changes"})
"""What was heard, and what is to be said or counted anew, in which order."""

OF_THE_MOMENT: Final = frozenset({"number", "added_at", "written_at", "traceparent", "last_number", "changed_in"})
"""Counted or read from a clock as it comes."""

MAY_DIFFER: Final = {("notifications", "feedback", "sessions")}
"""A message of feedback says when the session was where that is known by then, and nothing about it else."""


def _orders() -> Iterator[tuple[str, int]]:
    """Each topic of each service is the first one once, and the others follow round."""
    for service in SERVICES:
        yield from ((service, first) for first in range(len(topics_of(service))))


@pytest.mark.parametrize(("service", "first"), list(_orders()))
async def test_a_service_hears_its_topics_in_any_order(service: str, first: int, database_of: CloneDatabase) -> None:
    pool = await (await database_of(service)).pool()
    topics = topics_of(service)
    for topic in [*topics[first:], *topics[:first]]:
        await hear(service, pool, topic, [Telling("").record(topic, example) for example in examples_of(topic)])


@dataclass(frozen=True)
class Order:
    """Two topics of a service, one after the other; `whole`: all that is told of them to its end, else how it begins."""

    topics: tuple[Topic[Any], Topic[Any]]
    whole: bool

    @property
    def telling(self) -> Telling:
        one, other = self.topics
        return Telling(f"{one.name}, then {other.name}, {'to the end' if self.whole else 'as it begins'}")

    def of(self, topic: Topic[Any]) -> list[Example]:
        return list(examples_of(topic)) if self.whole else states_of(topic)[:2]


def _pairs(service: str) -> list[tuple[Order, Order]]:
    return [
        (Order((one, other), whole), Order((other, one), whole))
        for one, other in combinations(topics_of(service), 2)
        for whole in (False, True)
    ]


_ID: Final = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")

Names: TypeAlias = dict[str, tuple[Order, str]]
"""Of each id of a telling: in which order it is told, and what it is called in the examples."""


def _names(orders: Iterable[Order]) -> Names:
    return {
        str(order.telling.id(id_)): (order, id_[-2:])
        for order in orders
        for id_ in _ID.findall(
            json.dumps([[each.key, each.value] for topic in order.topics for each in order.of(topic)])
        )
    }


async def _known(pool: Pool, service: str, names: Names) -> dict[Order, Counter[str]]:
    """Every row that names something of a telling, with the names of the examples for its ids."""
    found: dict[Order, Counter[str]] = defaultdict(Counter)
    for table in sorted({column.table for column in await columns_of(pool, service)} - PLUMBING):
        for row in await pool.fetch(f'SELECT to_jsonb(kept) AS kept FROM "{service}"."{table}" AS kept'):
            kept = {name: value for name, value in json.loads(row["kept"]).items() if name not in OF_THE_MOMENT}
            said = json.dumps(kept, sort_keys=True)
            known = [names[id_] for id_ in _ID.findall(said) if id_ in names]
            if known:
                called = _ID.sub(lambda id_: names[id_[0]][1] if id_[0] in names else "new", said)
                found[known[0][0]][f"{table} {called}"] += 1
    return found


@pytest.mark.parametrize("service", [service for service in SERVICES if len(topics_of(service)) > 1])
async def test_of_two_topics_it_does_not_matter_which_is_heard_first(service: str, database_of: CloneDatabase) -> None:
    pool = await (await database_of(service)).pool()
    pairs = _pairs(service)
    orders = [order for pair in pairs for order in pair]
    for place in (0, 1):
        for topic in topics_of(service):
            told = [
                (order.telling, each) for order in orders if order.topics[place] is topic for each in order.of(topic)
            ]
            await hear(service, pool, topic, [telling.record(topic, each) for telling, each in told])

    assert _differences(service, pairs, await _known(pool, service, _names(orders))) == {}


def _differences(
    service: str, pairs: Iterable[tuple[Order, Order]], known: Mapping[Order, Counter[str]]
) -> dict[str, list[str]]:
    """By the first order: how what is known after it differs from what is known after the other one."""
    return {
        one.telling.name: _apart(list((known[one] - known[other]).elements()), known[other] - known[one])
        for one, other in pairs
        if known[one] != known[other] and (service, *sorted(topic.name for topic in one.topics)) not in MAY_DIFFER
    }


def _apart(rows: Iterable[str], others: Counter[str]) -> list[str]:
    """Rows of one table beside each other, and in which fields they differ; then those that have no like."""
    found, left = [], list(others.elements())
    for row in rows:
        table, _, said = row.partition(" ")
        like = next((each for each in left if each.startswith(f"{table} ")), None)
        if like is None:
            found.append(f"only in this order: {row}")
        else:
            left.remove(like)
            found.append(f"{table}: {_fields_apart(json.loads(said), json.loads(like.partition(' ')[2]))}")
    return found + [f"only in the other order: {each}" for each in left]


def _fields_apart(row: Mapping[str, Any], other: Mapping[str, Any]) -> str:
    return ", ".join(
        f"{name} is {row.get(name)!r} in this order, {other.get(name)!r} in the other"
        for name in sorted(row.keys() | other.keys())
        if row.get(name) != other.get(name)
    )


def test_what_is_known_after_one_order_alone_is_noticed() -> None:
    pairs = _pairs("notifications")
    person = 'people {"id": "01", "name": "Ada"}'
    alike = {order: Counter([person]) for pair in pairs for order in pair}
    one, _ = next(pair for pair in pairs if {topic.name for topic in pair[0].topics} == {"matches", "mentorships"})
    also = one.telling.name

    assert _differences("notifications", pairs, alike) == {}
    assert _differences("notifications", pairs, {**alike, one: Counter([person, "messages {}"])}) == {
        also: ["only in this order: messages {}"]
    }
    assert _differences("notifications", pairs, {**alike, one: Counter([person.replace("Ada", "Eva")])}) == {
        also: ["people: name is 'Eva' in this order, 'Ada' in the other"]
    }
