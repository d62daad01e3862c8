"""The request headers that are ours, as they were sent and as OpenAPI describes them."""

from typing import Any, Final, TypeAlias

from starlette.types import Scope

Parameter: TypeAlias = dict[str, Any]


def sent(scope: Scope, name: bytes) -> str | None:
    """The header of this name, in small letters; the framework's way takes several times as long, for each header."""
    for key, value in scope["headers"]:
        if key == name:
            return str(value, "latin-1")
    return None


def _header(name: str, description: str, **schema: object) -> Parameter:
    return {
        "name": name,
        "in": "header",
        "required": False,
        "schema": {"type": "string", **schema},
        "description": description,
    }


def required(parameter: Parameter) -> Parameter:
    """The same header where an operation can't do without it."""
    return {**parameter, "required": True}


IDEMPOTENCY_KEY: Final = _header(
    "Idempotency-Key",
    "Chosen by you, new for each request; the same key again replays the first answer for a day.",
    pattern="^[!-~]{1,200}$",
    examples=["7f3d9c1e-booking"],
)
IF_MATCH: Final = _header(
    "If-Match",
    "The ETag of what you change, as it came, with its quotes.",
    examples=['"3-50b1089531c840b4"'],
)
IF_NONE_MATCH: Final = _header("If-None-Match", "An ETag you hold: 304 while it still holds.")
CONSISTENCY_TOKEN: Final = _header(
    "Consistency-Token",
    "From earlier answers to you, as they came, separated by commas: waits up to 2 s until what they name has arrived here.",
    examples=["sessions/01890a5d-ac96-774b-bcce-b302099a8057@3~q83vEjRWeJCrze8SNFZ4kA"],
)
