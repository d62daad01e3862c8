"""What routes ask for in their signatures: a command or a query, of whom, under which conditions.

Headers are read by hand: FastAPI's way costs a fifth of a small request. `StrictRoute` documents them all the same.
"""

import re
from typing import Annotated, Any, Final

from fastapi import Depends, Request
from fastapi.openapi.models import HTTPBearer
from fastapi.security.base import SecurityBase

from shared.http.asking import refuse_unknown_names
from shared.http.inside import exchanges
from shared.http.inside.headers import CONSISTENCY_TOKEN, IDEMPOTENCY_KEY, IF_MATCH, IF_NONE_MATCH, required, sent
from shared.http.parts import parts_of
from shared.http.problems import CALLER
from shared.http.refusals import IdempotencyKeyRequired, InvalidRequest, OperatorsOnly
from shared.http.sign_in import Caller, refuse_without_passkey

_KEY: Final = re.compile(IDEMPOTENCY_KEY["schema"]["pattern"])


class BearerToken(SecurityBase):
    """Signs the caller in by `Authorization: Bearer`; a scheme of ours, since FastAPI's let other ones through.

    Who is signed in asks for what is known only. Addresses that stand in mails and calendars gather names on their way.
    """

    def __init__(self) -> None:
        self.model = HTTPBearer(bearerFormat="JWT", description="An access token from `POST /profiles/v1/tokens`.")
        self.scheme_name = "bearer"

    async def __call__(self, request: Request) -> Caller:
        caller = await parts_of(request).sign_in.caller(sent(request.scope, b"authorization"))
        request.scope[CALLER] = caller.person_id
        refuse_unknown_names(request)
        return caller


class SignedInExchange(SecurityBase):
    """Makes a command or query of a signed-in person."""

    def __init__(self, *, operators_only: bool = False) -> None:
        self._bearer = BearerToken()
        self.model = self._bearer.model
        self.scheme_name = self._bearer.scheme_name
        self.operators_only: Final = operators_only

    async def _caller(self, request: Request) -> Caller:
        caller = await self._bearer(request)
        if self.operators_only and not caller.operator:
            raise OperatorsOnly
        if self.operators_only:
            refuse_without_passkey(caller, needed=parts_of(request).operators_need_passkey)
        return caller


class CommandDependency(SignedInExchange):
    """Makes commands. An Idempotency-Key is honoured on POST, If-Match wherever it is judged: not where no version is."""

    def __init__(self, *, key_required: bool = False, operators_only: bool = False, versioned: bool = True) -> None:
        super().__init__(operators_only=operators_only)
        self._key_required = key_required
        self._versioned = versioned
        self.parameters: Final = (
            required(IDEMPOTENCY_KEY) if key_required else IDEMPOTENCY_KEY,
            *([IF_MATCH] if versioned else []),
            CONSISTENCY_TOKEN,
        )

    async def __call__(self, request: Request) -> exchanges.Command:
        caller = await self._caller(request)
        scope, body = request.scope, await request.body()
        if not getattr(request, "takes_body", True):
            _refuse_a_body(body)
        return exchanges.Command(
            request,
            caller,
            sent(scope, b"consistency-token"),
            key=self._key(sent(scope, b"idempotency-key")) if request.method == "POST" else None,
            if_match=sent(scope, b"if-match"),
            body=body,
            versioned=self._versioned,
        )

    def _key(self, key: str | None) -> str | None:
        if key is None:
            if self._key_required:
                raise IdempotencyKeyRequired
            return None
        if _KEY.fullmatch(key) is None:
            where = {"pointer": "header/Idempotency-Key", "detail": "A key is 1 to 200 visible ASCII characters."}
            raise InvalidRequest(errors=[where])
        return key


def _refuse_a_body(body: bytes) -> None:
    """Whoever says something that nobody reads means something else. An object without members says nothing."""
    if body.strip() not in (b"", b"{}"):
        raise InvalidRequest(errors=[{"pointer": "", "detail": "This command takes no body."}])


class QueryDependency(SignedInExchange):
    """Makes queries."""

    parameters: Final = (IF_NONE_MATCH, CONSISTENCY_TOKEN)

    async def __call__(self, request: Request) -> exchanges.Query:
        caller = await self._caller(request)
        scope = request.scope
        return exchanges.Query(request, caller, sent(scope, b"consistency-token"), sent(scope, b"if-none-match"))


class OpenQueryDependency:
    """Makes queries of whoever asks."""

    parameters: Final[tuple[dict[str, Any], ...]] = (IF_NONE_MATCH,)

    async def __call__(self, request: Request) -> exchanges.Query:
        return exchanges.Query(request, None, None, sent(request.scope, b"if-none-match"))


async def _open_command(request: Request) -> exchanges.Command:
    return exchanges.Command(request, None, None, key=None, if_match=None, body=b"")


SignedIn = Annotated[Caller, Depends(BearerToken())]
"""Who asks, for streams and other answers that are neither commands nor queries."""

Command = Annotated[exchanges.Command, Depends(CommandDependency())]
"""A command of a signed-in person."""

KeyedCommand = Annotated[exchanges.Command, Depends(CommandDependency(key_required=True))]
"""A command that needs an Idempotency-Key: sessions and requests."""

UnversionedCommand = Annotated[exchanges.Command, Depends(CommandDependency(versioned=False))]
"""A command that judges no version: on what has none, or whatever it is by now."""

OpenCommand = Annotated[exchanges.Command, Depends(_open_command)]
"""A command of somebody who is not signed in: limited by address, without idempotency."""

OperatorCommand = Annotated[exchanges.Command, Depends(CommandDependency(operators_only=True))]
"""A command that only operators may give."""

UnversionedOperatorCommand = Annotated[
    exchanges.Command, Depends(CommandDependency(operators_only=True, versioned=False))
]
"""As `UnversionedCommand`, of operators only."""

Query = Annotated[exchanges.Query, Depends(QueryDependency())]
"""A question of a signed-in person."""

OpenQuery = Annotated[exchanges.Query, Depends(OpenQueryDependency())]
"""A question that anybody may ask."""

OperatorQuery = Annotated[exchanges.Query, Depends(QueryDependency(operators_only=True))]
"""A question that only operators may ask."""
