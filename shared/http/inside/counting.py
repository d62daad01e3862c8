"""What a request costs its limit: once, whatever becomes of it."""

from typing import Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from shared.http.inside.client_address import address_of
from shared.http.inside.middleware import add_answer_header
from shared.http.limits import Standing, TooManyRequests
from shared.http.parts import Parts
from shared.http.problems import refused
from shared.postgres import is_away

_COUNTED: Final = "mentoring.counted"


def note_counted(scope: Scope) -> None:
    """Notes that a limit counts this request, so that none counts it twice."""
    scope[_COUNTED] = True


def tell_standing(scope: Scope, standing: Standing) -> None:
    """Adds what is left of a limit to whatever this request is answered with."""
    for name, value in standing.headers:
        add_answer_header(scope, name, value)


class CountsTheRest:
    """ASGI: counts for its address what commands and queries did not: refused before them, or answered without them.

    So neither malformed requests nor forged tokens, unknown paths or documents come without end from one address.
    Where nothing can be counted, because the database is away, the answer leaves as it is.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        too_many: TooManyRequests | None = None

        async def counting(message: Message) -> None:
            nonlocal too_many
            if message["type"] == "http.response.start" and _COUNTED not in scope:
                try:
                    await _count(scope)
                except TooManyRequests as refusal:
                    too_many = refusal
                    raise
            await send(message)

        try:
            await self._app(scope, receive, counting)
        except Exception:
            if too_many is None:
                raise
        if too_many is not None:
            await refused(scope, too_many)(scope, receive, send)


async def _count(scope: Scope) -> None:
    note_counted(scope)
    parts: Parts = scope["app"].state.parts
    try:
        standing = await parts.admission.take(
            parts.pool, parts.address_limit, address_of(scope), parts.real_clock.now()
        )
    except TooManyRequests as refusal:
        tell_standing(scope, refusal.standing)
        raise
    except Exception as error:
        if not is_away(error):
            raise
    else:
        tell_standing(scope, standing)
