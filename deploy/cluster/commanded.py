"""Operators' commands as docs/operating/kubernetes.md has one type them: Jobs of the templates, each of which completes."""

import json
from collections.abc import Sequence
from typing import Any, Final

from deploy.cluster.plane import APPLY, SPACE, ControlPlane
from deploy.cluster.waiting import until
from deploy.kubernetes.rendering import Manifest

WITHIN: Final = 120.0
TYPED: Final = {"audit": "", "rotate-keys": "", "operator": "EMAIL=somebody@example.org", "rebuild-matching": "PROJECTION=skills"}  # fmt: skip
"""By template what it is told. Those with the ledger need a volume, which nobody makes here."""


async def what_is_off(plane: ControlPlane, objects: Sequence[Manifest]) -> list[str]:
    """`objects`: the base with the component of commands. What was not run as it was typed, or ran without anybody."""
    await plane.must(*APPLY, objects=[each for each in objects if each["kind"] != "Job"])
    made = {name: await _made(plane, name, told) for name, told in TYPED.items()}
    await until("commands are complete", WITHIN, lambda: _are_complete(plane, made))
    pods = [each for each in await plane.get("pod", SPACE) if _of(each) in made.values()]
    found = [f"{name}: its template's word was not heard" for name, told in TYPED.items() if not heard(pods, made[name], told)]  # fmt: skip
    selected = [each for each in await plane.get("endpointslice", SPACE) if names_any(each, pods)]
    found += [f"{each['metadata']['name']} hands requests to a command" for each in selected]
    return [*found, *ran_alone(await plane.get("job", SPACE))]


async def _made(plane: ControlPlane, template: str, told: str) -> str:
    """A Job's name; what it is told goes into it on its way."""
    name = f"{template}-1"
    words = ("create", "job", name, SPACE, f"--from=cronjob/{template}")
    if not told:
        await plane.must(*words)
        return name
    job = json.loads(await plane.must(*words, "--dry-run=client", "-o", "json"))
    with_word = json.loads(await plane.must("set", "env", "--local", "-f", "-", told, "-o", "json", objects=[job]))
    await plane.must("create", "-f", "-", objects=[with_word])
    return name


async def _are_complete(plane: ControlPlane, made: dict[str, str]) -> bool:
    found = {each["metadata"]["name"]: each["status"].get("succeeded") for each in await plane.get("job", SPACE)}
    return all(found.get(name) == 1 for name in made.values())


def heard(pods: Sequence[Manifest], job: str, told: str) -> bool:
    """Whether its pod has the word."""
    (pod,) = [each for each in pods if _of(each) == job]
    variables = {each["name"]: each.get("value", "") for each in pod["spec"]["containers"][0]["env"]}
    name, _, value = told.partition("=")
    return not told or variables.get(name) == value


def ran_alone(jobs: Sequence[Manifest]) -> list[str]:
    """Of templates from which nobody made one."""
    return [f"{name} ran by itself" for name in sorted({*map(_owner, jobs)} - {"", "ledger", *TYPED})]


def _of(pod: Manifest) -> str:
    """The Job that it is of."""
    labels: dict[str, str] = pod["metadata"]["labels"]
    return labels.get("batch.kubernetes.io/job-name", "")


def _owner(job: Manifest) -> str:
    return next((str(each["name"]) for each in job["metadata"].get("ownerReferences", ())), "")


def names_any(endpoints: Manifest, pods: Sequence[Manifest]) -> bool:
    names = {each["metadata"]["name"] for each in pods}
    addresses: Sequence[Any] = endpoints.get("endpoints") or ()
    return any(each.get("targetRef", {}).get("name") in names for each in addresses)
