"""The one server: a folder with what is shipped, a Docker, a registry, and people who reach it through its proxy."""

import asyncio
import json
import os
import shutil
import signal
import ssl
import subprocess
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import httpx

from deploy.local.folders import ROOT, Folders
from deploy.local.processes import Child, spawn
from deploy.local.trouble import Trouble
from tests.composing.typed import sentence

REGISTRY: Final = "127.0.0.1:5000"
HOST: Final = "localhost"
"""A name for which Caddy makes a certificate of an authority of its own."""
MAILS: Final = "http://127.0.0.1:8025"
OVERRIDE: Final = """\
services:
  grafana:
    profiles: [cannot-be-had]
"""
"""The only patch: nobody has a package of Grafana."""


class Server:
    """`folder` has `deploy` as it is shipped, the backups, the ledger and all that Docker keeps."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.place = folder / "deploy" / "compose"
        self.folders = Folders(folder)
        self.tls: ssl.SSLContext | None = None
        self._children: list[Child] = []
        self._reading: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Docker and a registry, and what is shipped. Raises `Trouble`."""
        shutil.copytree(ROOT / "deploy" / "compose", self.place, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
        shutil.copytree(ROOT / "deploy" / "observability", self.folder / "deploy" / "observability")
        self.folders.mails.mkdir(parents=True)
        (self.place / "compose.override.yaml").write_text(OVERRIDE)
        if not await asyncio.to_thread(_docker_answers):
            await self._start_docker()
        if not await asyncio.to_thread(_answers, f"http://{REGISTRY}/v2/"):
            await self._start_registry()

    async def _start_docker(self) -> None:
        """One of our own, which ends with us."""
        os.environ["DOCKER_HOST"] = f"unix://{self.folder}/docker.sock"
        words = ["dockerd", f"--data-root={self.folder}/docker", f"--exec-root={self.folder}/docker-exec"]
        words += [f"--pidfile={self.folder}/docker.pid", f"--host={os.environ['DOCKER_HOST']}", "--bip=172.29.255.1/24"]
        self._children.append(spawn("dockerd", words, log=self.folder / "dockerd.log", env=os.environ))
        await _until(_docker_answers)

    async def _start_registry(self) -> None:
        file = self.folder / "registry.yaml"
        told = {
            "version": 0.1,
            "storage": {"filesystem": {"rootdirectory": f"{self.folder}/registry"}},
            "http": {"addr": REGISTRY},
        }
        file.write_text(json.dumps(told))
        self._children.append(
            spawn("registry", ["docker-registry", "serve", str(file)], log=self.folder / "registry.log")
        )
        await _until(lambda: _answers(f"http://{REGISTRY}/v2/"))

    async def stop(self) -> None:
        """Containers, networks and volumes go, then Docker; the folder stays."""
        if self._reading:
            self._reading.cancel()
            with suppress(asyncio.CancelledError):
                await self._reading
        if (self.place / ".env").exists():
            await self.type("docker compose --profile trial --profile jobs down --volumes --remove-orphans")
        for each in reversed(self._children):
            await each.end(signal.SIGTERM, 30)

    def tell(self, settings: Mapping[str, str]) -> None:
        """Writes `.env`."""
        (self.place / ".env").write_text("".join(f"{name}={value}\n" for name, value in settings.items()))

    async def type(self, script: str, *, at: Path | None = None) -> str:
        """What a shell says of it, errors too. Raises `Trouble` where it fails."""
        process = await asyncio.create_subprocess_exec(
            *("bash", "-ec", script),
            cwd=at or self.place,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
            stdin=asyncio.subprocess.DEVNULL,
        )
        said = (await process.communicate())[0].decode(errors="replace")
        if process.returncode:
            raise Trouble(f"{script.strip()}\nfailed ({process.returncode}):\n{said[-3000:]}", "It says above why.")
        return said

    # people

    @property
    def address(self) -> str:
        return f"https://{HOST}"

    @property
    def survey_key(self) -> bytes:
        return bytes.fromhex((self.place / "secrets" / "survey_key").read_text())

    def now(self) -> datetime:
        return datetime.now(UTC)

    async def make_operator(self, email: str) -> str:
        """As the document says; what was said."""
        typed = sentence("docker compose run --rm --no-deps profiles-api services.profiles operator you@example.org")
        return next(
            line for line in (await self.type(typed.replace("you@example.org", email))).splitlines() if email in line
        ).strip()

    async def trust(self) -> None:
        """From now on the proxy's own authority is trusted, and mails are read."""
        inside = "/data/caddy/pki/authorities/local/root.crt"
        found = await self.type(f"docker compose exec -T proxy cat {inside}")
        self.tls = ssl.create_default_context(cadata=found)
        self._reading = asyncio.create_task(self._read_mails())

    async def _read_mails(self) -> None:
        """All of them: to stop everything, as a restore does, is to lose the sink's."""
        kept, seen, begun = 0, 0, ""
        async with httpx.AsyncClient(trust_env=False) as http:
            while True:
                with suppress(httpx.TransportError):
                    answer = await http.get(f"{MAILS}/{seen}")
                    if answer.headers["Begun"] != begun:
                        begun, seen = answer.headers["Begun"], 0
                        continue
                    for line in answer.text.splitlines():
                        self._keep(kept, json.loads(line))
                        kept, seen = kept + 1, seen + 1
                await asyncio.sleep(0.2)

    def _keep(self, number: int, mail: dict[str, str]) -> None:
        """As the sink of the platform on one machine does."""
        head = "".join(f"X-Envelope-To: {address}\r\n" for address in mail["to"])
        fresh = self.folders.mails / f"{number:09}.new"
        fresh.write_bytes((head + mail["content"]).encode("latin-1"))
        fresh.rename(fresh.with_suffix(".eml"))


def _docker_answers() -> bool:
    return subprocess.run(["docker", "info"], capture_output=True, check=False).returncode == 0


def _answers(url: str) -> bool:
    with suppress(httpx.TransportError):
        return httpx.get(url, trust_env=False).is_success
    return False


async def _until(is_so: Callable[[], bool], within: float = 60) -> None:
    async with asyncio.timeout(within):
        while not await asyncio.to_thread(is_so):  # noqa: ASYNC110 — neither sets an event
            await asyncio.sleep(0.3)
