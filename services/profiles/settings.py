"""What profiles is told by its environment."""

from pydantic import AliasChoices, Field, SecretStr
from pydantic_settings import SettingsConfigDict

from shared.mail import MailSettings


class Settings(MailSettings):
    """`PROFILES_…`: what every service is told, how it sends mail, and how long what it issues lasts."""

    model_config = SettingsConfigDict(env_prefix="PROFILES_", populate_by_name=True)

    key_encryption_secret: SecretStr = Field(
        description="encrypts the signing keys that are kept in the schema; whoever holds both can sign"
    )
    frontend_url: str | None = Field(
        None,
        pattern="^https?://[^/?#@]+(/[^?#]*)?$",
        validation_alias=AliasChoices("PROFILES_FRONTEND_URL", "FRONTEND_URL"),
        description="also `FRONTEND_URL`: the address that mails lead to: invitations to `/invitations/`, codes to `/sign-in`. "
        "Without one, they say in words what to do",
    )
    smtputf8: bool = Field(
        False, description="whether the mail server takes addresses whose part before the @ is not ASCII (RFC 6531)"
    )
    sign_in_lasts_days: int = Field(
        180, ge=1, le=3650, description="after so many days somebody signs in anew, however often they were here"
    )
    browser_sign_in_lasts_hours: int = Field(
        24,
        ge=1,
        le=8760,
        description="as `sign_in_lasts_days`, where a page of another site holds the refresh token beside a key of its browser",
    )
    proof_of_work: int = Field(
        0,
        ge=0,
        le=1_000_000,
        description="iterations of PBKDF2 that a browser does some 256 times before a code is mailed (5,000: about a second); 0: none. "
        "Raise it under load",
    )
    passkey_domain: str | None = Field(None, description="that passkeys are bound to; else that of `public_url`")
    passkey_origins: tuple[str, ...] = Field((), description="pages that may ask for passkeys; else `cors_origins`")
    signing_key_lasts_days: int = Field(30, ge=1, le=3650, description="after so many days the next key signs")
