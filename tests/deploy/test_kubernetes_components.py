"""What an operator may add to production, a collector of spans and secrets from a store of theirs, is held to the same rules and schemas."""

import copy
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from deploy.kubernetes.edges import COMMANDS
from deploy.kubernetes.external_secrets import LOGINS, STORE, external_secrets
from deploy.kubernetes.graph import allowed_calls
from deploy.kubernetes.rendering import OVERLAYS, RELEASES, Tools
from deploy.kubernetes.rules import broken, template_of
from deploy.local.folders import folders
from deploy.operating.__main__ import COMMANDS as OF_OPERATORS
from services.profiles.commands import COMMANDS as OF_PROFILES
from shared.contracts import SERVICES
from shared.contracts.access import AUDITOR, OPERATOR

Objects = list[dict[str, Any]]
LASTING = {f"{service}-{role}" for service in SERVICES for role in ("api", "worker")}


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> Objects:
    """Production with both."""
    tools, folder = Tools(folders().data), tmp_path_factory.mktemp("with-more").resolve()
    tools.fetch()
    kustomization = {
        "apiVersion": "kustomize.config.k8s.io/v1beta1",
        "kind": "Kustomization",
        "namespace": "mentoring",
        "resources": [_from(folder, OVERLAYS / "production")],
        "components": [
            _from(folder, OVERLAYS.parent / "components" / name) for name in ("tracing", "external-secrets")
        ],
        "images": [{"name": "collector", "newName": "registry.example/collector", "newTag": "1.0.0"}],
    }
    (folder / "kustomization.yaml").write_text(yaml.dump(kustomization))
    return [dict(each) for each in tools.render(folder)]


def _from(folder: Path, target: Path) -> str:
    return os.path.relpath(target.resolve(), folder)


@pytest.fixture
def objects(rendered: Objects) -> Objects:
    return copy.deepcopy(rendered)


def one(objects: Objects, kind: str, name: str) -> Any:
    return next(each for each in objects if (each["kind"], each["metadata"]["name"]) == (kind, name))


def test_production_with_both_is_as_the_rules_and_schemas_want_it(objects: Objects) -> None:
    tools = Tools(folders().data)
    assert [each for name in RELEASES for o in objects for each in tools.schemas(name).wrong(o)] == []
    assert list(broken(objects)) == []


def test_whatever_lasts_hands_its_spans_to_the_collector_and_a_migration_does_not(objects: Objects) -> None:
    told = {
        each["metadata"]["name"]: variable["value"]
        for each in objects
        if each["kind"] in {"Deployment", "Job"}
        for variable in each["spec"]["template"]["spec"]["containers"][0]["env"]
        if variable["name"] == "OTEL_EXPORTER_OTLP_ENDPOINT"
    }
    assert told == dict.fromkeys(LASTING, "http://tracing:4318")
    service = one(objects, "Service", "tracing")
    assert service["spec"]["ports"][0]["port"] == 4318
    assert (
        service["spec"]["selector"]
        == one(objects, "Deployment", "tracing-collector")["spec"]["selector"]["matchLabels"]
    )


def test_the_collector_is_reached_by_what_lasts_and_reaches_nobody_but_where_traces_are_kept(objects: Objects) -> None:
    allowed = set(allowed_calls(objects))
    assert {source for source, target, _, port in allowed if target == "tracing-collector" and port == 4318} == LASTING
    assert {target for source, target, _, _ in allowed if source == "tracing-collector"} == {"dns", "store of traces"}


def _of_collector(objects: Objects) -> Any:
    return one(objects, "Deployment", "tracing-collector")["spec"]["template"]["spec"]


BROKEN: Mapping[str, tuple[str, Callable[[Objects], Any]]] = {
    "root": ("pods may do", lambda o: _of_collector(o)["securityContext"].update(runAsUser=0)),
    "a placeholder for an image": ("images are", lambda o: _of_collector(o)["containers"][0].update(image="collector")),
    "a limit of cores": (
        "limits are",
        lambda o: _of_collector(o)["containers"][0]["resources"]["limits"].update(cpu="1"),
    ),
    "a configuration that changes unseen": (
        "a change of settings",
        lambda o: _of_collector(o)["volumes"][0]["configMap"].update(name="tracing-configuration"),
    ),
    "no budget": ("budgets let", lambda o: o.remove(one(o, "PodDisruptionBudget", "tracing-collector"))),
    "everybody may hand it spans": (
        "who talks to whom",
        lambda o: one(o, "NetworkPolicy", "tracing-collector")["spec"]["ingress"].append({}),
    ),
    "workers may not": ("who talks to whom", lambda o: o.remove(one(o, "NetworkPolicy", "every-worker-tracing"))),
}


@pytest.mark.parametrize("planted", BROKEN)
def test_what_breaks_a_rule_in_what_is_added_is_noticed(objects: Objects, planted: str) -> None:
    rule, plant = BROKEN[planted]
    plant(objects)
    assert [each for each in broken(objects) if each.startswith(rule)] != []


def taken(objects: Objects) -> Iterator[tuple[str, str]]:
    """Secret and key of whatever a pod needs, and of whatever the database's operator does."""
    for each in objects:
        if each["kind"] in {"Deployment", "Job", "CronJob"}:
            for volume in template_of(each)["spec"]["volumes"]:
                for source in volume.get("projected", {}).get("sources", ()):
                    if not source["secret"].get("optional"):
                        yield from ((source["secret"]["name"], item["key"]) for item in source["secret"]["items"])
        if each["kind"] == "Cluster" and "managed" in each["spec"]:
            for role in each["spec"]["managed"]["roles"]:
                yield from ((role["passwordSecret"]["name"], key) for key in ("username", "password"))


def made(each: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    spec = each["spec"]
    keys = spec["target"]["template"].get("data") or [one["secretKey"] for one in spec["data"]]
    return ((spec["target"]["name"], key) for key in keys)


def test_each_secret_that_is_taken_is_fetched_but_those_that_strimzi_makes(objects: Objects) -> None:
    fetched = {key for each in objects if each["kind"] == "ExternalSecret" for key in made(each)}
    of_strimzi = {*SERVICES, AUDITOR, OPERATOR}
    assert {each for each in taken(objects) if each[0] not in of_strimzi} <= fetched
    assert {name for name, _ in fetched} & {*SERVICES} == set()


def test_a_login_is_made_of_a_password_alone_under_the_name_of_the_role(objects: Objects) -> None:
    for each in external_secrets():
        if (role := LOGINS.get(each["metadata"]["name"])) is not None:
            data = each["spec"]["target"]["template"]["data"]
            assert data["username"] == role
            assert data["uri"].startswith(
                f"postgresql://{role}:{{{{ .password | urlquery }}}}@mentoring-postgres-rw:5432/"
            )
            assert [one["secretKey"] for one in each["spec"]["data"]] == ["password"]
    roles: Sequence[Any] = one(objects, "Cluster", "mentoring-postgres")["spec"]["managed"]["roles"]
    assert {(each["passwordSecret"]["name"], each["name"]) for each in roles} == set(LOGINS.items())


def test_an_address_that_takes_anybody_for_the_database_is_noticed(objects: Objects) -> None:
    data = one(objects, "ExternalSecret", "matching-database")["spec"]["target"]["template"]["data"]
    data["uri"] = data["uri"].partition("?")[0] + "?sslmode=require"
    assert list(broken(objects)) == [
        "the database is known by its authority: matching-database: its address takes anybody for the database"
    ]


def test_all_of_them_come_from_one_store(objects: Objects) -> None:
    stores = [each["spec"]["secretStoreRef"] for each in objects if each["kind"] == "ExternalSecret"]
    assert len(stores) == len(external_secrets())
    assert all(each == {"kind": "ClusterSecretStore", "name": STORE} for each in stores)


def test_each_template_is_a_command_that_the_image_has(objects: Objects) -> None:
    of_services = {("services.profiles", each) for each in OF_PROFILES} | {
        (f"services.{s}", "rebuild") for s in SERVICES
    }
    there = of_services | {("deploy.operating", each) for each in OF_OPERATORS}
    templates = {each["metadata"]["name"]: container_of(each)["args"] for each in objects if each["kind"] == "CronJob"}
    assert templates.keys() == {each.role for each in COMMANDS}
    assert {name for name, words in templates.items() if (words[0], words[1]) not in there} == set()


def test_what_a_command_is_to_be_told_is_its_last_word_and_empty_until_somebody_says_it(objects: Objects) -> None:
    asking = {
        each["metadata"]["name"]: container_of(each)["env"][-1]
        for each in objects
        if each["kind"] == "CronJob" and container_of(each)["args"][-1].startswith("$(")
    }
    assert {name for name, variable in asking.items() if variable == {"name": "EMAIL", "value": ""}} == {
        "operator", "unmake-operator", "enrol-operator",
    }  # fmt: skip
    assert {name for name, variable in asking.items() if variable == {"name": "PROJECTION", "value": ""}} == {
        f"rebuild-{service}" for service in SERVICES
    }


def test_the_ledger_is_written_by_one_command_and_read_by_those_that_reconcile(objects: Objects) -> None:
    mounted = {
        each["metadata"]["name"]: mount["readOnly"]
        for each in objects
        if each["kind"] == "CronJob"
        for mount in container_of(each)["volumeMounts"]
        if mount["name"] == "ledger"
    }
    assert mounted == {"ledger": False, "reconcile": True, "reconcile-dry-run": True}


def container_of(workload: Mapping[str, Any]) -> Any:
    return template_of(workload)["spec"]["containers"][0]
