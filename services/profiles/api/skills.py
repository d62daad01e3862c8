"""The skill vocabulary."""

from datetime import datetime
from typing import Annotated

from fastapi import Query as Parameter
from fastapi.responses import Response

from services.profiles.store.skills import KnownSkill
from services.profiles.use_cases import skills
from shared.http.dependencies import Query
from shared.http.fields import Line, ResponseModel
from shared.http.paging import Page, PagingQuery
from shared.http.routing import Router
from shared.postgres import Tx

router = Router(tag="skills", about="The vocabulary of skills that profiles and matching speak.")


class NearView(ResponseModel):
    """A skill that is close to another."""

    skill: str
    """The slug of the near skill."""
    closeness: float
    """0 (nothing in common) to 1 (the same)."""


class SkillView(ResponseModel):
    """A skill of the vocabulary."""

    skill: str
    """The slug of the skill."""
    name: str
    """As people write it."""
    spellings: list[str]
    """Other ways to write it, accepted wherever a skill is asked for."""
    near: list[NearView]
    """Skills that have much in common with it."""

    @classmethod
    def of(cls, known: KnownSkill) -> "SkillView":
        skill = known.skill
        near = [NearView(skill=other, closeness=closeness) for other, closeness in skill.near]
        return cls(skill=skill.skill, name=skill.name, spellings=list(skill.spellings), near=near)


@router.get("/skills", operation_id="list_skills", response_model=Page[SkillView])
async def list_skills(
    query: Query,
    paging: PagingQuery,
    q: Annotated[Annotated[str, Line(60, shortest=0)], Parameter(description="What one types.", examples=["k8"])] = "",
) -> Response:
    """The skills that are called so, then those whose name begins so, a word of whose name does, whose spelling does, and
    those that have it anywhere."""
    after = paging.after(int, str)

    async def read(tx: Tx, _now: datetime) -> Page[SkillView]:
        found = await skills.search(tx, q, after=after, limit=paging.limit)
        page = Page[KnownSkill].of(found, paging, lambda known: (known.rank, known.skill.skill))
        return Page(items=[SkillView.of(each) for each in page.items], next_page_token=page.next_page_token)

    return await query.run(read)
