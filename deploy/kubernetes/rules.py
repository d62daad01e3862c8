"""Rules over what is rendered, which no schema knows: each takes all objects of an overlay, and tells what breaks it."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from importlib import import_module
from typing import Any, Final

from deploy.kubernetes import tracing
from deploy.kubernetes.edges import LASTING, WORKLOADS
from deploy.kubernetes.foreign_rules import FOREIGN_RULES
from deploy.kubernetes.graph import allowed_calls, of_kind, wanted_calls
from deploy.kubernetes.operating import ARGUMENTS, LEDGER
from deploy.kubernetes.workloads import DATABASE_AUTHORITY, IMAGE, KNOWN_BY, SPARE
from deploy.operating.settings import OfAuditors
from shared.contracts import SERVICES
from shared.ground.version import VERSION

_HASHED: Final = re.compile(r"-[a-z0-9]{10}$")
"""As kustomize ends the name of a map that it generates."""

_HOURLY: Final = re.compile(r"[0-5]?[0-9] \* \* \* \*$")
OWNERS: Final = ("migrate", "rebuild")
"""What works on tables as their owner."""
OURS: Final = ("services.", "deploy.operating")
"""How a container's arguments begin that is our image."""

Manifest = Mapping[str, Any]
Objects = Sequence[Manifest]
Rule = Callable[[Objects], Iterator[str]]


def _workloads(objects: Objects) -> Iterator[tuple[str, Manifest, Manifest]]:
    """Name, pod and container of everything that runs."""
    for each in of_kind(objects, "Deployment", "Job", "CronJob"):
        pod = template_of(each)["spec"]
        for container in pod["containers"]:
            yield each["metadata"]["name"], pod, container


def template_of(workload: Manifest) -> Any:
    """Of its pods."""
    spec = workload["spec"]
    return (spec["jobTemplate"]["spec"] if workload["kind"] == "CronJob" else spec)["template"]


def _services(objects: Objects) -> Iterator[tuple[str, Manifest, Manifest]]:
    """As `_workloads`, of what is ours."""
    return ((name, pod, c) for name, pod, c in _workloads(objects) if c["args"][0].startswith("services."))


def _of_our_image(objects: Objects) -> Iterator[tuple[str, Manifest, Manifest]]:
    """As `_services`, with operators' commands."""
    ours = ("services.", "deploy.operating")
    return ((name, pod, c) for name, pod, c in _workloads(objects) if c["args"][0].startswith(ours))


def every_role_is_there(objects: Objects) -> Iterator[str]:
    """Each service has its api, its worker and its migration."""
    present = {(c["args"][0].removeprefix("services."), c["args"][1]) for _, _, c in _services(objects)}
    for each in WORKLOADS:
        if (each.service, each.role) not in present:
            yield f"{each.name} is missing"


def pods_may_do_nothing_else(objects: Objects) -> Iterator[str]:
    """Not root, no capability, nothing written but `/tmp`, no token of the cluster."""
    for name, pod, container in _workloads(objects):
        own, shared = container.get("securityContext", {}), pod.get("securityContext", {})
        wanted = {
            "runs as nobody": shared.get("runAsNonRoot") is True and shared.get("runAsUser", 0) >= 10_000,
            "has the runtime's filter of system calls": shared.get("seccompProfile") == {"type": "RuntimeDefault"},
            "has no capability": own.get("capabilities") == {"drop": ["ALL"]},
            "gains nothing": own.get("allowPrivilegeEscalation") is False,
            "writes nothing": own.get("readOnlyRootFilesystem") is True,
            "has no token": pod.get("automountServiceAccountToken") is False,
            "has bounded folders": all("sizeLimit" in v["emptyDir"] for v in pod["volumes"] if "emptyDir" in v),
        }
        yield from (f"{name}: not so: it {what}" for what, holds in wanted.items() if not holds)


def what_is_in_hand_is_finished(objects: Objects) -> Iterator[str]:
    """The pod's grace is hearing of its end, the process's own grace and what it takes to close, together."""
    for name, pod, container in _services(objects):
        if container["args"][1] not in LASTING:
            continue
        heard = container.get("lifecycle", {}).get("preStop", {}).get("sleep", {}).get("seconds", 0)
        grace = next(float(each["value"]) for each in container["env"] if each["name"].endswith("_GRACE_SECONDS"))
        if heard < 1 or pod["terminationGracePeriodSeconds"] < heard + grace + SPARE:
            yield f"{name}: {pod['terminationGracePeriodSeconds']} s of grace for {heard} + {grace} + {SPARE} s"


def probes_mean_something(objects: Objects) -> Iterator[str]:
    """Alive asks nobody else; ready asks for what the work needs; both on the port that is no api's."""
    wanted = {"startupProbe": "/livez", "livenessProbe": "/livez", "readinessProbe": "/readyz"}
    for name, _, container in _services(objects):
        if container["args"][1] not in LASTING:
            continue
        ports = {each["name"]: each["containerPort"] for each in container["ports"]}
        told = {each["name"].split("_", 1)[1]: each["value"] for each in container["env"] if "_" in each["name"]}
        if str(ports.get("management")) != told.get("MANAGEMENT_PORT"):
            yield f"{name}: metrics and health are elsewhere than its settings say"
        for probe, path in wanted.items():
            if container.get(probe, {}).get("httpGet") != {"path": path, "port": "management"}:
                yield f"{name}: {probe} is not {path}"


def limits_are_of_memory_alone(objects: Objects) -> Iterator[str]:
    """Requests are said, memory has a limit, cores have none."""
    for name, _, container in _workloads(objects):
        asked, limit = container["resources"].get("requests", {}), container["resources"].get("limits", {})
        if not {"cpu", "memory", "ephemeral-storage"} <= asked.keys() or limit.keys() != {"memory"}:
            yield f"{name}: requests {sorted(asked)}, limits {sorted(limit)}"


def secrets_are_elsewhere(objects: Objects) -> Iterator[str]:
    """None is in the tree, and none is a variable; the owner's are for migrations and rebuilds only."""
    for each in of_kind(objects, "Secret"):
        yield f"Secret {each['metadata']['name']} is in the tree"
    for name, pod, container in _workloads(objects):
        for variable in container.get("env", ()):
            if "valueFrom" in variable or (
                variable["name"].endswith(("_PASSWORD", "_SECRET", "_URL", "_KEYS")) and "JWKS" not in variable["name"]
            ):
                yield f"{name}: {variable['name']} is a variable"
        owner = [path for path in _secret_files(pod) if path.endswith("_OWNER_DATABASE_URL")]
        if owner and container["args"][1] not in OWNERS:
            yield f"{name}: has what only migrations and rebuilds may have: {owner}"


def _secret_files(pod: Manifest) -> Iterator[str]:
    for volume in pod["volumes"]:
        for source in volume.get("projected", {}).get("sources", ()):
            yield from (item["path"] for item in source["secret"]["items"])


def nothing_is_for_trials(objects: Objects) -> Iterator[str]:
    """No setting says that nobody relies on this."""
    told = [
        *(variable["name"] for _, _, container in _workloads(objects) for variable in container.get("env", ())),
        *(name for each in of_kind(objects, "ConfigMap") for name in each.get("data", {})),
    ]
    trials = ("_TRIAL", "_CLOCK_FILE", "_FAULT_POINTS", "_CORS_ORIGIN_PATTERN")
    yield from (f"{name} is set" for name in told if name.endswith(trials))


def settings_are_settings(objects: Objects) -> Iterator[str]:
    """Each name that is told is one that a service reads, or a command of operators."""
    told = [
        name
        for each in of_kind(objects, "ConfigMap")
        if "-settings" in each["metadata"]["name"]
        for name in each["data"]
    ]
    for _, pod, container in _workloads(objects):
        if container["args"][0].startswith(OURS):
            told += [each["name"] for each in container["env"] if not each["name"].startswith(("MENTORING_", "OTEL_"))]
            told += _secret_files(pod)
    yield from (f"no service reads {name}" for name in sorted(set(told) - _known_settings()))


@cache
def _known_settings() -> frozenset[str]:
    of_services = {
        f"{service.upper()}_{name.upper()}"
        for service in SERVICES
        for name in import_module(f"services.{service}.settings").Settings.model_fields
    }
    return frozenset(of_services | {name.upper() for name in OfAuditors.model_fields} | ARGUMENTS)


def a_change_of_settings_makes_pods_anew(objects: Objects) -> Iterator[str]:
    """The map's name has what is in it, as a hash."""
    maps = {each["metadata"]["name"] for each in of_kind(objects, "ConfigMap")}
    for name, pod, container in _workloads(objects):
        read = [each["configMapRef"]["name"] for each in container.get("envFrom", ())]
        read += [each["configMap"]["name"] for each in pod["volumes"] if "configMap" in each]
        for each in read:
            if each not in maps or not _HASHED.search(each):
                yield f"{name}: {each} stays the same whatever is in it"


def budgets_let_nodes_be_emptied(objects: Objects) -> Iterator[str]:
    """One may leave, and there are two; what is not ready holds nobody up."""
    scaled = {
        each["spec"]["scaleTargetRef"]["name"]: each["spec"]["minReplicaCount"]
        for each in of_kind(objects, "ScaledObject")
    }
    deployments = {each["metadata"]["name"]: each["spec"].get("replicas") for each in of_kind(objects, "Deployment")}
    budgets = {each["metadata"]["name"]: each["spec"] for each in of_kind(objects, "PodDisruptionBudget")}
    for name, spec in budgets.items():
        least = scaled.get(name) or deployments.get(name) or 1
        if least < 2 or spec.get("maxUnavailable") != 1 or spec.get("unhealthyPodEvictionPolicy") != "AlwaysAllow":
            yield f"{name}: {spec} of {least}"
    for name, replicas in deployments.items():
        if (scaled.get(name) or replicas or 1) > 1 and name not in budgets:
            yield f"{name}: has no budget"
        if name in scaled and replicas is not None:
            yield f"{name}: {replicas} in the manifest and a scaler that says another number"


def the_database_is_known_by_its_authority(objects: Objects) -> Iterator[str]:
    """Each pod has the certificate of whoever signs the cluster's, without its key; each address that is made says so."""
    clusters = {f"{each['metadata']['name']}-ca" for each in of_kind(objects, "Cluster")}
    for name, pod, container in _of_our_image(objects):
        mounted = [each["name"] for each in container["volumeMounts"] if each["mountPath"] == DATABASE_AUTHORITY]
        given = [each["secret"] for each in pod["volumes"] if each["name"] in mounted]
        if [each.get("items") for each in given] != [[{"key": "ca.crt", "path": "ca.crt"}]]:
            yield f"{name}: not one certificate at {DATABASE_AUTHORITY}"
        if clusters and not clusters >= {each["secretName"] for each in given}:
            yield f"{name}: whom it trusts signs nothing of {sorted(clusters)}"
    for each in of_kind(objects, "ExternalSecret"):
        address = each["spec"]["target"]["template"].get("data", {}).get("uri")
        if address is not None and not address.endswith(f"?{KNOWN_BY}"):
            yield f"{each['metadata']['name']}: its address takes anybody for the database"


def who_talks_to_whom_is_as_the_table_says(objects: Objects) -> Iterator[str]:
    """The graph that the policies allow, worked out from them, is that of the table; nothing else is allowed."""
    wanted, allowed = wanted_calls(objects), set(allowed_calls(objects))
    yield from (
        f"{source} may call {target} at {protocol} {port}, and shall not"
        for source, target, protocol, port in sorted(allowed - wanted)
    )
    yield from (
        f"{source} may not call {target} at {protocol} {port}"
        for source, target, protocol, port in sorted(wanted - allowed)
    )


def services_select_what_lasts(objects: Objects) -> Iterator[str]:
    """No Service hands requests to the pod of a Job: it answers none."""
    for service in of_kind(objects, "Service"):
        selector = service["spec"]["selector"]
        for each in of_kind(objects, "Job", "CronJob"):
            if selector.items() <= template_of(each)["metadata"]["labels"].items():
                yield f"{service['metadata']['name']} would hand requests to {each['metadata']['name']}"


def the_ledger_alone_is_kept_by_the_clock(objects: Objects) -> Iterator[str]:
    """Every hour, on a volume of its own; what operators type runs when they type it."""
    for each in of_kind(objects, "CronJob"):
        name, spec = each["metadata"]["name"], each["spec"]
        if name != LEDGER and spec.get("suspend") is not True:
            yield f"{name}: runs by itself"
        if name == LEDGER and (spec.get("suspend") or not _HOURLY.match(spec["schedule"])):
            yield f"{name}: does not run every hour"
        kept = [v["persistentVolumeClaim"] for v in template_of(each)["spec"]["volumes"] if v["name"] == LEDGER
                and "persistentVolumeClaim" in v]  # fmt: skip
        claims = {claim["metadata"]["name"] for claim in of_kind(objects, "PersistentVolumeClaim")}
        if name == LEDGER and not {claim["claimName"] for claim in kept} & claims:
            yield f"{name}: is written to nothing that stays"


def images_are_of_this_release(objects: Objects) -> Iterator[str]:
    """Where an image of ours is named by its tag, that is the release whose Jobs run with it."""
    for name, _, container in _workloads(objects):
        image = container["image"].rpartition("/")[2]
        if container["args"][0].startswith(OURS) and "@" not in image and image.partition(":")[2] != VERSION:
            yield f"{name}: {container['image']}, and this is {VERSION}"


def mails_lead_to_the_pages(objects: Objects) -> Iterator[str]:
    """Whose mails come from somebody lead somewhere: without the address of the pages they have no links."""
    for each in of_kind(objects, "ConfigMap"):
        told = each.get("data", {})
        for name in told:
            if name.endswith("_MAIL_FROM") and name.replace("_MAIL_FROM", "_FRONTEND_URL") not in told:
                yield f"{each['metadata']['name']}: its mails have no links"


def images_are_named_by_overlays(objects: Objects) -> Iterator[str]:
    """No pod asks for the placeholder, or for whatever is newest."""
    for name, _, container in _workloads(objects):
        if (
            container["image"] in {IMAGE, tracing.IMAGE}
            or container["image"].endswith(":latest")
            or not {"@", ":"} & set(container["image"])
        ):
            yield f"{name}: {container['image']}"


RULES: Final[Sequence[Rule]] = (
    every_role_is_there,
    pods_may_do_nothing_else,
    what_is_in_hand_is_finished,
    probes_mean_something,
    limits_are_of_memory_alone,
    secrets_are_elsewhere,
    nothing_is_for_trials,
    settings_are_settings,
    a_change_of_settings_makes_pods_anew,
    budgets_let_nodes_be_emptied,
    the_database_is_known_by_its_authority,
    who_talks_to_whom_is_as_the_table_says,
    services_select_what_lasts,
    the_ledger_alone_is_kept_by_the_clock,
    images_are_of_this_release,
    mails_lead_to_the_pages,
    images_are_named_by_overlays,
    *FOREIGN_RULES,
)


def broken(objects: Objects) -> Iterator[str]:
    """What breaks any of them."""
    for rule in RULES:
        yield from (f"{rule.__name__.replace('_', ' ')}: {each}" for each in rule(objects))
