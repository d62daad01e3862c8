"""KEDA beside the cluster instead of in it: its operator, and the adapter by which the API server gets numbers for autoscalers."""

import os
import signal
from base64 import b64encode
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import yaml

from deploy.cluster.plane import FIELD_MANAGER, ControlPlane
from deploy.cluster.programs import Programs, manifests_of_keda
from deploy.cluster.waiting import LOGS
from deploy.local.processes import Child, free_ports, last_lines, spawn
from deploy.local.trouble import Trouble

SPACE: Final = "keda"
SERVICE: Final = "keda-metrics-apiserver"
HOSTS: Final = (f"{SERVICE}.{SPACE}.svc",)
"""Names that the certificate of KEDA must hold, beside this machine's address."""
HANDED_ON_BY: Final = "front-proxy"
"""Whose certificate the API server shows to whom it hands a request on."""
READY_WITHIN: Final = "--timeout=180s"
STOPS_WITHIN: Final = 15.0
_APPLY: Final = ("apply", "--server-side", f"--field-manager={FIELD_MANAGER}", "-f", "-")


class Certificates:
    """A folder with `ca.crt`, who signed the others; `tls.crt` and `tls.key`, which KEDA shows; and those of `HANDED_ON_BY`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def authority(self) -> Path:
        return self.folder / "ca.crt"

    def words_for_the_server(self) -> Sequence[str]:
        """By which an API server hands on what is asked of an API that is another server's, and is believed who asked."""
        return (
            f"--requestheader-client-ca-file={self.authority}",
            f"--requestheader-allowed-names={HANDED_ON_BY}",
            "--requestheader-username-headers=X-Remote-User",
            "--requestheader-group-headers=X-Remote-Group",
            "--requestheader-extra-headers-prefix=X-Remote-Extra-",
            f"--proxy-client-cert-file={self.folder / HANDED_ON_BY}.crt",
            f"--proxy-client-key-file={self.folder / HANDED_ON_BY}.key",
        )


class Keda:
    """Started after the control plane has its controllers and KEDA's kinds; ends before it. `watched`: the one namespace it acts in."""

    def __init__(
        self, folder: Path, programs: Programs, plane: ControlPlane, certificates: Certificates, watched: str
    ) -> None:
        self._folder = folder
        self._programs = programs
        self._plane = plane
        self._certificates = certificates
        self._watched = watched
        self._children: list[Child] = []

    async def start(self) -> None:
        """Returns when the API server gets numbers from it. Raises `Trouble`."""
        self._folder.mkdir(parents=True)
        asked, probed, adapter, measured = free_ports(4)
        await self._plane.must(*_APPLY, objects=self._objects(adapter))
        self._start_operator(asked, probed)
        self._start_adapter(asked, adapter, measured)
        api = "apiservice/v1beta1.external.metrics.k8s.io"
        answer = await self._plane.kubectl("wait", "--for=condition=Available", READY_WITHIN, api)
        if answer.code:
            said = (f"{child.name}:\n{last_lines(self._log(child.name))}" for child in self._children)
            raise Trouble("\n".join([f"KEDA was not ready: {answer.err}", *said]), LOGS)

    async def stop(self) -> None:
        for child in reversed(self._children):
            await child.end(signal.SIGTERM, STOPS_WITHIN)

    def ended(self) -> list[str]:
        """Which of the two do not run any more."""
        return [child.name for child in self._children if child.ended]

    def _start_operator(self, asked: int, probed: int) -> None:
        self._spawn(
            "keda-operator",
            f"--metrics-service-bind-address=127.0.0.1:{asked}",
            f"--health-probe-bind-address=127.0.0.1:{probed}",
            f"--cert-dir={self._certificates.folder}",
            "--enable-prometheus-metrics=false",
        )

    def _start_adapter(self, asked: int, port: int, measured: int) -> None:
        folder = self._certificates.folder
        kubeconfigs = ("authentication-kubeconfig", "authorization-kubeconfig", "lister-kubeconfig")
        self._spawn(
            "keda-adapter",
            *(f"--{each}={self._plane.kubeconfig}" for each in kubeconfigs),
            f"--metrics-service-address=127.0.0.1:{asked}",
            "--bind-address=127.0.0.1",
            f"--secure-port={port}",
            f"--port={measured}",  # its own metrics; it takes no address for them
            f"--cert-dir={folder}",
            f"--client-ca-file={self._certificates.authority}",
            f"--tls-cert-file={folder / 'tls.crt'}",
            f"--tls-private-key-file={folder / 'tls.key'}",
        )

    def _objects(self, port: int) -> list[dict[str, Any]]:
        """As KEDA's manifests have them, but for where the adapter is and whom to trust: only by a name a Service is on this machine."""
        found = [each for file in manifests_of_keda() for each in yaml.safe_load_all(file.read_text()) if each]
        (api,) = [each for each in found if each["kind"] == "APIService"]
        api["spec"]["service"]["port"] = port
        api["spec"]["caBundle"] = b64encode(self._certificates.authority.read_bytes()).decode()
        namespace = {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": SPACE}}
        spec = {"type": "ExternalName", "externalName": "localhost", "ports": [{"port": port}]}
        metadata = {"name": SERVICE, "namespace": SPACE}
        return [namespace, {"apiVersion": "v1", "kind": "Service", "metadata": metadata, "spec": spec}, *found]

    def _spawn(self, name: str, *words: str) -> None:
        env = os.environ | {
            "KUBECONFIG": str(self._plane.kubeconfig),
            "WATCH_NAMESPACE": self._watched,
            "POD_NAMESPACE": SPACE,
            "KEDA_CLUSTER_OBJECT_NAMESPACE": SPACE,
        }
        self._children.append(spawn(name, [self._programs.path(name), *words], log=self._log(name), env=env))

    def _log(self, name: str) -> Path:
        return self._folder / f"{name}.log"
