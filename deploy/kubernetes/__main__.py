"""`python -m deploy.kubernetes`: renders every overlay, and holds what comes out to schemas and rules."""

import os
import sys
from pathlib import Path

from deploy.kubernetes.rendering import OVERLAYS, RELEASES, NoTools, NotRendered, Tools
from deploy.kubernetes.rules import broken
from shared.ground.documents import ROOT


def main() -> int:
    """1 where something is wrong."""
    tools = Tools(Path(os.environ.get("MENTORING_DATA", ROOT / ".mentoring")))
    wrong: list[str] = []
    try:
        tools.fetch()
        schemas = {release: tools.schemas(release) for release in RELEASES}
        for overlay in sorted(each for each in OVERLAYS.iterdir() if each.is_dir()):
            objects = tools.render(overlay)
            unknown = [
                f"{release}: {each}" for release, all_of in schemas.items() for o in objects for each in all_of.wrong(o)
            ]
            wrong += [f"{overlay.name}: {each}" for each in [*unknown, *broken(objects)]]
            print(f"{overlay.name}: {len(objects)} objects")
    except (NoTools, NotRendered) as trouble:
        wrong.append(str(trouble))
    print("\n".join(wrong), file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
