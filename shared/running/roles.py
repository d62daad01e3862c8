"""`python -m services.<name> api | worker | migrate | rebuild PROJECTION`: one process, one role."""

import argparse
import asyncio
import sys
from collections.abc import Collection
from importlib import import_module
from typing import Final

import uvloop

from shared.consuming.rebuild import conductor as rebuilding
from shared.ground import faults
from shared.ground.logs import logger, start_logging
from shared.ground.management import ManagementServer
from shared.ground.reading_settings import EXPLAINED, WrongSettings, read_settings
from shared.ground.settings import ServiceSettings
from shared.ground.tracing import start_tracing
from shared.running.starting import SIGNALS
from shared.running.worker import Worker

WRONG_SETTINGS: Final = 2
"""The exit code of a process that will not start however often it is tried: somebody must change its settings."""

NEEDED_BY: Final = {"api": ("consistency_keys",), "worker": ("smtp_url",), "migrate": ("owner_database_url",)}

log = logger(__name__)


def main(package: str, settings_type: type[ServiceSettings], commands: Collection[str] = ()) -> None:
    """Runs the role of a service that the command line names; exits with 2 where the settings are wrong.

    `package` has `app.build_api`, `main.build_worker` and `main.migrate`, and each further command in `commands.COMMANDS`. Only what
    the role needs of these is loaded: a worker without routes and their forms is 45 MiB smaller.
    """
    service = package.rpartition(".")[2]
    parser = argparse.ArgumentParser(prog=f"python -m {package}")
    parser.add_argument("role", choices=["api", "worker", "migrate", "rebuild", *commands])
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
            serving = import_module("shared.running.serving")
            uvloop.run(serving.serve_api(settings, import_module(f"{package}.app").build_api(settings)))
        case "worker":
            uvloop.run(run_worker(settings, import_module(f"{package}.main").build_worker(settings)))
        case "migrate":
            asyncio.run(import_module(f"{package}.main").migrate(settings))
        case "rebuild":
            worker = import_module(f"{package}.main").build_worker(settings)
            done = rebuilding.run(settings, service, worker.consumers, chosen.arguments)
            sys.stdout.write(f"{done}\n")
        case other:
            command = import_module(f"{package}.commands").COMMANDS[other]
            asyncio.run(command(settings, chosen.arguments))


def _refuse_what_misses(role: str, settings: ServiceSettings) -> None:
    """Raises `WrongSettings` where this role needs what others do without."""
    prefix = settings.model_config.get("env_prefix", "")
    for name in NEEDED_BY.get(role, ()):
        if name in type(settings).model_fields and not getattr(settings, name):
            raise WrongSettings(
                f"missing in the environment: {prefix}{name.upper()}, which `{role}` needs; {EXPLAINED}"
            )


async def run_worker(settings: ServiceSettings, worker: Worker) -> None:
    """Runs the worker until SIGTERM or SIGINT; a worker that makes no progress ends by itself with exit code 70."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in SIGNALS:
        loop.add_signal_handler(number, stop.set)
    async with ManagementServer.of(settings, worker.service, "worker", worker.readiness):
        await worker.run(stop)
