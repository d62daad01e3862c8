"""What notifications is told by its environment."""

from typing import Final

from pydantic import AliasChoices, Field, SecretStr, field_validator
from pydantic_settings import SettingsConfigDict

from shared.ground.survey_links import refuse_what_is_no_key
from shared.mail import MailSettings

SERVICE: Final = "notifications"


class Settings(MailSettings):
    """`NOTIFICATIONS_…`: what every service is told, how it sends mail, and where its links lead."""

    model_config = SettingsConfigDict(env_prefix="NOTIFICATIONS_", populate_by_name=True)

    most_streams: int = Field(
        2_000,
        ge=1,
        description="people's streams of messages that an api has open at once, each with up to 35 KiB; whoever comes then "
        "is told to come again in half a minute",
    )
    frontend_url: str | None = Field(
        None,
        pattern="^https?://[^/?#@]+(/[^?#]*)?$",
        validation_alias=AliasChoices("NOTIFICATIONS_FRONTEND_URL", "FRONTEND_URL"),
        description="`FRONTEND_URL` without a prefix is read too: the address that the paths of `letters.links` stand under. Without one, mails say "
        "in words where to look",
    )
    survey_key: SecretStr | None = Field(
        None,
        description="the same for `mentorships` and `notifications`: what links to surveys are signed with. Without one nobody can "
        "answer any",
    )
    _survey_key_is_one = field_validator("survey_key")(refuse_what_is_no_key)
