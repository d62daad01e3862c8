"""Spans on their way through the collector, with the configuration that is rendered: whole traces arrive, also where the store was away meanwhile."""

import asyncio
import gzip
import os
import signal
import sys
import threading
from collections import Counter
from collections.abc import Mapping, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Final

import yaml
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest

from deploy.cluster.programs import Programs
from deploy.cluster.waiting import LOGS, until
from deploy.kubernetes import tracing
from deploy.kubernetes.rendering import Manifest
from deploy.local.processes import Child, free_ports, last_lines, spawn
from deploy.local.progress import say
from deploy.local.trouble import Trouble
from shared.ground.documents import ROOT

WITHIN: Final = 60.0
TRACES: Final = 400
SPANS: Final = 2
"""Of each trace: the parent's, and one by another process that has it from the header."""
SHARE: Final = 25
FAIR: Final = range(TRACES * (SHARE - 10) // 100, TRACES * (SHARE + 10) // 100)
"""As many traces as may be left of so many: each is kept or not by its id, which is drawn."""

_SAYS: Final = f"""
import sys
from shared.ground.tracing import current_traceparent, span, start_tracing
start_tracing("probe")
parents = sys.stdin.read().split() or [None] * {TRACES}
for parent in parents:
    with span("work", parent=parent):
        print(current_traceparent())
"""


class Store:
    """Where traces are kept: it counts the spans of each, and is away when it is told to be."""

    def __init__(self) -> None:
        self.spans: Counter[bytes] = Counter()
        self.namespaces: set[str] = set()
        self.away = False
        self.refused = 0
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    async def has_refused(self) -> bool:
        return self.refused > 0

    async def has_all(self) -> bool:
        return self.spans.total() >= TRACES * SPANS

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def take(self, body: bytes) -> None:
        for resource in ExportTraceServiceRequest.FromString(body).resource_spans:
            told = {each.key: each.value.string_value for each in resource.resource.attributes}
            self.namespaces.add(told.get("service.namespace", ""))
            for scope in resource.scope_spans:
                self.spans.update(each.trace_id for each in scope.spans)

    def _handler(store) -> type[BaseHTTPRequestHandler]:  # noqa: N805 — `self` is the request's
        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                if store.away:
                    store.refused += 1
                else:
                    store.take(gzip.decompress(body) if self.headers.get("Content-Encoding") == "gzip" else body)
                self.send_response(503 if store.away else 200)
                self.end_headers()

            def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
                """Nobody reads it."""

        return Handler


class Collector:
    """One process of it. `rendered`: the objects of the component."""

    def __init__(self, folder: Path, programs: Programs, rendered: Sequence[Manifest]) -> None:
        self._folder, self._programs = folder, programs
        (text,) = [each["data"][tracing.CONFIGURATION] for each in rendered if _is_configuration(each)]
        self._spans, self._health, self._metrics = free_ports(3)
        folder.mkdir(parents=True)
        (folder / "rendered.yaml").write_text(text)
        (folder / "here.yaml").write_text(yaml.dump(self._here()))
        self._child: Child

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._spans}"

    async def start(self, store: str, percent: int) -> None:
        """Returns when it says that it is well. Raises `Trouble`."""
        env = os.environ | {"TRACES_ENDPOINT": store, "SAMPLED_PERCENT": str(percent), "GOMEMLIMIT": "204MiB"}
        files = [f"--config={self._folder / name}.yaml" for name in ("rendered", "here")]
        words: list[str | Path] = [self._programs.path("collector"), *files]
        self._child = spawn("collector", words, log=self._folder / "collector.log", env=env)
        await until("the collector is well", WITHIN, self._is_well)

    async def stop(self) -> int:
        """As a pod is ended; its exit code."""
        return await self._child.end(signal.SIGTERM, WITHIN)

    async def _is_well(self) -> bool:
        if self._child.ended:
            raise Trouble(f"the collector ended:\n{last_lines(self._folder / 'collector.log')}", LOGS)
        try:
            reader, writer = await asyncio.open_connection("127.0.0.1", self._health)
        except OSError:
            return False
        writer.write(b"GET / HTTP/1.0\r\n\r\n")
        answer = await reader.readline()
        writer.close()
        return b" 200 " in answer

    def _here(self) -> Mapping[str, Any]:
        """Ports of this machine alone in place of a pod's."""
        prometheus = {"host": "127.0.0.1", "port": self._metrics}
        return {
            "extensions": {"health_check": {"endpoint": f"127.0.0.1:{self._health}"}},
            "receivers": {"otlp": {"protocols": {"http": {"endpoint": f"127.0.0.1:{self._spans}"}}}},
            "service": {"telemetry": {"metrics": {"readers": [{"pull": {"exporter": {"prometheus": prometheus}}}]}}},
        }


async def what_is_off(programs: Programs, rendered: Sequence[Manifest], folder: Path) -> list[str]:
    """Says what it sees."""
    wrong, store = [], Store()
    try:
        collector = Collector(folder / "all", programs, rendered)
        await collector.start(store.address, 100)
        store.away = True
        told = await _work(collector)
        await until("the store is asked", WITHIN, store.has_refused)
        store.away = False
        await until("all spans are there", WITHIN, store.has_all)
        say(f"  spans, the store away meanwhile     {store.spans.total()} of {TRACES * SPANS} arrived")
        wrong += torn(store.spans, told, 100) + ([] if await collector.stop() == 0 else ["the collector ended badly"])
        if store.namespaces != {"mentoring"}:
            wrong.append(f"spans of {store.namespaces}")
        store.spans.clear()
        collector = Collector(folder / "some", programs, rendered)
        await collector.start(store.address, SHARE)
        told = await _work(collector)
        code = await collector.stop()  # what it has in hand it hands on first
        say(f"  a share of {SHARE} of a hundred traces    {len(store.spans)} of {TRACES} are kept")
        wrong += torn(store.spans, told, SHARE) + ([] if code == 0 else [f"the collector ended with {code}"])
    finally:
        store.stop()
    return wrong


async def _work(collector: Collector) -> set[bytes]:
    """Two processes work at the same traces; their ids."""
    parents = await _say(collector, "")
    await _say(collector, parents)
    return {bytes.fromhex(each.split("-")[1]) for each in parents.split()}


async def _say(collector: Collector, given: str) -> str:
    env = os.environ | {"OTEL_EXPORTER_OTLP_ENDPOINT": collector.address, "PYTHONPATH": str(ROOT)}
    pipe = asyncio.subprocess.PIPE
    done = await asyncio.create_subprocess_exec(
        sys.executable, "-c", _SAYS, env=env, cwd=ROOT, stdin=pipe, stdout=pipe, stderr=pipe
    )
    out, err = await done.communicate(given.encode())
    if done.returncode or b"Failed" in err:
        raise Trouble(f"spans could not be told: {err.decode()[-800:]}", LOGS)
    return out.decode()


def torn(spans: Mapping[bytes, int], told: set[bytes], percent: int) -> list[str]:
    """What is wrong with how many spans of each trace are kept: a part of one is missing, nobody told it, too many or too few are there."""
    parts = [each for each, number in spans.items() if number != SPANS or each not in told]
    wanted = range(TRACES, TRACES + 1) if percent == 100 else FAIR
    found = [f"{len(parts)} traces are not whole"] if parts else []
    return found if len(spans) in wanted else [*found, f"{len(spans)} of {TRACES} traces at {percent} %"]


def _is_configuration(each: Manifest) -> bool:
    return bool(each["kind"] == "ConfigMap" and each["metadata"]["name"].startswith(tracing.MAP))
