"""What `./mentoring cluster --node` puts on a real node, as far as it needs none."""

import copy
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from deploy.cluster.given import DATABASE, secrets
from deploy.cluster.images import FAILS, FAILS_IN, RUNS
from deploy.cluster.proxy import NoSuchRoute, configuration
from deploy.kubernetes.rendering import OVERLAYS, Tools
from deploy.kubernetes.routes import routes
from deploy.local.environment import Parts
from deploy.local.folders import Folders, folders
from deploy.local.secrets import SERVICES, secrets_in
from tests.on_a_node import inside
from tests.on_a_node.pods import OVERLAY
from tests.on_a_node.story import failing_release

Manifest = Mapping[str, Any]


@pytest.fixture(scope="module")
def tools() -> Tools:
    found = Tools(folders().data)
    found.fetch()
    return found


@pytest.fixture(scope="module")
def on_a_node(tools: Tools) -> Sequence[Manifest]:
    return tools.render(OVERLAY)


def pods_of(objects: Sequence[Manifest]) -> Iterator[tuple[str, Any]]:
    for each in objects:
        if each["kind"] in {"Deployment", "Job"}:
            yield each["metadata"]["name"], each["spec"]["template"]["spec"]


def test_pods_differ_from_the_tree_by_image_and_what_they_ask_of_cores_alone(
    tools: Tools, on_a_node: Sequence[Manifest]
) -> None:
    there = dict(pods_of(tools.render(OVERLAYS.parent / "base")))
    here = dict(pods_of(on_a_node))
    assert here.keys() == there.keys()
    for name, pod in here.items():
        expected = copy.deepcopy(there[name])
        (container,), (own,) = expected["containers"], pod["containers"]
        assert own["image"] == RUNS
        container["image"] = RUNS
        container["resources"]["requests"]["cpu"] = own["resources"]["requests"]["cpu"]
        container["envFrom"] = own["envFrom"]  # its name holds a hash of what an overlay says
        assert pod == expected


def test_each_secret_that_a_pod_is_given_is_made_with_the_key_that_it_takes(
    on_a_node: Sequence[Manifest], tmp_path: Path
) -> None:
    place = Folders(tmp_path)
    place.make()
    parts = Parts(
        owner_url="postgresql://owner:a@127.0.0.1:1234/mentoring",
        bootstrap_servers="127.0.0.1:1",
        smtp_url="smtp://10.0.0.1:25",
        port=1,
        api_ports=dict.fromkeys(SERVICES, 1),
        management_ports={},
        secrets=secrets_in(place.secrets),
    )
    made = secrets(parts, place, dict.fromkeys(SERVICES, "guessed"), "a certificate")
    keys = {(each["metadata"]["name"], key) for each in made for key in each["stringData"]}

    assert set(taken(on_a_node)) <= keys
    urls = [each["stringData"]["uri"] for each in made if each["metadata"]["name"].endswith(("-database", "-owner"))]
    assert len(urls) == len(SERVICES) + 1
    assert all(f"@{DATABASE}:1234/mentoring" in url for url in urls)


def taken(objects: Sequence[Manifest]) -> Iterator[tuple[str, str]]:
    for _, pod in pods_of(objects):
        for volume in pod["volumes"]:
            sources = [each["secret"] for each in volume.get("projected", {}).get("sources", ())]
            own = volume.get("secret")
            named = [(each["name"], each) for each in sources] + ([(own["secretName"], own)] if own else [])
            for name, source in named:
                if not source.get("optional"):
                    yield from ((name, item["key"]) for item in source["items"])


def service(name: str, address: str) -> Manifest:
    return {"metadata": {"name": name}, "spec": {"clusterIP": address}}


def test_each_rendered_route_leads_to_the_address_of_its_service() -> None:
    services = [service(name, f"10.96.0.{number}") for number, name in enumerate(SERVICES, 1)]
    told = configuration(8080, routes(), services)
    for each in services:
        name, address = each["metadata"]["name"], each["spec"]["clusterIP"]
        assert f"\t@{name} path /{name} /{name}/*\n\thandle @{name} {{\n\t\treverse_proxy {address}:8000 {{" in told


def test_only_a_route_without_an_end_is_passed_on_as_it_comes_and_waited_for_without_end() -> None:
    told = configuration(8080, routes(), [service(name, name) for name in SERVICES])
    blocks = {block.split()[0]: block for block in told.split("\t@")[1:]}
    flushed = {name for name, block in blocks.items() if "flush_interval -1" in block}
    bounded = {name for name, block in blocks.items() if "response_header_timeout 35s" in block}
    assert flushed == {"notifications"}
    assert bounded == set(SERVICES) - flushed


def test_a_route_that_the_proxy_is_not_told_is_refused_by_name() -> None:
    (first, *_) = copy.deepcopy(routes())
    first["spec"]["rules"][0]["matches"][0]["path"]["type"] = "Exact"
    with pytest.raises(NoSuchRoute, match=first["metadata"]["name"]):
        configuration(8080, [first], [service(name, name) for name in SERVICES])


def test_the_release_that_fails_is_of_one_service_and_has_a_job_of_its_own(on_a_node: Sequence[Manifest]) -> None:
    made = failing_release(on_a_node)
    assert {each["metadata"]["name"] for each in made} == {
        f"{FAILS_IN}-api",
        f"{FAILS_IN}-worker",
        f"{FAILS_IN}-migrate-next",
    }
    assert {pod["containers"][0]["image"] for _, pod in pods_of(made)} == {FAILS}
    assert {pod["containers"][0]["image"] for _, pod in pods_of(on_a_node)} == {RUNS}


@pytest.mark.parametrize("name", inside.WANTED)
def test_each_thing_that_a_container_may_do_too_much_is_told(name: str) -> None:
    assert inside.what_is_off(inside.WANTED) == []
    (told,) = inside.what_is_off({**inside.WANTED, name: "too much"})
    assert told.startswith(f"{name} is too much")
