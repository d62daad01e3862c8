"""The stages as a programme has them: what each is for, what helps, which sessions belong to it, and how much of it is enough."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from types import MappingProxyType
from typing import Final, get_args
from uuid import UUID

from services.mentorships.domain.stages import GUIDES, Enough, Guide
from shared.contracts.vocabulary import MentorshipStage, SessionKind
from shared.ground.languages import locale_tag
from shared.ground.questions import in_language, refuse_repeated_languages
from shared.refusals import Kind, Refusal

STAGES: Final[tuple[MentorshipStage, ...]] = get_args(MentorshipStage)
MOST_ACTIVITIES: Final = 10
LONGEST_PURPOSE: Final = 500
MOST_ENOUGH: Final = 10

KINDS: Final[Mapping[MentorshipStage, tuple[SessionKind, ...]]] = MappingProxyType(
    {
        "initiation": ("introductory",),
        "goal_setting": ("goal_workshop",),
        "engagement": ("check_in", "practice", "shadowing", "interview_preparation"),
        "feedback": ("progress_review",),
    }
)
"""Which sessions belong to which stage, where a programme does not say otherwise."""


class StagesNotWhole(Refusal):
    """The table says something of each of the four stages, once."""

    slug, kind = "stages-not-whole", Kind.RULE


class StagesUpToDate(Refusal):
    """All mentorships of this programme that go on have the stages that hold now."""

    slug, kind = "stages-up-to-date", Kind.CONFLICT


@dataclass(frozen=True)
class StageText:
    """What a stage is for and what helps, in one language (a BCP 47 tag)."""

    language: str
    purpose: str
    activities: tuple[str, ...]

    def __post_init__(self) -> None:
        object.__setattr__(self, "language", locale_tag(self.language))


@dataclass(frozen=True)
class StageTerms:
    """`session_kinds`: which sessions belong to it; those that are of no kind belong to every stage.

    `enough`: after how many of them the first stage is over, after how many goals that both agreed to the second, after how many
    that are completed the third, where none is open; and how many open ones lead back from the last. Raises `DuplicateLanguages`.
    """

    stage: MentorshipStage
    texts: tuple[StageText, ...]
    session_kinds: tuple[SessionKind, ...]
    enough: int = 1

    def __post_init__(self) -> None:
        refuse_repeated_languages(self.texts)

    def guide(self, language: str) -> Guide:
        """In the language (a primary tag), or the first one."""
        said = in_language(self.texts, language)
        return Guide(self.stage, said.purpose, said.activities)


def _own(stage: MentorshipStage) -> StageTerms:
    guide = GUIDES[stage]
    return StageTerms(stage, (StageText("en", guide.purpose, guide.activities),), KINDS[stage])


@dataclass(frozen=True)
class StageTable:
    """`version` counts what a programme said; 0: it never said anything, and what all have holds. `holds_from`: since it was said."""

    programme_id: UUID
    version: int = 0
    stages: Sequence[StageTerms] = field(default_factory=lambda: tuple(map(_own, STAGES)))
    holds_from: datetime | None = None

    def saying(self, stages: Sequence[StageTerms], *, now: datetime) -> "StageTable":
        """With these stages, in their order; itself where nothing differs. Raises `StagesNotWhole`."""
        if sorted(each.stage for each in stages) != sorted(STAGES):
            raise StagesNotWhole
        said = tuple(sorted(stages, key=lambda each: STAGES.index(each.stage)))
        if self.version and said == self.stages:
            return self
        return replace(self, version=self.version + 1, stages=said, holds_from=now)

    def terms(self, stage: MentorshipStage) -> StageTerms:
        return next(each for each in self.stages if each.stage == stage)

    @property
    def enough(self) -> Enough:
        """What a mentorship that begins by this table keeps of it."""
        first, second, third, last = (self.terms(stage) for stage in STAGES)
        return Enough(self.version, first.session_kinds, first.enough, second.enough, third.enough, last.enough)
