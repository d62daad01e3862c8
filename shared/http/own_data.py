"""All that a service keeps of whoever asks, as a file: what they said and did, and what is known about them.

Words of somebody else are theirs, and are read where both read them; what is short-lived or secret, and what other services
keep first, is left out. Which tables that are, and why, stands in `tests/fixtures/kept_of_own.py`.
"""

import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Final

from fastapi.responses import Response

from shared.http.dependencies import Query
from shared.http.inside.exchanges import Written
from shared.http.limits import Limit
from shared.http.problems import problems
from shared.http.routing import Router
from shared.postgres import Tx

DOWNLOADS: Final = Limit("own-data", 10, timedelta(hours=1))
JSON: Final = "application/json"
SCHEMA: Final = {
    "type": "object",
    "required": ["service", "person_id", "made_at", "kept"],
    "properties": {
        "service": {"type": "string", "description": "Which service keeps it."},
        "person_id": {"type": "string", "format": "uuid", "description": "Of whom it is kept."},
        "made_at": {"type": "string", "format": "date-time", "description": "When this was read, in UTC."},
        "kept": {
            "type": "object",
            "description": "What is kept, by what it is about: a list for each, whose entries have the names they have in the "
            "database.",
            "additionalProperties": {"type": "array", "items": {"type": "object", "additionalProperties": True}},
        },
    },
}


def router_for(service: str, parts: Mapping[str, str]) -> Router:
    """`parts`: statements of what is kept of `$1`, by what it is about."""
    router = Router(tag="own data", about="All that is kept of whoever asks, as a file.")
    statements = {name: f"SELECT to_jsonb(own)::text FROM ({part}) AS own" for name, part in parts.items()}  # noqa: S608 — constants
    names = tuple(statements)

    @router.get(
        "/me/data",
        operation_id=f"download_my_{service}_data",
        response_class=Response,
        response_model=None,
        responses={
            **problems(),
            200: {"description": "All that this service keeps of whoever asks.", "content": {JSON: {"schema": SCHEMA}}},
        },
    )
    async def download_my_data(query: Query) -> Response:
        """All that this service keeps of you: what you said and did, and what is known about you."""
        person = query.caller.person_id
        await query.take(DOWNLOADS, str(person))

        async def read(tx: Tx, now: datetime, place: int | None) -> Written[int]:
            at = place or 0
            rows = [row[0] for row in await tx.fetch(statements[names[at]], person)]
            part = f"{json.dumps(names[at])}: [{', '.join(rows)}]"
            head = {"service": service, "person_id": str(person), "made_at": now.astimezone(UTC).isoformat()}
            begun = f'{json.dumps(head)[:-1]}, "kept": {{{part}' if at == 0 else f", {part}"
            is_last = at == len(names) - 1
            return Written(f"{begun}}}}}".encode() if is_last else begun.encode(), JSON, None if is_last else at + 1)

        return await query.run_pages(read)

    return router
