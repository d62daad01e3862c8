"""The commands of `./mentoring`, each a module of `deploy.local.commands` with a `run(arguments)` that returns the exit code."""

import os
import sys
from importlib import import_module

from deploy.local.progress import complain, say
from deploy.local.trouble import Trouble
from shared.ground.version import VERSION

COMMANDS = {
    "up": "start everything that is missing, and stop it at Ctrl-C: [--detach] [--clock] [--split] [--port N]",
    "down": "stop the running platform",
    "status": "what runs, where, and with how much memory: [--json]",
    "reset": "throw all data of the platform away",
    "demo": "play the main job through the public API, telling what happens",
    "operator": "make somebody an operator, unmake one, or let one enrol a passkey: [--remove | --passkey] EMAIL",
    "keys": "sign with another key: rotate in peace, or withdraw all there are because one became known: rotate | withdraw",
    "mail": "the mails that were sent: [--json] [--to ADDRESS]",
    "events": "the events that travelled: [--json] [--topic NAME] [--key ID] [--follow]",
    "dead-letters": "the events that could not be handled: "
    "[list [--service NAME] | show ID --service NAME | (replay | discard) ID --service NAME --reason TEXT]",
    "parked": "the keys whose record Kafka refused: "
    "[list [--service NAME] | (release | discard) ID --service NAME --reason TEXT]",
    "rebuild": "make a projection anew from its topic, while the platform goes on: SERVICE PROJECTION",
    "audit": "what is off on the running platform: [--json]",
    "logs": "what the processes log: [--json] [--follow] [SERVICE]",
    "clock": "show or move the test clock: [+2d | +3h | +30m]",
    "test": "run all tests but the long proofs, or those that pytest's arguments choose",
    "prove": "run the long proofs: every operation asked by everybody, faults of every part, an outage; or those that arguments choose",
    "check": "format, lint, types, import contracts, documents up to date",
    "documents": "write everything anew that is generated from the code; then read the difference",
    "clients": "clients that foreign generators make of the API documents, complete and compiled: [SERVICE…]",
    "image": "the image of all services, its list of parts, and a look from inside: --base IMAGE --builder IMAGE",
    "alerts": "each alert provoked once in a real Prometheus: [--prometheus PROGRAM] [--only FAULT]",
    "cluster": "the tree for Kubernetes before a real control plane, built here once; --node runs it, --keda scales it: [--crds FOLDER] [--accept | --build | --node | --keda]",
    "bench": "benchmarks: NAME… [--json FILE]",
    "faults": "the crash matrix: [--seed N] [--runs N] [--json FILE]",
    "restore-drill": "a backup, a disaster, a restore and what `reconcile` makes of it: [--commands N] [--keep]",
    "upgrade-drill": "an older release rolled to this one and back, behind a real proxy: [--from TAG] [--caddy PROGRAM] [--keep]",
    "rest": "what the platform needs while nobody asks for anything, part by part: [--seconds N] [--keep WORDS]",
    "browser": "the web app in a real browser: every page, state and promise: [--only WORD …] [--pictures | --lighthouse [--write]]",
    "capacity": "what the platform needs at which size, measured at three: [--mentees N N N] [--keep]",
    "soak": "an hour at half of capacity, a fault a minute, weeks by the test clock, and what grew: [--minutes N] [--rate N] [--json FILE]",
    "hostile": "strangers who are slow, huge, half or many, and at the door; memory and others' waiting: [NAME…]",
}


def main(words: list[str]) -> int:
    """Runs the command that the words name."""
    if not words or words[0] in {"help", "--help", "-h", "--version"}:
        return _told(words)
    name, *arguments = words
    if name not in COMMANDS:
        complain(f"mentoring: there is no command {name!r}; there are {', '.join(COMMANDS)}.")
        return 2
    command = import_module(f"deploy.local.commands.{name.replace('-', '_')}")
    try:
        return int(command.run(arguments))
    except Trouble as trouble:
        complain(f"\nmentoring: {trouble}")
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # whoever read our output has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141


def _told(words: list[str]) -> int:
    """The release, or what there is."""
    if words == ["--version"]:
        say(VERSION)
        return 0
    say("./mentoring COMMAND\n")
    for name, does in COMMANDS.items():
        say(f"  {name:<14}{does}")
    return 0 if words else 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
