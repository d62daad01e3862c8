"""Mistakes that a control plane must refuse: each in one object of the production overlay."""

from collections.abc import Callable, Mapping
from typing import Any, Final

Manifest = dict[str, Any]


def _pod(manifest: Manifest) -> Any:
    return manifest["spec"]["template"]["spec"]


def _container(manifest: Manifest) -> Any:
    return _pod(manifest)["containers"][0]


PLANTED: Final[Mapping[str, tuple[str, str, Callable[[Manifest], Any]]]] = {
    "a field that there is not": (
        "Deployment",
        "matching-api",
        lambda m: _container(m).update(imagePulPolicy="Always"),
    ),
    "a quantity that is none": (
        "Deployment",
        "matching-api",
        lambda m: _container(m)["resources"]["limits"].update(memory="384MiB"),
    ),
    "a limit below what is asked for": (
        "Deployment",
        "matching-api",
        lambda m: _container(m)["resources"]["limits"].update(memory="64Mi"),
    ),
    "a pause before the end as long as the grace": (
        "Deployment",
        "matching-api",
        lambda m: _container(m)["lifecycle"]["preStop"]["sleep"].update(
            seconds=_pod(m)["terminationGracePeriodSeconds"] + 1
        ),
    ),
    "root": ("Deployment", "matching-api", lambda m: _pod(m)["securityContext"].update(runAsNonRoot=False)),
    "a capability": (
        "Deployment",
        "matching-worker",
        lambda m: _container(m)["securityContext"].update(capabilities={"add": ["NET_ADMIN"]}),
    ),
    "privileges": (
        "Deployment",
        "matching-worker",
        lambda m: _container(m)["securityContext"].update(allowPrivilegeEscalation=True),
    ),
    "no filter of system calls": (
        "Deployment",
        "matching-worker",
        lambda m: _pod(m)["securityContext"].pop("seccompProfile"),
    ),
    "labels that nothing selects": (
        "Deployment",
        "matching-worker",
        lambda m: m["spec"]["selector"]["matchLabels"].update(role="other"),
    ),
    "a volume that is not there": (
        "Deployment",
        "matching-worker",
        lambda m: _container(m)["volumeMounts"].append({"name": "cache", "mountPath": "/cache"}),
    ),
    "a probe of a port without a name": (
        "Deployment",
        "matching-api",
        lambda m: _container(m)["livenessProbe"]["httpGet"].update(port="management-and-metrics"),
    ),
    "a job that never ends anew": ("Job", "matching-migrate", lambda m: _pod(m).update(restartPolicy="Always")),
    "two budgets in one": (
        "PodDisruptionBudget",
        "matching-api",
        lambda m: m["spec"].update(minAvailable=1, maxUnavailable=1),
    ),
    "a port of no number": ("Service", "matching", lambda m: m["spec"]["ports"][0].update(port=80_000)),
    "a policy of a type that there is not": (
        "NetworkPolicy",
        "deny-all",
        lambda m: m["spec"].update(policyTypes=["Both"]),
    ),
    "a database without instances": ("Cluster", "mentoring-postgres", lambda m: m["spec"].update(instances=0)),
    "a route without a slash": (
        "HTTPRoute",
        "matching",
        lambda m: m["spec"]["rules"][0]["matches"][0]["path"].update(value="matching"),
    ),
    "a trigger without a kind": (
        "ScaledObject",
        "matching-worker",
        lambda m: m["spec"]["triggers"][0].pop("type"),
    ),
    "an interval that is no time": (
        "PodMonitor",
        "mentoring",
        lambda m: m["spec"]["podMetricsEndpoints"][0].update(interval="often"),
    ),
    "backups kept for no time": ("ObjectStore", "mentoring-backups", lambda m: m["spec"].update(retentionPolicy="30")),
}
"""By what is wrong: the kind of the object, how its name begins, and the mistake."""
