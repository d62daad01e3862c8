"""Who waited for long is in the log, by the trace of the request and the template of its route."""

import json
import subprocess
import sys

TRACE = "0af7651916cd43dd8448eb211c80319c"
ASKED = """
import asyncio
from types import SimpleNamespace
from shared.ground.logs import start_logging
from shared.ground.tracing import start_tracing
from shared.http.inside.middleware import Surroundings

async def stream(scope, receive, send):
    scope["route"] = SimpleNamespace(path_format="/people/{person_id}")
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await asyncio.Event().wait() if scope["query_string"] == b"endless" else None

async def hear(*_):
    pass

async def ask(query, **more):
    traceparent = b"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
    scope = {"type": "http", "method": "GET", "path": "/people/ada", "query_string": query, "headers": [(b"traceparent", traceparent)]}
    try:
        async with asyncio.timeout(0.3):
            await Surroundings(stream, service="probe", **more)(scope, hear, hear)
    except TimeoutError:
        pass

start_logging("probe", "api")
start_tracing()
asyncio.run(ask(b"name=ada", slow_after=0.0))
asyncio.run(ask(b"name=ada"))
asyncio.run(ask(b"endless", slow_after=0.2))
"""


def test_a_slow_request_is_logged_with_its_route_and_trace_and_neither_a_quick_one_nor_a_stream_that_has_begun_is() -> (
    None
):
    said = subprocess.run([sys.executable, "-c", ASKED], capture_output=True, check=True, text=True).stderr

    (line,) = [json.loads(each) for each in said.splitlines()]
    assert {name: line[name] for name in ("event", "level", "method", "route", "status", "trace_id")} == {
        "event": "request was slow",
        "level": "warning",
        "method": "GET",
        "route": "/people/{person_id}",
        "status": 200,
        "trace_id": TRACE,
    }
    assert line["seconds"] >= 0
    assert "ada" not in said
