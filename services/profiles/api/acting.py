"""Who acts in a programme, as their token says it."""

from typing import Annotated

from fastapi import Depends, Request

from services.profiles.domain.acting import Actor
from shared.http.parts import parts_of
from shared.http.refusals import PasskeyNeeded
from shared.http.sign_in import PASSKEY, Caller


async def _needs_passkey(request: Request) -> bool:
    return parts_of(request).operators_need_passkey


OperatorsNeedPasskey = Annotated[bool, Depends(_needs_passkey)]
"""Whether an operator acts as one only having shown a passkey."""


def actor_of(caller: Caller, *, operators_need_passkey: bool) -> Actor:
    """Raises `PasskeyNeeded` for an operator who has to show one first."""
    if caller.operator and operators_need_passkey and PASSKEY not in caller.methods:
        raise PasskeyNeeded
    return Actor(caller.person_id, caller.operator)
