"""Mentorships and what is counted in them."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID

from services.mentorships.domain.mentorship import AgreementNews, Ending, Mentorship, Pair
from services.mentorships.domain.refusals import UnknownMentorship
from services.mentorships.domain.stages import Enough, Tally
from services.mentorships.store.parting import both_ways
from shared.contracts.vocabulary import MentorshipPhase
from shared.postgres import Tx, columns

FIND: Final = """
SELECT * FROM mentorships WHERE id = $1
"""

LOCK: Final = """
SELECT * FROM mentorships WHERE id = ANY ($1) ORDER BY id FOR UPDATE
"""

LIFT: Final = """
UPDATE mentorships SET version = greatest(version, $2) + 1 WHERE id = $1
"""

HOLD: Final = """
SELECT FROM mentorships
WHERE id = ANY (ARRAY (
    SELECT id FROM mentorships JOIN unnest($1::uuid[], $2::uuid[]) AS pair (mentor_id, mentee_id) USING (mentor_id, mentee_id)
    UNION ALL
    SELECT id FROM mentorships WHERE mentor_id = ANY ($3)
    UNION ALL
    SELECT id FROM mentorships WHERE mentee_id = ANY ($4)
))
ORDER BY id
FOR UPDATE
"""

LOCK_OF_PERSON: Final = """
SELECT * FROM mentorships WHERE mentor_id = $1 OR mentee_id = $1 ORDER BY id FOR UPDATE
"""

LOCK_OF_MENTOR: Final = """
SELECT * FROM mentorships WHERE mentor_id = $1 ORDER BY id FOR UPDATE
"""

LOCK_OF_PAIRS: Final = """
SELECT * FROM mentorships
WHERE (mentor_id, mentee_id) IN (SELECT * FROM unnest($1::uuid[], $2::uuid[]))
ORDER BY id
FOR UPDATE
"""

# Two index scans, each of which stops after a page, instead of one over everything of either side.
LIST: Final = """
SELECT * FROM (
    (
        SELECT * FROM mentorships
        WHERE mentor_id = $1 AND ($2::text IS NULL OR state = $2)
          AND ($3::timestamptz IS NULL OR (opened_at, id) < ($3, $4::uuid))
        ORDER BY opened_at DESC, id DESC
        LIMIT $5
    )
    UNION ALL
    (
        SELECT * FROM mentorships
        WHERE mentee_id = $1 AND ($2::text IS NULL OR state = $2)
          AND ($3::timestamptz IS NULL OR (opened_at, id) < ($3, $4::uuid))
        ORDER BY opened_at DESC, id DESC
        LIMIT $5
    )
) AS mine
ORDER BY opened_at DESC, id DESC
LIMIT $5
"""

GOING_ON_WITH: Final = """
SELECT id, mentee_id, state,
    (SELECT count(*) FROM goals WHERE mentorship_id = mentorships.id AND status NOT IN ('completed', 'dropped'))
    AS goals_open
FROM mentorships
WHERE mentor_id = $1 AND ended_at IS NULL
ORDER BY opened_at, id
"""

SAVE: Final = """
INSERT INTO mentorships (
    id, version, programme_id, mentor_id, mentee_id, stage, state, meeting_rhythm, opened_at,
    ended_at, ended_by, ending_reason, ending_text,
    goals, goals_agreed, goals_completed, action_steps, action_steps_completed, sessions_completed, sessions_missed,
    parted_by, agreement, agreement_by, agreement_answer_by, paused_until,
    other_sessions, stages_version, first_kinds, first_sessions, first_goals, done_goals, new_goals
)
VALUES (
    $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24,
    $25, $26, $27, $28, $29, $30, $31, $32
)
ON CONFLICT (id) DO UPDATE
SET version = excluded.version, stage = excluded.stage, state = excluded.state,
    meeting_rhythm = excluded.meeting_rhythm,
    ended_at = excluded.ended_at, ended_by = excluded.ended_by,
    ending_reason = excluded.ending_reason, ending_text = excluded.ending_text,
    goals = excluded.goals, goals_agreed = excluded.goals_agreed, goals_completed = excluded.goals_completed,
    action_steps = excluded.action_steps, action_steps_completed = excluded.action_steps_completed,
    sessions_completed = excluded.sessions_completed, sessions_missed = excluded.sessions_missed,
    parted_by = excluded.parted_by,
    agreement = excluded.agreement, agreement_by = excluded.agreement_by,
    agreement_answer_by = excluded.agreement_answer_by, paused_until = excluded.paused_until,
    other_sessions = excluded.other_sessions
"""

# Counted from what is, never added up from what happened: repetitions and corrections can't make it wrong.
# What was to begin after the end counts no more. Of what has not opened yet it is said which kinds belong to its first stage.
COUNT: Final = """
SELECT wanted.id, goals.*, action_steps.*, sessions.*
FROM unnest($1::uuid[], $2::text[]) AS wanted (id, first_kinds)
LEFT JOIN mentorships ON mentorships.id = wanted.id
CROSS JOIN LATERAL (
    SELECT
        count(*) AS goals,
        count(*) FILTER (WHERE status = 'completed') AS goals_completed,
        count(*) FILTER (
            WHERE agreed_at IS NOT NULL
              AND EXISTS (SELECT FROM action_steps WHERE goal_id = goals.id AND status <> 'dropped')
        ) AS goals_agreed
    FROM goals
    WHERE mentorship_id = wanted.id AND status <> 'dropped'
) AS goals
CROSS JOIN LATERAL (
    SELECT
        count(*) AS action_steps,
        count(*) FILTER (WHERE action_steps.status = 'completed') AS action_steps_completed
    FROM action_steps
    JOIN goals ON goals.id = goal_id
    WHERE goals.mentorship_id = wanted.id AND goals.status <> 'dropped' AND action_steps.status <> 'dropped'
) AS action_steps
CROSS JOIN LATERAL (
    SELECT
        count(*) FILTER (WHERE state = 'completed') AS sessions_completed,
        count(*) FILTER (WHERE state = 'missed') AS sessions_missed,
        count(*) FILTER (
            WHERE state = 'completed' AND kind <> ALL (coalesce(mentorships.first_kinds, wanted.first_kinds::text[]))
        ) AS other_sessions
    FROM sessions
    WHERE mentorship_id = wanted.id AND (ended_at IS NULL OR starts_at < ended_at)
) AS sessions
"""


_ENOUGH: Final = Enough()


@dataclass(frozen=True)
class GoingOn:
    """A mentorship that has not ended, and how many of its goals are open."""

    id: UUID
    mentee_id: UUID
    state: MentorshipPhase
    goals_open: int


async def mentorship(tx: Tx, mentorship_id: UUID) -> Mentorship:
    """Raises `UnknownMentorship`."""
    row = await tx.fetchrow(FIND, mentorship_id)
    if row is None:
        raise UnknownMentorship
    return mentorship_of(row)


async def for_update(tx: Tx, mentorship_id: UUID) -> Mentorship:
    """The mentorship, locked. Raises `UnknownMentorship`."""
    found = await all_for_update(tx, (mentorship_id,))
    if mentorship_id not in found:
        raise UnknownMentorship
    return found[mentorship_id]


async def all_for_update(tx: Tx, ids: Iterable[UUID]) -> dict[UUID, Mentorship]:
    """Those of these mentorships that exist, locked in the order of their ids."""
    return {row["id"]: mentorship_of(row) for row in await tx.fetch(LOCK, list(ids))}


async def lift(tx: Tx, mentorship_id: UUID, version: int) -> None:
    """Raises its version above this one."""
    await tx.execute(LIFT, mentorship_id, version)


async def hold(
    tx: Tx,
    *,
    pairs: Collection[frozenset[UUID]] = (),
    mentors: Collection[UUID] = (),
    mentees: Collection[UUID] = (),
) -> None:
    """Locks every mentorship of these pairs, mentors and mentees at once, before they are taken up one by one."""
    await tx.execute(HOLD, *columns(both_ways(pairs), 2), list(mentors), list(mentees))


async def of_person_for_update(tx: Tx, person_id: UUID) -> list[Mentorship]:
    """Every mentorship of a person, locked in the order of their ids."""
    return [mentorship_of(row) for row in await tx.fetch(LOCK_OF_PERSON, person_id)]


async def of_mentor_for_update(tx: Tx, person_id: UUID) -> list[Mentorship]:
    """Every mentorship in which this person is the mentor, locked in the order of their ids."""
    return [mentorship_of(row) for row in await tx.fetch(LOCK_OF_MENTOR, person_id)]


async def of_pairs_for_update(tx: Tx, pairs: Collection[frozenset[UUID]]) -> list[Mentorship]:
    """Every mentorship of these pairs, whoever of them is the mentor, locked in the order of their ids."""
    rows = await tx.fetch(LOCK_OF_PAIRS, *columns(both_ways(pairs), 2))
    return [mentorship_of(row) for row in rows]


async def of_person(
    tx: Tx, person_id: UUID, phase: MentorshipPhase | None, after: tuple[datetime, UUID] | None, limit: int
) -> list[Mentorship]:
    """A person's mentorships, the newest first."""
    rows = await tx.fetch(LIST, person_id, phase, *(after or (None, None)), limit)
    return [mentorship_of(row) for row in rows]


async def going_on_with(tx: Tx, mentor_id: UUID) -> list[GoingOn]:
    """What has not ended in which this person is the mentor, the oldest first."""
    return [GoingOn(**row) for row in await tx.fetch(GOING_ON_WITH, mentor_id)]


async def save(tx: Tx, mentorship: Mentorship) -> None:
    """Inserts or overwrites; whoever overwrites holds the lock."""
    ending, tally, agreement = mentorship.ending, mentorship.tally, mentorship.agreement
    await tx.execute(
        SAVE,
        mentorship.id,
        mentorship.version,
        mentorship.programme_id,
        mentorship.pair.mentor_id,
        mentorship.pair.mentee_id,
        mentorship.stage,
        mentorship.phase,
        mentorship.meeting_rhythm,
        mentorship.opened_at,
        ending.ended_at if ending else None,
        ending.by if ending else None,
        ending.reason if ending else None,
        ending.text if ending else None,
        tally.goals,
        tally.goals_agreed,
        tally.goals_completed,
        tally.action_steps,
        tally.action_steps_completed,
        tally.sessions_completed,
        tally.sessions_missed,
        mentorship.parted_by,
        agreement.phase if agreement else None,
        agreement.proposed_by if agreement else None,
        agreement.answer_by if agreement else None,
        mentorship.paused_until,
        tally.other_sessions,
        mentorship.enough.version,
        list(mentorship.enough.first_kinds),
        mentorship.enough.sessions,
        mentorship.enough.goals,
        mentorship.enough.completed,
        mentorship.enough.anew,
    )


async def tallies(
    tx: Tx, ids: Iterable[UUID], not_open_yet: Mapping[UUID, Enough] = MappingProxyType({})
) -> dict[UUID, Tally]:
    """What can be counted in each of these mentorships; of those that are not known yet by what their programme says."""
    wanted = [(each, _array(not_open_yet.get(each, _ENOUGH).first_kinds)) for each in ids]
    return {row["id"]: _tally(row) for row in await tx.fetch(COUNT, *columns(wanted, 2))}


def _array(words: Iterable[str]) -> str:
    """As the database reads it: an array of arrays would be flattened."""
    return "{" + ",".join(words) + "}"


async def tally(tx: Tx, mentorship_id: UUID) -> Tally:
    return (await tallies(tx, (mentorship_id,)))[mentorship_id]


def mentorship_of(row: Any) -> Mentorship:
    ended, agreement = row["ended_at"] is not None, row["agreement"]
    return Mentorship(
        id=row["id"],
        version=row["version"],
        programme_id=row["programme_id"],
        pair=Pair(row["mentor_id"], row["mentee_id"]),
        stage=row["stage"],
        phase=row["state"],
        opened_at=row["opened_at"],
        meeting_rhythm=row["meeting_rhythm"],
        tally=_tally(row),
        ending=Ending(row["ended_at"], row["ended_by"], row["ending_reason"], row["ending_text"]) if ended else None,
        parted_by=row["parted_by"],
        paused_until=row["paused_until"],
        agreement=AgreementNews(agreement, row["agreement_by"], row["agreement_answer_by"]) if agreement else None,
        enough=Enough(
            row["stages_version"],
            tuple(row["first_kinds"]),
            row["first_sessions"],
            row["first_goals"],
            row["done_goals"],
            row["new_goals"],
        ),
    )


def _tally(row: Any) -> Tally:
    return Tally(
        goals=row["goals"],
        goals_agreed=row["goals_agreed"],
        goals_completed=row["goals_completed"],
        action_steps=row["action_steps"],
        action_steps_completed=row["action_steps_completed"],
        sessions_completed=row["sessions_completed"],
        sessions_missed=row["sessions_missed"],
        other_sessions=row["other_sessions"],
    )
