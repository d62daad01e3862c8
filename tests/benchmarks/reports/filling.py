"""A programme with very many mentorships, written straight into the tables, and a release of its outcomes."""

from typing import Final
from uuid import UUID

import numpy as np

from services.mentorships.domain.outcome_values import People, Plan, Population
from services.mentorships.domain.outcomes import report_of
from services.mentorships.domain.releases import Release
from services.mentorships.store import outcomes
from services.mentorships.use_cases import funnel
from shared.postgres import Connection, Pool, transaction
from tests.mentorships.estimates import programmes
from tests.mentorships.told import MORNING

PROGRAMME: Final = UUID(int=1)
RELEASE: Final = UUID(int=2)
WORKER: Final = UUID(int=3)
SESSIONS_EACH: Final = 20

# Of twenty mentees one has no mentor, of fifty mentorships one is silent, and of a thousand one asks for help.
FILL: Final = (
    "INSERT INTO programme_dates VALUES ($1, 'P', '2026-01-05', '2026-12-31')",
    """
    INSERT INTO memberships (membership_id, programme_id, person_id, role, joined_at)
    SELECT md5('m' || n)::uuid, $1, md5('mentee' || n)::uuid, 'mentee', '2026-01-05'::timestamptz + n % 40 * interval '1 day'
    FROM generate_series(1, $2::integer) AS n
    """,
    """
    INSERT INTO mentorships (
        id, version, programme_id, mentor_id, mentee_id, stage, state, opened_at, goals, goals_agreed, goals_completed,
        action_steps, action_steps_completed, sessions_completed, sessions_missed
    )
    SELECT md5('s' || n)::uuid, 1, $1, md5('mentor' || n % ($2 / 5 + 1))::uuid, md5('mentee' || n)::uuid, 'engagement', 'active',
        '2026-01-20'::timestamptz + n % 60 * interval '1 day', 2, 2, 0, 3, 1, 20, 0
    FROM generate_series(1, $2::integer) AS n
    WHERE n % 20 <> 0
    """,
    """
    INSERT INTO mentees (programme_id, person_id, membership_id, joined_at, going_on)
    SELECT memberships.programme_id, person_id, membership_id, joined_at, count(mentorships.id)
    FROM memberships
    LEFT JOIN mentorships ON mentee_id = person_id
    GROUP BY membership_id
    """,
    """
    INSERT INTO work_items (id, mentorship_id, programme_id, reason, since)
    SELECT gen_random_uuid(), id, programme_id, 'silent', opened_at + interval '60 days' FROM mentorships
    WHERE ('x' || substr(id::text, 1, 4))::bit(16)::integer % 50 = 0
    """,
    """
    INSERT INTO help_requests (id, version, mentorship_id, programme_id, person_id, side, text, asked_at, phase)
    SELECT gen_random_uuid(), 1, id, programme_id, mentee_id, 'mentee', 'help', opened_at + interval '70 days', 'open' FROM mentorships
    WHERE ('x' || substr(id::text, 1, 4))::bit(16)::integer % 1000 = 0
    """,
    """
    INSERT INTO funnel_people (
        membership_id, programme_id, person_id, eligible, invited, signed_up, matched, met, met_thrice, goal_completed
    )
    SELECT membership_id, memberships.programme_id, person_id, date_trunc('week', joined_at), date_trunc('week', joined_at),
        date_trunc('week', joined_at), date_trunc('week', opened_at), date_trunc('week', opened_at + interval '8 days'),
        date_trunc('week', opened_at + interval '40 days'),
        CASE WHEN ('x' || substr(id::text, 1, 4))::bit(16)::integer % 3 = 0 THEN date_trunc('week', opened_at + interval '90 days') END
    FROM memberships
    LEFT JOIN mentorships ON mentee_id = person_id
    WHERE memberships.programme_id = $1 AND $2 > 0
    """,
)

SESSIONS: Final = """
INSERT INTO sessions (id, sequence, state, mentor_id, mentee_ids, mentorship_id, starts_at, ends_at)
SELECT gen_random_uuid(), 1, 'completed', mentor_id, ARRAY[mentee_id], id, opened_at + k * interval '14 days',
    opened_at + k * interval '14 days' + interval '1 hour'
FROM mentorships
CROSS JOIN generate_series(1, $1::integer) AS k
"""

KEEP: Final = """
INSERT INTO funnel_weeks (programme_id, stage, week, people)
SELECT programme_id, stage, week, count(*)
FROM funnel_people
CROSS JOIN LATERAL (
    VALUES ('eligible', eligible), ('invited', invited), ('signed_up', signed_up), ('matched', matched), ('met', met),
        ('met_thrice', met_thrice), ('goal_completed', goal_completed)
) AS reached (stage, week)
WHERE week IS NOT NULL
GROUP BY programme_id, stage, week
"""


async def fill(owner: Connection, pool: Pool, mentorships: int, sessions_each: int = SESSIONS_EACH) -> None:
    """Everything that the pages are made of."""
    for statement in FILL:
        arguments = (PROGRAMME, mentorships)
        await owner.execute(statement, *arguments[: 2 if "$2" in statement else 1 if "$1" in statement else 0])
    await owner.execute(SESSIONS, sessions_each)
    await owner.execute(KEEP)
    await owner.execute("ANALYZE")
    async with transaction(pool) as tx:
        release = Release(RELEASE, PROGRAMME, "2026-Q1", "waiting", 0, MORNING, Plan())
        await outcomes.add(tx, release)
        await outcomes.take(tx, WORKER, MORNING, MORNING)
        made = programmes.people_of(1, 2_000, even=True)
        raised = made.raised.astype(float)
        answers = (made.rating, made.rating, made.gained, made.gained, made.contacts)
        people = People(made.drawn, made.odds, np.arange(2_000), made.days, made.ends, raised, np.ones(2_000), *answers)
        await outcomes.finish(tx, RELEASE, WORKER, report_of(Population(people, "draw"), Plan(), 1), MORNING)
        await funnel.tidy(tx, now=MORNING)
