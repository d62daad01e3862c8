"""`python -m deploy.compose`: holds the file for compose to the schema of the compose specification and to the rules."""

import os
import sys
from pathlib import Path

import yaml

from deploy.compose.rules import broken
from deploy.compose.schema import wrong
from deploy.compose.tree import HERE
from deploy.kubernetes.rendering import NoTools, Tools
from shared.ground.documents import ROOT


def main() -> int:
    """1 where something is wrong."""
    tools = Tools(Path(os.environ.get("MENTORING_DATA", ROOT / ".mentoring")))
    compose = yaml.load((HERE / "compose.yaml").read_text(), yaml.CSafeLoader)
    try:
        tools.fetch()
        found = [*wrong(compose, tools.of_compose()), *broken(compose)]
    except NoTools as trouble:
        found = [str(trouble)]
    print(f"{len(compose['services'])} services")
    print("\n".join(found), file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
