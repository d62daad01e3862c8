"""What happens in the drill, in its order, and what is looked at afterwards."""

import asyncio
import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from typing import Any, Final

from deploy.operating.checks import CHECKS, judge
from deploy.operating.effect_checks import projections_are_true
from deploy.operating.evidence import LogRecord
from deploy.operating.projections import PROJECTIONS
from deploy.operating.violations import Violation
from tests.faults.acts import MEETING_ACTS
from tests.faults.load import Diary, Load, Person
from tests.restoring.stage import DrillStage

BEFORE: Final = 300
ERASURES: Final = 5
REACTIONS: Final = "reactions miss nothing"
HIDDEN: Final = """
SELECT count(*) FROM notifications.messages
WHERE subject = ANY ($1) AND kind IN ('cancellation', 'session_request_ended')
"""


@dataclass
class Verdict:
    """`steps`: seconds that each took. `said`: what `reconcile` said, each time. `found`: what was off."""

    seed: int
    commands: int = 0
    lost: int = 0
    steps: dict[str, float] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)
    found: list[str] = field(default_factory=list)
    backup_bytes: int = 0

    def lines(self) -> Iterator[str]:
        for step, seconds in self.steps.items():
            yield f"{seconds:>8.1f} s  {step}"
        yield f"{self.commands} commands after the moment; {self.lost} records that nobody stands by any more"
        yield f"backup and archive: {self.backup_bytes / 2**20:.0f} MiB"
        for each in self.said:
            yield from (f"    {line}" for line in each.splitlines())
        yield f"off: {len(self.found)}"
        yield from (f"    {each}" for each in self.found[:40])

    def as_json(self) -> dict[str, Any]:
        """Without what `reconcile` said, which names the folders of one machine."""
        return {name: value for name, value in asdict(self).items() if name != "said"}


class Drill:
    """One run on a fresh stage."""

    def __init__(self, stage: DrillStage, seed: int) -> None:
        self._stage = stage
        self._verdict = Verdict(seed)
        self._seed = seed
        self._began = time.monotonic()
        self._ledger = stage.folders.data / "ledger"
        self._history = 0

    async def run(self, commands: int) -> Verdict:
        """All of it."""
        stage = self._stage
        load = Load(stage, Diary(stage.folders.data / "history.jsonl"))
        await load.settle()
        leaving = [await load.newcomer() for _ in range(ERASURES)]
        await self._work(load, BEFORE)
        await stage.backups.take()
        self._step("base backup, after some work")
        await self._work(load, BEFORE)
        moment, known = await self._moment(load)
        lost_from = len(stage.log.records)
        await self._work_that_is_lost(load, leaving, commands)
        self._verdict.commands = load.diary.acknowledged - known
        await self._disaster(moment)
        lost = stage.log.records[lost_from:]
        self._verdict.lost = len(lost)
        history = load.diary.commands[: self._history]
        await self._reconcile()
        await self._judge(lost, history, leaving)
        await self._lose_kafka()
        await load.close()
        return self._verdict

    async def _work(self, load: Load, commands: int) -> None:
        """So many commands are answered well, and everything comes to rest."""
        wanted = load.diary.acknowledged + commands
        await load.refresh()
        load.begin(MEETING_ACTS, self._seed + wanted)
        while load.diary.acknowledged < wanted:  # noqa: ASYNC110 — the diary sets no event
            await asyncio.sleep(0.1)
        await load.end()
        if restless := await self._stage.quiet():
            self._verdict.found += [f"still moves: {each}" for each in restless]

    async def _moment(self, load: Load) -> tuple[datetime, int]:
        """To which all will be set back: everything is at rest."""
        await self._stage.log.read_on()
        self._history = len(load.diary.commands)
        await asyncio.sleep(0.5)
        moment = datetime.now(UTC)
        await asyncio.sleep(0.5)
        return moment, load.diary.acknowledged

    async def _work_that_is_lost(self, load: Load, leaving: Sequence[Person], commands: int) -> None:
        people = load.town.people
        await load.ask(people[0], "block", "PUT", f"/profiles/v1/me/blocks/{people[-1].person_id}")
        await self._work(load, commands)
        stranger = await load.newcomer()
        await load.ask(stranger, "block", "PUT", f"/profiles/v1/me/blocks/{people[2].person_id}")
        for person in leaving:
            await load.leaves(person)
        await self._stage.quiet()
        self._step("work that is lost")
        await self._said("ledger", self._ledger)

    async def _disaster(self, moment: datetime) -> None:
        await self._stage.log.read_on()
        await self._stage.backups.archive_all()
        self._verdict.backup_bytes = self._stage.backups.size
        await self._stage.stop_services()
        self._step("services stopped")
        await self._stage.backups.restore(moment)
        self._step("restored to the moment")

    async def _reconcile(self) -> None:
        """Looked at first, then done, then done again: the second time changes nothing, and so does one after the start."""
        with_ledger = ("reconcile", "--ledger", self._ledger)
        planned = await self._said(*with_ledger, "--dry-run")
        deeds = [json.loads(line) for line in (await self._said(*with_ledger, "--json", aloud=False)).splitlines()]
        erased = sum(each["what"] == "erased again" for each in deeds)
        if erased != ERASURES or "erased again" not in planned:
            self._verdict.found.append(f"reconcile erased {erased} people again")
        again = await self._said(*with_ledger)
        if "nothing was changed" not in again:
            self._verdict.found.append(f"reconcile changed something the second time: {again}")
        await self._stage.start_services()
        self._step("services started")
        await self._rest()
        code, running = await self._stage.operate("reconcile")
        if code != 1 or "Stop the services first" not in running:
            self._verdict.found.append(f"reconcile ran beside the services: {code} {running}")

    async def _said(self, *words: Any, aloud: bool = True) -> str:
        code, said = await self._stage.operate(*words)
        self._verdict.said.append(f"$ {' '.join(map(str, words))}\n{said if aloud else ''}")
        self._step(" ".join(str(word) for word in words if word != self._ledger))
        if code != 0:
            self._verdict.found.append(f"{words[0]} ended with {code}")
        return said

    async def _judge(self, lost: Sequence[LogRecord], history: Sequence[Any], leaving: Sequence[Person]) -> None:
        """By the checker of the crash matrix. What was lost no reaction reacts to, and no projection is made of."""
        stage = self._stage
        everything, evidence = await stage.evidence_without(lost)
        without_lost = replace(evidence, history=history, mails_again=len(evidence.mails), deadlocks=())
        whole = replace(without_lost, records=everything)
        about_effects = {REACTIONS, "projections are true"}
        found = judge(whole, {each.name for each in CHECKS} - about_effects) + judge(without_lost, about_effects)
        self._note(found)
        await self._look_for_the_erased(leaving)
        await self._look_for_word_of_what_was_taken_back(lost)
        self._step("judged")

    async def _look_for_the_erased(self, leaving: Sequence[Person]) -> None:
        connection = await self._stage.connect()
        ids = [person.person_id for person in leaving]
        names = [person.email for person in leaving]
        queries = (
            ("SELECT count(*) FROM profiles.people WHERE person_id = ANY ($1::uuid[])", ids, 0),
            ("SELECT count(*) FROM notifications.people WHERE email = ANY ($1::text[])", names, 0),
            ("SELECT count(*) FROM profiles.erasure_progress WHERE person_id = ANY ($1::uuid[])", ids, 5 * len(ids)),
        )
        for query, values, wanted in queries:
            if (number := await connection.fetchval(query, values)) != wanted:
                self._verdict.found.append(f"{query}: {number}, not {wanted}")
        await connection.close()

    async def _look_for_word_of_what_was_taken_back(self, lost: Sequence[LogRecord]) -> None:
        """Both sides of a session that only the topics knew hear that it is cancelled."""
        connection = await self._stage.connect()
        known = {row["session_id"] for row in await connection.fetch("SELECT session_id FROM scheduling.sessions")}
        last = {record.key: record for record in lost if record.topic == "sessions"}
        live = [
            key for key, record in last.items() if key not in known and b'"state":"booked"' in (record.raw.value or b"")
        ]
        told = await connection.fetchval(HIDDEN, live)
        self._verdict.said.append(
            f"{len(live)} booked sessions that only the topics knew: {told} messages of their end"
        )
        if not live or told != 2 * len(live):
            self._verdict.found.append(f"{told} messages about {len(live)} sessions that were taken back")
        await connection.close()

    async def _lose_kafka(self) -> None:
        """All topics are empty; what is told again makes the same of a fresh database, and nothing is told to people twice."""
        stage = self._stage
        before = await self._kept()
        mails = len(stage.mailbox.mails())
        await stage.stop_services()
        await stage.lose_kafka()
        self._step("Kafka lost, and an empty one there")
        await self._said("reconcile")
        again = await self._said("reconcile")
        if "nothing was changed" not in again:  # what waits in the outboxes is on its way: that is no difference
            self._verdict.found.append(f"reconcile told again what was on its way: {again}")
        await stage.start_services()
        await self._rest()
        self._step("told again")
        after = await self._kept()
        for name in before:
            if before[name] != after[name]:
                self._verdict.found.append(f"{name} is not as it was before Kafka was lost")
        if (number := len(stage.mailbox.mails()) - mails) != 0:
            self._verdict.found.append(f"{number} mails because Kafka was lost")
        evidence = await stage.evidence(anew=True)
        # New topics have no tombstones of what was gone before: of what nobody tells them, readers keep that it is over.
        told = {str(key) for _, key in evidence.by_key}
        wrong = [
            each
            for each in projections_are_true(evidence)
            if each.detail != "should not be there" or any(key in each.aggregate for key in told)
        ]
        self._note([Violation("projections are true", "lost", each.aggregate, each.detail) for each in wrong])
        chosen = {each.name for each in CHECKS} - {REACTIONS, "projections are true"}
        self._note(judge(replace(evidence, mails_again=len(evidence.mails), deadlocks=()), chosen))
        self._step("judged again")

    async def _kept(self) -> dict[str, list[Any]]:
        connection = await self._stage.connect()
        kept = {
            f"{each.service}.{each.table}": [
                tuple(row)
                for row in await connection.fetch(
                    f"SELECT * FROM {each.service}.{each.table} ORDER BY {', '.join(each.key)}"
                )
            ]
            for each in PROJECTIONS
        }
        await connection.close()
        return kept

    async def _rest(self) -> None:
        if restless := await self._stage.quiet():
            self._verdict.found += [f"still moves: {each}" for each in restless]

    def _note(self, found: Sequence[Violation]) -> None:
        self._verdict.found += [str(each) for each in found]

    def _step(self, name: str) -> None:
        now = time.monotonic()
        self._verdict.steps[f"{len(self._verdict.steps) + 1}. {name}"] = round(now - self._began, 1)
        self._began = now
