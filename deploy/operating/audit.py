"""What is off on a running platform, by the checks of the crash matrix. Reads only."""

import argparse
import asyncio
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

import asyncpg

from deploy.operating.checks import CHECKS, judge
from deploy.operating.collecting import Log, read_tables
from deploy.operating.evidence import DeliveredMail, Evidence
from deploy.operating.rights import refuse_closed
from deploy.operating.settings import OfAuditors
from deploy.operating.violations import Violation
from shared.contracts.access import rights_of_auditors
from shared.ground.kafka_access import KafkaAccess
from shared.ground.reading_settings import read_settings

SECONDS_BETWEEN: Final = 3.0
ANY: Final = sys.maxsize
"""A worker that dies between sending a mail and noting it sends it again: only who made it die knows how often."""
NEEDS_A_HISTORY: Final = frozenset(
    {"acknowledged is kept", "commands take effect once", "handled once and in order", "reactions miss nothing",
     "projections are true", "no deadlocks"}
)  # fmt: skip
"""These need a load that writes down what it was promised, witnesses, or a database of their own."""


class NoMails(Exception):
    """Nobody keeps the mails that were sent: where a real mail server takes them, they can't be counted."""


def no_mails() -> Sequence[DeliveredMail]:
    """Where mails can't be looked at. Raises `NoMails`."""
    raise NoMails


@dataclass(frozen=True)
class Audited:
    """A running platform. `database_url`: of a role that may read all services' tables; `clock`: how far ahead its time is."""

    kafka: KafkaAccess
    database_url: str
    clock: Callable[[], timedelta] = timedelta
    mails: Callable[[], Sequence[DeliveredMail]] = no_mails


async def look(platform: Audited) -> Evidence:
    """Everything that can be read."""
    log = Log(platform.kafka)
    await log.read_on()
    connection = await asyncpg.connect(platform.database_url)
    try:
        tables = await read_tables(connection)
    finally:
        await connection.close()
    now = datetime.now(UTC) + platform.clock()
    try:
        mails = platform.mails()
    except NoMails:
        mails = ()
    return Evidence(now=now, records=log.records, tables=tables, mails=mails, mails_again=ANY)


async def audit(platform: Audited, *, pause: float = SECONDS_BETWEEN) -> list[Violation]:
    """What is off, and still is a moment later: until then it was only on its way."""
    chosen = {each.name for each in CHECKS} - NEEDS_A_HISTORY
    if platform.mails is no_mails:
        chosen.discard("mails arrive once")
    first = {str(each) for each in judge(await look(platform), chosen)}
    if not first:
        return []
    await asyncio.sleep(pause)
    return [each for each in judge(await look(platform), chosen) if str(each) in first]


def told(platform: Audited, *, as_json: bool) -> int:
    """Prints what is off; 0 when nothing is, 1 when something is."""
    found = asyncio.run(audit(platform))
    for each in found:
        print(json.dumps(vars(each)) if as_json else each)
    if not as_json:
        print(f"{len(CHECKS) - len(NEEDS_A_HISTORY)} checks, {len(found) or 'nothing'} off")
    return 1 if found else 0


def main(arguments: Sequence[str]) -> int:
    """`python -m deploy.operating audit [--json]`: told by `AUDITOR_DATABASE_URL` and `KAFKA_BOOTSTRAP_SERVERS`."""
    parser = argparse.ArgumentParser(
        prog="python -m deploy.operating audit",
        description="Checks the promises across the services, at AUDITOR_DATABASE_URL and "
        "KAFKA_BOOTSTRAP_SERVERS, with KAFKA_SECURITY_PROTOCOL and what belongs to it as the services have it.",
    )
    parser.add_argument("--json", action="store_true", help="a JSON object a line")
    chosen = parser.parse_args(arguments)
    settings = read_settings(OfAuditors)
    asyncio.run(refuse_closed(settings.kafka_access, rights_of_auditors()))
    platform = Audited(settings.kafka_access, settings.auditor_database_url.get_secret_value())
    return told(platform, as_json=chosen.json)
