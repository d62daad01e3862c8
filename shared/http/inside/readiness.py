"""Whether an api can answer: its own database, at its own revision or a newer one, is all that it needs."""

import asyncio
from typing import Final

from fastapi import FastAPI

from shared.ground.management import Readiness
from shared.ground.schema import missing_of_schema
from shared.http.parts import Parts
from shared.postgres import may_pass

PATIENCE: Final = 2.0


def readiness_of(app: FastAPI) -> Readiness:
    """What is missing before this app can answer requests; one that is told to end says so at once.

    `app.state.unprepared` names what parts of the app have still to prepare.
    """

    async def missing() -> list[str]:
        if app.state.leaving.is_set():
            return ["leaving"]
        parts: Parts | None = getattr(app.state, "parts", None)
        if parts is None:
            return ["start"]
        try:
            behind = await asyncio.wait_for(missing_of_schema(parts.pool, parts.service), PATIENCE)
        except Exception as error:
            if may_pass(error):
                return ["postgres"]
            raise
        return [behind] if behind else sorted(app.state.unprepared)

    return missing
