"""Settings as a process reads them: from its environment, and from files of the same names. What is wrong is one line."""

import os
import re
from pathlib import Path
from typing import Final, TypeVar

from pydantic import ValidationError
from pydantic_settings import BaseSettings, SettingsError

SECRETS_FOLDER: Final = "MENTORING_SECRETS"
"""Names a folder with one file a setting, called as the variable would be; the environment comes first."""
EXPLAINED: Final = "docs/operating/settings.md says what each is"

Told = TypeVar("Told", bound=BaseSettings)


class WrongSettings(Exception):
    """Settings are missing or wrong. Its text is one line that says which, and what to do; never what they hold."""


def read_settings(kind: type[Told]) -> Told:
    """Raises `WrongSettings`."""
    folder = os.environ.get(SECRETS_FOLDER) or None
    if folder is not None and not Path(folder).is_dir():
        raise WrongSettings(f"{SECRETS_FOLDER} is no folder that we can read: {folder}")
    prefix = kind.model_config.get("env_prefix", "")
    try:
        return kind(_secrets_dir=folder)
    except ValidationError as error:
        raise WrongSettings(wrong_settings(error, prefix)) from None
    except SettingsError as error:
        field = re.search('field "([^"]+)"', str(error))
        name = prefix + field[1].upper() if field else str(error)
        raise WrongSettings(f'missing or wrong in the environment: {name} (should be JSON: ["…", "…"])') from None


def wrong_settings(error: ValidationError, prefix: str = "") -> str:
    """The settings that are missing or wrong, by their names in the environment, on one line; never what they hold."""
    told = []
    for each in error.errors(include_input=False):
        why = (
            "missing" if each["type"] == "missing" else each["msg"].removeprefix("Input ").removeprefix("Value error, ")
        )
        told.append(f"{_variable(str(each['loc'][0]), prefix)} ({why})" if each["loc"] else why)
    return f"missing or wrong in the environment: {', '.join(told)}; {EXPLAINED}"


def _variable(field: str, prefix: str) -> str:
    name = field.upper()
    return name if name.startswith(prefix) else prefix + name
