"""The api role as a process."""

from fastapi import FastAPI

from shared.ground.management import ManagementServer
from shared.ground.settings import ServiceSettings
from shared.running.api_server import ApiServer, api_config


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
    async with ManagementServer.of(settings, app.state.service, "api", app.state.readiness):
        await server.serve()
