"""`python -m deploy.web types | lint | units`: judges the app's sources; `check` asks for each. Says nothing where all is well."""

import sys
from collections.abc import Mapping
from typing import Final

from deploy.local.trouble import Trouble
from deploy.web.building import SOURCES, linked_packages, run

JUDGES: Final[Mapping[str, tuple[str, ...]]] = {
    "types": ("typescript/bin/tsc", "--project", "."),
    "lint": ("oxlint/bin/oxlint", "--deny-warnings", "."),
}


def main(words: list[str]) -> int:
    if len(words) != 1 or words[0] not in {*JUDGES, "units"}:
        sys.exit(__doc__)
    try:
        packages = linked_packages()
        if words[0] == "units":
            run(["--test", *sorted(str(file) for file in SOURCES.glob("tests/*.test.ts"))])
        else:
            program, *arguments = JUDGES[words[0]]
            run([str(packages / program), *arguments])
    except Trouble as trouble:
        print(trouble)  # noqa: T201
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
