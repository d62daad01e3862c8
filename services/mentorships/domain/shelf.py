"""What somebody keeps to suggest it again: resources, challenges, and stories of their own by topic."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, Literal
from uuid import UUID

from services.mentorships.domain import lengths
from services.mentorships.domain.suggestions import ResourceKind
from shared.contracts.vocabulary import GoalKind
from shared.refusals import Kind, Refusal

ItemKind = Literal[ResourceKind, "challenge", "story"]

MOST_ITEMS: Final = 200


class UnknownShelfItem(Refusal):
    """There is no such thing on your shelf."""

    slug, kind = "shelf-item-not-found", Kind.NOT_FOUND


class ShelfFull(Refusal):
    """A shelf holds at most 200 things. Take away what you suggest no more."""

    slug, kind = "shelf-full", Kind.RULE


class StoryIsTold(Refusal):
    """A story is read where it fits a goal; it is nothing to start or to finish, so it can't be suggested."""

    slug, kind = "story-is-told", Kind.RULE


@dataclass(frozen=True)
class Content:
    """What it says. `skills` and `goal_kinds`: which goals it fits. `shared`: whether one's mentees see it where it fits."""

    kind: ItemKind
    title: str
    text: str | None
    link: str | None
    skills: tuple[str, ...]
    goal_kinds: tuple[GoalKind, ...]
    shared: bool

    def __post_init__(self) -> None:
        lengths.refuse_unfit(self.title, lengths.TITLE)
        lengths.refuse_unfit(self.text, lengths.STORY)

    def fits(self, goal_kind: GoalKind, skills: Collection[str]) -> bool:
        """Whether it has something to say about a goal of this kind, or with these skills."""
        return goal_kind in self.goal_kinds or any(skill in skills for skill in self.skills)


@dataclass(frozen=True)
class ShelfItem:
    """`suggested`: how often it was, as the store counts."""

    id: UUID
    owner_id: UUID
    version: int
    content: Content
    added_at: datetime
    suggested: int = 0

    def become(self, content: Content) -> "ShelfItem":
        return self if content == self.content else replace(self, version=self.version + 1, content=content)


def refuse_another(items: int) -> None:
    """Raises `ShelfFull`."""
    if items >= MOST_ITEMS:
        raise ShelfFull


def fitting(items: Sequence[ShelfItem], goal_kind: GoalKind, skills: Collection[str], *, own: bool) -> list[ShelfItem]:
    """What of a shelf fits a goal; to others than its owner what is shared alone."""
    return [each for each in items if (own or each.content.shared) and each.content.fits(goal_kind, skills)]
