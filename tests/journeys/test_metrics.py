"""What dashboards and alerts ask for is there on a running platform, with a value wherever one can be read at rest."""

import re
from collections.abc import Mapping

import httpx
import promql_parser
import pytest
from prometheus_client.parser import text_string_to_metric_families

from deploy.local.platform import Platform
from deploy.observability.alerts import ALERTS
from deploy.observability.dashboards import DASHBOARDS
from shared.contracts import SERVICES

WITHOUT_TROUBLE: frozenset[str] = frozenset(
    {
        "mentoring_certificate_ends_timestamp_seconds",  # of files that this platform does not have
        "mentoring_dead_letters",
        "mentoring_outbox_parked_oldest_seconds",
        "mentoring_security_events_total",
        "mentoring_streams_refused_total",
    }
)
"""What has a value only after something went wrong, or was worth noting."""


@pytest.fixture(scope="module")
async def scraped(platform: Platform) -> Mapping[str, int]:
    """How many samples each metric has, over all processes."""
    found: dict[str, int] = {}
    async with httpx.AsyncClient(trust_env=False) as client:
        for service in SERVICES:
            await client.get(f"{platform.address}/{service}/v1/openapi.json")
        for port in platform.parts.management_ports.values():
            page = (await client.get(f"http://127.0.0.1:{port}/metrics")).text
            for family in text_string_to_metric_families(page):
                found.setdefault(family.name + ("_total" if family.type == "counter" else ""), 0)
                for sample in family.samples:
                    found[sample.name] = found.get(sample.name, 0) + 1
    return found


async def test_every_metric_that_is_asked_for_is_shown(scraped: Mapping[str, int]) -> None:
    expressions = [each.expression for each in ALERTS] + [
        p.expression for _, panels in DASHBOARDS.values() for p in panels
    ]
    assert all(promql_parser.parse(each) for each in expressions)
    asked = {found for each in expressions for found in re.findall(r"\b((?:mentoring|process)_[a-z_]+)", each)}
    assert asked - scraped.keys() == set()
    assert {name for name in asked - WITHOUT_TROUBLE if not scraped[name]} == set()


async def test_every_role_says_what_it_is_and_that_it_is_ready(platform: Platform) -> None:
    async with httpx.AsyncClient(trust_env=False) as client:
        for (service, role), port in platform.parts.management_ports.items():
            page = (await client.get(f"http://127.0.0.1:{port}/metrics")).text
            assert f'mentoring_ready{{role="{role}",service="{service}"}} 1.0' in page
    assert {service for service, _ in platform.parts.management_ports} == set(SERVICES)
