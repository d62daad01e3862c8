"""Which languages count as one wherever people look for somebody to talk to."""

from functools import cache
from typing import Any, Final

from babel.core import get_global
from iso639 import Language, LanguageNotFoundError

_ALIASES: Final[Any] = get_global("language_aliases")


@cache
def family_of(tag: str) -> str:
    """What a language counts as: its macrolanguage (`nb`, `nn` and `no`; `cmn`, `yue` and `zh`), or itself.

    A tag that CLDR has for another one stands for that: `tl` is `fil`. The code of ISO 639-3, for what that knows.
    """
    tag = str(_ALIASES.get(tag, tag)).partition("_")[0]
    try:
        language = Language.from_part1(tag) if len(tag) == 2 else Language.from_part3(tag)
    except LanguageNotFoundError:
        return tag
    return language.macrolanguage or language.part3
