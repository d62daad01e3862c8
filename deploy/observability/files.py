"""The files that Prometheus and Grafana read, made from alerts and dashboards."""

from pathlib import Path
from typing import Final

import yaml

from deploy.observability.alerts import groups
from deploy.observability.dashboards import DASHBOARDS, dashboard
from shared.ground.documents import as_json

HERE: Final = Path(__file__).parent
_MADE: Final = "# Made from the code by `python -m deploy.kubernetes.documents --write`.\n"


def rules() -> str:
    """For `promtool` and for Prometheus outside of a cluster."""
    return _MADE + yaml.safe_dump(groups(), sort_keys=False, width=140)


def boards() -> dict[Path, str]:
    """Grafana's."""
    return {HERE / "dashboards" / f"{name}.json": as_json(dashboard(name)) for name in DASHBOARDS}


def made() -> dict[Path, str]:
    """Every file with its text."""
    return {HERE / "rules.yaml": rules(), **boards()}
