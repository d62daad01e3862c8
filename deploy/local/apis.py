"""`python -m deploy.local.apis`: one process that serves all five services."""

import os
import socket
from contextlib import AsyncExitStack

import uvloop

from deploy.local.composition import service_named
from deploy.local.dispatcher import Dispatcher
from deploy.local.environment import SOCKET
from deploy.local.secrets import SERVICES
from deploy.web.served import web_of
from shared.ground.logs import start_logging
from shared.ground.management import ManagementServer
from shared.ground.tracing import start_tracing
from shared.running.api_server import ApiServer, api_config


async def serve() -> None:
    """Serves until SIGTERM or SIGINT."""
    services = [service_named(name) for name in SERVICES]
    apps = {service.name: service.build_api() for service in services}
    settings = services[0].settings
    server = ApiServer(api_config(Dispatcher(apps, web_of()), grace_seconds=settings.grace_seconds), apps.values())
    async with AsyncExitStack() as stack:
        for service in services:
            ready = apps[service.name].state.readiness
            await stack.enter_async_context(ManagementServer.of(service.settings, service.name, "api", ready))
        await server.serve(sockets=[socket.socket(fileno=int(os.environ[SOCKET]))])


if __name__ == "__main__":
    start_logging("all", "api")
    start_tracing("mentoring-apis")
    uvloop.run(serve())
