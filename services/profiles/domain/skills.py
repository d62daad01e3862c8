"""The skill vocabulary: one slug a skill, whatever people call it."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from shared.refusals import Kind, Refusal

LONGEST_SLUG: Final = 60

_SPOKEN: Final = (("+", " plus "), ("#", " sharp "), ("&", " and "))
_BETWEEN_WORDS: Final = re.compile(r"[\W_]+")


class UnusableSkill(Refusal):
    """A skill needs letters or digits, and at most 60 of them."""

    slug, kind = "unusable-skill", Kind.RULE


class VocabularyIsWrong(ValueError):
    """The vocabulary contradicts itself."""


def searchable(text: str) -> str:
    """The text without case and accents, which nobody types alike."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return unicodedata.normalize("NFKC", "".join(each for each in plain if not unicodedata.combining(each)))


def slug_of(text: str) -> str:
    """The comparing form of a spelling, and the slug of a free skill: `C++` is `c-plus-plus`, `Café` is `cafe`.

    Raises `UnusableSkill`.
    """
    plain = searchable(text)
    for sign, word in _SPOKEN:
        plain = plain.replace(sign, word)
    slug = _BETWEEN_WORDS.sub("-", plain).strip("-")
    if not slug or len(slug) > LONGEST_SLUG:
        raise UnusableSkill
    return slug


def name_of_free_skill(slug: str) -> str:
    """How a skill outside of the vocabulary is shown."""
    return slug.replace("-", " ").capitalize()


@dataclass(frozen=True)
class Skill:
    """A skill of the vocabulary. `spellings`: what people call it besides its name. `near`: closeness in 0..1 by slug."""

    skill: str
    name: str
    spellings: tuple[str, ...] = ()
    near: tuple[tuple[str, float], ...] = ()

    def __post_init__(self) -> None:
        if slug_of(self.skill) != self.skill:
            raise VocabularyIsWrong(f"{self.skill!r} is no slug; {slug_of(self.skill)!r} is")
        if wrong := [slug for slug, closeness in self.near if not 0 < closeness <= 1 or slug == self.skill]:
            raise VocabularyIsWrong(f"{self.skill} is wrongly near {', '.join(wrong)}")

    @property
    def keys(self) -> frozenset[str]:
        """Comparing forms of everything this skill is called."""
        return frozenset(map(slug_of, (self.skill, self.name, *self.spellings)))


def vocabulary(skills: Iterable[Skill]) -> Mapping[str, Skill]:
    """The skills by slug, nearness made mutual. Raises `VocabularyIsWrong` where two skills share a spelling."""
    by_slug: dict[str, Skill] = {}
    owners: dict[str, str] = {}
    for skill in skills:
        if skill.skill in by_slug:
            raise VocabularyIsWrong(f"{skill.skill} stands there twice")
        by_slug[skill.skill] = skill
        for key in skill.keys:
            if (owner := owners.setdefault(key, skill.skill)) != skill.skill:
                raise VocabularyIsWrong(f"{key!r} is a spelling of {owner} and of {skill.skill}")
    return _mutually_near(by_slug)


def _mutually_near(skills: Mapping[str, Skill]) -> Mapping[str, Skill]:
    near: dict[str, dict[str, float]] = {slug: {} for slug in skills}
    for slug, skill in skills.items():
        for other, closeness in skill.near:
            if other not in skills:
                raise VocabularyIsWrong(f"{slug} is near {other}, which is not there")
            for one, two in ((slug, other), (other, slug)):
                near[one][two] = max(near[one].get(two, 0.0), closeness)
    return {slug: replace(skill, near=tuple(sorted(near[slug].items()))) for slug, skill in skills.items()}
