"""Whether an api can answer: its own database is all that it needs."""

import asyncio
from typing import Final

from fastapi import FastAPI

from shared.ground.management import Readiness
from shared.http.parts import Parts
from shared.postgres import may_pass

PATIENCE: Final = 2.0


def readiness_of(app: FastAPI) -> Readiness:
    """What is missing before this app can answer requests."""

    async def missing() -> list[str]:
        parts: Parts | None = getattr(app.state, "parts", None)
        if parts is None:
            return ["start"]
        try:
            await asyncio.wait_for(parts.pool.fetchval("SELECT true"), PATIENCE)
        except Exception as error:
            if may_pass(error):
                return ["postgres"]
            raise
        return []

    return missing
