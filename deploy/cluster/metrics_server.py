"""metrics-server beside the cluster: what pods use of cores, as it hears it of the kubelets, for autoscalers."""

import asyncio
from typing import Final

from deploy.cluster.beside import Beside
from deploy.cluster.programs import manifests_of_metrics_server
from deploy.local.processes import free_ports

API: Final = "v1beta1.metrics.k8s.io"
KNOWN_AS_METRICS_SERVER: Final = "metrics-server.kube-system.svc"
"""A name that the certificate must hold, beside this machine's address."""


class MetricsServer(Beside):
    """Started after the control plane has its simulated nodes, for whose kubelets kwok answers."""

    async def start(self) -> None:
        """Returns when the API server gets answers from it, which hold nothing before it has asked kubelets twice. Raises `Trouble`."""
        (port,) = free_ports(1)
        await self.hand_on(await asyncio.to_thread(manifests_of_metrics_server), port)
        self.run(
            "metrics-server",
            *self.words_of_who_answers(port),
            f"--kubeconfig={self.plane.kubeconfig}",
            "--metric-resolution=15s",  # as its own manifests have it
            "--kubelet-use-node-status-port",
            "--kubelet-preferred-address-types=Hostname",
            "--kubelet-insecure-tls",  # nobody signed what kwok shows
        )
        await self.until_it_answers(API)
