"""What the document has one do, one thing after the other, and what each showed."""

import asyncio
import re
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final

from deploy.local.progress import say
from shared.contracts import SERVICES
from tests.composing.server import HOST, Server
from tests.composing.typed import block, sentence
from tests.faults.acts import MEETING_ACTS
from tests.faults.load import Diary, Load

UP: Final = "docker compose up --detach --wait"
AUDIT: Final = "docker compose run --rm operate deploy.operating audit"
FOLDERS: Final = "install -d"
SWITCH: Final = "docker compose exec postgres psql -U postgres -c 'SELECT pg_switch_wal()'"
REFILL: Final = "docker compose stop"
IS_DONE: Final = "docker compose exec postgres psql -U postgres -c 'SELECT pg_is_in_recovery()'"
FORGET: Final = "for each in restore_command"
RECONCILE: Final = "docker compose run --rm operate deploy.operating reconcile"
NOTHING_CHANGED: Final = "nothing was changed"
LOST_FOR: Final = 6.0
"""Seconds in which people go on after the moment that is restored to."""
JWKS: Final = "curl https://api.mentoring.example/profiles/.well-known/jwks.json"
NO_TERMINAL: Final = {"exec ": "exec -T "}
BUSY_FOR: Final = 20.0
ALL_IS_WELL: Final = "nothing off"
AUDITS: Final = 20
PROXY_HOLDS: Final = 45.0
"""Seconds that somebody waits for an answer: longer than the proxy keeps what comes for an api that is replaced."""


@dataclass
class Seen:
    """A step: what was typed or done, how many seconds it took, and what showed it."""

    step: str
    seconds: float
    shows: str


@dataclass
class Drill:
    """`images`: by the variable of `.env`; `older` and `newer`: of the product, by digest."""

    server: Server
    images: dict[str, str]
    older: str
    newer: str
    seen: list[Seen] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    async def run(self) -> None:
        """All of it. Raises `Trouble` where something that is typed fails."""
        await self._step("folders and secrets are made", self._prepare)
        await self._step(UP, self._up)
        load = await self._people_come("first")
        await self._step("the main job through the proxy", lambda: self._busy(load))
        await self._step("the base backup", self._backup)
        await self._step(f"a newer digest, {UP}, under requests", lambda: self._upgrade(load))
        moment = await self._after_the_moment(load)
        await self._step(f"restored to {moment}", lambda: self._restore(moment))
        load = await self._people_come("again")
        await self._step("the main job after it", lambda: self._busy(load))
        await load.close()
        await self._step("Prometheus", self._prometheus)

    async def _step(self, name: str, does: Callable[[], Awaitable[str]]) -> None:
        began = time.monotonic()
        shows = await does()
        self.seen.append(Seen(name, round(time.monotonic() - began, 1), shows))
        say(f"  {name}  {self.seen[-1].seconds} s\n    {shows}")

    # installing

    def _tell(self, image: str) -> None:
        folder = self.server.folder
        self.server.tell(
            {
                "MENTORING_IMAGE": image,
                "MENTORING_HOST": HOST,
                "FRONTEND_URL": "https://mentoring.example",
                "MAIL_FROM": "Mentoring <no-reply@mentoring.example>",
                "BACKUP_FOLDER": f"{folder}/backup",
                "LEDGER_FOLDER": f"{folder}/ledger",
                "COMPOSE_PROFILES": "trial",
                **self.images,
            }
        )

    async def _prepare(self) -> str:
        self._tell(self.older)
        folder = self.server.folder
        instead = {
            "/backup/archive /backup/base": f"{folder}/backup/archive {folder}/backup/base",
            "700 /ledger": f"700 {folder}/ledger",
            "smtps://user:password@mail.example": "smtp://mail:1025",
        }
        await self.server.type(block(FOLDERS, instead), at=folder)
        return f"{len(list((self.server.place / 'secrets').iterdir()))} files in secrets/"

    async def _up(self) -> str:
        await self.server.type(sentence(UP))
        await self.server.trust()
        typed = sentence(JWKS)
        root = "docker compose exec -T proxy cat /data/caddy/pki/authorities/local/root.crt > ../root.crt"
        keys = await self.server.type(f"{root}; {typed.replace('curl ', 'curl -sS --cacert ../root.crt ')}".replace("api.mentoring.example", HOST))  # fmt: skip
        healthy = await self.server.type("docker compose ps --format '{{.Service}} {{.Health}}'")
        return f"{healthy.count(' healthy')} healthy; {keys.strip()[:80]}"

    # people

    async def _people_come(self, which: str) -> Load:
        load = Load(self.server, Diary(self.server.folder / f"history-{which}.jsonl"), answered_within=PROXY_HOLDS)
        began = time.monotonic()
        await load.move_in()
        many = len(load.town.people)
        self.seen.append(Seen(f"{many} people sign in by the codes that are mailed, {which}", round(time.monotonic() - began, 1), await self.server.make_operator(load.town.people[0].email)))  # fmt: skip
        say(f"  {many} people are in, {which}: {self.seen[-1].seconds} s")
        return load

    async def _busy(self, load: Load, seconds: float = BUSY_FOR) -> str:
        before = len(load.diary.commands)
        load.begin(MEETING_ACTS, 1, clients=4)
        await asyncio.sleep(seconds)
        await load.end()
        return await self._judged(load, before)

    async def _judged(self, load: Load, before: int) -> str:
        """What people were answered, and what the audit finds once everything has arrived."""
        done = load.diary.commands[before:]
        unanswered = [each for each in done if not each.status]
        self.wrong += [f"no answer: {each.does}" for each in unanswered]
        audit = await self._audit()
        mails = len(list(self.server.folders.mails.glob("*.eml")))
        acknowledged = sum(each.is_acknowledged for each in done)
        return f"{acknowledged} of {len(done)} commands acknowledged, {len(unanswered)} unanswered; {mails} mails; audit: {audit}"

    async def _audit(self) -> str:
        """Its last line; what is on its way may be found once more."""
        last = ""
        for _ in range(AUDITS):
            said = (await self.server.type(f"{AUDIT} || true")).strip()
            last = said.splitlines()[-1].strip()
            if ALL_IS_WELL in last:
                return last
            await asyncio.sleep(2)
        self.wrong.append(f"audit: {last}")
        return last

    # backing up, and an upgrade

    async def _backup(self) -> str:
        sentence("backup")
        said = await self.server.type("docker compose run --rm backup && docker compose run --rm operate deploy.operating ledger /ledger/erased")  # fmt: skip
        self._base = re.findall(r"(\S+Z): \S+; the archive begins", said)[-1]
        return " · ".join(line for line in said.splitlines() if "archive begins" in line or "/ledger/erased" in line)

    async def _upgrade(self, load: Load) -> str:
        before, failed = len(load.diary.commands), len(load.failures)
        load.took.clear()
        load.begin(MEETING_ACTS, 2, clients=4)
        await asyncio.sleep(3)
        self._tell(self.newer)
        await self.server.type(sentence(UP))
        await asyncio.sleep(3)
        await load.end()
        kinds = sorted({each.what for each in load.failures[failed:]})
        counted = ", ".join(f"{kind} × {sum(each.what == kind for each in load.failures[failed:])}" for kind in kinds)
        reads = [each for each in load.failures[failed:] if each.what.startswith("GET")]
        self.wrong += [f"a read failed: {each.what} {each.path}" for each in reads]
        images = await self.server.type("docker compose ps --format '{{.Image}}'")
        replaced = images.count(self.newer)
        if self.older in images:
            self.wrong.append("something runs on from the older digest")
        return (
            f"{replaced} containers run the newer digest; {len(load.took)} requests, the longest {max(load.took):.1f} s;"
            f" failed and sent again: {counted or 'none'}; {await self._judged(load, before)}"
        )

    # a disaster

    async def _after_the_moment(self, load: Load) -> str:
        """What people do after it is lost to the database, and the topics know it."""
        await asyncio.sleep(1)
        moment = f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S}+00"
        await asyncio.sleep(1)
        before = len(load.diary.commands)
        load.begin(MEETING_ACTS, 3, clients=4)
        await asyncio.sleep(LOST_FOR)
        await load.end()
        self._lost = sum(each.is_acknowledged for each in load.diary.commands[before:])
        await self._audit()  # so long until the topics know it
        await load.close()
        return moment

    async def _restore(self, moment: str) -> str:
        folder = self.server.folder
        instead = {
            "2026-03-02T02-20-00Z": self._base,
            "2026-03-02 11:40:00+00": moment,
            "/backup/base:/base": f"{folder}/backup/base:/base",
            "postgres:17 sh": f"{self.images['POSTGRES_IMAGE']} sh",
        }
        await self.server.type(block(SWITCH, NO_TERMINAL))  # fmt: skip
        await self.server.type(block(REFILL, instead))
        for _ in range(60):
            done = await self.server.type(block(IS_DONE, NO_TERMINAL))  # fmt: skip
            if re.search(r"^ f$", done, re.MULTILINE):
                break
            await asyncio.sleep(1)
        await self.server.type(block(FORGET, NO_TERMINAL))
        typed = block(RECONCILE, {})
        looked = await self.server.type(typed)
        done = await self.server.type(typed.replace(" --dry-run", ""))
        again = await self.server.type(typed.replace(" --dry-run", ""))
        await self.server.type(sentence(UP))
        if NOTHING_CHANGED in looked or NOTHING_CHANGED in done:
            self.wrong.append(f"reconcile found nothing of the {self._lost} commands after the moment")
        if NOTHING_CHANGED not in again:
            self.wrong.append("reconcile changed something the second time")
        deeds = [" ".join(line.split()) for line in done.splitlines() if line.startswith(SERVICES)]
        return (
            f"{self._lost} commands after it are lost to the database; reconcile: {', '.join(deeds)};"
            f" once more: {again.strip().splitlines()[-1].strip()}; audit: {await self._audit()}"
        )

    # seeing

    async def _prometheus(self) -> str:
        """It reads every api and every worker, and has taken the rules."""
        ask = "docker compose exec -T prometheus {} http://127.0.0.1:9090/api/v1/{}"
        tool = 'python3 -c "import sys,urllib.request as r; print(r.urlopen(sys.argv[1]).read().decode())"'
        targets = await self.server.type(ask.format(tool, "targets"))
        rules = await self.server.type(ask.format(tool, "rules"))
        up, all_of = targets.count('"health":"up"'), targets.count('"health":')
        if up != all_of or not up:
            self.wrong.append(f"{up} of {all_of} targets are read")
        return f"{up} of {all_of} targets are read, {rules.count('runbook_url')} rules"
