"""What signing in needs besides the database."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Annotated

from fastapi import Depends, Request

from services.profiles.keys import KeyCipher
from services.profiles.settings import Settings
from shared.http.limits import Limit


@dataclass(frozen=True)
class Identity:
    """Who signs the tokens, and how often one may try to get one."""

    cipher: KeyCipher
    issuer: str
    sign_ins_of_an_account: Limit
    sign_ins_from_an_address: Limit
    failed_codes: Limit

    @classmethod
    def of(cls, settings: Settings) -> "Identity":
        """Mails are limited in proportion to everything else, wrong codes are not: ten a day for each account leave a
        guesser less than one chance in two hundred in a year."""
        ten_minutes = timedelta(minutes=10)
        return cls(
            cipher=KeyCipher(settings.key_encryption_secret.get_secret_value()),
            issuer=settings.token_issuer,
            sign_ins_of_an_account=Limit("sign-ins", max(5, settings.limits_per_minute // 120), ten_minutes),
            sign_ins_from_an_address=Limit(
                "sign-ins-from-address", max(20, settings.limits_per_minute // 10), ten_minutes
            ),
            failed_codes=Limit("failed-codes", 10, timedelta(days=1)),
        )


async def _identity_of(request: Request) -> Identity:
    identity: Identity = request.app.state.identity
    return identity


IdentityOf = Annotated[Identity, Depends(_identity_of)]
