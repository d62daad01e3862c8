"""People of copies who are nobody's twins in what makes them fit: else all mentors of one kind would suit a mentee equally well, and no
bound on what somebody can have at most would spare anybody.

Only `matching` asks how people differ, so it is told alone: sections and hours of the marketplace that benchmarks measure. How many
places a mentor has stays as it is, since their mentees are copies too.
"""

import json
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Final
from uuid import UUID

from services.matching.domain.people import Mentee, Mentor
from shared.contracts.vocabulary import Side
from shared.postgres import Connection
from tests.benchmarks.recommendations.filling import SKILLS
from tests.capacity.multiplying import of_copy
from tests.capacity.town import Pair
from tests.matching import marketplace
from tests.matching.builders import TODAY

ANYBODY: Final = 10**9
"""More than are ever taken: the first of them are the same, however many are wanted."""
AT_ONCE: Final = 2_000

SECTIONS: Final = """
UPDATE matching.people SET {side} = told.section || jsonb_strip_nulls(jsonb_build_object('capacity', {side} -> 'capacity'))
FROM unnest($1::uuid[], $2::jsonb[]) AS told (id, section)
WHERE person_id = told.id AND {side} IS NOT NULL
"""
HOURS: Final = """
UPDATE matching.availability SET first_day = told.first_day, bits = told.bits
FROM unnest($1::uuid[], $2::date[], $3::bytea[]) AS told (id, first_day, bits)
WHERE person_id = told.id
"""


class Variety:
    """`today`: the first day of everybody's hours."""

    def __init__(self, connection: Connection, pairs: Sequence[Pair], today: date) -> None:
        self._connection = connection
        self._mentors = sorted({each.mentor for each in pairs})
        self._mentees = sorted({each.mentee for each in pairs})
        self._like_mentors = marketplace.mentors(ANYBODY)
        self._like_mentees = marketplace.mentees(ANYBODY)
        self._later = today - TODAY
        self._copies = 0

    async def begin(self) -> None:
        """The skills that they name."""
        known = [(each.skill, each.name, json.dumps(each.near)) for each in marketplace.skills()]
        await self._connection.execute("SET search_path = matching")
        await self._connection.execute(SKILLS, *map(list, zip(*known, strict=True)))
        await self._connection.execute("RESET search_path")

    async def up_to(self, copies: int) -> None:
        """Everybody in copies that have come since the last time."""
        fresh = range(self._copies + 1, copies + 1)
        await self._told("mentor", self._mentors, fresh, self._like_mentors)
        await self._told("mentee", self._mentees, fresh, self._like_mentees)
        self._copies = copies
        await self._connection.execute("VACUUM ANALYZE matching.people, matching.availability")
        await self._connection.execute("CHECKPOINT")

    async def _told(
        self, side: Side, originals: Sequence[UUID], copies: Sequence[int], alike: Iterator[Mentor | Mentee]
    ) -> None:
        ids = (of_copy(each, copy) for copy in copies for each in originals)
        pairs = zip(ids, alike, strict=False)
        while some := list(islice(pairs, AT_ONCE)):
            sections = [(person, like.section.model_dump_json()) for person, like in some]
            await self._connection.execute(SECTIONS.format(side=side), *map(list, zip(*sections, strict=True)))
            hours = [(person, like.hours) for person, like in some if like.hours is not None]
            told = [(person, each.first_day + self._later, each.bits) for person, each in hours]
            await self._connection.execute(HOURS, *map(list, zip(*told, strict=True)))
