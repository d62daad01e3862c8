"""`python -m deploy.judges NAME`: what one of the foreign judges says of the documents; nothing, if all is well."""

import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from deploy.local.folders import ROOT, folders
from deploy.local.node import NODE, environment, packages_of
from deploy.local.trouble import Trouble
from deploy.site.document import whole_document

HERE: Final = Path(__file__).parent
ASYNCAPI: Final = str(ROOT / "docs" / "asyncapi.json")
OPENAPI: Final = [str(file) for file in sorted((ROOT / "docs" / "openapi").glob("*.json"))]


def openapi_documents() -> list[str]:
    """Those of the services, and the one that is made of them."""
    whole = folders().data / "judged" / "mentoring.json"
    whole.parent.mkdir(parents=True, exist_ok=True)
    whole.write_text(json.dumps(whole_document(), indent=2))
    return [*OPENAPI, str(whole)]


def _spectral(packages: Path, rules: str, documents: list[str]) -> list[str]:
    program = str(packages / "@stoplight" / "spectral-cli" / "dist" / "index.js")
    return [NODE, program, "lint", "--quiet", "--fail-severity=hint", "--ruleset", str(HERE / rules), *documents]


JUDGES: Final[Mapping[str, Callable[[Path, list[str]], list[str]]]] = {
    "asyncapi-parser": lambda packages, found: [
        NODE,
        str(HERE / "asyncapi.mjs"),
        *(found or [ASYNCAPI])[:1],
        str(packages),
    ],
    "asyncapi-spectral": lambda packages, found: _spectral(packages, "spectral-asyncapi.yaml", found or [ASYNCAPI]),
    "openapi-spectral": lambda packages, found: _spectral(
        packages, "spectral-openapi.yaml", found or openapi_documents()
    ),
    "openapi-redocly": lambda packages, found: [
        NODE,
        str(packages / "@redocly" / "cli" / "bin" / "cli.js"),
        "lint",
        f"--config={HERE / 'redocly.yaml'}",
        *(found or openapi_documents()),
    ],
}
"""By name, the command that judges the documents, or others that are named."""


def judged(name: str, documents: list[str]) -> subprocess.CompletedProcess[str]:
    """What the judge says. Raises `Trouble` where it can't be installed."""
    command = JUDGES[name](packages_of(HERE), documents)
    return subprocess.run(command, cwd=ROOT, env=environment(), capture_output=True, text=True, check=False)


def main() -> int:
    name, *documents = sys.argv[1:]
    try:
        said = judged(name, documents)
    except Trouble as trouble:
        print(trouble, file=sys.stderr)  # noqa: T201 — a command's answer
        return 1
    if said.returncode:
        print(said.stdout, said.stderr, file=sys.stderr)  # noqa: T201
    return said.returncode


if __name__ == "__main__":
    sys.exit(main())
