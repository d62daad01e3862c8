"""How `services.<name>` is reached by the processes that run several services at once."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from importlib import import_module

from fastapi import FastAPI

from shared.ground.settings import ServiceSettings
from shared.running.worker import Worker


@dataclass(frozen=True)
class Service:
    """A service's composition root, with its settings read from the environment."""

    name: str
    settings: ServiceSettings
    build_api: Callable[[ServiceSettings], FastAPI]
    build_worker: Callable[[ServiceSettings], Worker]
    migrate: Callable[[ServiceSettings], Awaitable[None]]


def service_named(name: str) -> Service:
    """Reads its settings; raises what pydantic says where one is missing."""
    settings = import_module(f"services.{name}.settings").Settings()
    main = import_module(f"services.{name}.main")
    return Service(name, settings, main.build_api, main.build_worker, main.migrate)
