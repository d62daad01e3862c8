"""`reconcile`: after the databases were restored to an earlier moment, or Kafka was lost, all agree again.

Run it while no service runs, and on a Kafka with users as `operator`; it may be run twice. The databases win, but erasures, blocks,
signing out everywhere and endings that only the topics remember are done again. What the databases say is told once more, above every
version that was ever told. What only the topics know ends, and people are told of it. Everybody signs in again.
"""

import argparse
import asyncio
import json
import sys
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from deploy.operating import groups, ledger
from deploy.operating.collecting import Log, told_at
from deploy.operating.evidence import ConsumerOf, consumers
from deploy.operating.kept_aside import ROLE_OF_COMMANDS, Desk, who
from deploy.operating.log_checks import SET_BACK
from deploy.operating.rights import refuse_closed
from deploy.operating.settings import kafka_access
from deploy.operating.topic_index import Standing, TopicIndex
from shared.consuming.versions import advance
from shared.contracts import ERASURES, SERVICES, TOPICS
from shared.contracts.access import rights_of_operators
from shared.ground.kafka_access import KafkaAccess
from shared.ground.operator_acts import note_act
from shared.postgres import Tx, acquired, transaction
from shared.publishing.retelling import PAGE, Deed, Place, counted_of, differences, set_right, tell_again, waiting_in

ACT, TOPICS_LOST = SET_BACK
TABLES: Final = "tables that were set back"
AT_ONCE: Final = 1_000
"""Keys that are told again in one transaction."""

AT_WORK: Final = """
SELECT DISTINCT application_name
FROM pg_stat_activity
WHERE datname = current_database() AND application_name LIKE $1 AND application_name <> $2
ORDER BY application_name
"""


class _AsItWas(Exception):
    """Nothing is to be changed."""


@dataclass
class Report:
    """What was done: by service and key; to how many keys topics were told again; in how many partitions groups begin again."""

    deeds: list[tuple[str, Deed]] = field(default_factory=list)
    told_again: Counter[str] = field(default_factory=Counter)
    begun_again: Counter[str] = field(default_factory=Counter)
    sign_ins_ended: int = 0

    @property
    def changed_anything(self) -> bool:
        return bool(self.deeds or self.told_again or self.begun_again or self.sign_ins_ended)

    def lines(self) -> Iterator[str]:
        """For people: the sums."""
        for (service, topic, what), number in sorted(Counter((s, d.topic, d.what) for s, d in self.deeds).items()):
            yield f"{service:<14}{topic:<14}{number:>7}  {what}"
        for service, number in sorted(self.told_again.items()):
            yield f"{service:<14}{'':<14}{number:>7}  told again to topics that lacked it"
        for group, number in sorted(self.begun_again.items()):
            yield f"{group:<42}begins again in {number} partitions"
        if self.sign_ins_ended:
            yield f"{self.sign_ins_ended} sign-ins ended"
        if not self.changed_anything:
            yield "Everything agrees: nothing was changed."

    def as_json(self) -> Iterator[str]:
        """For programs, and for whoever writes to people: a line a key."""
        for service, deed in self.deeds:
            yield json.dumps({"service": service, "topic": deed.topic, "key": str(deed.key), "what": deed.what})


def main(arguments: list[str]) -> int:
    """`python -m deploy.operating reconcile`: told by every `<SERVICE>_DATABASE_URL` and `KAFKA_BOOTSTRAP_SERVERS`."""
    return run(arguments, Desk("python -m deploy.operating reconcile"), kafka_access())


def run(arguments: list[str], desk: Desk, access: KafkaAccess) -> int:
    """1 where services run: then nothing was changed. Raises `MissingRights` before anything is."""
    parser = argparse.ArgumentParser(
        prog=desk.command, description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument(
        "--ledger", type=Path, metavar="FILE", help="whom `ledger` has written down: they are erased again"
    )
    parser.add_argument(
        "--end-sign-ins", action="store_true", help="even where nothing tells that tables were set back"
    )
    parser.add_argument("--dry-run", action="store_true", help="tell what would be done, and do nothing")
    parser.add_argument("--json", action="store_true", help="each key, a JSON object a line")
    chosen = parser.parse_args(arguments)
    erased = ledger.read(chosen.ledger) if chosen.ledger else frozenset()
    reconciling = Reconciling(desk, access, ends_sign_ins=chosen.end_sign_ins)
    return asyncio.run(_run(reconciling, erased, dry=chosen.dry_run, as_json=chosen.json))


async def _run(reconciling: "Reconciling", erased: Collection[UUID], *, dry: bool, as_json: bool) -> int:
    if running := await reconciling.at_work():
        print(f"Stop the services first: there is a {', a '.join(running)}.", file=sys.stderr)
        return 1
    await reconciling.refuse_missing_rights()
    report = await reconciling.reconcile(erased, dry=dry)
    for line in report.as_json() if as_json else report.lines():
        print(line)
    return 0


class Reconciling:
    """Works on the tables of all services, by the roles that these have, and on the topics; `log`: what reads these."""

    def __init__(self, desk: Desk, access: KafkaAccess, *, ends_sign_ins: bool = False, log: Log | None = None) -> None:
        self.ends_sign_ins = ends_sign_ins
        self.log = log or Log(access)
        self.access = access
        self.consumers = consumers()
        self._desk = desk

    async def at_work(self) -> Sequence[str]:
        """The processes of services that have a connection to their tables; each worker has one as long as it runs."""
        found = []
        for service in SERVICES:
            async with self._desk.pool(service) as pool:
                rows = await pool.fetch(AT_WORK, f"{service} %", f"{service} {ROLE_OF_COMMANDS}")
            found += [row["application_name"] for row in rows]
        return found

    async def refuse_missing_rights(self) -> None:
        """Raises `MissingRights` and `KafkaError`."""
        await refuse_closed(self.access, rights_of_operators())

    async def reconcile(self, erased: Collection[UUID] = (), *, dry: bool = False) -> Report:
        """First what readers are to pass over, then what is told: interrupted in between it begins anew without harm."""
        report = Report()
        with TopicIndex() as index:
            await index.read(self.log.each())
            ahead = {service: await self._ahead(service, index) for service in SERVICES}
            passed_over = {
                each.at: each.sequence
                for standing in ahead.values()
                for each in standing
                if each.topic != ERASURES.name  # that somebody is erased somewhere is no future that was lost
            }
            for service in SERVICES if not dry else ():
                await self._pass_over(service, passed_over)
            for service in SERVICES:
                await self._set_right(service, ahead[service], erased, report, dry=dry)
            for service in SERVICES if not dry else ():
                await self._tell_again(service, index, report)
            if not dry:
                await self._begin_again(index, report)
        return report

    async def _ahead(self, service: str, index: TopicIndex) -> Sequence[Standing]:
        """What stands on the topics and the tables don't remember; what the topics lack is noted in the index."""
        found: list[Standing] = []
        async with self._desk.pool(service) as pool, acquired(pool) as connection:
            await index.note_waiting(service, waiting_in(connection))
            for topic in topics_of(service):
                async for keys, counted in counted_of(connection, topic):
                    last = index.last_of(service, topic, keys)
                    told = {place: each.sequence for place, each in last.items()}
                    page = differences(told, counted, index.waiting(service, topic, keys))
                    found += [last[place] for place in page.ahead]
                    index.note_behind(service, page.behind)
        return found

    async def _pass_over(self, service: str, passed_over: Mapping[Place, int]) -> None:
        """What happened after the moment to which all was set back has no effect here any more."""
        async with self._desk.pool(service) as pool, transaction(pool) as tx:
            for each in self._consumers_of(service):
                of_topic = [
                    (key, last) for (topic, key), last in passed_over.items() if topic == each.consumer.topic.name
                ]
                for first in range(0, len(of_topic), PAGE):
                    await advance(tx, each.name, dict(of_topic[first : first + PAGE]))

    async def _set_right(
        self, service: str, ahead: Sequence[Standing], erased: Collection[UUID], report: Report, *, dry: bool
    ) -> None:
        ends_sign_ins = service == "profiles" and bool(ahead or self.ends_sign_ins)
        if not ahead and not ends_sign_ins and not (erased and service == "profiles"):
            return
        told = await told_at(self.access, ahead)
        now, deeds = self._desk.clock.now(), list[Deed]()
        try:
            async with self._desk.pool(service) as pool, transaction(pool) as tx:
                deeds += await set_right(tx, _retelling(service).tellings(now=now), told, now=now)
                if service == "profiles":
                    deeds += await _erase_again(tx, erased, now)
                if ends_sign_ins:
                    report.sign_ins_ended = await _retelling(service).end_sign_ins(tx)
                if ahead or deeds:
                    await _note(tx, TABLES, len(deeds), now)
                if dry:
                    raise _AsItWas
        except _AsItWas:
            pass
        report.deeds += [(service, deed) for deed in deeds]

    async def _tell_again(self, service: str, index: TopicIndex, report: Report) -> None:
        now = self._desk.clock.now()
        tellings = _retelling(service).tellings(now=now)
        async with self._desk.pool(service) as pool:
            for some in index.behind(service, AT_ONCE):
                async with transaction(pool) as tx:
                    if number := await tell_again(tx, tellings, some, now=now):
                        report.told_again[service] += number
                        await _note(tx, TOPICS_LOST, number, now)

    async def _begin_again(self, index: TopicIndex, report: Report) -> None:
        """Groups whose tables have forgotten what they consumed."""
        for service in SERVICES:
            consumers = self._consumers_of(service)
            topics = sorted({each.consumer.topic.name for each in consumers})
            begins: groups.Begins = {}
            async with self._desk.pool(service) as pool:
                async for keys, consumed in groups.consumed_in(pool):
                    standing = (each for topic in topics for each in index.standing(topic, keys))
                    begins = groups.earliest(begins, groups.places_to_begin(standing, consumers, consumed))
            for group, places in begins.items():
                if number := await groups.begin_again(self.access, group, places):
                    report.begun_again[group] = number

    def _consumers_of(self, service: str) -> list[ConsumerOf]:
        return [each for each in self.consumers if each.service == service]


def topics_of(service: str) -> list[str]:
    """The topics on which a service says something."""
    return [topic.name for topic in TOPICS if service in topic.producers]


async def _erase_again(tx: Tx, erased: Collection[UUID], now: datetime) -> list[Deed]:
    again = await _retelling("profiles").erase_again(tx, erased, now=now)
    return [Deed("profiles", person_id, "erased again, as the ledger has it") for person_id in again]


async def _note(tx: Tx, target: str, number: int, now: datetime) -> None:
    await note_act(tx, ACT, target, actor=who(), reason="they were restored or lost", outcome=f"{number} keys", now=now)


def _retelling(service: str) -> Any:
    return import_module(f"services.{service}.use_cases.retelling")
