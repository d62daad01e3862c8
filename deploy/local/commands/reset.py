"""`reset`: throws away all data of this checkout's platform. The environment and what was fetched stay."""

import argparse
import os

from deploy.local.commands import down
from deploy.local.folders import folders, remove
from deploy.local.lock import Lock
from deploy.local.postgres import EmbeddedPostgres
from deploy.local.progress import say


def run(arguments: list[str]) -> int:
    """Stops the platform first."""
    argparse.ArgumentParser(prog="./mentoring reset").parse_args(arguments)
    place = folders()
    place.make()
    down.stop(place)
    lock = Lock(place.lock)
    lock.take()
    try:
        EmbeddedPostgres(place.postgres).remove()
        remove(place.platform)
    finally:
        lock.release()
    say("All data is gone. `./mentoring up` starts with none.")
    if os.environ.get("DATABASE_URL") or os.environ.get("KAFKA_BOOTSTRAP_SERVERS"):
        say("What is in the PostgreSQL and the Kafka that you brought along is still there: we delete nothing in them.")
    return 0
