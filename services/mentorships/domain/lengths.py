"""How long people's words may be; the edge and the domain both hold to it."""

from typing import Final

from services.mentorships.domain.refusals import UnfitText

GOAL: Final = 500
ACTION_STEP: Final = 500
TOPIC: Final = 500
FEEDBACK: Final = 4000
FAREWELL: Final = 4000
AGREEMENT: Final = 2000
NOTES: Final = 10_000
MESSAGE: Final = 4000
ROLE: Final = 500
HELP: Final = 4000
WORKSHEET: Final = 2000
CHECK_IN: Final = 500
TITLE: Final = 200
LINK: Final = 500
SUGGESTION: Final = 2000
STORY: Final = 10_000
KUDOS: Final = 1000
REACH: Final = 500
SKILL: Final = 60


def refuse_unfit(text: str | None, longest: int) -> None:
    """Raises `UnfitText` for what is blank or too long; None (its author was erased) is fine."""
    if text is not None and not (text.strip() and len(text) <= longest):
        raise UnfitText
