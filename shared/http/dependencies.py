"""What routes ask for in their signatures. Each documents its headers and problems in OpenAPI by itself."""

from typing import Annotated, Final

from fastapi import Depends, Header, Request
from fastapi.openapi.models import HTTPBearer
from fastapi.security.base import SecurityBase

from shared.http import exchanges
from shared.http.parts import parts_of
from shared.http.refusals import OperatorsOnly
from shared.http.sign_in import Caller


class BearerToken(SecurityBase):
    """Signs the caller in by `Authorization: Bearer`; a scheme of ours, since FastAPI's let other ones through."""

    def __init__(self) -> None:
        self.model = HTTPBearer(bearerFormat="JWT", description="An access token from `POST /profiles/v1/tokens`.")
        self.scheme_name = "bearer"

    async def __call__(self, request: Request) -> Caller:
        return await parts_of(request).sign_in.caller(request.headers.get("authorization"))


_signed_in: Final = BearerToken()
SignedIn = Annotated[Caller, Depends(_signed_in)]

_KEY_DESCRIPTION: Final = "Chosen by you, new for each request; the same key again replays the first answer for a day."
_ConsistencyToken = Annotated[
    str | None,
    Header(
        alias="Consistency-Token",
        max_length=2000,
        description="From an earlier answer: waits up to 2 s until what it names has arrived here.",
    ),
]
_OptionalKey = Annotated[
    str | None, Header(alias="Idempotency-Key", pattern="^[!-~]{1,200}$", description=_KEY_DESCRIPTION)
]
_RequiredKey = Annotated[str, Header(alias="Idempotency-Key", pattern="^[!-~]{1,200}$", description=_KEY_DESCRIPTION)]
_IfMatch = Annotated[
    str | None,
    Header(
        alias="If-Match",
        max_length=500,
        description="The ETag of what you change. PUT and PATCH of what exists need it; acts may do without.",
    ),
]
_IfNoneMatch = Annotated[
    str | None, Header(alias="If-None-Match", max_length=2000, description="An ETag you hold: 304 if it still holds.")
]


async def _command(
    request: Request,
    caller: SignedIn,
    idempotency_key: _OptionalKey = None,
    if_match: _IfMatch = None,
    consistency_token: _ConsistencyToken = None,
) -> exchanges.Command:
    return exchanges.Command(
        request,
        caller,
        consistency_token,
        key=idempotency_key if request.method == "POST" else None,
        if_match=if_match,
        body=await request.body(),
    )


async def _keyed_command(
    request: Request, caller: SignedIn, idempotency_key: _RequiredKey, consistency_token: _ConsistencyToken = None
) -> exchanges.Command:
    return await _command(request, caller, idempotency_key, None, consistency_token)


async def _open_command(request: Request) -> exchanges.Command:
    return exchanges.Command(request, None, None, key=None, if_match=None, body=b"")


async def _query(
    request: Request,
    caller: SignedIn,
    if_none_match: _IfNoneMatch = None,
    consistency_token: _ConsistencyToken = None,
) -> exchanges.Query:
    return exchanges.Query(request, caller, consistency_token, if_none_match)


async def _open_query(request: Request, if_none_match: _IfNoneMatch = None) -> exchanges.Query:
    return exchanges.Query(request, None, None, if_none_match)


Command = Annotated[exchanges.Command, Depends(_command)]
"""A command of a signed-in person; an Idempotency-Key is honoured on POST, If-Match wherever it is judged."""

KeyedCommand = Annotated[exchanges.Command, Depends(_keyed_command)]
"""A command that needs an Idempotency-Key: sessions and requests."""

OpenCommand = Annotated[exchanges.Command, Depends(_open_command)]
"""A command of somebody who is not signed in: limited by address, without idempotency."""

Query = Annotated[exchanges.Query, Depends(_query)]
"""A question of a signed-in person."""

OpenQuery = Annotated[exchanges.Query, Depends(_open_query)]
"""A question that anybody may ask."""


async def _operator_command(command: Command) -> exchanges.Command:
    if not command.caller.operator:
        raise OperatorsOnly
    return command


async def _operator_query(query: Query) -> exchanges.Query:
    if not query.caller.operator:
        raise OperatorsOnly
    return query


OperatorCommand = Annotated[exchanges.Command, Depends(_operator_command)]
"""A command that only operators may give."""

OperatorQuery = Annotated[exchanges.Query, Depends(_operator_query)]
"""A question that only operators may ask."""
