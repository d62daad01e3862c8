"""What people are called, in every script, passes; what would make an official mail say something else does not."""

import unicodedata
from typing import Annotated

import pytest
from pydantic import TypeAdapter, ValidationError

from shared.http.fields import Line, Prose
from shared.http.names import Name, Title

NAME: TypeAdapter[str] = TypeAdapter(Annotated[str, Name(100)])
NAME_OR_NONE: TypeAdapter[str] = TypeAdapter(Annotated[str, Name(100, shortest=0)])
TITLE: TypeAdapter[str] = TypeAdapter(Annotated[str, Title(100)])
LINE: TypeAdapter[str] = TypeAdapter(Annotated[str, Line(100)])

# Bidirectional and combining characters read badly in a list: the names are told apart by what stands around them.
REAL_NAMES = """
O'Brien | D’Angelo | N'Golo Kanté | Tu'i | ʻOkina | Kaʻiulani | Amina Diallo | José | Zoë | Łukasz | Đặng | İbrahim | Þórr
O | Y | Ng | U Nu | 王 | Björk Guðmundsdóttir | Nguyễn Thị Minh Khai | María del Carmen García López de la Cruz
A.P.J.Abdul Kalam | J.R.R. Tolkien | J.R.R.Tolkien | Dr.Ines Falk | Dr. Ines Falk | St.John | Mr.Black | M.Sc. Ana
Zoë Ph.D. | Smith, Jr. | Sammy Davis Jr. | Ludwig II. | Ivan the 3rd | Mary Ann (Polly) | Ann-Marie | Jean‑Luc | Nils-Åke
K:son | !Naruseb | Justus ǁGaroëb | Ben //Garoeb | Kavita d/o Raman | X Æ A-12 | Gal·la Placídia
علی‌رضا | محمد بن عبد الله | مُحَمَّد | محـمـد | ئاسۆ ره‌شید | שָׁלוֹם | נחמן ב״ר | יוסף חיים ג׳ | ܝܘܚܢܢ | ދިވެހި
ශ්‍රී ලාල් | क्‍षितिज | राजेश कुमार | রহমান | ਗੁਰਪ੍ਰੀਤ | தமிழ்ச்செல்வி | తెలుగు | ಕನ್ನಡ | മലയാളം | สมชาย ใจดี | ສົມພອນ
སྒྲོལ་མ | အောင်ဆန်းစုကြည် | សុខា | 欧阳娜娜 | 列夫·托尔斯泰 | 山田 太郎 | 渡邉󠄁 | 𠮷田 | ジョン・スミス | 김민준
Ελένη Παπαδοπούλου | Пётр Ильич | Ђорђе | Հայկ | გიორგი | ተስፋዬ | ⵜⵉⵏⵀⵉⵏⴰⵏ | ᏣᎳᎩ | ᐃᓄᒃ | ߒߞߏ | ᠮᠣᠩᠭᠣᠯ | Ḥusayn | Ｍｉｃｈａｅｌ
Ana 🌸 | Ana ❤️ | Dev 👩‍💻 | Mentor | Ana Team | Root Adams | Teamo | Marina Мария | Admina System
"""

HOSTILE = {
    "Your account is locked: https://evil.example/login": "a link after words",
    "evil.example": "a domain",
    "see evil.app now": "a domain of any ending",
    "EVIL.COM": "a domain in capitals",
    "x.com": "a domain of one letter",
    "evil。com": "a domain with an ideographic dot",
    "evil․com": "a domain with a leader for a dot",
    "ｅｖｉｌ．ｃｏｍ": "a domain in wide letters",
    "пример.рф": "a domain in other letters",
    "xn--e1afmkfd.xn--p1ai": "a domain in ASCII form",
    "bank.com/login": "a path",
    "Dr.Black/login": "a path behind what looks like a title",
    "www.evil": "the beginning of a site",
    "ftp://x.y": "another scheme",
    "javascript://x": "a scheme that acts",
    "mailto:x": "a scheme of mails",
    "192.168.1.1": "a network address",
    "mail me@evil.example": "an address",
    "\u202egnihton": "an override of direction",
    "Ana \u2066and": "an isolate that is not closed",
    "\u200fAna": "a mark of direction",
    "a\u200bb": "a space of no width",
    "\u200b\u200b": "spaces of no width only",
    "\ufeffAna": "a byte order mark",
    "Paypal\u200c": "a joiner where nothing joins",
    "A\u200dna": "a joiner between letters that don't join",
    "a\u00adb": "a soft hyphen",
    "\u3164": "a filler only",
    "\u115fa": "a filler",
    "\u2800": "a blank of Braille",
    "A\U000e0041\U000e0042": "tags",
    "🏴\U000e0067\U000e0062\U000e007f Tom": "tags behind a flag",
    "=?utf-8?b?eA==?=": "an encoded word",
    "＝？utf-8?b?eA==?=": "an encoded word in wide signs",
    "🌸": "no letter",
    "...": "dots only",
    "123": "digits only",
    "a\nb": "two lines",
    "a\u2028b": "two lines by a separator",
    "Z\u0335\u0336\u0337\u0338\u0348\u0349o": "a heap of marks",
    "e\u0335\u0335": "a mark twice",
    "\ue000x": "a character of private use",
    "\ufffdx": "a character that was lost",
    "evil‧com": "a domain with a point of hyphenation",
    "evil∙com": "a domain with an operator for a dot",
    "evil・com": "a domain with a middle dot of Katakana",
    "evil։com": "a domain with an Armenian full stop",
    "evil۔com": "a domain with an Urdu full stop",
    "evil।com": "a domain with a danda",
    "https:∕∕evil": "slashes of division",
    "https:⁄⁄evil": "slashes of fractions",
    "http꞉//evil": "a letter for a colon",
    "tel:Ann": "a scheme of telephones",
    "SMS:Ann": "a scheme of messages",
    "javascript:alert(1)": "a scheme that acts without slashes",
    "data:text": "a scheme of data",
    "bitcoin:Ann": "a scheme of money",
    "Call 0800 123 4567": "a telephone number",
    "Ann (0151) 234-56": "a telephone number in parts",
    "Ann ０１５１２３４５６": "a telephone number in wide digits",
    "اتصل ٠٨٠٠١٢٣٤٥": "a telephone number in Arabic digits",
    "Call ①②③④⑤⑥": "a telephone number in circles",
    "Ann\u2800\u2800Bob": "blanks of Braille between words",
    "A\u20dd\u20de": "marks that enclose",
    "A\ufff9b\ufffac\ufffb": "an annotation between lines",
    "Ann\u2062Bob": "an invisible sign of multiplication",
    "Ann\u034fBob": "a joiner of graphemes",
    "=HYPERLINK(A1)": "a formula",
    "@SUM(A1)": "a formula of old",
    "+Ann": "a formula that adds",
    "Mentoring": "the platform itself",
    "The Mentoring Team": "those who work for it",
    "МENTORING Support": "the platform in letters that look alike",
    "𝓜𝓮𝓷𝓽𝓸𝓻𝓲𝓷𝓰": "the platform in signs of mathematics",
    "Admin": "somebody official",
    "Security-Team": "those who are official",
    "no-reply": "nobody",
    "": "nothing",
}


@pytest.mark.parametrize(
    "name", [each.strip() for line in REAL_NAMES.splitlines() if line for each in line.split(" | ")]
)
def test_what_people_are_called_is_kept_as_they_write_it(name: str) -> None:
    assert NAME.validate_python(name) == name


@pytest.mark.parametrize("name", HOSTILE, ids=list(HOSTILE.values()))
def test_a_name_holds_nothing_that_makes_a_mail_say_something_else(name: str) -> None:
    with pytest.raises(ValidationError):
        NAME.validate_python(name)


def test_spaces_of_any_kind_are_one_space() -> None:
    assert NAME.validate_python("  Ana\u3000 \u00a0María ") == "Ana María"


def test_an_empty_name_passes_only_where_one_may_have_none() -> None:
    assert NAME_OR_NONE.validate_python("  ") == ""


@pytest.mark.parametrize(
    "title",
    [
        "2026–2027: plans",
        "Fridays, 09:00-10:30, 2026",
        "Re: next steps",
        "Grow your team",
        "ASP.NET for beginners",
        "1:1",
        "CI/CD in 30 min",
        "C++ & Rust",
        "第一次见面",
    ],
)
def test_a_title_says_what_it_is_about(title: str) -> None:
    assert TITLE.validate_python(title) == title


@pytest.mark.parametrize(
    "title",
    [
        "Call 0800 123 4567",
        "tel:Ann",
        "evil‧com",
        "A\u2800\u2800B",
        "Meet at evil.example",
        "https://evil.example",
        "\u202eeman",
        "=?utf-8?q?x?=",
        "\u2800",
        "!!",
    ],
)
def test_a_title_leads_nowhere(title: str) -> None:
    with pytest.raises(ValidationError):
        TITLE.validate_python(title)


@pytest.mark.parametrize(
    "line",
    [
        "A\ufff9b\ufffac\ufffb",
        "a\u2063b",
        "a\ufeffb",
        "Z\u0335\u0336\u0337\u0338\u0348o",
        "\u202eeman",
        "a\u2066b",
        "a\U000e0041",
        "a\u2029b",
        "\u200b",
        "\u2800\u3164",
    ],
)
def test_a_line_turns_and_hides_nothing(line: str) -> None:
    with pytest.raises(ValidationError):
        LINE.validate_python(line)


@pytest.mark.parametrize("words", ["བརྒྱད", "ཧྐྵྨླྺྼྻྂ", "שָׁ֑לוֹם", "Việt Nam", "नमस्ते", "ไม้เอก", "e\u0301\u0323"])
def test_marks_of_real_orthographies_are_no_heap(words: str) -> None:
    assert LINE.validate_python(words) == unicodedata.normalize("NFC", words)


def test_no_text_of_many_lines_covers_others() -> None:
    prose: TypeAdapter[str] = TypeAdapter(Annotated[str, Prose(100)])
    with pytest.raises(ValidationError):
        prose.validate_python("Z\u0335\u0336\u0337\u0338\u0348\u0349\u034a\u034b\u034co")
    assert prose.validate_python("بّّ") == "بّّ"


def test_a_line_may_join_letters_and_name_a_site() -> None:
    assert LINE.validate_python("علی‌رضا, once at example.org") == "علی‌رضا, once at example.org"
