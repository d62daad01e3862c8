"""The skill picture as SVG: shapes and lines that read without colour, and the same in words."""

from collections.abc import Iterator, Mapping
from typing import Final
from xml.etree.ElementTree import Element, SubElement, tostring

from services.mentorships.domain.skills import HIGHEST, Course, Picture, SkillSeen

SVG: Final = "image/svg+xml"

_ROW: Final = 36
_LEFT: Final = 200
_STEP: Final = 70
_TOP: Final = 70
_WIDTH: Final = _LEFT + 5 * _STEP
_INK: Final = "#1a1a1a"
_FONT: Final = "14px system-ui,sans-serif"

WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "en": {
        "title": "Where your skills stand",
        "own": "as the mentee sees it",
        "mentors": "as the mentor sees it",
        "key": "Hollow: at first. Filled: now. Circle: the mentee. Square: the mentor. Bar: both, with what was named.",
        "none": "Nobody has rated a skill yet.",
        "course": "{who}: {first}, now {last}",
        "named": "found strong {times} times",
        "confidence": "confidence",
    },
    "de": {
        "title": "Wo Ihre Fähigkeiten stehen",
        "own": "aus Sicht der oder des Mentee",
        "mentors": "aus Sicht der Mentorin oder des Mentors",
        "key": "Hohl: anfangs. Gefüllt: jetzt. Kreis: Mentee. Quadrat: Mentorin oder Mentor. Balken: beide, mit dem, was genannt wurde.",
        "none": "Noch hat niemand eine Fähigkeit bewertet.",
        "course": "{who}: {first}, jetzt {last}",
        "named": "{times}-mal als Stärke genannt",
        "confidence": "Zuversicht",
    },
}


def as_svg(picture: Picture, language: str) -> bytes:
    """One image of its own, with a title and a description that says all that it shows (WAI-ARIA, `img`)."""
    words = WORDS["de" if language == "de" else "en"]
    rows = [*picture.skills, *_confidence(picture, words)]
    height = _TOP + _ROW * max(len(rows), 1) + 50
    image = Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {_WIDTH} {height}",
            "role": "img",
            "aria-labelledby": "title description",
            "lang": "de" if language == "de" else "en",
        },
    )
    SubElement(image, "title", {"id": "title"}).text = words["title"]
    SubElement(image, "desc", {"id": "description"}).text = in_words(picture, language)
    SubElement(image, "rect", {"width": str(_WIDTH), "height": str(height), "fill": "#ffffff"})
    _text(image, 10, 26, words["title"], weight="bold")
    for level in range(1, HIGHEST + 1):
        _text(image, _x(level) - 4, 52, str(level))
    for number, seen in enumerate(rows):
        _row(image, seen, _TOP + _ROW * number)
    _text(image, 10, height - 20, words["key"] if rows else words["none"], size="10px system-ui,sans-serif")
    written: bytes = tostring(image, encoding="utf-8", xml_declaration=True)
    return written


def in_words(picture: Picture, language: str) -> str:
    """All that the image shows."""
    words = WORDS["de" if language == "de" else "en"]
    said = [_sentence(each, words) for each in (*picture.skills, *_confidence(picture, words))]
    return " ".join(said) or words["none"]


def _confidence(picture: Picture, words: Mapping[str, str]) -> Iterator[SkillSeen]:
    if picture.confidence.last is not None:
        yield SkillSeen(words["confidence"], picture.confidence, Course(), 0)


def _sentence(seen: SkillSeen, words: Mapping[str, str]) -> str:
    courses = ((words["own"], seen.own), (words["mentors"], seen.mentors))
    parts = [
        words["course"].format(who=who, first=course.first, last=course.last)
        for who, course in courses
        if course.last is not None
    ]
    if seen.named:
        parts.append(words["named"].format(times=seen.named))
    return f"{_name(seen.skill)}: {'; '.join(parts)}."


def _name(skill: str) -> str:
    return skill.replace("-", " ")


def _row(image: Element, seen: SkillSeen, y: int) -> None:
    _text(image, 10, y + 16, _name(seen.skill)[:24])
    SubElement(image, "line", _at(x1=_x(1), x2=_x(HIGHEST), y1=y + 12, y2=y + 12) | {"stroke": "#8a8a8a"})
    if seen.level is not None:
        bar = _at(x=_x(1), y=y + 9, width=max(_x(seen.level) - _x(1), 1), height=6)
        SubElement(image, "rect", bar | {"fill": "#c8c8c8"})
    for course, shape in ((seen.mentors, "square"), (seen.own, "circle")):
        for level, fill in ((course.first, "#ffffff"), (course.last, _INK)):
            if level is not None:
                _mark(image, shape, _x(level), y + 12, fill)


def _mark(image: Element, shape: str, x: float, y: float, fill: str) -> None:
    drawn = {"fill": fill, "stroke": _INK, "stroke-width": "2"}
    if shape == "circle":
        SubElement(image, "circle", _at(cx=x, cy=y, r=5) | drawn)
    else:
        SubElement(image, "rect", _at(x=x - 8, y=y - 8, width=16, height=16) | drawn)


def _text(image: Element, x: float, y: float, text: str, *, weight: str = "normal", size: str = _FONT) -> None:
    SubElement(image, "text", _at(x=x, y=y) | {"style": f"font:{weight} {size}", "fill": _INK}).text = text


def _x(level: float) -> float:
    return _LEFT + (level - 1) * _STEP


def _at(**numbers: float) -> dict[str, str]:
    return {name: f"{number:g}" for name, number in numbers.items()}
