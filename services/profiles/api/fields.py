"""What stands in several requests and answers of profiles."""

from collections.abc import Mapping, Sequence
from typing import Annotated

from pydantic import AfterValidator, EmailStr, Field

from services.profiles.domain import profiles
from services.profiles.domain.profiles import LONGEST_INDUSTRY, MOST_INDUSTRIES, MOST_LANGUAGES
from shared.http.fields import Int4, Invalid, Line, RequestModel, ResponseModel
from shared.mail.addresses import NoAddress, on_the_wire


def _as_kept(email: str) -> str:
    try:
        return on_the_wire(email)
    except NoAddress:
        raise Invalid("This is no address that a mail can be sent to.") from None


EmailAddress = Annotated[EmailStr, AfterValidator(_as_kept)]
"""An address, with its domain in ASCII."""

OneToFive = Annotated[Int4, Field(ge=1, le=5)]
SkillText = Annotated[str, Line(60)]
LanguageText = Annotated[str, Field(pattern="^[A-Za-z]{2,3}$", examples=["en", "de", "sw"])]
IndustryText = Annotated[str, Line(LONGEST_INDUSTRY)]
Industries = Annotated[list[IndustryText], Field(max_length=MOST_INDUSTRIES)]


class LanguageBody(RequestModel):
    """A language by its BCP 47 primary tag."""

    language: LanguageText
    """A BCP 47 primary tag, such as en."""
    level: OneToFive
    """1 (a little) to 5 (native)."""


class LanguageView(ResponseModel):
    """A language by its BCP 47 primary tag."""

    language: str
    """A BCP 47 primary tag, such as en."""
    level: int
    """1 (a little) to 5 (native)."""


Languages = Annotated[list[LanguageBody], Field(max_length=MOST_LANGUAGES)]


class SkillLevelView(ResponseModel):
    """A skill that somebody has."""

    skill: str
    """The slug of the skill."""
    name: str
    """As people write it."""
    level: int
    """1 (beginner) to 5 (authority)."""


def languages_of(bodies: Sequence[LanguageBody]) -> tuple[profiles.Language, ...]:
    return tuple(profiles.Language(each.language, each.level) for each in bodies)


def skill_levels_of(skills: Sequence[profiles.SkillLevel], names: Mapping[str, str]) -> list[SkillLevelView]:
    return [SkillLevelView(skill=each.skill, name=names[each.skill], level=each.level) for each in skills]
