"""What the control plane says of the tree: base, each component and each overlay, strictly, twice; and of what is wrong in it."""

import copy
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import yaml

from deploy.cluster.plane import FIELD_MANAGER, ControlPlane
from deploy.cluster.planted import PLANTED
from deploy.kubernetes.by_hand import archive
from deploy.kubernetes.rendering import OVERLAYS, Manifest, Tools

HERE: Final = OVERLAYS.parent
_STRICTLY: Final = ("--server-side", "--validate=strict", f"--field-manager={FIELD_MANAGER}", "-f", "-")
_TRIED: Final = ("apply", "--dry-run=server", "--warnings-as-errors")
BY_HAND: Final = "archive, as one types it"
ESTABLISHED_WITHIN: Final = "--timeout=120s"


async def define(plane: ControlPlane, definitions: Sequence[Manifest]) -> None:
    """The kinds of operators, ready to be used."""
    await plane.must("apply", *_STRICTLY, objects=definitions)
    await plane.must("wait", "--for=condition=Established", ESTABLISHED_WITHIN, "crd", "--all")


def rendered(tools: Tools, folder: Path) -> Mapping[str, Sequence[Manifest]]:
    """By name what there is to be judged: the base, the base with each component alone, every overlay, and what is written by hand."""
    found = {"base": tools.render(HERE / "base")}
    for component in sorted(each for each in (HERE / "components").iterdir() if each.is_dir()):
        found[f"base with {component.name}"] = with_component(tools, component.name, folder)
    for overlay in sorted(each for each in OVERLAYS.iterdir() if each.is_dir()):
        found[f"overlay {overlay.name}"] = tools.render(overlay)
    found[BY_HAND] = [archive()]
    return found


def with_component(tools: Tools, name: str, folder: Path) -> Sequence[Manifest]:
    """The base with one component; `folder` is where it is put together."""
    alone = folder / f"alone-{name}"
    alone.mkdir(parents=True, exist_ok=True)
    (alone / "kustomization.yaml").write_text(_alone(alone, HERE / "components" / name))
    return tools.render(alone)


def _alone(folder: Path, component: Path) -> str:
    kustomization = {
        "apiVersion": "kustomize.config.k8s.io/v1beta1",
        "kind": "Kustomization",
        "namespace": "mentoring",
        "resources": [os.path.relpath(HERE / "base", folder)],
        "components": [os.path.relpath(component, folder)],
    }
    return yaml.dump(kustomization)


def known(objects: Sequence[Manifest], definitions: Sequence[Manifest]) -> tuple[list[Manifest], list[str]]:
    """The objects of which the control plane knows the kind, and the kinds of the others: nobody can judge these here."""
    kinds = {(each["spec"]["group"], each["spec"]["names"]["kind"]) for each in definitions}
    unknown = [each for each in objects if _is_foreign(each) and (_group(each), each["kind"]) not in kinds]
    return [each for each in objects if each not in unknown], sorted({each["kind"] for each in unknown})


def _group(manifest: Manifest) -> str:
    return str(manifest["apiVersion"]).rpartition("/")[0]


def _is_foreign(manifest: Manifest) -> bool:
    """Kubernetes' own groups have no dot, or end in its name; Gateway API's is defined from outside all the same."""
    group = _group(manifest)
    return "." in group and (not group.endswith(".k8s.io") or group.startswith("gateway."))


async def refused(plane: ControlPlane, objects: Sequence[Manifest]) -> str:
    """What is said against these; nothing where they are taken without a warning."""
    answer = await plane.kubectl(*_TRIED, *_STRICTLY, objects=objects)
    return (answer.err or f"exit code {answer.code}") if answer.code else ""


async def changed_by_doing_it_again(plane: ControlPlane, objects: Sequence[Manifest]) -> list[str]:
    """Applies all of it twice; what the second time has changed."""
    await plane.must("apply", *_STRICTLY, objects=objects)
    before = await _contents(plane, objects)
    await plane.must("apply", *_STRICTLY, objects=objects)
    return differing(before, await _contents(plane, objects))


async def _contents(plane: ControlPlane, objects: Sequence[Manifest]) -> list[Manifest]:
    """All that the server says of them, whose field each is too."""
    kinds = sorted({f"{each['kind']}.{_version(each)}" for each in objects})
    found: list[Manifest] = []
    for kind in kinds:
        found += await plane.get(kind, "--namespace=mentoring", "--show-managed-fields")
    return found


def differing(before: Sequence[Manifest], after: Sequence[Manifest]) -> list[str]:
    """In anything but the version alone: a claim of a volume is written anew once, and nothing in it is another."""
    former = {_named(each): _but_version(each) for each in before}
    return sorted(_named(each) for each in after if former.get(_named(each)) != _but_version(each))


def _named(manifest: Manifest) -> str:
    return f"{manifest['kind']} {manifest['metadata']['name']}"


def _but_version(manifest: Manifest) -> Manifest:
    metadata = {name: value for name, value in manifest["metadata"].items() if name != "resourceVersion"}
    return {**manifest, "metadata": metadata}


def _version(manifest: Manifest) -> str:
    group, _, version = str(manifest["apiVersion"]).rpartition("/")
    return f"{version}.{group}"


async def not_noticed(plane: ControlPlane, objects: Sequence[Manifest]) -> list[str]:
    """The planted mistakes that the control plane takes, or of which it does not know the kind."""
    found = []
    for name, (kind, begins, plant) in PLANTED.items():
        fit = [each for each in objects if each["kind"] == kind and each["metadata"]["name"].startswith(begins)]
        if not fit:
            found.append(f"{name}: there is no {kind} {begins}")
            continue
        planted = copy.deepcopy(dict(fit[0]))
        plant(planted)
        if not await refused(plane, [planted]):
            found.append(f"{name}: taken")
    return found
