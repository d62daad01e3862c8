"""`python -m deploy.operating audit | acls`: needs the addresses of Kafka and PostgreSQL, and no checkout's folder."""

import argparse
import sys
from typing import Final

from deploy.operating import acls, audit

COMMANDS: Final = {"acls": acls.main, "audit": audit.main}

parser = argparse.ArgumentParser(prog="python -m deploy.operating", description=__doc__)
parser.add_argument("command", choices=COMMANDS)
chosen, rest = parser.parse_known_args(sys.argv[1:2])
sys.exit(COMMANDS[chosen.command](sys.argv[2:]))
