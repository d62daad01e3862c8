"""A process loads what its role needs: memory at rest is mostly modules."""

import subprocess
import sys

import pytest

from deploy.local.folders import ROOT
from shared.contracts import SERVICES

EDGE = {"fastapi", "starlette", "PIL", "webauthn"}
"""What stands at the edge of a service: routes, pictures, passkeys."""


def loaded_by(module: str) -> set[str]:
    """The packages that a fresh process holds once it has this module."""
    told = f"import sys, {module}; print(*{{name.partition('.')[0] for name in sys.modules}})"
    done = subprocess.run([sys.executable, "-c", told], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(done.stdout.split())


@pytest.mark.parametrize("service", SERVICES)
def test_a_worker_knows_nothing_of_routes(service: str) -> None:
    assert loaded_by(f"services.{service}.main") & EDGE == set()


def test_who_looks_after_the_processes_of_a_platform_holds_nothing_of_theirs() -> None:
    assert loaded_by("deploy.local.platform") & {*EDGE, "pydantic", "aiokafka", "services"} == set()
