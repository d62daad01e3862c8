"""Who acts, as their token says it."""

from typing import Annotated

from fastapi import Depends, Request

from shared.acting import Actor
from shared.http.parts import parts_of
from shared.http.sign_in import Caller, refuse_without_passkey


async def _needs_passkey(request: Request) -> bool:
    return parts_of(request).operators_need_passkey


OperatorsNeedPasskey = Annotated[bool, Depends(_needs_passkey)]
"""Whether an operator acts as one only having shown a passkey."""


def actor_of(caller: Caller, *, operators_need_passkey: bool) -> Actor:
    """Raises `PasskeyNeeded` for an operator who has to show one first."""
    refuse_without_passkey(caller, needed=operators_need_passkey)
    return Actor(caller.person_id, caller.operator)
