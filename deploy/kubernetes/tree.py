"""The files of the tree that are made from the code: base and components, as kustomize reads them."""

from pathlib import Path
from typing import Any, Final

import yaml

from deploy.kubernetes import database, operating, registry, routes, tracing
from deploy.kubernetes.edges import edges, edges_of_operating, edges_of_tracing
from deploy.kubernetes.external_secrets import external_secrets
from deploy.kubernetes.foreign_rules import BOARD
from deploy.kubernetes.graph import as_table
from deploy.kubernetes.policies import operating_policies, policies, tracing_policies
from deploy.kubernetes.workloads import PART_OF, Manifest, manifests_of
from deploy.observability import files
from deploy.observability.alerts import groups
from shared.contracts import SERVICES
from shared.ground.documents import ROOT

HERE: Final = Path(__file__).parent
PAGE: Final = ROOT / "docs" / "operating" / "kubernetes.md"
BEGIN: Final = "<!-- edges: made from deploy/kubernetes/edges.py by `python -m deploy.kubernetes.documents --write` -->"
END: Final = "<!-- end of edges -->"
_MADE: Final = "# Made from the code by `python -m deploy.kubernetes.documents --write`: change it there, or patch it in an overlay.\n"
_KUSTOMIZATION: Final = {"apiVersion": "kustomize.config.k8s.io/v1beta1", "kind": "Kustomization"}
_COMPONENT: Final = {"apiVersion": "kustomize.config.k8s.io/v1alpha1", "kind": "Component"}
_STANDARD: Final = "pod-security.kubernetes.io"


def made() -> dict[Path, str]:
    """Every file with its text."""
    return (
        _base()
        | _strimzi()
        | _keda()
        | _gateway()
        | _database()
        | _monitoring()
        | _secrets()
        | _tracing()
        | _operating()
        | files.made()
        | {PAGE: _page()}
    )


def _page() -> str:
    """Its table of who talks to whom, made anew."""
    before, _, rest = PAGE.read_text().partition(BEGIN)
    _, _, after = rest.partition(END)
    calls = [*edges(), *edges_of_tracing(), *edges_of_operating()]
    return f"{before}{BEGIN}\n{as_table(calls)}\n{END}{after}"


def _base() -> dict[Path, str]:
    base = HERE / "base"
    files = {base / f"{service}.yaml": _text(*manifests_of(service)) for service in SERVICES}
    files[base / "namespace.yaml"] = _text(_namespace())
    files[base / "policies.yaml"] = _text(*policies())
    generators = [_settings_of(service) for service in SERVICES]
    files[base / "kustomization.yaml"] = _text(
        _KUSTOMIZATION
        | {
            "namespace": "mentoring",
            "resources": sorted(each.name for each in files),
            "configMapGenerator": generators,
        }
    )
    return files


def _namespace() -> Manifest:
    """No pod of it may do what the strictest of the three standards forbids."""
    labels = {f"{_STANDARD}/{how}": "restricted" for how in ("enforce", "audit", "warn")}
    return {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "mentoring", "labels": labels | PART_OF}}


def _settings_of(service: str) -> dict[str, Any]:
    """What overlays merge their own into; its name carries what is in it, so that pods are made anew when that changes."""
    bootstrap = f"{service.upper()}_KAFKA_BOOTSTRAP_SERVERS={registry.BOOTSTRAP}"
    return {"name": f"{service}-settings", "literals": [bootstrap]}


def _strimzi() -> dict[Path, str]:
    folder = HERE / "components" / "strimzi"
    files = {folder / "topics.yaml": _text(*registry.topics()), folder / "users.yaml": _text(*registry.users())}
    listed = ["cluster.yaml", *(each.name for each in files)]
    return files | {folder / "kustomization.yaml": _text(_COMPONENT | {"resources": sorted(listed)})}


def _keda() -> dict[Path, str]:
    folder = HERE / "components" / "keda"
    files = {
        folder / "apis.yaml": _text(*registry.scaled_apis()),
        folder / "workers.yaml": _text(*registry.scaled_workers()),
        folder / "authentications.yaml": _text(registry.usernames(), *registry.authentications()),
    }
    whose_number = {"target": {"kind": "Deployment"}, "patch": '[{"op": "remove", "path": "/spec/replicas"}]'}
    kustomization = _COMPONENT | {"resources": sorted(each.name for each in files), "patches": [whose_number]}
    return files | {folder / "kustomization.yaml": _text(kustomization)}


def _gateway() -> dict[Path, str]:
    folder = HERE / "components" / "gateway"
    files = {folder / "routes.yaml": _text(*routes.routes())}
    return files | {folder / "kustomization.yaml": _text(_COMPONENT | {"resources": ["routes.yaml"]})}


def _database() -> dict[Path, str]:
    folder = HERE / "components" / "cloudnativepg"
    files = {folder / "cluster.yaml": _text(database.cluster()), folder / "backups.yaml": _text(database.backups())}
    return files | {
        folder / "kustomization.yaml": _text(_COMPONENT | {"resources": sorted(each.name for each in files)})
    }


def _monitoring() -> dict[Path, str]:
    folder = HERE / "components" / "monitoring"
    found = {folder / "pods.yaml": _text(_pod_monitor()), folder / "rules.yaml": _text(_rules())}
    boards = {folder / "dashboards" / file.name: text for file, text in files.boards().items()}
    generators = [_map_of_board(file.stem) for file in sorted(boards)]
    kustomization = _COMPONENT | {"resources": sorted(each.name for each in found), "configMapGenerator": generators}
    return found | boards | {folder / "kustomization.yaml": _text(kustomization)}


def _map_of_board(name: str) -> Manifest:
    """Grafana's sidecar finds it by its label; nothing else refers to it, so that its name needs no hash."""
    options = {"disableNameSuffixHash": True, "labels": {BOARD: "1", **PART_OF}}
    return {"name": f"dashboard-{name}", "files": [f"dashboards/{name}.json"], "options": options}


def _secrets() -> dict[Path, str]:
    folder = HERE / "components" / "external-secrets"
    found = {folder / "secrets.yaml": _text(*external_secrets())}
    return found | {folder / "kustomization.yaml": _text(_COMPONENT | {"resources": ["secrets.yaml"]})}


def _tracing() -> dict[Path, str]:
    """What is made anew when its configuration changes has that configuration's hash in its name."""
    folder = HERE / "components" / "tracing"
    found = {
        folder / "collector.yaml": _text(*tracing.collector()),
        folder / "policies.yaml": _text(*tracing_policies()),
        folder / tracing.CONFIGURATION: _text(tracing.configuration()),
    }
    generated = {"name": tracing.MAP, "files": [tracing.CONFIGURATION]}
    kustomization = _COMPONENT | {
        "resources": ["collector.yaml", "policies.yaml"],
        "configMapGenerator": [generated],
        "patches": tracing.patches(),
    }
    return found | {folder / "kustomization.yaml": _text(kustomization)}


def _operating() -> dict[Path, str]:
    folder = HERE / "components" / "operating"
    found = {
        folder / "commands.yaml": _text(*operating.manifests()),
        folder / "policies.yaml": _text(*operating_policies()),
    }
    where = {"name": operating.SETTINGS, "literals": [f"KAFKA_BOOTSTRAP_SERVERS={registry.BOOTSTRAP}"]}
    kustomization = _COMPONENT | {"resources": sorted(each.name for each in found), "configMapGenerator": [where]}
    return found | {folder / "kustomization.yaml": _text(kustomization)}


def _pod_monitor() -> Manifest:
    """Every api and worker, at the port that is for operators; whoever measures is let in by the network policies."""
    spec = {
        "selector": {"matchLabels": PART_OF},
        "podMetricsEndpoints": [{"port": "management", "interval": "15s"}],
    }
    return _of_prometheus("PodMonitor", spec)


def _rules() -> Manifest:
    return _of_prometheus("PrometheusRule", groups())


def _of_prometheus(kind: str, spec: Manifest) -> Manifest:
    metadata = {"name": "mentoring", "labels": dict(PART_OF)}
    return {"apiVersion": "monitoring.coreos.com/v1", "kind": kind, "metadata": metadata, "spec": spec}


class _Plain(yaml.SafeDumper):
    """Without anchors: whoever reads a manifest looks nowhere else."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002
        return True


def _text(*manifests: Manifest) -> str:
    return _MADE + "---\n".join(
        yaml.dump(each, Dumper=_Plain, sort_keys=False, width=140, default_flow_style=False) for each in manifests
    )
