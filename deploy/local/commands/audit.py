"""`audit`: what is off on the running platform, by the checks of the crash matrix. Reads only."""

import argparse
from dataclasses import replace
from functools import partial

from deploy.local.commands.clock import offset_of
from deploy.local.delivered import Delivered
from deploy.local.folders import Folders, folders
from deploy.local.kafka_access import kafka_access
from deploy.local.lock import State, running
from deploy.operating.audit import Audited, told


def run(arguments: list[str]) -> int:
    """0 when nothing is off, 1 when something is."""
    parser = argparse.ArgumentParser(prog="./mentoring audit", description="Checks the promises across the services.")
    parser.add_argument("--json", action="store_true", help="a JSON object a line")
    chosen = parser.parse_args(arguments)
    place = folders()
    return told(audited(running(place), place), as_json=chosen.json)


def audited(state: State, place: Folders) -> Audited:
    """This checkout's platform, with its clock and the mails that its sink keeps."""
    platform = Audited(kafka_access(state.bootstrap_servers), state.auditor_url)
    if state.clock:
        platform = replace(platform, clock=partial(offset_of, place))
    return replace(platform, mails=Delivered(place.mails).mails) if place.mails.exists() else platform
