"""What else is done with profiles on the command line: operators are made and unmade, keys rotated."""

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

from pydantic import TypeAdapter, ValidationError

from services.profiles.api.fields import EmailAddress
from services.profiles.main import cipher_of, pool_of
from services.profiles.settings import SERVICE, Settings
from services.profiles.use_cases import badge_keys, passkeys, people, signing_keys
from shared.clock import SystemClock, clock_of
from shared.ground import security_events
from shared.ground.security_events import SecurityEvent
from shared.postgres import Tx, transaction

_ADDRESS: Final[TypeAdapter[str]] = TypeAdapter(EmailAddress)
_NEXT_TOKEN: Final = "  It stands in the tokens from the next on: sign in again, or refresh the token.\n"  # noqa: S105
_ENROLMENT: Final = (
    "{code}\n"
    "  With this code {email} enrols a passkey, once, within an hour. Passkeys that were enrolled before are good no longer then.\n"
)
_UNMADE: Final = (
    "{email} is no operator any more and is signed out everywhere.\n"
    "  A token that was given out before lives ten minutes at most.\n"
)
_ROTATED: Final = (
    "There is a new signing key. It signs in two minutes; the one before stays good for what it has signed.\n"
    "  Badges have a new one too, which signs in ten.\n"
)
_WITHDRAWN: Final = (
    "All signing keys are withdrawn, and a new one signs from now on.\n"
    "  What was signed before is refused everywhere in a minute at most. Nobody is signed out: refreshing gives a new token.\n"
    "  Badges that were given out can't be verified any more: whoever has one reads it anew.\n"
)
_PROMOTIONS: Final = {
    people.Promotion.OF_SOMEBODY_NEW: "{email} is an operator now. Nobody had that address: the person was made.\n"
    "  Signing in with it is all that is left to do.\n",
    people.Promotion.OF_SOMEBODY_KNOWN: "{email} is an operator now.\n" + _NEXT_TOKEN,
    people.Promotion.OF_AN_OPERATOR: "{email} was an operator already; nothing was changed.\n" + _NEXT_TOKEN,
}


async def make_operator(settings: Settings, arguments: list[str]) -> None:
    """`operator EMAIL`: gives a person an operator's rights, from their next token on, and says what it did.

    `operator --remove EMAIL` takes them away. `operator --passkey EMAIL` gives a code to enrol a passkey with.
    """
    if arguments[:1] == ["--remove"]:
        await _unmake_operator(settings, _address(arguments[1:]))
        return
    if arguments[:1] == ["--passkey"]:
        await _give_enrolment_code(settings, _address(arguments[1:]))
        return
    email = _address(arguments)
    async with _transaction(settings) as tx:
        promotion = await people.make_operator(tx, email, now=clock_of(settings.clock_file).now())
    if promotion is not people.Promotion.OF_AN_OPERATOR:
        security_events.note(SecurityEvent.OPERATOR_GRANTED, service=SERVICE)
    sys.stdout.write(_PROMOTIONS[promotion].format(email=email))


async def _unmake_operator(settings: Settings, email: str) -> None:
    async with _transaction(settings) as tx:
        unmade = await people.unmake_operator(tx, email)
    if unmade is None:
        raise SystemExit(f"operator: nobody has the address {email}. Nothing was changed.")
    if unmade:
        security_events.note(SecurityEvent.OPERATOR_REVOKED, service=SERVICE)
    sys.stdout.write((_UNMADE if unmade else "{email} was no operator; nothing was changed.\n").format(email=email))


async def _give_enrolment_code(settings: Settings, email: str) -> None:
    async with _transaction(settings) as tx:
        code = await passkeys.give_enrolment_code(tx, email, real_now=SystemClock().now())
    if code is None:
        raise SystemExit(f"operator: nobody has the address {email}. Nothing was changed.")
    sys.stdout.write(_ENROLMENT.format(email=email, code=code))


def _address(arguments: list[str]) -> str:
    if len(arguments) != 1:
        raise SystemExit("operator: name one e-mail address.")
    try:
        return _ADDRESS.validate_python(arguments[0])
    except ValidationError:
        raise SystemExit(f"operator: {arguments[0]!r} is no e-mail address. Nothing was changed.") from None


async def rotate_keys(settings: Settings, arguments: list[str]) -> None:
    """`rotate-keys`: publishes a new signing key, which signs from two minutes later on, and one for badges.

    `rotate-keys --withdraw`: deletes all others at once, for when one has become known: one secret opens them all.
    """
    if arguments not in ([], ["--withdraw"]):
        raise SystemExit("usage: python -m services.profiles rotate-keys [--withdraw]")
    async with _transaction(settings) as tx:
        for keys in (signing_keys, badge_keys):
            rotate = keys.withdraw_keys if arguments else keys.rotate_keys
            await rotate(tx, cipher_of(settings), real_now=SystemClock().now())
    event = SecurityEvent.SIGNING_KEYS_WITHDRAWN if arguments else SecurityEvent.SIGNING_KEY_ADDED
    security_events.note(event, service=SERVICE)
    sys.stdout.write(_WITHDRAWN if arguments else _ROTATED)


@asynccontextmanager
async def _transaction(settings: Settings) -> AsyncIterator[Tx]:
    pool = await pool_of(settings)
    try:
        async with transaction(pool) as tx:
            yield tx
    finally:
        await pool.close()


COMMANDS: Final = {"operator": make_operator, "rotate-keys": rotate_keys}
"""What else is done with this service on the command line."""
