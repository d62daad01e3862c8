"""The images for a run: stand-ins of those that can't be pulled, and the product's own of two trees, pushed and known by their digests."""

import shutil
import subprocess
from pathlib import Path
from typing import Final

from deploy.local.folders import ROOT
from deploy.local.jars import kafka_jars, read_lock
from deploy.local.postgres import installed_programs
from deploy.local.trouble import Trouble

STANDINS: Final = Path(__file__).with_name("standins")
TARGETS: Final = {
    "POSTGRES_IMAGE": "postgres",
    "KAFKA_IMAGE": "kafka",
    "CADDY_IMAGE": "proxy",
    "PROMETHEUS_IMAGE": "prometheus",
    "MAIL_SINK_IMAGE": "mail",
}
_PACKAGES: Final = {
    "debian": (
        "--variant=minbase",
        "--include=util-linux,procps,python3,python3-aiosmtpd,openjdk-17-jre-headless,caddy,prometheus,libcap2-bin,ca-certificates",
    ),
    "builder": ("--variant=minbase", "--include=python3,python3-pip,ca-certificates"),
    "base": (
        "--variant=extract",
        "--include=base-files,netbase,tzdata,ca-certificates,libc6,libgcc-s1,libstdc++6,python3,python3-minimal,libpython3-stdlib",
        '--customize-hook=rm -f "$1"/usr/bin/dpkg*',
        '--customize-hook=cat "$1"/usr/share/ca-certificates/mozilla/*.crt > "$1"/etc/ssl/certs/ca-certificates.crt',
    ),
}
"""What `docs/operating/image.md` says of the last two."""
_BUILD_OPTIONS: Final = ("--network=host", "--volume=/etc/ssl/certs:/etc/ssl/certs:ro")


def standins(folder: Path) -> dict[str, str]:
    """Builds them; by the variable of `.env`, the tag."""
    _have_base("docker", "debian", folder)
    context = folder / "standins"
    shutil.rmtree(context, ignore_errors=True)
    shutil.copytree(STANDINS, context)
    programs = installed_programs()
    for part in (Path(programs.parent.name, programs.name), Path(f"{programs.parent.name}.libs")):
        shutil.copytree(programs.parents[1] / part, context / "programs" / part, symlinks=True)
    jars = kafka_jars()
    (context / "jars").mkdir()
    for jar in read_lock():
        shutil.copyfile(jars / jar.name, context / "jars" / jar.name)
    for target in TARGETS.values():
        words = ("--quiet", f"--file={context / 'Containerfile'}", f"--target={target}", f"--tag=localhost/{target}")
        _run("docker", "build", *words, str(context))
    return {name: f"localhost/{target}" for name, target in TARGETS.items()}


def of_the_product(tree: Path, tag: str, registry: str, folder: Path) -> str:
    """Builds the image of a tree with podman, as `docs/operating/image.md` says, and pushes it; its name by digest."""
    for base in ("builder", "base"):
        _have_base("podman", base, folder)
    words = [
        *("podman", "build", "--timestamp=0", f"--file={tree}/deploy/images/Containerfile"),
        *(f"--tag=localhost/mentoring:{tag}", "--build-arg=BASE=localhost/base", "--build-arg=BUILDER=localhost/builder"),
        *(f"--build-arg=REVISION={tag}", *_BUILD_OPTIONS, str(tree)),
    ]  # fmt: skip
    _run(*words)
    digests = folder / f"digest-{tag}"
    name = f"{registry}/mentoring"
    _run("podman", "push", "--quiet", "--tls-verify=false", f"--digestfile={digests}", f"localhost/mentoring:{tag}", f"{name}:{tag}")  # fmt: skip
    return f"{name}@{digests.read_text().strip()}"


def older_tree(tag: str, folder: Path) -> Path:
    """What lies under a tag."""
    folder.mkdir(parents=True)
    archive = subprocess.run(["git", "archive", tag], cwd=ROOT, check=True, capture_output=True)
    subprocess.run(["tar", "-x", "-C", folder], input=archive.stdout, check=True)
    return folder


def _have_base(engine: str, name: str, folder: Path) -> None:
    """Of Debian's packages, once."""
    tag = f"localhost/{name}"
    if subprocess.run([engine, "image", "inspect", tag], capture_output=True, check=False).returncode == 0:
        return
    file = folder / f"{name}.tar"
    _run("mmdebstrap", *_PACKAGES[name], "bookworm", str(file))
    _run(engine, "import", str(file), tag)
    file.unlink()


def _run(*words: str) -> None:
    """Raises `Trouble`, with the end of what it said."""
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Trouble(f"{' '.join(words[:3])} failed:\n{(done.stdout + done.stderr)[-2000:]}", "It says above why.")
