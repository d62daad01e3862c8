"""`rebuild`: makes a service's projection anew from its topic, while the platform goes on."""

import argparse
import asyncio
import getpass
from importlib import import_module

from pydantic import SecretStr

from deploy.local.folders import folders
from deploy.local.lock import running
from deploy.local.progress import say
from deploy.local.secrets import SERVICES
from deploy.local.trouble import Trouble
from shared.consuming.rebuild import NotRebuildable, rebuild
from shared.ground.settings import ServiceSettings


def run(arguments: list[str]) -> int:
    """As `python -m services.<name> rebuild` does, with the settings of the running platform."""
    parser = argparse.ArgumentParser(prog="./mentoring rebuild")
    parser.add_argument("service", choices=SERVICES)
    parser.add_argument("projection", help="its topic's name: skills")
    chosen = parser.parse_args(arguments)
    place = folders()
    state = running(place)
    owner_url = SecretStr(state.owner_url)
    settings = ServiceSettings(
        database_url=owner_url,
        owner_database_url=owner_url,
        kafka_bootstrap_servers=state.bootstrap_servers,
        trial=True,
        clock_file=place.clock if state.clock else None,
    )
    consumers = import_module(f"services.{chosen.service}.consumers").CONSUMERS
    actor = f"{getpass.getuser()} at the command line"
    making = rebuild(settings, chosen.service, consumers, chosen.projection, actor=actor, reason="asked for")
    try:
        say(str(asyncio.run(making)))
    except NotRebuildable as reason:
        raise Trouble(f"not rebuilt: {reason}.", "The projection is as it was.") from None
    return 0
