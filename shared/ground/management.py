"""The port for operators: `/livez`, `/readyz`, `/metrics`. Never reachable through the public port."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Self, TypeAlias

from prometheus_client import REGISTRY
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest

from shared.ground import metrics
from shared.ground.settings import ServiceSettings
from shared.ground.version import VERSION

Readiness: TypeAlias = Callable[[], Awaitable[list[str]]]
"""What is missing before work can be done; empty when ready."""


class ManagementServer:
    """Answers GET on three paths, one request a connection; small enough to need no framework.

    What runs here and whether it is ready are metrics too, as they are at the moment of the scrape.
    """

    def __init__(self, host: str, port: int, *, ready: Readiness, service: str, role: str) -> None:
        self._host = host
        self._port = port
        self._ready = ready
        self._shown = metrics.READY.labels(service, role)
        metrics.BUILD_INFO.labels(service, role, VERSION).set(1)
        self._server: asyncio.Server | None = None

    @classmethod
    def of(cls, settings: ServiceSettings, service: str, role: str, ready: Readiness) -> Self:
        """Where the settings of a service have it."""
        return cls(settings.management_host, settings.management_port, ready=ready, service=service, role=role)

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._answer, self._host, self._port)
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._server is not None:
            self._server.close()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, TimeoutError):
            head = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), 5)
            status, kind, body = await self._page(head.split(b" ", 2)[1].partition(b"?")[0])
            writer.write(
                f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n"
                "Connection: close\r\n\r\n".encode()
                + body
            )
            await writer.drain()
        writer.close()

    async def _page(self, path: bytes) -> tuple[str, str, bytes]:
        match path:
            case b"/livez":
                return "200 OK", "application/json", b'{"alive": true}'
            case b"/readyz":
                missing = await self._missing()
                status = "503 Service Unavailable" if missing else "200 OK"
                return status, "application/json", json.dumps({"ready": not missing, "missing": missing}).encode()
            case b"/metrics":
                await self._missing()
                return "200 OK", CONTENT_TYPE_LATEST, generate_latest(REGISTRY)
            case _:
                return "404 Not Found", "text/plain", b"there are /livez, /readyz and /metrics\n"

    async def _missing(self) -> list[str]:
        try:
            missing = await self._ready()
        except Exception as error:  # noqa: BLE001 — whatever it is, nothing is ready, and who asks is told: a wrong password
            missing = [type(error).__name__]
        self._shown.set(0 if missing else 1)
        return missing
