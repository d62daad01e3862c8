"""`python -m deploy.operating COMMAND …`: needs addresses only, so that it runs in a pod or as a job as well as on a desk.

Exit code 0: well; 1: something is off, or nothing was changed; 2: settings or rights are missing or wrong, or nobody answers.
"""

import argparse
import sys
from typing import Final

import asyncpg
from aiokafka.errors import KafkaError

from deploy.operating import acls, audit, dead_letters, events, ledger, parked, reconcile, topics
from deploy.operating.rights import MissingRights
from shared.ground.reading_settings import WrongSettings
from shared.publishing.topics import KafkaAway
from shared.refusals import Refusal

COMMANDS: Final = {
    "acls": acls.main,
    "audit": audit.main,
    "dead-letters": dead_letters.main,
    "events": events.main,
    "ledger": ledger.main,
    "parked": parked.main,
    "reconcile": reconcile.main,
    "topics": topics.main,
}


def main(arguments: list[str]) -> int:
    """Runs a command; what it meets that it can't do anything about is one line."""
    parser = argparse.ArgumentParser(prog="python -m deploy.operating")
    parser.add_argument("command", choices=COMMANDS)
    chosen = parser.parse_args(arguments[:1]).command
    try:
        return COMMANDS[chosen](arguments[1:])
    except (WrongSettings, MissingRights, KafkaAway) as wrong:
        return _complain(f"{chosen}: {wrong}", 2)
    except Refusal as refusal:
        return _complain(f"{chosen}: {refusal.detail()} `list` shows what there is.", 1)
    except (OSError, asyncpg.PostgresError, KafkaError) as error:
        return _complain(
            f"{chosen}: the platform can't be read: {type(error).__name__}. Are addresses right, and may the role read?",
            2,
        )


def _complain(trouble: str, code: int) -> int:
    print(trouble, file=sys.stderr)
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
