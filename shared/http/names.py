"""What leads a mail or heads a list: names of people and titles. They are shown by themselves, in official words.

What characters may stand in one is judged by Unicode's own profile for names that are shown, PRECIS `Nickname` (RFC 8266):
no controls, no directional overrides, no tags, nothing that can't be seen. Whether a mail program would make a link of it
is judged by the rules that such programs use. What people are really called passes: apostrophes, one letter, five words,
every script.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final

from linkify_it import LinkifyIt
from precis_i18n import get_profile

from shared.http.fields import Invalid, Line

NOT_SHOWN: Final = "This text holds characters that can't be shown, or that change how what is around them is shown."
NO_LETTER: Final = "A name has at least one letter."
A_LINK: Final = "Neither an address nor a link may stand here. If it is none, put a space after the dot."
A_NUMBER: Final = "A telephone number may not stand here."
A_FORMULA: Final = "A name does not begin with = + - or @."
OURS: Final = "So the platform calls itself, or those who work for it."
ENCODED: Final = "“=?” begins an encoded word of mails and may not stand here."

# What is right in a name and has no place in the profile is judged as what it stands for.
_JOINING: Final = "\u0600-\u07ff\u0840-\u0dff\u0e00-\u109f\u1780-\u18af\ufb50-\ufdff\ufe70-\ufefc"
_PICTURES: Final = "\u2190-\u2bff\U0001f000-\U0001faff"
_JUDGED_AS: Final = (
    (re.compile("(?<=[^\\W\\d_])[\ufe00-\ufe0f\u180b-\u180d\U000e0100-\U000e01ef]"), ""),  # another form of a character
    (re.compile(f"(?<=[{_PICTURES}])\ufe0f"), ""),
    (re.compile(f"(?<=[{_PICTURES}])\u200d(?=[{_PICTURES}])"), ""),  # several pictures that are one
    (re.compile(f"(?<=[{_JOINING}])[\u200c\u200d\u0640](?![\u200c\u200d])"), ""),  # letters that join, or don't
    (re.compile(r"(?<=\w)·(?=\w)"), ""),  # between the parts of a name: 列夫·托尔斯泰
    (re.compile("[\U00020000-\U0003fffd]"), "一"),  # ideographs of names, however new their code
)
_SPACES: Final = re.compile(r"\s+")
_DOTS: Final = str.maketrans(dict.fromkeys("。｡．․", "."))
_TAKEN_FOR_DOTS: Final = re.compile(r"(?<=[a-z0-9])[‧∙•⋅・･։۔।](?=[a-z])", re.IGNORECASE)
_TAKEN_FOR_SLASHES: Final = re.compile(r"(?<=\w)[:꞉∶][/∕⁄⧸╱]{2}")
_ABBREVIATED: Final = re.compile(r"\b(?:[^\W\d_]|[DMJS]r|Mr?s|M[de]|St|Ste|Prof)\.(?=([^\W\d_]))(?![\w.]*/)")
_MAILBOX: Final = re.compile(r"[\w.+-]@\w")
_SITE: Final = re.compile(r"\bwww\.\w|\w://", re.IGNORECASE)
_SCHEME: Final = re.compile(
    r"\b(?:mailto|tel|callto|sms|sips?|xmpp|javascript|vbscript|data|file|intent|magnet|bitcoin|ethereum|geo|skype|tg"
    r"|whatsapp):\S",
    re.IGNORECASE,
)
"""What programs open without two slashes behind it."""
_RESERVED: Final = ("example", "test", "invalid", "localhost", "local", "internal", "onion")
_WRITTEN_LIKE_DOMAINS: Final = re.compile(r"\b(?:asp|ado|vb|ml)\.net\b|\bsocket\.io\b", re.IGNORECASE)
_BETWEEN_DIGITS: Final = frozenset(" ()./-\u2010\u2011\u2012\u2013")
_MOST_DIGITS: Final = 8
"""In a row, with what stands between the digits of a telephone number; two years fit: 2026–2027."""
_MOST_DIGITS_OF_A_NAME: Final = 5
_OURS: Final = "mentoring"
_OFFICIAL: Final = frozenset(
    """
    admin administration administrator administratorin helpdesk kundendienst kundenservice moderation moderator moderatorin
    noreply official operator plattform platform postmaster root security service sicherheit staff support system team the
    """.split()  # noqa: SIM905 — a list of words reads better as one
)
"""Nobody is called so by these words alone."""
_LOOK_LIKE: Final = str.maketrans("аеіјорсухһԁɡοινтмгп", "aeijopcyxhdgoivtmrn")
"""Letters of other scripts that are taken for Latin ones."""
_UNSEEN: Final = frozenset("\u2800\ufffc\ufffd")
"""Pictures of nothing, which the profile takes for signs."""


@dataclass(frozen=True)
class Title(Line):
    """Annotates a line that leads a mail or heads a list: `title: Annotated[str, Title(80)]`."""

    def _cleaned(self, value: object) -> str:
        text = _SPACES.sub(" ", super()._cleaned(value))
        shown = _shown(text)
        if text and not any(each.isalnum() for each in shown):
            raise Invalid(NOT_SHOWN)
        if "=?" in shown:
            raise Invalid(ENCODED)
        if _is_link(shown):
            raise Invalid(A_LINK)
        if _digits_in_a_row(shown) > _MOST_DIGITS:
            raise Invalid(A_NUMBER)
        return text


@dataclass(frozen=True)
class Name(Title):
    """Annotates what a person is called: `name: Annotated[str, Name(100)]`."""

    def _cleaned(self, value: object) -> str:
        text = super()._cleaned(value)
        if text and not any(each.isalpha() for each in text):
            raise Invalid(NO_LETTER)
        if sum(map(_is_digit, unicodedata.normalize("NFKC", text))) > _MOST_DIGITS_OF_A_NAME:
            raise Invalid(A_NUMBER)
        if text.startswith(("=", "+", "-", "@")):
            raise Invalid(A_FORMULA)
        if _is_ours(text):
            raise Invalid(OURS)
        return text


def _shown(text: str) -> str:
    """The text as it is compared and judged. Raises `Invalid` where it holds what nobody should see, or nobody can."""
    judged = text
    for pattern, instead in _JUDGED_AS:
        judged = pattern.sub(instead, judged)
    try:
        shown = _profile().enforce(judged) if judged else ""
    except UnicodeError:
        raise Invalid(NOT_SHOWN) from None
    if any(each in _UNSEEN or unicodedata.category(each) == "Me" for each in shown):
        raise Invalid(NOT_SHOWN)
    return str(shown)


def _is_ours(text: str) -> bool:
    """Whether it leads a mail as if the platform itself were meant."""
    alike = unicodedata.normalize("NFKC", text).casefold().translate(_LOOK_LIKE).replace("no-reply", "noreply")
    words = re.findall(r"[^\W_]+", alike)
    return _OURS in words or (bool(words) and _OFFICIAL.issuperset(words))


def _is_digit(each: str) -> bool:
    """In any script."""
    return unicodedata.digit(each, None) is not None


def _digits_in_a_row(shown: str) -> int:
    most = row = 0
    for each in shown:
        if _is_digit(each):
            row += 1
        elif each not in _BETWEEN_DIGITS:
            row = 0
        most = max(most, row)
    return most


def _is_link(shown: str) -> bool:
    text = _WRITTEN_LIKE_DOMAINS.sub("", _TAKEN_FOR_DOTS.sub(".", shown.translate(_DOTS)))
    text = _TAKEN_FOR_SLASHES.sub("://", text)
    if _MAILBOX.search(text) or _SITE.search(text) or _SCHEME.search(text):
        return True
    return bool(_linkify().test(_ABBREVIATED.sub(_apart, text)))


def _apart(abbreviated: re.Match[str]) -> str:
    """`J.R.R.Tolkien` is written without spaces, and no domain; `x.com` is one."""
    return abbreviated[0] if abbreviated[1].islower() else " "


@lru_cache(maxsize=1)
def _profile() -> Any:
    return get_profile("NicknameCasePreserved")


@lru_cache(maxsize=1)
def _linkify() -> LinkifyIt:
    """Finds what programs make links of: with every top-level domain that there is, and those reserved for examples."""
    rules = files("publicsuffixlist").joinpath("public_suffix_list.dat").read_text(encoding="utf-8").splitlines()
    endings = [rule for rule in rules if rule and rule.isalnum()]
    return LinkifyIt(options={"fuzzy_ip": True}).tlds([*endings, *_RESERVED])
