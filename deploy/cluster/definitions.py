"""The kinds of operators: their definitions, as the operators' own modules carry them, and those that are brought along."""

import json
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml

from deploy.local.trouble import Trouble


@dataclass(frozen=True)
class Source:
    """A module of Go's, by the hash of what is in it, and where in it the definitions lie."""

    module: str
    version: str
    hash: str
    folder: str


SOURCES: Final = (
    Source(
        "github.com/kedacore/keda/v2",
        "v2.21.0",
        "h1:R6z2HZvstK4RLUMxroNACzBj74xGxt3kG59b5Xc+Xps=",
        "config/crd/bases",
    ),
    Source(
        "sigs.k8s.io/gateway-api",
        "v1.6.3",
        "h1:lKpJa5bGlraC/QeACvCpsHLdmO6y0iKfzVl6gzaFEYc=",
        "config/crd/standard",
    ),
    Source(
        "github.com/prometheus-operator/prometheus-operator",
        "v0.85.0",
        "h1:M5xLCLEoaW2IJfnuCwFzzpL+jSVQu3KGT84Pye+fW8s=",
        "example/prometheus-operator-crd",
    ),
    Source(
        "github.com/external-secrets/external-secrets",
        "v1.3.2",
        "h1:u2J8RjlHIeF0oZCqtl92adI/uZWUwOesJIDkfql6LqQ=",
        "config/crds/bases",
    ),
    Source(
        "github.com/cloudnative-pg/plugin-barman-cloud",
        "v0.15.0",
        "h1:gNVytrzzYUE08wxLDrjfJqy1FPPSFkMe1OEr4s4pVI0=",
        "config/crd/bases",
    ),
)


class _Loader(yaml.CSafeLoader):
    """To which `=` is a text as any other, as it is to Kubernetes."""


_Loader.add_constructor("tag:yaml.org,2002:value", lambda _loader, node: str(node.value))


def definitions(more: Sequence[Path]) -> list[dict[str, Any]]:
    """All there are, with those in these folders. Raises `Trouble`."""
    return [each for folder in (*map(_fetched, SOURCES), *more) for each in _definitions_in(folder)]


def _fetched(source: Source) -> Path:
    command = ["go", "mod", "download", "-json", f"{source.module}@{source.version}"]
    done = subprocess.run(command, cwd="/", capture_output=True, text=True, check=False)
    told = json.loads(done.stdout or "{}")
    if done.returncode or told.get("Sum") != source.hash:
        said = told.get("Error") or done.stderr
        raise Trouble(
            f"{source.module} could not be fetched as it was: {said}", "Is the proxy for Go's modules within reach?"
        )
    return Path(told["Dir"]) / source.folder


def _definitions_in(folder: Path) -> Iterator[dict[str, Any]]:
    for file in sorted(folder.rglob("*.yaml")):
        for each in yaml.load_all(file.read_text(), _Loader):
            if each and each.get("kind") == "CustomResourceDefinition":
                yield each
