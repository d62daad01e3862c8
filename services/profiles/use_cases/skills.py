"""The skill vocabulary: taking it over from its file, and finding the skill that is meant."""

from collections.abc import Collection, Mapping
from datetime import datetime

from services.profiles.domain.skills import Skill, UnusableSkill, name_of_free_skill, slug_of
from services.profiles.store import skills as store
from services.profiles.store.skills import KnownSkill
from shared.contracts import SKILLS, SkillState
from shared.contracts.skills import NearSkill
from shared.ids import named_uuid
from shared.postgres import Tx
from shared.publishing import outbox


async def take_over_vocabulary(tx: Tx, vocabulary: Mapping[str, Skill], *, now: datetime) -> int:
    """Saves and publishes the skills that are new or changed; their number.

    A skill that is not in the vocabulary any more stays: people have it.
    """
    await store.lock(tx)
    known = await store.all_skills(tx)
    changed = [
        KnownSkill(skill, known[slug].version + 1 if slug in known else 1)
        for slug, skill in vocabulary.items()
        if slug not in known or known[slug].skill != skill
    ]
    await store.save(tx, changed)
    for each in changed:
        await outbox.add(tx, SKILLS.record(state_of(each)), now)
    return len(changed)


async def slugs_of(tx: Tx, texts: Collection[str]) -> Mapping[str, str]:
    """The slug of each skill as people write it: the vocabulary's where it knows the spelling, else its own."""
    keys = {text: slug_of(text) for text in texts}
    known = await store.resolve(tx, set(keys.values()))
    return {text: known.get(key, key) for text, key in keys.items()}


async def slug_meant(tx: Tx, words: str) -> str | None:
    """The skill that these words are a spelling of, or that they would be the slug of; None where they are neither."""
    try:
        return (await slugs_of(tx, [words]))[words]
    except UnusableSkill:
        return None


async def search(tx: Tx, words: str, *, after: tuple[int, str] | None, limit: int) -> list[KnownSkill]:
    """Skills of the vocabulary by what one types, the best first; all of them for no words."""
    try:
        key = slug_of(words) if words else ""
    except UnusableSkill:
        return []
    return await store.search(tx, key, after=after, limit=limit)


async def names_of(tx: Tx, slugs: Collection[str]) -> Mapping[str, str]:
    """How each skill is called."""
    known = await store.names(tx, slugs)
    return {slug: known.get(slug) or name_of_free_skill(slug) for slug in slugs}


def state_of(known: KnownSkill) -> SkillState:
    """What is told of it."""
    skill = known.skill
    return SkillState(
        skill_id=named_uuid("skill", skill.skill),
        version=known.version,
        change="added" if known.version == 1 else "changed",
        skill=skill.skill,
        name=skill.name,
        spellings=skill.spellings,
        near=tuple(NearSkill(skill=other, closeness=closeness) for other, closeness in skill.near),
    )
