"""The control plane: its store, its server, and where wanted its controllers, its scheduler and simulated nodes."""

import asyncio
import json
import secrets
import signal
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from deploy.cluster.apart import SERVICES
from deploy.cluster.programs import Programs, stages_of_kwok
from deploy.cluster.waiting import LOGS, until
from deploy.local.processes import Child, free_ports, last_lines, spawn
from deploy.local.trouble import Trouble

READY_WITHIN: Final = 180.0
STOPS_WITHIN: Final = 15.0
FIELD_MANAGER: Final = "mentoring"
SPACE: Final = "--namespace=mentoring"
APPLY: Final = ("apply", "--server-side", f"--field-manager={FIELD_MANAGER}", "--force-conflicts", "-f", "-")
"""Whatever the fields were whose before."""
SIMULATED: Final = "kwok.x-k8s.io/node=fake"
"""The annotation of nodes that are played."""


@dataclass(frozen=True)
class Answer:
    """Of kubectl."""

    code: int
    out: str
    err: str


class ControlPlane:
    """On this machine alone, and gone when we are."""

    def __init__(self, folder: Path, programs: Programs, kubectl: str) -> None:
        self._folder = folder
        self._programs = programs
        self._kubectl = kubectl
        self._children: list[Child] = []
        self.kubeconfig = folder / "kubeconfig"

    async def start(self, *more: str) -> None:
        """The store and the server: enough to be judged by. Returns when it is ready. `more`: what the server is told besides."""
        self._folder.mkdir(parents=True)
        store, peer, server = free_ports(3)
        token = secrets.token_hex(16)
        private, public = _service_account_keys(self._folder)
        tokens = self._folder / "tokens.csv"
        tokens.write_text(f"{token},admin,admin,system:masters\n")
        self._write_kubeconfig(server, token)
        self._spawn(
            "etcd",
            "--unsafe-no-fsync",
            f"--data-dir={self._folder / 'etcd'}",
            f"--listen-client-urls=http://127.0.0.1:{store}",
            f"--advertise-client-urls=http://127.0.0.1:{store}",
            f"--listen-peer-urls=http://127.0.0.1:{peer}",
            f"--initial-advertise-peer-urls=http://127.0.0.1:{peer}",
            f"--initial-cluster=default=http://127.0.0.1:{peer}",
        )
        self._spawn(
            "kube-apiserver",
            f"--etcd-servers=http://127.0.0.1:{store}",
            "--bind-address=127.0.0.1",
            f"--secure-port={server}",
            f"--cert-dir={self._folder / 'certificates'}",
            "--advertise-address=198.51.100.1",  # nobody's: with no reconciler of endpoints nothing is sent there
            "--endpoint-reconciler-type=none",
            f"--service-cluster-ip-range={SERVICES}",
            "--service-account-issuer=https://kubernetes.default.svc",
            f"--service-account-key-file={public}",
            f"--service-account-signing-key-file={private}",
            f"--token-auth-file={tokens}",
            "--authorization-mode=Node,RBAC",
            "--kubelet-preferred-address-types=InternalIP",
            "--allow-privileged=true",  # so that it is the namespace that keeps privileged pods out
            *more,
        )
        await self._until_it_answers()

    async def start_controllers(self, *, measures: Sequence[Mapping[str, Any]] = ()) -> None:
        """Controllers, scheduler, and what plays the nodes. `measures`: by which it answers, as their kubelets, what pods use."""
        config = [
            f"--{each}=%s" % self.kubeconfig
            for each in ("kubeconfig", "authentication-kubeconfig", "authorization-kubeconfig")
        ]
        managing, scheduling, nodes = free_ports(3)
        self._spawn(
            "kube-controller-manager",
            *config,
            f"--service-account-private-key-file={self._folder / 'service-accounts.key'}",
            f"--root-ca-file={self._folder / 'certificates' / 'apiserver.crt'}",
            "--use-service-account-credentials=true",
            "--leader-elect=false",
            "--bind-address=127.0.0.1",
            f"--secure-port={managing}",
            f"--cert-dir={self._folder / 'certificates-of-controllers'}",
        )
        self._spawn(
            "kube-scheduler",
            *config,
            "--leader-elect=false",
            "--bind-address=127.0.0.1",
            f"--secure-port={scheduling}",
            f"--cert-dir={self._folder / 'certificates-of-scheduler'}",
        )
        await self._play_nodes(nodes, measures)

    async def stop(self) -> None:
        for child in reversed(self._children):
            await child.end(signal.SIGTERM, STOPS_WITHIN)

    async def kubectl(self, *words: str, objects: Sequence[Mapping[str, Any]] = ()) -> Answer:
        """`objects` are what it reads, where it reads `-f -`."""
        process = await asyncio.create_subprocess_exec(
            self._kubectl,
            f"--kubeconfig={self.kubeconfig}",
            *words,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        out, err = await process.communicate(yaml.dump_all(objects, Dumper=yaml.CSafeDumper).encode())
        return Answer(process.returncode or 0, out.decode(), err.decode())

    async def must(self, *words: str, objects: Sequence[Mapping[str, Any]] = ()) -> str:
        """What it says. Raises `Trouble` where it fails."""
        answer = await self.kubectl(*words, objects=objects)
        if answer.code:
            raise Trouble(f"kubectl {' '.join(words)}: {answer.err}", LOGS)
        return answer.out

    async def get(self, *words: str) -> list[dict[str, Any]]:
        """The objects of a kind."""
        found: list[dict[str, Any]] = json.loads(await self.must("get", *words, "-o", "json"))["items"]
        return found

    async def _play_nodes(self, port: int, measures: Sequence[Mapping[str, Any]]) -> None:
        files = await asyncio.to_thread(stages_of_kwok)
        config = self._folder / "kwok.yaml"
        parts = [*(file.read_text() for file in files), *(yaml.dump(each) for each in measures)]
        config.write_text("\n---\n".join(parts))
        self._spawn(
            "kwok",
            f"--kubeconfig={self.kubeconfig}",
            "--manage-all-nodes=false",
            f"--manage-nodes-with-annotation-selector={SIMULATED}",
            "--node-ip=192.0.2.2",
            *(("--node-name=localhost", f"--node-port={port}") if measures else ()),
            f"--server-address=127.0.0.1:{port}",
            f"--config={config}",
            "--node-lease-duration-seconds=40",
        )

    async def _until_it_answers(self) -> None:
        async def it_answers() -> bool:
            self._refuse_an_end()
            return not (await self.kubectl("get", "--raw", "/readyz")).code

        await until("the control plane is ready", READY_WITHIN, it_answers)

    def _refuse_an_end(self) -> None:
        for child in self._children:
            if child.ended:
                raise Trouble(f"{child.name} ended:\n{last_lines(self._log(child.name))}", LOGS)

    def _spawn(self, name: str, *words: str) -> None:
        self._children.append(spawn(name, [self._programs.path(name), *words], log=self._log(name)))

    def _log(self, name: str) -> Path:
        return self._folder / f"{name}.log"

    def _write_kubeconfig(self, port: int, token: str) -> None:
        config = {
            "apiVersion": "v1",
            "kind": "Config",
            "current-context": "here",
            "contexts": [{"name": "here", "context": {"cluster": "here", "user": "admin"}}],
            "clusters": [
                {"name": "here", "cluster": {"server": f"https://127.0.0.1:{port}", "insecure-skip-tls-verify": True}}
            ],
            "users": [{"name": "admin", "user": {"token": token}}],
        }
        self.kubeconfig.write_text(yaml.dump(config))


def _service_account_keys(folder: Path) -> tuple[Path, Path]:
    key = rsa.generate_private_key(65537, 2048)
    private, public = folder / "service-accounts.key", folder / "service-accounts.pub"
    private.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.TraditionalOpenSSL, serialization.NoEncryption()
        )
    )
    public.write_bytes(
        key.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    )
    return private, public
