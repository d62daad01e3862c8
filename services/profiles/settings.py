"""What profiles is told by its environment."""

from pydantic import SecretStr
from pydantic_settings import SettingsConfigDict

from shared.mail import MailSettings


class Settings(MailSettings):
    """`key_encryption_secret` encrypts the signing keys that are kept in the schema; whoever holds both can sign."""

    model_config = SettingsConfigDict(env_prefix="PROFILES_")

    key_encryption_secret: SecretStr
