"""Programs beside the cluster instead of in it, by which the API server answers for an API that is not its own."""

import copy
import os
import signal
from base64 import b64encode
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from deploy.cluster.plane import APPLY, ControlPlane
from deploy.cluster.programs import Programs
from deploy.cluster.waiting import LOGS
from deploy.kubernetes.rendering import Manifest
from deploy.local.processes import Child, last_lines, spawn
from deploy.local.trouble import Trouble

HANDED_ON_BY: Final = "front-proxy"
"""Whose certificate the API server shows to whom it hands a request on."""
READY_WITHIN: Final = "--timeout=180s"
STOPS_WITHIN: Final = 15.0


class Certificates:
    """A folder with `ca.crt`, who signed the others; `tls.crt` and `tls.key`, which the programs show; and those of `HANDED_ON_BY`."""

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


class Beside:
    """Programs that belong together, of which one answers for an API. Begun after the control plane, ended before it."""

    def __init__(self, folder: Path, programs: Programs, plane: ControlPlane, certificates: Certificates) -> None:
        self._folder = folder
        self._programs = programs
        self._children: list[Child] = []
        self.plane = plane
        self.certificates = certificates

    async def stop(self) -> None:
        for child in reversed(self._children):
            await child.end(signal.SIGTERM, STOPS_WITHIN)

    async def kill(self) -> None:
        """Ends them with SIGKILL, as a fault would; what the API server was told of them stays."""
        for child in self._children:
            await child.kill()
        self._children.clear()

    def ended(self) -> list[str]:
        """Which of them do not run any more, though nobody ended them."""
        return [child.name for child in self._children if child.ended]

    async def hand_on(self, manifests: Sequence[Manifest], port: int) -> None:
        """Tells the API server who answers, as the project's own manifests have it, and where."""
        await self.plane.must(*APPLY, objects=handed_on(manifests, self.certificates.authority.read_bytes(), port))

    def run(self, name: str, *words: str, env: Mapping[str, str] | None = None) -> None:
        """A program with these words, and with these variables beside ours."""
        self._folder.mkdir(parents=True, exist_ok=True)
        everything = os.environ | dict(env or {})
        self._children.append(spawn(name, [self._programs.path(name), *words], log=self._log(name), env=everything))

    def words_of_who_answers(self, port: int) -> Sequence[str]:
        """Where it answers, as whom, and whom it believes."""
        folder = self.certificates.folder
        return (
            f"--authentication-kubeconfig={self.plane.kubeconfig}",
            f"--authorization-kubeconfig={self.plane.kubeconfig}",
            "--bind-address=127.0.0.1",
            f"--secure-port={port}",
            f"--cert-dir={folder}",
            f"--client-ca-file={self.certificates.authority}",
            f"--tls-cert-file={folder / 'tls.crt'}",
            f"--tls-private-key-file={folder / 'tls.key'}",
        )

    async def until_it_answers(self, api: str) -> None:
        """Until the API server gets answers of it. Raises `Trouble`."""
        answer = await self.plane.kubectl("wait", "--for=condition=Available", READY_WITHIN, f"apiservice/{api}")
        if answer.code:
            said = (f"{child.name}:\n{last_lines(self._log(child.name))}" for child in self._children)
            raise Trouble("\n".join([f"nobody answers for {api}: {answer.err}", *said]), LOGS)

    def _log(self, name: str) -> Path:
        return self._folder / f"{name}.log"


def handed_on(manifests: Sequence[Manifest], authority: bytes, port: int) -> list[Manifest]:
    """The same but for where the one server is, and by whom it is known: only by a name a Service is on this machine."""
    found: list[dict[str, Any]] = copy.deepcopy([dict(each) for each in manifests])
    (api,) = [each for each in found if each["kind"] == "APIService"]
    service = api["spec"]["service"]
    service["port"] = port
    api["spec"].pop("insecureSkipTLSVerify", None)
    api["spec"]["caBundle"] = b64encode(authority).decode()
    namespace = {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": service["namespace"]}}
    metadata = {"name": service["name"], "namespace": service["namespace"]}
    spec = {"type": "ExternalName", "externalName": "localhost", "ports": [{"port": port}]}
    return [namespace, {"apiVersion": "v1", "kind": "Service", "metadata": metadata, "spec": spec}, *found]
