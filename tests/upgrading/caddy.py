"""The proxy that is shipped for one server, before pods that come and go: it asks each whether it is ready.

Pods have addresses of their own (127.0.x.y, which Linux has without being told) and the same ports everywhere, as in a cluster.
"""

import asyncio
import os
import re
import signal
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from deploy.compose.tree import HOLDS, caddyfile
from deploy.local.processes import Child, last_lines, spawn
from deploy.local.trouble import Trouble

LOOKS_EVERY: Final = 0.5
"""Seconds in which it hears that a pod is ready, or leaves."""
LOOKS: Final = f"""\
\t\t\thealth_port {{port}}
\t\t\thealth_uri /readyz
\t\t\thealth_interval {LOOKS_EVERY}s
\t\t\thealth_timeout 5s
"""
READY_WITHIN: Final = 20.0


class Caddy:
    """Caddy at `port` of this machine; `pods`: by service, the addresses at which its api may be."""

    def __init__(self, program: str, folder: Path, port: int, admin_port: int) -> None:
        self._program = program
        self._folder = folder
        self.port = port
        self._admin = f"127.0.0.1:{admin_port}"
        self._file = folder / "Caddyfile"
        self._child: Child | None = None

    async def start(self, text: str) -> None:
        """Returns when it answers. Raises `Trouble`."""
        self._folder.mkdir(parents=True, exist_ok=True)
        self._file.write_text(self._with_admin(text))
        log = self._folder / "caddy.log"
        words = [self._program, "run", "--config", str(self._file), "--adapter", "caddyfile"]
        self._child = spawn("caddy", words, log=log, env=self._environment())
        try:
            async with asyncio.timeout(READY_WITHIN):
                while not await _answers(self.port):
                    if self._child.ended:
                        raise Trouble(f"Caddy ended:\n{last_lines(log)}", "Is it one of version 2.6 or newer?")
                    await asyncio.sleep(0.1)
        except TimeoutError:
            raise Trouble("Caddy was not ready in time.", f"The whole log is {log}.") from None

    async def become(self, text: str) -> None:
        """Goes on with another configuration; connections stay. Raises `Trouble`."""
        self._file.write_text(self._with_admin(text))
        words = ["reload", "--config", str(self._file), "--adapter", "caddyfile", "--address", self._admin]
        reloading = await asyncio.create_subprocess_exec(
            self._program, *words, env=self._environment(), stdout=-3, stderr=asyncio.subprocess.PIPE
        )
        _, said = await reloading.communicate()
        if reloading.returncode:
            raise Trouble(f"Caddy does not take its configuration: {said.decode()}", f"It is {self._file}.")

    async def stop(self) -> None:
        if self._child:
            await self._child.end(signal.SIGTERM, 10)

    def _with_admin(self, text: str) -> str:
        return f"{{\n\tadmin {self._admin}\n\tauto_https off\n\tlog {{\n\t\tlevel ERROR\n\t}}\n}}\n{text}"

    def _environment(self) -> Mapping[str, str]:
        """What it would keep of itself lies in the drill's folder."""
        return {"PATH": os.environ.get("PATH", ""), "HOME": str(self._folder)}


def configuration(
    port: int, pods: Mapping[str, Sequence[str]], ports: Mapping[str, tuple[int, int]], *, looks: bool
) -> str:
    """The file that is shipped, at this port and with these pods; `ports`: of the api and of its readiness, by service.

    `looks`: whether it asks each pod whether it is ready, and a request fails at once where it reaches nobody; without it,
    all is as shipped: there is one pod, and what comes waits for it.
    """
    text = caddyfile().replace("{$MENTORING_HOST} {", f"http://127.0.0.1:{port} {{\n\tbind 127.0.0.1")
    if looks:
        text = text.replace(HOLDS, "")
    for service, addresses in pods.items():
        api_port, management_port = ports[service]
        upstreams = " ".join(f"{address}:{api_port}" for address in addresses)
        begins = f"reverse_proxy {upstreams} {{\n" + (LOOKS.format(port=management_port) if looks else "")
        text, changed = re.subn(rf"reverse_proxy {service}-api:\d+ {{\n", begins, text)
        assert changed == 1, service
    return text


async def _answers(port: int) -> bool:
    try:
        _, writer = await asyncio.open_connection("127.0.0.1", port)
    except OSError:
        return False
    writer.close()
    return True
