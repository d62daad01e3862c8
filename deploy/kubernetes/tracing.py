"""A collector of spans between the services and wherever traces are kept: OpenTelemetry's own, with what must outlast a store that is away."""

import json
from typing import Any, Final

from deploy.kubernetes.edges import COLLECTOR, LASTING, MANAGEMENT_PORT, SPANS_PORT
from deploy.kubernetes.workloads import (
    GRACE,
    HEARD_AFTER,
    PART_OF,
    SPARE,
    Manifest,
    budget,
    container_security,
    named,
    pod_security,
    spread,
)

IMAGE: Final = "collector"
"""A name that overlays put an image in place of, by digest: OpenTelemetry's collector with the parts that `configuration` names."""
MAP: Final = "tracing-configuration"
CONFIGURATION: Final = "configuration.yaml"
_HEALTH_PORT: Final = 13133
_MOUNTED: Final = "/etc/collector"
_MEMORY: Final = 256
"""MiB. What is over four fifths of it is refused, and sent again by who has it in hand."""


def configuration() -> Manifest:
    """As the collector reads it. Where traces are kept and how many of a hundred, its environment says."""
    return {
        "extensions": {"health_check": {"endpoint": f"0.0.0.0:{_HEALTH_PORT}"}},
        "receivers": {"otlp": {"protocols": {"http": {"endpoint": f"0.0.0.0:{SPANS_PORT}"}}}},
        "processors": {
            "memory_limiter": {"check_interval": "1s", "limit_percentage": 80, "spike_limit_percentage": 20},
            # By the trace's id: of a trace either all spans are kept or none, whichever collector they came to.
            "probabilistic_sampler": {"sampling_percentage": "${env:SAMPLED_PERCENT}"},
            "batch": {},
        },
        "exporters": {
            "otlp_http": {
                "endpoint": "${env:TRACES_ENDPOINT}",
                "retry_on_failure": {"max_elapsed_time": "10m"},
                "sending_queue": {"queue_size": 1000},
            }
        },
        "service": {
            "extensions": ["health_check"],
            "telemetry": {"metrics": {"readers": [{"pull": {"exporter": {"prometheus": {"host": "0.0.0.0", "port": MANAGEMENT_PORT}}}}]}},  # noqa: S104
            "pipelines": {
                "traces": {
                    "receivers": ["otlp"],
                    "processors": ["memory_limiter", "probabilistic_sampler", "batch"],
                    "exporters": ["otlp_http"],
                }
            },
        },
    }  # fmt: skip


def collector() -> list[Manifest]:
    """Two of it, as little trusted as any other pod, and the name at which they answer."""
    account = {
        "apiVersion": "v1",
        "kind": "ServiceAccount",
        "metadata": {"name": COLLECTOR.service, "labels": {**COLLECTOR.labels, **PART_OF}},
        "automountServiceAccountToken": False,
    }
    ports = [{"name": "spans", "port": SPANS_PORT, "targetPort": "spans", "appProtocol": "http"}]
    service = {"selector": COLLECTOR.labels, "ports": ports}
    return [
        account,
        named("Service", "v1", COLLECTOR, service, name=COLLECTOR.service),
        named("Deployment", "apps/v1", COLLECTOR, _deployment()),
        budget(COLLECTOR),
    ]


def patches() -> list[Manifest]:
    """Whatever lasts hands its spans to it."""
    told = {"name": "OTEL_EXPORTER_OTLP_ENDPOINT", "value": f"http://{COLLECTOR.service}:{SPANS_PORT}"}
    patch = json.dumps([{"op": "add", "path": "/spec/template/spec/containers/0/env/-", "value": told}])
    return [
        {"target": {"kind": "Deployment", "labelSelector": f"app.kubernetes.io/component={role}"}, "patch": patch}
        for role in LASTING
    ]


def _deployment() -> Manifest:
    return {
        "replicas": 2,
        "selector": {"matchLabels": COLLECTOR.labels},
        "strategy": {"type": "RollingUpdate", "rollingUpdate": {"maxSurge": 1, "maxUnavailable": 0}},
        "template": {"metadata": {"labels": {**COLLECTOR.labels, **PART_OF}}, "spec": _pod()},
    }


def _pod() -> Manifest:
    return {
        "serviceAccountName": COLLECTOR.service,
        "automountServiceAccountToken": False,
        "enableServiceLinks": False,
        "securityContext": pod_security(),
        "terminationGracePeriodSeconds": HEARD_AFTER + GRACE + SPARE,
        "topologySpreadConstraints": [
            spread(COLLECTOR, over) for over in ("topology.kubernetes.io/zone", "kubernetes.io/hostname")
        ],
        "containers": [_container() | {"securityContext": container_security()}],
        "volumes": [{"name": "configuration", "configMap": {"name": MAP}}],
    }


def _container() -> dict[str, Any]:
    health = {"httpGet": {"path": "/", "port": "health"}}
    return {
        "name": COLLECTOR.role,
        "image": IMAGE,
        "args": [f"--config={_MOUNTED}/{CONFIGURATION}"],
        "env": [
            {"name": "TRACES_ENDPOINT", "value": "http://traces.tracing:4318"},
            {"name": "SAMPLED_PERCENT", "value": "100"},
            {"name": "GOMEMLIMIT", "value": f"{_MEMORY * 4 // 5}MiB"},
        ],
        "ports": [
            {"name": "spans", "containerPort": SPANS_PORT},
            {"name": "management", "containerPort": MANAGEMENT_PORT},
            {"name": "health", "containerPort": _HEALTH_PORT},
        ],
        "startupProbe": health | {"periodSeconds": 1, "failureThreshold": 60},
        "livenessProbe": health | {"periodSeconds": 10, "timeoutSeconds": 5, "failureThreshold": 6},
        "readinessProbe": health | {"periodSeconds": 5, "timeoutSeconds": 5, "failureThreshold": 2},
        "lifecycle": {"preStop": {"sleep": {"seconds": HEARD_AFTER}}},
        "resources": {
            "requests": {"cpu": "50m", "memory": "96Mi", "ephemeral-storage": "32Mi"},
            "limits": {"memory": f"{_MEMORY}Mi"},
        },
        "volumeMounts": [{"name": "configuration", "mountPath": _MOUNTED, "readOnly": True}],
    }
