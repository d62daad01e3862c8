"""What profiles is told by its environment."""

from pydantic import SecretStr
from pydantic_settings import SettingsConfigDict

from shared.mail import MailSettings


class Settings(MailSettings):
    """`key_encryption_secret` encrypts the signing keys that are kept in the schema; whoever holds both can sign.

    `smtputf8`: whether the mail server takes addresses whose part before the @ is not ASCII (RFC 6531).
    """

    model_config = SettingsConfigDict(env_prefix="PROFILES_")

    key_encryption_secret: SecretStr
    smtputf8: bool = False
