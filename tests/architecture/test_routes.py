"""What is true of every route of every service."""

import pytest

from deploy.documents import app_of
from shared.contracts import SERVICES
from shared.ground.documents import ROOT
from shared.http.routing import StrictRoute


def _routes(service: str) -> list[StrictRoute]:
    return [route for route in app_of(service).router.routes if isinstance(route, StrictRoute)]


@pytest.mark.parametrize("service", SERVICES)
def test_a_route_goes_past_fastapi_only_where_a_benchmark_measures_it(service: str) -> None:
    measured = {route.measured_by for route in _routes(service) if route.measured_by is not None}
    assert measured == ({"booking", "slots"} if service == "scheduling" else set())
    for benchmark in measured:
        assert (ROOT / "tests" / "benchmarks" / str(benchmark) / "__init__.py").exists()
