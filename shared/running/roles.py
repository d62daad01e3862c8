"""`python -m services.<name> api | worker | migrate | rebuild PROJECTION`: one process, one role."""

import argparse
import asyncio
import sys
from collections.abc import Awaitable, Callable, Mapping
from typing import Final, TypeVar

import uvloop
from fastapi import FastAPI

from shared.consuming.rebuild import conductor as rebuilding
from shared.ground import faults
from shared.ground.logs import logger, start_logging
from shared.ground.management import ManagementServer, Readiness
from shared.ground.reading_settings import EXPLAINED, WrongSettings, read_settings
from shared.ground.settings import ServiceSettings
from shared.ground.tracing import start_tracing
from shared.running.api_server import ApiServer, api_config
from shared.running.starting import SIGNALS
from shared.running.worker import Worker

Configured = TypeVar("Configured", bound=ServiceSettings)

WRONG_SETTINGS: Final = 2
"""The exit code of a process that will not start however often it is tried: somebody must change its settings."""

NEEDED_BY: Final = {"api": ("consistency_keys",), "worker": ("smtp_url",), "migrate": ("owner_database_url",)}

log = logger(__name__)


def main(
    service: str,
    settings_type: type[Configured],
    build_api: Callable[[Configured], FastAPI],
    build_worker: Callable[[Configured], Worker],
    migrate: Callable[[Configured], Awaitable[None]],
    commands: Mapping[str, Callable[[Configured, list[str]], Awaitable[None]]] | None = None,
) -> None:
    """Runs the role named on the command line; exits with 2 where the settings are wrong."""
    more = commands or {}
    parser = argparse.ArgumentParser(prog=f"python -m services.{service}")
    parser.add_argument("role", choices=["api", "worker", "migrate", "rebuild", *more])
    parser.add_argument("arguments", nargs=argparse.REMAINDER)
    chosen = parser.parse_args()
    try:
        settings = read_settings(settings_type)
        _refuse_what_misses(chosen.role, settings)
    except WrongSettings as wrong:
        sys.stderr.write(f"{parser.prog} {chosen.role}: {wrong}\n")
        raise SystemExit(WRONG_SETTINGS) from None
    start_logging(service, chosen.role, settings.log_level)
    start_tracing(f"mentoring-{service}")
    faults.arm_signals(settings.fault_points)
    match chosen.role:
        case "api":
            uvloop.run(serve_api(settings, build_api(settings)))
        case "worker":
            uvloop.run(run_worker(settings, build_worker(settings)))
        case "migrate":
            asyncio.run(_awaited(migrate(settings)))
        case "rebuild":
            done = rebuilding.run(settings, service, build_worker(settings).consumers, chosen.arguments)
            sys.stdout.write(f"{done}\n")
        case other:
            asyncio.run(_awaited(more[other](settings, chosen.arguments)))


def _refuse_what_misses(role: str, settings: ServiceSettings) -> None:
    """Raises `WrongSettings` where this role needs what others do without."""
    prefix = settings.model_config.get("env_prefix", "")
    for name in NEEDED_BY.get(role, ()):
        if name in type(settings).model_fields and not getattr(settings, name):
            raise WrongSettings(
                f"missing in the environment: {prefix}{name.upper()}, which `{role}` needs; {EXPLAINED}"
            )


async def _awaited(work: Awaitable[None]) -> None:
    await work


async def serve_api(settings: ServiceSettings, app: FastAPI) -> None:
    """Serves the app until SIGTERM or SIGINT; what runs then is finished."""
    config = api_config(
        app,
        grace_seconds=settings.grace_seconds,
        keep_alive_seconds=settings.keep_alive_seconds,
        host=settings.api_host,
        port=settings.api_port,
    )
    server = ApiServer(config, [app], leave_seconds=settings.leave_seconds)
    async with _management(settings, app.state.service, "api", app.state.readiness):
        await server.serve()


async def run_worker(settings: ServiceSettings, worker: Worker) -> None:
    """Runs the worker until SIGTERM or SIGINT; a worker that makes no progress ends by itself with exit code 70."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in SIGNALS:
        loop.add_signal_handler(number, stop.set)
    async with _management(settings, worker.service, "worker", worker.readiness):
        await worker.run(stop)


def _management(settings: ServiceSettings, service: str, role: str, ready: Readiness) -> ManagementServer:
    return ManagementServer(settings.management_host, settings.management_port, ready=ready, service=service, role=role)
