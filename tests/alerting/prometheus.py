"""A real Prometheus beside a platform, in which minutes are seconds: it looks every five seconds, and rules wait a thirtieth of their time."""

import asyncio
import re
import signal
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import httpx
import yaml

from deploy.local.processes import Child, free_port, last_lines, spawn
from deploy.local.trouble import Trouble
from deploy.observability.alerts import groups

FASTER: Final = 30
LOOKS_EVERY: Final = "5s"
"""As long as a process takes at most to say that it is not ready, and why."""
SHORTEST_WINDOW: Final = 20
READY_WITHIN: Final = 60.0
_UNITS: Final = {"s": 1, "m": 60, "h": 3600, "d": 86400}
_WINDOW: Final = re.compile(r"\[(\d+)([smhd])\]")


def faster(duration: str) -> str:
    """A thirtieth of it, and a second at least."""
    return f"{max(1, int(duration[:-1]) * _UNITS[duration[-1]] // FASTER)}s"


def faster_rules() -> dict[str, Any]:
    """The rules as they are shipped, but for windows and waits. What is measured in seconds is left alone."""
    made = groups()
    for rule in (rule for group in made["groups"] for rule in group["rules"]):
        rule["for"] = faster(rule["for"])
        rule["expr"] = faster_expression(rule["expr"])
    return made


def faster_expression(expression: str) -> str:
    """With windows that are shorter; one of some seconds at least, so that there is something in it."""
    return _WINDOW.sub(lambda found: f"[{max(SHORTEST_WINDOW, int(faster(found[1] + found[2])[:-1]))}s]", expression)


@dataclass(frozen=True)
class Firing:
    """An alert that fires, with the labels and the value of its expression."""

    name: str
    labels: Mapping[str, str]
    value: str


class Prometheus:
    """Scrapes these ports of this machine."""

    def __init__(self, program: str, folder: Path, ports: Sequence[int]) -> None:
        self._program = program
        self._folder = folder
        self._ports = ports
        self._child: Child | None = None
        self._port = free_port()
        self._http = httpx.AsyncClient(trust_env=False, base_url=self.url, timeout=20)

    @property
    def url(self) -> str:
        """Where it answers; the same after `kill` and another `start`."""
        return f"http://127.0.0.1:{self._port}"

    async def start(self) -> None:
        """Returns when it is ready. Raises `Trouble`."""
        self._folder.mkdir(parents=True, exist_ok=True)
        config = {
            "global": {"scrape_interval": LOOKS_EVERY, "scrape_timeout": LOOKS_EVERY, "evaluation_interval": "1s"},
            "rule_files": ["rules.yaml"],
            "scrape_configs": [
                {
                    "job_name": "mentoring",
                    "static_configs": [{"targets": [f"127.0.0.1:{each}" for each in self._ports]}],
                }
            ],
        }
        (self._folder / "prometheus.yaml").write_text(yaml.safe_dump(config))
        (self._folder / "rules.yaml").write_text(yaml.safe_dump(faster_rules()))
        words = [
            self._program,
            f"--config.file={self._folder / 'prometheus.yaml'}",
            f"--storage.tsdb.path={self._folder / 'data'}",
            f"--web.listen-address=127.0.0.1:{self._port}",
        ]
        log = self._folder / "prometheus.log"
        self._child = spawn("prometheus", words, log=log)
        try:
            async with asyncio.timeout(READY_WITHIN):
                while not await self._is_ready():
                    if self._child.ended:
                        raise Trouble(f"Prometheus ended:\n{last_lines(log)}", "Is it one of version 2.42 or newer?")
                    await asyncio.sleep(0.2)
        except TimeoutError:
            raise Trouble("Prometheus was not ready in time.", f"The whole log is {log}.") from None

    async def stop(self) -> None:
        await self._http.aclose()
        if self._child:
            await self._child.end(signal.SIGTERM, 10)

    async def kill(self) -> None:
        """It is away until it is started again."""
        assert self._child
        await self._child.kill()

    async def firing(self) -> list[Firing]:
        """The alerts that fire now."""
        return await self._alerts("firing")

    async def pending(self) -> set[str]:
        """The names of the alerts whose expression is true, though not for long enough."""
        return {each.name for each in await self._alerts("pending")}

    async def _alerts(self, state: str) -> list[Firing]:
        alerts = (await self._http.get("/api/v1/alerts")).json()["data"]["alerts"]
        return [
            Firing(each["labels"]["alertname"], each["labels"], each["value"])
            for each in alerts
            if each["state"] == state
        ]

    async def names(self) -> set[str]:
        """Of all metrics that it has seen."""
        return {*(await self._http.get("/api/v1/label/__name__/values")).json()["data"]}

    async def finds(self, expression: str) -> bool:
        """Whether there is anything to see in a panel with this expression."""
        answer = await self._http.get("/api/v1/query", params={"query": faster_expression(expression)})
        return bool(answer.json()["data"]["result"])

    async def most(self, expression: str) -> dict[int, float]:
        """By port the highest value of the last half hour."""
        asked = {"query": f"max_over_time({expression}[30m])"}
        results = (await self._http.get("/api/v1/query", params=asked)).json()["data"]["result"]
        return {int(each["metric"]["instance"].rpartition(":")[2]): float(each["value"][1]) for each in results}

    async def _is_ready(self) -> bool:
        try:
            return (await self._http.get("/-/ready")).is_success
        except httpx.TransportError:
            return False
