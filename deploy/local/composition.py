"""How `services.<name>` is reached by the processes that run several services at once."""

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from shared.ground.settings import ServiceSettings
from shared.running.worker import Worker

if TYPE_CHECKING:
    from fastapi import FastAPI


@dataclass(frozen=True)
class Service:
    """A service with its settings read from the environment. A process loads what its role needs, and nothing of the other's."""

    name: str
    settings: ServiceSettings

    def build_api(self) -> "FastAPI":
        app: FastAPI = import_module(f"services.{self.name}.app").build_api(self.settings)
        return app

    def build_worker(self) -> Worker:
        worker: Worker = import_module(f"services.{self.name}.main").build_worker(self.settings)
        return worker

    async def migrate(self) -> None:
        await import_module(f"services.{self.name}.main").migrate(self.settings)


def service_named(name: str) -> Service:
    """Reads its settings; raises what pydantic says where one is missing."""
    return Service(name, import_module(f"services.{name}.settings").Settings())
