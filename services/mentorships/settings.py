"""What this service is told by its environment."""

import re
from typing import Final

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import SettingsConfigDict

from shared.ground.settings import ServiceSettings
from shared.ground.survey_links import refuse_what_is_no_key

SERVICE: Final = "mentorships"


_KEY: Final = re.compile("[0-9a-f]{64}")


class Settings(ServiceSettings):
    """`MENTORSHIPS_…`: what every service is told, and what numbers of people are hashed with."""

    model_config = SettingsConfigDict(env_prefix="MENTORSHIPS_", frozen=True, extra="ignore")

    number_key: SecretStr | None = Field(
        None,
        description="needed by `api` where organisations tell of their people: `python -m shared.ground.person_numbers` makes it of "
        "profiles' `KEY_ENCRYPTION_SECRET`, which this service is not to know",
    )
    survey_key: SecretStr | None = Field(
        None,
        description="the same for `mentorships` and `notifications`: what links to surveys are signed with. Without one nobody can "
        "answer any",
    )
    _survey_key_is_one = field_validator("survey_key")(refuse_what_is_no_key)

    @field_validator("number_key")
    @classmethod
    def _refuse_what_is_no_key(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and _KEY.fullmatch(value.get_secret_value()) is None:
            raise ValueError("64 digits of a hexadecimal number, as `python -m shared.ground.person_numbers` gives it")
        return value

    @property
    def key_of_numbers(self) -> bytes | None:
        """The key itself; None where nobody has told."""
        return None if self.number_key is None else bytes.fromhex(self.number_key.get_secret_value())
