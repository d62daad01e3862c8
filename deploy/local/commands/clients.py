"""`clients`: what foreign generators make of the API documents is whole and compiles, in Python and in TypeScript."""

import argparse

from deploy.clients.making import GENERATORS, document_of
from deploy.local.folders import folders
from deploy.local.progress import say, step
from shared.contracts import SERVICES


def run(arguments: list[str]) -> int:
    """Makes all clients, whatever the first ones say; they stay in the data folder, to be looked at or used."""
    parser = argparse.ArgumentParser(prog="./mentoring clients")
    parser.add_argument(
        "services", nargs="*", metavar="SERVICE", help=f"of {', '.join(SERVICES)}; all, if none is named"
    )
    services = parser.parse_args(arguments).services or SERVICES
    if unknown := set(services) - set(SERVICES):
        parser.error(f"there is no service {', '.join(sorted(unknown))}")
    failed = 0
    for language, make in GENERATORS.items():
        into = folders().data / "clients" / language
        into.mkdir(parents=True, exist_ok=True)
        for service in services:
            with step(f"{service} in {language}"):
                wrong = make(document_of(service), into)
            if wrong:
                failed += 1
                say("\n".join(f"    {line}" for line in wrong))
    say(f"\n{len(services) * len(GENERATORS) - failed} passed, {failed} failed")
    return 1 if failed else 0
