"""Where people meet: for those who do, while they do."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final, Literal
from urllib.parse import urlsplit

from services.scheduling.domain.possible import refuse_impossible

LONGEST_PLACE: Final = 500
FEWEST_DIGITS: Final = 3
SHOWN_AFTER_END: Final = 60
"""Minutes for which a place is still shown: some sessions last longer."""

_NUMBER: Final = re.compile(r"[0-9 +()/-]+")
_HOST: Final = re.compile(r"[a-z0-9]([a-z0-9._-]*[a-z0-9])?\.?|[0-9a-f:.]+", re.IGNORECASE)
_TRICKS_OF_DIRECTION: Final = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_NO_SIGNS: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zs", "Zl", "Zp"})

PlaceKind = Literal["link", "telephone", "address"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where to meet; for the people of a session only."""

    kind: PlaceKind
    text: str

    def __post_init__(self) -> None:
        refuse_impossible(("place/text", 0 < len(self.text) <= LONGEST_PLACE, "A place says where, in a few words."))

    def refuse_no_such_place(self) -> None:
        """Refuses a text that is not of its kind. Asked when a place is named: older ones were taken as they came."""
        link, number = self.kind == "link", self.kind == "telephone"
        plain = _TRICKS_OF_DIRECTION.search(self.text) is None
        refuse_impossible(
            ("place/text", plain, "A place has no characters that turn the direction of its text."),
            ("place/text", not link or _is_link(self.text), "A link is a whole address, with https:// or http://."),
            (
                "place/text",
                not number or _is_number(self.text),
                "A number has three digits or more, spaces, + - ( ) /.",
            ),
        )


def _is_link(text: str) -> bool:
    """Whether it leads where it seems to lead: nothing before the host, and nothing that readers take differently."""
    try:
        address = urlsplit(text)
        named = _HOST.fullmatch(address.hostname or "") is not None and address.port != 0
    except ValueError:  # brackets that hold no address, a port that is none
        return False
    plain = "\\" not in text and not any(unicodedata.category(sign) in _NO_SIGNS for sign in text)
    return named and plain and address.scheme in ("http", "https") and "@" not in address.netloc


def _is_number(text: str) -> bool:
    return _NUMBER.fullmatch(text) is not None and sum(character.isdigit() for character in text) >= FEWEST_DIGITS
