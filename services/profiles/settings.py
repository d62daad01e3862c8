"""What profiles is told by its environment."""

from pydantic import Field, SecretStr
from pydantic_settings import SettingsConfigDict

from shared.mail import MailSettings


class Settings(MailSettings):
    """`key_encryption_secret` encrypts the signing keys that are kept in the schema; whoever holds both can sign.

    `smtputf8`: whether the mail server takes addresses whose part before the @ is not ASCII (RFC 6531).
    `sign_in_lasts_days`: after so many days somebody signs in anew, however often they were here. `signing_key_lasts_days`:
    after so many the next key signs. `passkey_domain` and `passkey_origins`: the domain that passkeys are bound to and the
    pages that may ask for them; where nothing is said, those of `public_url` and `cors_origins`.
    """

    model_config = SettingsConfigDict(env_prefix="PROFILES_")

    key_encryption_secret: SecretStr
    smtputf8: bool = False
    sign_in_lasts_days: int = Field(180, ge=1, le=3650)
    passkey_domain: str | None = None
    passkey_origins: tuple[str, ...] = ()
    signing_key_lasts_days: int = Field(30, ge=1, le=3650)
