"""A mail sink: takes every mail on 1025, and gives at 8025 those after a number, a line each."""

import json
import uuid
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from aiosmtpd.controller import Controller

BEGUN = uuid.uuid4().hex
"""Of this start: it keeps nothing of those before."""
MAILS: list[dict[str, Any]] = []


class Taking:
    """Keeps a mail with those whom it was handed over for."""

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802 — aiosmtpd's name
        MAILS.append({"to": envelope.rcpt_tos, "content": envelope.content.decode("latin-1")})
        return "250 OK"


class Giving(BaseHTTPRequestHandler):
    """`GET /AFTER`; `Begun` is another after each start."""

    def do_GET(self) -> None:
        found = MAILS[int(self.path.strip("/") or 0) :]
        self.send_response(200)
        self.send_header("Begun", BEGUN)
        self.end_headers()
        self.wfile.write("".join(json.dumps(each) + "\n" for each in found).encode())

    def log_message(self, *_: Any) -> None:
        """Nobody reads it."""


if __name__ == "__main__":
    Controller(Taking(), hostname="0.0.0.0", port=1025, enable_SMTPUTF8=True).start()
    ThreadingHTTPServer(("0.0.0.0", 8025), Giving).serve_forever()
