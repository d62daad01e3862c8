"""A moment of work that a browser does before a code is mailed, where the platform asks for it."""

from typing import Annotated, Any, Final

from fastapi.responses import Response
from pydantic import Field, WithJsonSchema

from services.profiles.api.identity import IdentityOf
from services.profiles.prices import LONGEST
from shared.http.dependencies import OpenCommand
from shared.http.fields import ResponseModel
from shared.http.routing import Router

router = Router(tag="signing in")

Work = Annotated[
    str | None,
    Field(
        None,
        max_length=LONGEST,
        description="What `POST /profiles/v1/work` asked for, done: ALTCHA's payload. Null where nothing is asked for.",
    ),
]
_CHALLENGE: Final = {"anyOf": [{"type": "object", "additionalProperties": True}, {"type": "null"}]}


class WorkView(ResponseModel):
    """What is to be worked on, if anything."""

    challenge: Annotated[dict[str, Any] | None, WithJsonSchema(_CHALLENGE)]
    """By ALTCHA's protocol, version 2: `parameters` and `signature`; good once, for ten minutes. Null: nothing is asked for."""


@router.post("/work", operation_id="ask_for_work", response_model=WorkView)
async def ask_for_work(command: OpenCommand, identity: IdentityOf) -> Response:
    """Ask what is to be done before a code is mailed: so that to have many mailed costs much, and one nearly nothing.

    A key is looked for by PBKDF2: from the nonce with a counter behind it (four bytes, the highest first), the salt and `cost`
    iterations comes a key that begins with `keyPrefix`.
    """
    async with command.reading():
        view = WorkView(challenge=identity.price.work(command.real_now))
    return Response(view.model_dump_json(), 200, {"Cache-Control": "no-store"}, media_type="application/json")
