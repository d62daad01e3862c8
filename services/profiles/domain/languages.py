"""Which languages there are: ISO 639-1, and widely spoken ones that have a three-letter code only."""

import re
from typing import Final

from shared.ground.languages import family_of
from shared.refusals import Kind, Refusal

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

_LOCALE: Final = re.compile(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}|[0-9]{3}))?", re.ASCII)


class UnknownLanguage(Refusal):
    """A language is named by its BCP 47 primary tag, like en, de or yue; there is none of this name."""

    slug, kind = "unknown-language", Kind.RULE


class UnknownLocale(Refusal):
    """A locale is a BCP 47 tag of a language, with script and region where they matter, like en, pt-BR or zh-Hant."""

    slug, kind = "unknown-locale", Kind.RULE


def language_tag(text: str) -> str:
    """The tag in its one spelling, lowercase. Raises `UnknownLanguage`."""
    tag = text.strip().lower()
    if tag not in LANGUAGES:
        raise UnknownLanguage
    return tag


def alike(tag: str) -> list[str]:
    """All languages that count as one with this one; it is among them."""
    return sorted(each for each in LANGUAGES if family_of(each) == family_of(tag))


def locale_tag(text: str) -> str:
    """The locale in its one spelling: `zh-Hant-TW`. Raises `UnknownLocale`."""
    match = _LOCALE.fullmatch(text.strip())
    if match is None or match[1].lower() not in LANGUAGES:
        raise UnknownLocale
    language, script, region = match.groups()
    return "-".join(filter(None, (language.lower(), script and script.title(), region and region.upper())))
