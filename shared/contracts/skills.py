"""The skill vocabulary."""

from typing import Final, Literal
from uuid import UUID

from shared.contracts.envelope import State, Topic


class NearSkill(State):
    """`closeness`: 0 (nothing in common) to 1 (the same)."""

    skill: str
    closeness: float


class SkillState(State):
    """`skill` is the slug; `skill_id` follows from it (`shared.ids.named_uuid("skill", slug)`)."""

    skill_id: UUID
    version: int
    change: Literal["added", "changed"]
    skill: str
    name: str
    spellings: tuple[str, ...] = ()
    near: tuple[NearSkill, ...] = ()


SKILLS: Final = Topic(
    name="skills",
    summary="a skill: its name, spellings and near skills",
    state=SkillState,
    key="skill_id",
    type="mentoring.skill.v1",
    producers=("profiles",),
    consumers=("matching",),
)
