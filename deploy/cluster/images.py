"""Archives of images for a node, which pulls none: the product's, one of a release whose migration fails, and what holds a pod's network."""

import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Final

from deploy.cluster.node import PAUSE
from deploy.local.trouble import Trouble
from shared.ground.documents import ROOT

CONTAINERFILE_OF_PAUSE: Final = Path(__file__).parent / "pause" / "Containerfile"
RUNS: Final = "localhost/mentoring:node"
FAILS: Final = "localhost/mentoring:fails"
FAILS_IN: Final = "matching"
_STEPS: Final = "services/{service}/migrations/versions"
_STEP: Final = '''\
"""A step that no database takes."""

from shared.migrations import run

revision = "{revision}"
down_revision = "{former}"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run("ALTER TABLE there_is_none ADD COLUMN one text")
'''
_ARCHIVE: Final = ("save", "--quiet", "--format=oci-archive")


def archives(image: str, folder: Path) -> list[Path]:
    """Of all of them. `image`: as `./mentoring image` made it. Raises `Trouble`."""
    if subprocess.run(["podman", "image", "exists", image], check=False).returncode:
        raise Trouble(f"there is no image {image}.", "`./mentoring image` makes it: docs/operating/image.md.")
    _podman("tag", image, RUNS)
    with tempfile.TemporaryDirectory() as context:
        shutil.copy(str(shutil.which("catatonit")), Path(context, "catatonit"))
        _podman("build", "--quiet", f"--file={CONTAINERFILE_OF_PAUSE}", f"--tag={PAUSE}", context)
    _make_failing(image)
    found = []
    for number, name in enumerate((PAUSE, RUNS, FAILS)):
        found.append(folder / f"{number}.tar")
        _podman(*_ARCHIVE, f"--output={found[-1]}", name)
    return found


def _make_failing(image: str) -> None:
    """The same with one step more in one service."""
    place = _STEPS.format(service=FAILS_IN)
    former = max((ROOT / place).glob("[0-9]*.py")).name[:4]
    revision = f"{int(former) + 1:04}"
    with tempfile.TemporaryDirectory() as context:
        Path(context, "step.py").write_text(_STEP.format(revision=revision, former=former))
        file = Path(context, "Containerfile")
        file.write_text(f"FROM {image}\nCOPY step.py /app/{place}/{revision}_fails.py\n")
        _podman("build", "--quiet", f"--file={file}", f"--tag={FAILS}", context)


def _podman(*words: str) -> None:
    done = subprocess.run(["podman", *words], capture_output=True, text=True, check=False)
    if done.returncode:
        raise Trouble(f"podman {' '.join(words)}: {done.stderr[-800:]}", "Podman says above why.")
