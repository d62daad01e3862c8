"""What people have said in all that they asked, and where it stands in the tables of all services."""

import base64
import json
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

import asyncpg
import httpx

from deploy.local.platform import Platform
from shared.consuming.reading import TopicReader
from shared.contracts import SERVICES, TOPICS, Topic
from shared.ground.kafka_access import KafkaAccess
from tests.fixtures.kept_of_erased import columns_of, columns_of_ids, unexplained
from tests.fixtures.retold import people_in


@dataclass
class Overheard:
    """The sentences that each person sent, whatever the field's name: what has a space in it is nobody's id or word of ours."""

    by_person: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def hear(self, response: httpx.Response) -> None:
        request = response.request
        token = request.headers.get("authorization", "").removeprefix("Bearer ")
        if token and response.is_success and "json" in request.headers.get("content-type", ""):
            self.by_person[_subject(token)] |= set(_sentences(json.loads(request.content)))

    def only_of(self, people: Collection[str]) -> set[str]:
        """What these said, and nobody else, be it as a part of more."""
        others = set().union(*(said for person, said in self.by_person.items() if person not in people))
        theirs = set().union(*(self.by_person[person] for person in people))
        return {word for word in theirs if not any(word in other for other in others)}


def _subject(token: str) -> str:
    claims = token.split(".")[1]
    return str(json.loads(base64.urlsafe_b64decode(claims + "=" * (-len(claims) % 4)))["sub"])


def _sentences(body: Any) -> Iterator[str]:
    match body:
        case str() if " " in body.strip():
            yield body
        case dict():
            for each in body.values():
                yield from _sentences(each)
        case list():
            for each in body:
                yield from _sentences(each)


async def ids_left(platform: Platform, people: Collection[str]) -> set[str]:
    """Columns of all services that name one of these people, and nobody said why."""
    connection = await asyncpg.connect(platform.parts.owner_url)
    try:
        found: set[str] = set()
        for service in SERVICES:
            columns = await columns_of_ids(connection, service)
            named = {each.name for each in columns if await each.naming(connection, map(UUID, people))}
            found |= {f"{service}.{name}" for name in unexplained(service, named)}
        return found
    finally:
        await connection.close()


SAID_OF_BOTH: Final = {"matches", "mentorships", "sessions", "erasures"}
"""What the other one has a part in is told of, with nobody's words; and that somebody is erased."""


async def topics_left(platform: Platform, people: Collection[str]) -> set[str]:
    """Last records of some key that name one of these people, and where; apart from what two had together."""
    gone = set(map(UUID, people))
    found: set[str] = set()
    for topic in (each for each in TOPICS if each.name not in SAID_OF_BOTH):
        last: dict[bytes | None, bytes | None] = {}
        async with TopicReader(KafkaAccess(platform.parts.bootstrap_servers), topic) as reader:
            async for records in reader.up_to_the_end():
                last |= {record.key: record.value for record in records}
        for key, value in last.items():
            if named := _named(topic, value) & gone:
                found.add(
                    f"{topic.name} {(key or b'').decode()}: {', '.join(_fields_of(json.loads(value or b''), named))}"
                )
    return found


def _fields_of(state: Any, named: Collection[UUID]) -> list[str]:
    """Fields of a state that name one of these people, somewhere in them."""
    return [name for name, value in state.items() if any(str(person) in json.dumps(value) for person in named)]


def _named(topic: Topic[Any], value: bytes | None) -> set[UUID]:
    try:
        return people_in(topic, None if value is None else json.loads(value))
    except ValueError:  # no record of ours: the tour shows operators one that can't be read
        return set()


async def words_left(platform: Platform, words: Collection[str]) -> set[str]:
    """Columns of all services in which one of these sentences stands, and which."""
    connection = await asyncpg.connect(platform.parts.owner_url)
    try:
        found: set[str] = set()
        for service in SERVICES:
            for column in await columns_of(connection, service):
                if column.type in {"text", "text[]", "jsonb", "json", "bytea"}:
                    said = await column.saying(connection, words)
                    found |= {f"{service}.{column.name}: {word}" for word in said}
        return found
    finally:
        await connection.close()
