"""What the page of each alert says one types, typed while it fires, and what is then to be seen."""

import asyncio
import re
import sys
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from deploy.local.environment import basic_environment
from deploy.local.secrets import SERVICES
from deploy.local.supervisor import missing_at
from tests.alerting.stage import WatchedStage

Looking: TypeAlias = "Callable[[WatchedStage], Awaitable[str]]"

LOOKS: Final = 15
LOOKS_EVERY: Final = 1.0
OPERATING: Final = "python -m deploy.operating"


@dataclass(frozen=True)
class Step:
    """`typed`: as the page has it. `look`: does it here, and gives what is seen. `shows`: what stands in that, as a regular expression."""

    typed: str
    look: Looking
    shows: str

    async def walk(self, stage: WatchedStage) -> str | None:
        """The line that shows it; None where it is not to be seen even after a while."""
        for _ in range(LOOKS):
            lines = (await self.look(stage)).splitlines()
            if found := next((line for line in lines if re.search(self.shows, line)), None):
                return found
            await asyncio.sleep(LOOKS_EVERY)
        return None


def operating(*words: str) -> Looking:
    """One of the commands that need addresses only, as all services."""

    async def look(stage: WatchedStage) -> str:
        told = basic_environment() | {"KAFKA_BOOTSTRAP_SERVERS": stage.parts.bootstrap_servers}
        for service in SERVICES:
            told |= stage.environment(service, "worker")
        return await _output([sys.executable, "-m", "deploy.operating", *words], told)

    return look


async def the_first_letter(stage: WatchedStage) -> str:
    """All there is of the oldest letter of `matching`."""
    number = (await operating("dead-letters", "list", "--service", "matching")(stage)).split()[0]
    return await operating("dead-letters", "show", number, "--service", "matching")(stage)


def readiness(service: str, role: str) -> Looking:
    """What a pod says is missing."""

    async def look(stage: WatchedStage) -> str:
        missing = await missing_at(stage.parts.management_ports[service, role])
        return "no answer" if missing is None else "\n".join(missing)

    return look


def log(service: str, role: str) -> Looking:
    """The end of a process's log, the newest line first."""

    async def look(stage: WatchedStage) -> str:
        lines = (stage.folders.logs / f"{service}-{role}.log").read_text(errors="replace").splitlines()
        return "\n".join(reversed(lines[-300:]))

    return look


def asked(query: str) -> Looking:
    """PostgreSQL's answer, a line a row."""

    async def look(stage: WatchedStage) -> str:
        connection = await stage.connect()
        try:
            rows = await connection.fetch(query)
        finally:
            await connection.close()
        return "\n".join(" | ".join(map(str, row.values())) for row in rows)

    return look


async def when_it_ends(stage: WatchedStage) -> str:
    return await _output(
        ["openssl", "x509", "-enddate", "-noout", "-in", str(stage.authority_file)], basic_environment()
    )


async def _output(command: Sequence[str], told: Mapping[str, str]) -> str:
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(
        *command, env=dict(told), stdout=pipe, stderr=asyncio.subprocess.STDOUT
    )
    output, _ = await process.communicate()
    return output.decode(errors="replace")


WHO_BLOCKS: Final = (
    "SELECT pid, usename, state, left(query, 60) FROM pg_stat_activity"
    " WHERE pid IN (SELECT unnest(pg_blocking_pids(pid)) FROM pg_stat_activity)"
)
WHO_IS_THERE: Final = (
    "SELECT application_name, state, wait_event_type, count(*) FROM pg_stat_activity GROUP BY 1, 2, 3 ORDER BY 4 DESC"
)
WHAT_IS_DUE: Final = "SELECT kind, count(*), min(due_at) FROM scheduling.timers WHERE due_at < now() GROUP BY kind"
WHAT_WAS_REFUSED: Final = (
    "SELECT kind, reason, count(*), max(finished_at) FROM profiles.mails WHERE state = 'parked' GROUP BY kind, reason"
)

_AWAY: Final = Step(
    '"event": "request met something that is away"', log("scheduling", "api"), "request met something that is away"
)
_NO_SERVER: Final = Step('"event": "the mail server is away"', log("profiles", "worker"), "the mail server is away")
_RELAY: Final = Step('"part": "relay"', log("scheduling", "worker"), '"part": "relay"')
_STOPPED: Final = Step(WHO_BLOCKS, asked(WHO_BLOCKS), r"LOCK TABLE \w+\.consumed")
_FAR: Final = Step(WHO_IS_THERE, asked(WHO_IS_THERE), "scheduling api")

WALKS: Final[Mapping[str, Sequence[Step]]] = {
    "AvailabilityBurnsFast": (_AWAY,),
    "AvailabilityBurnsSlowly": (_AWAY,),
    "SlowBookingBurnsFast": (_FAR,),
    "SlowBookingBurnsSlowly": (_FAR,),
    "SlowEffectBurnsFast": (_STOPPED,),
    "SlowEffectBurnsSlowly": (_STOPPED,),
    "SlowMailBurnsFast": (_NO_SERVER,),
    "SlowMailBurnsSlowly": (_NO_SERVER,),
    "OldOutboxBurnsFast": (_RELAY,),
    "OldOutboxBurnsSlowly": (_RELAY,),
    "NothingIsReady": (Step("/readyz", readiness("scheduling", "api"), "^postgres$"),),
    "SchemaIsOlder": (Step("/readyz", readiness("scheduling", "api"), "^schema: it is at revision"),),
    "OutboxIsOld": (
        _RELAY,
        Step(f"{OPERATING} topics", operating("topics"), "can't be read"),
    ),
    "KeyIsParked": (Step(f"{OPERATING} parked", operating("parked"), "scheduling +availability .* waiting  "),),
    "DeadLetter": (
        Step(f"{OPERATING} dead-letters", operating("dead-letters"), r"matching\.skills\.projection"),
        Step("show ID --service NAME", the_first_letter, "^reason "),
    ),
    "ConsumerIsBehind": (Step(WHO_BLOCKS, asked(WHO_BLOCKS), "LOCK TABLE matching.consumed"),),
    "PartGetsNowhere": (
        Step('"event": "fails"', log("matching", "worker"), '"event": "(fails|waits for what is away)"'),
        Step("/readyz", readiness("matching", "worker"), "kafka|gets nowhere|consum"),
    ),
    "TimersAreLate": (Step(WHAT_IS_DUE, asked(WHAT_IS_DUE), "of-tomorrow"),),
    "MailIsLate": (_NO_SERVER,),
    "MailIsRefused": (
        Step('"event": "mail parked"', log("profiles", "worker"), '"status": "550"'),
        Step(WHAT_WAS_REFUSED, asked(WHAT_WAS_REFUSED), "550 5.7.1"),
    ),
    "PoolIsFull": (Step(WHO_BLOCKS, asked(WHO_BLOCKS), "LOCK TABLE scheduling.sessions"),),
    "IndexIsOld": (
        Step('"part": "index"', log("matching", "api"), '"part": "index"'),
        Step(WHO_BLOCKS, asked(WHO_BLOCKS), "LOCK TABLE matching.skills"),
    ),
    "CertificateEnds": (Step("openssl x509 -enddate -noout -in FILE", when_it_ends, "^notAfter="),),
}
"""By the name of the alert: what its page has one type, in the order of the page."""
