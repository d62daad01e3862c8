"""KEDA beside the cluster: its operator, and the adapter by which the API server gets numbers for autoscalers."""

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from deploy.cluster.beside import Beside, Certificates
from deploy.cluster.plane import ControlPlane
from deploy.cluster.programs import Programs, manifests_of_keda
from deploy.local.processes import free_ports

SPACE: Final = "keda"
API: Final = "v1beta1.external.metrics.k8s.io"
KNOWN_AS_KEDA: Final = f"keda-metrics-apiserver.{SPACE}.svc"
"""A name that the certificate must hold, beside this machine's address."""


class Keda(Beside):
    """Started after the control plane has its controllers and KEDA's kinds. `watched`: the one namespace it acts in."""

    def __init__(
        self, folder: Path, programs: Programs, plane: ControlPlane, certificates: Certificates, watched: str
    ) -> None:
        super().__init__(folder, programs, plane, certificates)
        self._env = {
            "KUBECONFIG": str(plane.kubeconfig),
            "WATCH_NAMESPACE": watched,
            "POD_NAMESPACE": SPACE,
            "KEDA_CLUSTER_OBJECT_NAMESPACE": SPACE,
        }

    async def start(self) -> None:
        """Returns when the API server gets numbers from it. Raises `Trouble`."""
        asked, probed, adapter, measured = free_ports(4)
        await self.hand_on(await asyncio.to_thread(manifests_of_keda), adapter)
        self.run("keda-operator", *self._words_of_operator(asked, probed), env=self._env)
        self.run("keda-adapter", *self._words_of_adapter(asked, adapter, measured), env=self._env)
        await self.until_it_answers(API)

    def _words_of_operator(self, asked: int, probed: int) -> Sequence[str]:
        return (
            f"--metrics-service-bind-address=127.0.0.1:{asked}",
            f"--health-probe-bind-address=127.0.0.1:{probed}",
            f"--cert-dir={self.certificates.folder}",
            "--enable-prometheus-metrics=false",
        )

    def _words_of_adapter(self, asked: int, port: int, measured: int) -> Sequence[str]:
        return (
            *self.words_of_who_answers(port),
            f"--lister-kubeconfig={self.plane.kubeconfig}",
            f"--metrics-service-address=127.0.0.1:{asked}",
            f"--port={measured}",  # its own metrics; it takes no address for them
        )
