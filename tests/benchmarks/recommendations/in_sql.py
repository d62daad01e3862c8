"""The limit in SQL: the twenty who know best what a mentee wants to learn, by skills alone, as fast as PostgreSQL finds them.

Two ways were tried: an array of skills with a GIN index, and who knows what as rows of small numbers in an index that holds all that is
asked for. Each is asked by each mentee, and the faster one counts.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from services.matching.domain.people import Mentee, Mentor
from services.matching.domain.skills import Vocabulary
from shared.postgres import Connection

TABLES: Final = """
CREATE TABLE knows (skill smallint NOT NULL, mentor integer NOT NULL, level smallint NOT NULL);
CREATE TABLE listed (mentor integer NOT NULL, skills smallint[] NOT NULL, levels smallint[] NOT NULL)
"""
INDEXES: Final = """
CREATE UNIQUE INDEX knows_all ON knows (skill, mentor) INCLUDE (level);
CREATE INDEX listed_skills ON listed USING gin (skills)
"""
SETTINGS: Final = """
SET work_mem = '256MB';
SET max_parallel_workers_per_gather = 0;
SET jit = off;
SET random_page_cost = 1.1
"""

INVERTED: Final = """
SELECT mentor, sum(fits) AS fit
FROM (
    SELECT mentor, want, max(closeness * level) * importance AS fits
    FROM unnest($1::smallint[], $2::smallint[], $3::real[], $4::real[]) AS wanted (want, skill, closeness, importance)
    JOIN knows USING (skill)
    GROUP BY mentor, want, importance
) AS wants
GROUP BY mentor
ORDER BY fit DESC, mentor
LIMIT 20
"""

GIN: Final = """
SELECT mentor, sum(fits) AS fit
FROM (
    SELECT mentor, want, max(closeness * level) * importance AS fits
    FROM listed
    CROSS JOIN LATERAL unnest(skills, levels) AS known (skill, level)
    JOIN unnest($1::smallint[], $2::smallint[], $3::real[], $4::real[]) AS wanted (want, skill, closeness, importance)
        USING (skill)
    WHERE skills && $2::smallint[]
    GROUP BY mentor, want, importance
) AS wants
GROUP BY mentor
ORDER BY fit DESC, mentor
LIMIT 20
"""
WAYS: Final = (INVERTED, GIN)


async def lay_out(owner: Connection, mentors: Sequence[Mentor]) -> dict[str, int]:
    """The same people as rows; the number of each skill."""
    numbers: dict[str, int] = {}
    listed = []
    for row, mentor in enumerate(mentors):
        levels = {numbers.setdefault(each.skill, len(numbers)): each.level for each in mentor.section.skills}
        listed.append((row, list(levels), list(levels.values())))
    await owner.execute(TABLES)
    await owner.copy_records_to_table("listed", records=listed)
    known = [(skill, row, level) for row, skills, levels in listed for skill, level in zip(skills, levels, strict=True)]
    await owner.copy_records_to_table("knows", records=sorted(known))
    await owner.execute(INDEXES)
    await owner.execute("VACUUM ANALYZE knows")
    await owner.execute("VACUUM ANALYZE listed")
    await owner.execute(SETTINGS)
    return numbers


def asked_by(mentee: Mentee, vocabulary: Vocabulary, numbers: Mapping[str, int]) -> tuple[list[Any], ...]:
    """What both statements are asked with."""
    rows = [
        (number, numbers[skill], closeness, float(each.importance))
        for number, each in enumerate(mentee.section.skills_wanted)
        for skill, closeness in vocabulary.near(each.skill).items()
        if skill in numbers
    ]
    return tuple(map(list, zip(*rows, strict=True))) if rows else ([], [], [], [])
