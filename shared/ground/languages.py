"""Which languages there are, how they are named, and which count as one wherever people look for somebody to talk to."""

import re
from functools import cache
from typing import Any, Final

from babel.core import get_global

from shared.refusals import Kind, Refusal

_ALIASES: Final[Any] = get_global("language_aliases")

LANGUAGES: Final = frozenset(
    """
    aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz
    ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik
    io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml
    mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd
    se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi
    vo wa wo xh yi yo za zh zu ast bal bar bho ceb chr ckb cmn fil fur gsw hak haw hil hmn hsb ilo kab kok lus
    mai mni nan nap nds pap rom sat scn sco shi srn syr szl tet tpi tzm vec wuu yue zgh ase bfi gsg
    """.split()  # noqa: SIM905 — a list of words reads better as one
)
"""ISO 639-1, and widely spoken ones that have a three-letter code only."""

_LOCALE: Final = re.compile(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}|[0-9]{3}))?", re.ASCII)


class UnknownLocale(Refusal):
    """A locale is a BCP 47 tag of a language, with script and region where they matter, like en, pt-BR or zh-Hant."""

    slug, kind = "unknown-locale", Kind.RULE


@cache
def family_of(tag: str) -> str:
    """What a language counts as: its macrolanguage (`nb`, `nn` and `no`; `cmn`, `yue` and `zh`), or itself.

    A tag that CLDR has for another one stands for that: `tl` is `fil`. The code of ISO 639-3, for what that knows.
    """
    # Its table of eight thousand languages takes half a second to build: most processes never ask.
    from iso639 import Language, LanguageNotFoundError  # noqa: PLC0415

    tag = str(_ALIASES.get(tag, tag)).partition("_")[0]
    try:
        language = Language.from_part1(tag) if len(tag) == 2 else Language.from_part3(tag)
    except LanguageNotFoundError:
        return tag
    return language.macrolanguage or language.part3


def know_languages() -> None:
    """Builds the table that `family_of` needs, for who would rather not wait for it later."""
    family_of("en")


def locale_tag(text: str) -> str:
    """The locale in its one spelling: `zh-Hant-TW`. Raises `UnknownLocale`."""
    match = _LOCALE.fullmatch(text.strip())
    if match is None or match[1].lower() not in LANGUAGES:
        raise UnknownLocale
    language, script, region = match.groups()
    return "-".join(filter(None, (language.lower(), script and script.title(), region and region.upper())))
