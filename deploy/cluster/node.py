"""A real node: containerd with runc, a kubelet, kube-proxy, and names of services by dnsmasq. Inside a place of its own (`deploy.cluster.apart`)."""

import asyncio
import json
import os
import signal
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import yaml

from deploy.cluster.apart import BRIDGE, GROUP, HOST, NETWORK, PLUGINS
from deploy.cluster.plane import ControlPlane
from deploy.cluster.programs import Programs
from deploy.cluster.waiting import LOGS, until
from deploy.local.processes import Child, last_lines, spawn
from deploy.local.trouble import Trouble

NAME: Final = "real"
PAUSE: Final = "localhost/mentoring-pause:node"
"""What holds a pod's network; an image of nothing but catatonit."""
HEARS_LATE: Final = "3s"
"""From one change of where pods are until the next is heard: as in a cluster of many, which `preStop` is there for. At once, nobody would need it."""
READY_WITHIN: Final = 90.0
STOPS_WITHIN: Final = 15.0
_SOCKET: Final = Path("/run/containerd-of-node/containerd.sock")
Manifest = Mapping[str, Any]


class Node:
    """Started after the control plane has its controllers; ends before it."""

    def __init__(self, folder: Path, programs: Programs, plane: ControlPlane) -> None:
        self._folder = folder
        self._programs = programs
        self._plane = plane
        self._children: list[Child] = []

    async def start(self, images: Sequence[Path]) -> None:
        """With these images (archives of OCI's) at hand; returns when the node says that it is ready."""
        self._folder.mkdir(parents=True)
        _SOCKET.parent.mkdir(parents=True)
        await self._start_containerd()
        for archive in images:
            await self.load(archive)
        self._start_kubelet()
        self._start_proxy()
        self._start_names()
        await self._until_ready()

    async def load(self, archive: Path) -> None:
        """Takes an image in."""
        await self._ctr("images", "import", str(archive))

    async def stop(self) -> None:
        for child in reversed(self._children):
            await child.end(signal.SIGTERM, STOPS_WITHIN)

    def name_services(self, services: Sequence[Manifest], more: Mapping[str, str]) -> None:
        """What pods find by name: each service by the address that it was given, and more of them by theirs."""
        found = {each["metadata"]["name"]: each["spec"]["clusterIP"] for each in services} | dict(more)
        fresh = self._folder / "names.new"
        fresh.write_text("".join(f"{address} {name}.mentoring.svc.cluster.local\n" for name, address in found.items()))
        fresh.replace(self._folder / "names" / "mentoring")

    async def measured(self) -> Mapping[str, Any]:
        """What the kubelet knows of each pod's use of cores and memory."""
        path = f"/api/v1/nodes/{NAME}/proxy/stats/summary"
        found: Mapping[str, Any] = json.loads(await self._plane.must("get", "--raw", path))
        return found

    async def _start_containerd(self) -> None:
        config = self._folder / "containerd.toml"
        config.write_text(_CONTAINERD.format(root=self._folder / "containerd", socket=_SOCKET, pause=PAUSE, plugins=PLUGINS, networks=self._folder / "networks"))  # fmt: skip
        networks = self._folder / "networks"
        networks.mkdir()
        (networks / "10-pods.conflist").write_text(json.dumps(_NETWORK))
        path = f"{self._programs.folder.resolve()}{os.pathsep}{os.environ['PATH']}"
        self._spawn("containerd", "--config", str(config), env={**os.environ, "PATH": path})
        await until("containerd answers", READY_WITHIN, self._containerd_answers)

    async def _containerd_answers(self) -> bool:
        self._refuse_an_end()
        return not (await self._asked("version")).returncode

    def _start_kubelet(self) -> None:
        config = self._folder / "kubelet.yaml"
        config.write_text(yaml.dump(_kubelet(self._folder)))
        self._spawn(
            "kubelet",
            f"--config={config}",
            f"--kubeconfig={self._plane.kubeconfig}",
            f"--root-dir={self._folder / 'kubelet'}",
            f"--hostname-override={NAME}",
            f"--node-ip={HOST}",
            "--node-labels=topology.kubernetes.io/zone=here",
        )

    def _start_proxy(self) -> None:
        config = self._folder / "kube-proxy.yaml"
        config.write_text(yaml.dump(_proxy(self._plane.kubeconfig)))
        self._spawn("kube-proxy", f"--config={config}", f"--hostname-override={NAME}")

    def _start_names(self) -> None:
        (self._folder / "names").mkdir()
        words = ("--keep-in-foreground", "--no-resolv", "--no-hosts", "--bind-interfaces", f"--listen-address={HOST}",
                 "--local=/cluster.local/", f"--hostsdir={self._folder / 'names'}", "--user=root", "--pid-file=",
                 "--conf-file=/dev/null", "--log-facility=-")  # fmt: skip
        self._children.append(spawn("dnsmasq", ["dnsmasq", *words], log=self._log("dnsmasq")))

    async def _until_ready(self) -> None:
        await until("the node is ready", READY_WITHIN, self._is_ready)

    async def _is_ready(self) -> bool:
        self._refuse_an_end()
        answer = await self._plane.kubectl("get", "node", NAME, "-o", "json")
        if answer.code:
            return False
        conditions = json.loads(answer.out)["status"].get("conditions", ())
        return any(each["type"] == "Ready" and each["status"] == "True" for each in conditions)

    async def _ctr(self, *words: str) -> None:
        done = await self._asked(*words)
        if done.returncode:
            raise Trouble(f"ctr {' '.join(words)}:\n{last_lines(self._log('ctr'))}", LOGS)

    async def _asked(self, *words: str) -> asyncio.subprocess.Process:
        command = [str(self._programs.path("ctr")), f"--address={_SOCKET}", "--namespace=k8s.io", *words]
        with self._log("ctr").open("ab") as log:
            done = await asyncio.create_subprocess_exec(*command, stdout=log, stderr=log)
            await done.wait()
        return done

    def _refuse_an_end(self) -> None:
        for child in self._children:
            if child.ended:
                raise Trouble(f"{child.name} ended:\n{last_lines(self._log(child.name))}", LOGS)

    def _spawn(self, name: str, *words: str, env: Mapping[str, str] | None = None) -> None:
        self._children.append(spawn(name, [self._programs.path(name), *words], log=self._log(name), env=env))

    def _log(self, name: str) -> Path:
        return self._folder / f"{name}.log"


def _kubelet(folder: Path) -> dict[str, Any]:
    """As one that has this machine to itself, but for what it may not set here, and without asking who asks: nobody else is in its network."""
    return {
        "apiVersion": "kubelet.config.k8s.io/v1beta1",
        "kind": "KubeletConfiguration",
        "address": HOST,
        "authentication": {"anonymous": {"enabled": True}, "webhook": {"enabled": False}},
        "authorization": {"mode": "AlwaysAllow"},
        "cgroupDriver": "cgroupfs",
        "cgroupRoot": f"/{GROUP}",
        "enforceNodeAllocatable": [],
        "failCgroupV1": False,
        "failSwapOn": False,
        "oomScoreAdj": 0,
        "containerRuntimeEndpoint": f"unix://{_SOCKET}",
        "clusterDNS": [HOST],
        "clusterDomain": "cluster.local",
        "resolvConf": "",
        "podLogsDir": str(folder / "logs-of-pods"),
        "evictionHard": {"memory.available": "200Mi", "nodefs.available": "1%", "imagefs.available": "1%"},
    }


def _proxy(kubeconfig: Path) -> dict[str, Any]:
    return {
        "apiVersion": "kubeproxy.config.k8s.io/v1alpha1",
        "kind": "KubeProxyConfiguration",
        "clientConnection": {"kubeconfig": str(kubeconfig)},
        "mode": "nftables",
        "clusterCIDR": NETWORK,
        "nftables": {
            "masqueradeAll": True,  # two pods of one bridge would answer each other past the address that was asked
            "minSyncPeriod": HEARS_LATE,
        },
        "conntrack": {"maxPerCore": 0, "min": 0},
        "healthzBindAddress": "127.0.0.1:10256",
        "metricsBindAddress": "127.0.0.1:10249",
    }


_NETWORK: Final = {
    "cniVersion": "1.0.0",
    "name": "pods",
    "plugins": [
        {
            "type": "bridge",
            "bridge": BRIDGE,
            "isGateway": True,
            "hairpinMode": True,
            "ipam": {"type": "host-local", "ranges": [[{"subnet": NETWORK, "rangeStart": "10.77.1.1", "gateway": HOST}]], "routes": [{"dst": "0.0.0.0/0"}]},
        },
    ],
}  # fmt: skip

_CONTAINERD: Final = """\
version = 3
root = "{root}"
state = "/run/containerd-of-node/state"
disabled_plugins = ["io.containerd.internal.v1.opt"]

[grpc]
  address = "{socket}"

[plugins."io.containerd.cri.v1.images".pinned_images]
  sandbox = "{pause}"

[plugins."io.containerd.cri.v1.runtime"]
  disable_apparmor = true
  restrict_oom_score_adj = true

[plugins."io.containerd.cri.v1.runtime".cni]
  bin_dirs = ["{plugins}"]
  conf_dir = "{networks}"

[plugins."io.containerd.cri.v1.runtime".containerd.runtimes.runc]
  runtime_type = "io.containerd.runc.v2"

[plugins."io.containerd.cri.v1.runtime".containerd.runtimes.runc.options]
  BinaryName = "runc"
  SystemdCgroup = false
"""
