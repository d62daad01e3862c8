"""Builds the image with whichever builder there is, says what is in it, and looks at it from inside."""

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from shared.contracts import SERVICES
from shared.ground.documents import ROOT
from shared.ground.version import VERSION

CONTAINERFILE: Final = Path(__file__).with_name("Containerfile")
LOCK: Final = ROOT / "requirements" / "runtime.txt"
ENGINES: Final = ("podman", "docker")
WRONG_SETTINGS: Final = 2
BEGINS_WITHIN: Final = 30.0
GRACE: Final = 20
"""Seconds that a container has to end in, before it is killed."""
BY_ITSELF: Final = {
    "MATCHING_DATABASE_URL": "postgresql://nobody:secret@127.0.0.1:1/nowhere",
    "MATCHING_CONSISTENCY_KEYS": '["bm9ib2R5LWtub3dzLXRoaXMta2V5LW9mLWEtdHJpYWw"]',
}
"""An api begins without its database, and says that it is not ready."""
AS_IN_A_CLUSTER: Final = (
    *("--rm", "--read-only", "--cap-drop=all", "--security-opt=no-new-privileges"),
    *("--network=none", "--tmpfs=/tmp:size=16m"),
    # Else podman raises both to what whoever runs it may not be allowed.
    *("--ulimit=nofile=1024:1024", "--ulimit=nproc=1024:1024"),
)

_INSIDE: Final = """
import json, os, shutil
status = dict(line.split(":", 1) for line in open("/proc/self/status"))
writable = [each for each in ("/", "/app", "/packages", "/usr", "/etc") if os.access(each, os.W_OK)]
print(json.dumps({
    "user": os.getuid(),
    "capabilities": int(status["CapEff"], 16),
    "gains none": status["NoNewPrivs"].strip(),
    "system calls": status["Seccomp"].strip(),
    "writable": writable,
    "tools": [each for each in ("sh", "bash", "pip", "pip3", "gcc", "cc", "apt-get", "dpkg", "apk", "curl") if shutil.which(each)],
}))
"""
_WANTED: Final = {
    "user": 65532,
    "capabilities": 0,
    "gains none": "1",
    "system calls": "2",
    "writable": [],
    "tools": [],
}


class NotBuilt(Exception):
    """No image was made; it says why."""


@dataclass(frozen=True)
class Order:
    """What to build. `options` go to the builder as they are: a network, a folder of certificates."""

    engine: str
    base: str
    builder: str
    tag: str
    options: Sequence[str] = ()

    def command(self, revision: str) -> list[str]:
        """The same layers whenever it is run: no time of theirs is that of the build."""
        arguments = {"BASE": self.base, "BUILDER": self.builder, "REVISION": revision}
        timeless = ["--timestamp=0"] if self.engine == "podman" else ["--provenance=false"]
        return [
            *(self.engine, "build", "--no-cache", f"--file={CONTAINERFILE}", f"--tag={self.tag}", *timeless),
            *(f"--build-arg={name}={value}" for name, value in arguments.items()),
            *self.options,
            str(ROOT),
        ]


def engine_here() -> str:
    """Raises `NotBuilt`."""
    found = next((each for each in ENGINES if shutil.which(each)), None)
    if found is None:
        raise NotBuilt(f"there is none of {', '.join(ENGINES)} on the PATH; on Debian: apt-get install podman runc")
    return found


def build(order: Order) -> str:
    """The image's digest. Raises `NotBuilt`."""
    asked = subprocess.run(["git", "rev-parse", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False)
    if subprocess.run(order.command(asked.stdout.strip() or "unknown"), cwd=ROOT, check=False).returncode:
        raise NotBuilt("the builder says above what went wrong")
    return inspected(order, "{{.Id}}")


def inspected(order: Order, what: str) -> str:
    """One thing that the engine knows of the image."""
    command = [order.engine, "image", "inspect", f"--format={what}", order.tag]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def layers(order: Order) -> Iterator[str]:
    """Size of each layer and what made it, the newest first, as the engine has it."""
    told = [order.engine, "history", "--format={{.Size}}\t{{.CreatedBy}}", order.tag]
    for line in subprocess.run(told, capture_output=True, text=True, check=True).stdout.splitlines():
        size, _, made = line.partition("\t")
        if not size.startswith("0"):
            yield f"{size:>10}  {' '.join(made.split())[:90]}"


def write_parts_list(file: Path) -> int:
    """What is in the image besides its base, as CycloneDX; how many packages. By `cyclonedx-bom`, from the lock, the same each time."""
    command = [
        *(sys.executable, "-m", "cyclonedx_py", "requirements", str(LOCK), "--output-reproducible"),
        *("--output-format=JSON", "--spec-version=1.6", f"--output-file={file}"),
    ]
    subprocess.run(command, check=True, capture_output=True)
    told = json.loads(file.read_text())
    told["metadata"]["component"] = {
        "type": "container", "bom-ref": "mentoring", "name": "mentoring", "version": VERSION,
        "licenses": [{"license": {"id": "Apache-2.0"}}],
    }  # fmt: skip
    file.write_text(json.dumps(told, indent=1) + "\n")
    return len(told["components"])


def what_is_off(order: Order) -> Iterator[str]:
    """Runs it as a cluster does, and tells what is not as it must be."""
    asked = [order.engine, "run", *AS_IN_A_CLUSTER, "--entrypoint=python3", order.tag, "-c", _INSIDE]
    answer = subprocess.run(asked, capture_output=True, text=True, check=False)
    found = json.loads(answer.stdout) if answer.returncode == 0 else {"no answer": answer.stderr}
    yield from (
        f"{name} is {found.get(name)}, not {wanted}" for name, wanted in _WANTED.items() if found.get(name) != wanted
    )
    for service in SERVICES:
        told = subprocess.run(
            [order.engine, "run", *AS_IN_A_CLUSTER, order.tag, f"services.{service}", "worker"],
            capture_output=True,
            text=True,
            check=False,
        )
        if told.returncode != WRONG_SETTINGS or f"{service.upper()}_DATABASE_URL" not in told.stderr:
            yield f"{service} does not say which settings it misses: {told.returncode} {told.stderr[-300:]}"
    if code := _code_when_told_to_end(order):
        yield f"an api that is told to end, as the first process of its container, ended with {code}"


def _code_when_told_to_end(order: Order) -> int:
    """0, or what else it ended with: the kernel gives SIGTERM to the first process only where that handles it."""
    kept = [each for each in AS_IN_A_CLUSTER if each != "--rm"]
    told = [f"--env={name}={value}" for name, value in BY_ITSELF.items()]
    began = _said(order.engine, "run", "--detach", *kept, *told, order.tag, "services.matching", "api")
    try:
        deadline = time.monotonic() + BEGINS_WITHIN
        while "Uvicorn running" not in _said(order.engine, "logs", began) and time.monotonic() < deadline:
            time.sleep(0.2)
        _said(order.engine, "stop", f"--time={GRACE}", began)
        return int(_said(order.engine, "inspect", "--format={{.State.ExitCode}}", began))
    finally:
        _said(order.engine, "rm", "--force", began)


def _said(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return (done.stdout + (done.stderr if "logs" in command else "")).strip()
