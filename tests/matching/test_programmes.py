"""Within a programme: only while it runs."""

from typing import Any
from uuid import UUID

from shared.contracts import PROGRAMMES, ProgrammeState
from shared.contracts.programmes import OPEN_ID
from shared.ids import uuid7
from tests.matching.builders import NOW
from tests.matching.conftest import Api, World, slug


def programme(programme_id: UUID, **more: Any) -> ProgrammeState:
    common = {"version": 1, "change": "created", "slug": "wit", "name": "Women in Tech", "open_to_all": True}
    return ProgrammeState(programme_id=programme_id, **{**common, **more})


async def test_nobody_asks_or_is_recommended_in_a_programme_that_is_archived(api: Api, world: World) -> None:
    mentee, mentor, archived = await world.mentee(), await world.mentor(), uuid7()
    await world.tell(PROGRAMMES, programme(archived, change="archived", archived_at=NOW))

    assert slug(await api.ask(mentee, mentor, programme_id=str(archived))) == "programme-not-running"
    refused = await api.get(mentee, f"me/recommendations?programme_id={archived}")
    assert slug(refused) == "programme-not-running"


async def test_what_is_still_asked_in_a_programme_ends_when_it_is_archived(api: Api, world: World) -> None:
    mentee, mentor, other, archived = await world.mentee(), await world.mentor(), await world.mentor(), uuid7()
    await world.tell(PROGRAMMES, programme(archived), programme(OPEN_ID, slug="open"))
    await api.ask(mentee, mentor, programme_id=str(archived))
    await api.ask(mentee, other)

    await world.tell(PROGRAMMES, programme(archived, version=2, change="archived", archived_at=NOW))

    (_, ended) = [match for match in await world.matches() if match.mentor_id == mentor]
    assert (ended.change, ended.ended_because, ended.request_over) == ("declined", "no_longer_possible", True)
    assert await world.told_of(other) == ["proposed"]
