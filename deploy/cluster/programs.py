"""The programs of the control plane, of a node and of autoscaling, built from their sources, as their locks (`go.sum`) have them. Kept until a lock changes."""

import asyncio
import hashlib
import os
import shutil
import subprocess
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml

from deploy.local.trouble import Trouble

HERE: Final = Path(__file__).parent / "programs"
RELEASE: Final = "1.36.1"
_VERSION: Final = "k8s.io/component-base/version"
# Without it the server calls itself v0.0.0-master.
_NAMED: Final = f"-s -w -X {_VERSION}.gitVersion=v{RELEASE} -X {_VERSION}.gitMajor=1 -X {_VERSION}.gitMinor=36"


@dataclass(frozen=True)
class Program:
    """`module` is a folder here, with a lock of its own; `package` what of it is built."""

    name: str
    module: str
    package: str


_KWOK: Final = "sigs.k8s.io/kwok"
PROGRAMS: Final = (
    Program("etcd", "etcd", "go.etcd.io/etcd/server/v3"),
    Program("kube-apiserver", "kubernetes", "k8s.io/kubernetes/cmd/kube-apiserver"),
    Program("kube-controller-manager", "kubernetes", "k8s.io/kubernetes/cmd/kube-controller-manager"),
    Program("kube-scheduler", "kubernetes", "k8s.io/kubernetes/cmd/kube-scheduler"),
    Program("kwok", "kwok", f"{_KWOK}/cmd/kwok"),
)
_CONTAINERD: Final = "github.com/containerd/containerd/v2/cmd"
OF_A_NODE: Final = (
    Program("kubelet", "kubernetes", "k8s.io/kubernetes/cmd/kubelet"),
    Program("kube-proxy", "kubernetes", "k8s.io/kubernetes/cmd/kube-proxy"),
    Program("containerd", "containerd", f"{_CONTAINERD}/containerd"),
    Program("containerd-shim-runc-v2", "containerd", f"{_CONTAINERD}/containerd-shim-runc-v2"),
    Program("ctr", "containerd", f"{_CONTAINERD}/ctr"),
)
_KEDA: Final = "github.com/kedacore/keda/v2/cmd"
OF_KEDA: Final = (
    Program("keda-operator", "keda", f"{_KEDA}/operator"),
    Program("keda-adapter", "keda", f"{_KEDA}/adapter"),
)
METRICS_SERVER: Final = (Program("metrics-server", "metrics-server", "sigs.k8s.io/metrics-server/cmd/metrics-server"),)

COLLECTOR: Final = (Program("collector", "collector", "."),)


class Programs:
    """In a folder that outlives a run: the first build takes half an hour of two busy cores, and two gigabytes of memory."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, name: str) -> Path:
        return self.folder / name

    async def build(self, began: Callable[[str], None], programs: Sequence[Program] = PROGRAMS) -> None:
        """Builds those that are missing; says what it begins. Raises `Trouble`."""
        missing = [each for each in programs if not self._is_as_locked(each)]
        if missing and shutil.which("go") is None:
            raise Trouble(
                "there is no `go` on the PATH.",
                "Install Go 1.26 or newer: the control plane is built from its sources.",
            )
        self.folder.mkdir(parents=True, exist_ok=True)
        for each in missing:
            began(each.name)
            await asyncio.to_thread(self._build, each)
            self._stamp(each).write_text(_lock_of(each))

    def _stamp(self, program: Program) -> Path:
        """Says of which lock it was built."""
        return self.folder / f"{program.name}.lock"

    def _is_as_locked(self, program: Program) -> bool:
        stamp = self._stamp(program)
        return self.path(program.name).exists() and stamp.exists() and stamp.read_text() == _lock_of(program)

    def _build(self, program: Program) -> None:
        command = ["go", "build", "-mod=readonly", "-buildvcs=false", "-trimpath", "-ldflags", _NAMED]
        done = subprocess.run(
            [*command, "-o", self.path(program.name), program.package],
            cwd=HERE / program.module,
            env=os.environ | {"CGO_ENABLED": "0", "GOFLAGS": ""},
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise Trouble(f"{program.name} could not be built:\n{done.stderr[-2000:]}", "Go says above why.")


def stages_of_kwok() -> list[Path]:
    """How simulated nodes and pods live, as kwok's own module has them."""
    stages = _sources("kwok", _KWOK) / "kustomize" / "stage"
    names = (
        "node/fast/node-initialize",
        "node/heartbeat-with-lease/node-heartbeat-with-lease",
        "pod/fast/pod-ready",
        "pod/fast/pod-complete",
        "pod/fast/pod-delete",
    )
    return [stages / f"{name}.yaml" for name in names]


def measures_of_kwok() -> list[dict[str, Any]]:
    """How it answers for a kubelet that is asked what its pods use, as its own module has it."""
    folder = _sources("kwok", _KWOK) / "kustomize" / "metrics" / "resource"
    return _read([folder / "metrics-resource.yaml"])


def manifests_of_keda() -> list[dict[str, Any]]:
    """Who may read its numbers, and that they are its, as KEDA's own module has it."""
    folder = _sources("keda", "github.com/kedacore/keda/v2") / "config" / "metrics-server"
    return _read(folder / f"{name}.yaml" for name in ("role", "role_binding", "api_service"))


def manifests_of_metrics_server() -> list[dict[str, Any]]:
    """That its numbers are its, as its own module has it; autoscalers may read them in any cluster."""
    folder = _sources("metrics-server", "sigs.k8s.io/metrics-server") / "manifests" / "base"
    return _read([folder / "apiservice.yaml"])


def _read(files: Iterable[Path]) -> list[dict[str, Any]]:
    return [each for file in files for each in yaml.safe_load_all(file.read_text()) if each]


def _sources(module: str, path: str) -> Path:
    """Where Go keeps what a module here was built from; it is there once it has been built."""
    found = subprocess.run(
        ["go", "list", "-mod=readonly", "-m", "-f", "{{.Dir}}", path],
        cwd=HERE / module,
        capture_output=True,
        text=True,
        check=True,
    )
    return Path(found.stdout.strip())


def _lock_of(program: Program) -> str:
    digest = hashlib.sha256(f"{_NAMED} {program.package}".encode())
    module = HERE / program.module
    for lock in (*sorted(module.glob("go.*")), *module.glob("main.go")):
        digest.update(lock.read_bytes())
    return digest.hexdigest()
