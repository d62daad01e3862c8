"""What profiles is told by its environment."""

from typing import Final

from pydantic import AliasChoices, Field, SecretStr
from pydantic_settings import SettingsConfigDict

from shared.mail import MailSettings

SERVICE: Final = "profiles"


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
        description="`FRONTEND_URL` without a prefix is read too: the address that mails lead to: invitations to `/invitations/`, codes to `/sign-in`. "
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
    code_mails_an_hour: int = Field(
        3,
        ge=2,
        le=1_000_000,
        description="mails with codes to one address in any hour, however many ask; the last one's codes are good for all who ask in "
        "the hour from then on",
    )
    passkey_domain: str | None = Field(None, description="that passkeys are bound to; else that of `public_url`")
    passkey_origins: tuple[str, ...] = Field((), description="pages that may ask for passkeys; else `cors_origins`")
    photo_bucket: str | None = Field(
        None,
        min_length=1,
        description="the bucket of an S3-compatible store that new photos lie in; without one, they lie in the service's own schema. "
        "What was put elsewhere before is still found there",
    )
    photo_bucket_url: str | None = Field(
        None,
        pattern="^https?://[^/?#@]+$",
        description="where that store answers; without one, Amazon's for the region",
    )
    photo_bucket_region: str = Field("us-east-1", description="the region that requests to it are signed for")
    photo_bucket_in_host: bool = Field(
        False, description="whether the bucket's name is part of the host's, as Amazon has it, and not of the path"
    )
    photo_bucket_key_id: str | None = Field(
        None, description="the key that requests are signed with; without one, what the machine or the pod is given"
    )
    photo_bucket_secret: SecretStr | None = Field(None, description="its secret: may put, get and delete objects there")
    signing_key_lasts_days: int = Field(30, ge=1, le=3650, description="after so many days the next key signs")
    badge_key_lasts_days: int = Field(
        365,
        ge=1,
        le=3650,
        description="as `signing_key_lasts_days`, of badges; former keys stay published, since badges are for years",
    )
    badge_issuer: str = Field(
        "Mentoring",
        min_length=1,
        max_length=200,
        description="who issues badges: the name of your organisation, as it stands on them",
    )
