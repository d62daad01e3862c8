"""What was said unasked, and who does not want it said."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from services.mentorships.domain.momentum import Said
from services.mentorships.domain.prompts import COUNTED, Prompt
from services.mentorships.domain.timeline import SIGNS_OF_LIFE
from shared.contracts.vocabulary import PromptKind
from shared.ground.faults import fault_point
from shared.postgres import Tx

SAVE: Final = """
INSERT INTO prompts (
    id, version, mentorship_id, person_id, side, stage, rule, step, subject_id, said_at, good_until, acted_at,
    kind, named
)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
"""

FIND: Final = """
SELECT * FROM prompts WHERE id = ANY ($1) ORDER BY id
"""

LIFT: Final = """
UPDATE prompts SET version = greatest(version, $2) + 1 WHERE id = $1
"""

# What has been said since something last happened there, or was due and kept back.
WAITING: Final = """
SELECT rule, said_at FROM prompts WHERE mentorship_id = $1 AND acted_at IS NULL
UNION ALL
SELECT rule, due_at FROM nudges_held_back WHERE mentorship_id = $1 AND acted_at IS NULL
ORDER BY said_at
"""

LAST_TOLD: Final = """
SELECT person_id, max(said_at) AS told_at FROM prompts WHERE person_id = ANY ($1) AND kind = ANY ($2) GROUP BY person_id
"""

WAS_TOLD: Final = """
SELECT EXISTS (
    SELECT FROM prompts
    WHERE mentorship_id = $1 AND person_id = $2 AND kind = $3 AND ($4::timestamptz IS NULL OR said_at >= $4)
)
"""

TOLD_OF_OVERDUE: Final = """
SELECT person_id, max(said_at) AS told_at FROM prompts WHERE subject_id = $1 AND kind = 'overdue_step' GROUP BY person_id
"""

SETTLE: Final = """
UPDATE prompts SET acted_at = $2, version = version + 1
WHERE mentorship_id = $1 AND acted_at IS NULL
RETURNING *
"""

# What was told already stays as it is; what is settled once is settled.
TAKE_BACK_IN: Final = """
UPDATE prompts SET version = version + 1
WHERE mentorship_id = $1 AND kind = ANY ($2) AND version = 1 AND good_until > $3
  AND ($4::uuid IS NULL OR person_id = $4) AND ($5::uuid[] IS NULL OR subject_id = ANY ($5))
RETURNING *
"""

TAKE_BACK_FROM: Final = """
UPDATE prompts SET version = version + 1
WHERE person_id = $1 AND kind = ANY ($2) AND version = 1 AND good_until > $3
  AND ($4::uuid IS NULL OR subject_id = $4)
RETURNING *
"""

# As long as one of the pairs that it tells of has not met, and is theirs to look after, it holds.
TAKE_BACK_OF_UNMET: Final = """
UPDATE prompts SET version = version + 1
WHERE person_id = $1 AND kind = 'no_first_session' AND version = 1 AND good_until > $2
  AND NOT EXISTS (
      SELECT FROM told_of_unmet AS told
      JOIN work_items ON work_items.mentorship_id = told.mentorship_id AND reason = 'not_met'
      JOIN memberships ON memberships.programme_id = work_items.programme_id AND role = 'coordinator'
      WHERE told.prompt_id = prompts.id AND memberships.person_id = $1
  )
RETURNING *
"""

# Who has ceased to look after a programme does not hear who asks for help in it; nobody is named who is gone.
TAKE_BACK_OF_HELP: Final = """
UPDATE prompts SET version = prompts.version + 1
FROM mentorships
WHERE mentorships.id = prompts.mentorship_id
  AND person_id = $1 AND kind = 'help_asked' AND prompts.version = 1 AND good_until > $2 AND named IS NOT NULL
  AND NOT EXISTS (
      SELECT FROM memberships
      WHERE memberships.programme_id = mentorships.programme_id AND role = 'coordinator' AND memberships.person_id = $1
  )
RETURNING prompts.*
"""

MUTED: Final = """
SELECT person_id FROM mutes WHERE mentorship_id = $1
"""

MUTE: Final = """
INSERT INTO mutes (mentorship_id, person_id) VALUES ($1, $2) ON CONFLICT DO NOTHING
"""

UNMUTE: Final = """
DELETE FROM mutes WHERE mentorship_id = $1 AND person_id = $2
"""

ABOUT: Final = """
SELECT id FROM prompts WHERE mentorship_id = ANY ($1) OR person_id = $2 OR named = $2 ORDER BY id
"""

FORGET: Final = (
    "DELETE FROM prompts WHERE person_id = $1",
    "UPDATE prompts SET named = NULL WHERE named = $1",
    "DELETE FROM mutes WHERE person_id = $1",
    "DELETE FROM zones WHERE person_id = $1",
)

REMEMBER_ZONES: Final = """
INSERT INTO zones (person_id, time_zone)
SELECT person_id, time_zone FROM unnest($1::uuid[], $2::text[]) AS told (person_id, time_zone)
WHERE NOT EXISTS (SELECT FROM erased_people WHERE erased_people.person_id = told.person_id)
ORDER BY person_id
ON CONFLICT (person_id) DO UPDATE SET time_zone = excluded.time_zone
"""

ZONES: Final = """
SELECT person_id, time_zone FROM zones WHERE person_id = ANY ($1)
"""

# What the platform does by itself, and what one only reads, is no sign of life.
ACTIVE_AT: Final = """
SELECT max(happened_at) FROM timeline
WHERE mentorship_id = $1 AND (by <> 'platform' OR what = ANY ($2))
"""

MET_AT: Final = """
SELECT max(ends_at) FROM sessions
WHERE mentor_id = $1 AND mentee_ids @> ARRAY[$2::uuid] AND state = 'completed'
"""

PREPARED: Final = """
SELECT EXISTS (SELECT FROM agendas WHERE session_id = $1) OR EXISTS (SELECT FROM worksheets WHERE session_id = $1)
"""


@dataclass(frozen=True)
class Signs:
    """When there last was a sign of life in a mentorship, and when its two last met."""

    active_at: datetime | None
    met_at: datetime | None


async def save(tx: Tx, prompt: Prompt) -> None:
    """Whoever calls holds the person's anchor: their budget is counted under it."""
    await tx.execute(
        SAVE,
        prompt.id,
        prompt.version,
        prompt.mentorship_id,
        prompt.person_id,
        prompt.side,
        prompt.stage,
        prompt.rule,
        prompt.step,
        prompt.subject_id,
        prompt.said_at,
        prompt.good_until,
        prompt.acted_at,
        prompt.kind,
        prompt.named,
    )
    fault_point("prompt.after_kept_before_told")


async def all_of(tx: Tx, ids: Collection[UUID]) -> Mapping[UUID, Prompt]:
    """What was said under these ids; nothing of what is forgotten."""
    return {row["id"]: _prompt(row) for row in await tx.fetch(FIND, list(ids))}


async def lift(tx: Tx, prompt_id: UUID, version: int) -> None:
    """Raises its version above this one."""
    await tx.execute(LIFT, prompt_id, version)


async def waiting(tx: Tx, mentorship_id: UUID) -> list[Said]:
    """What was said in a mentorship since something last happened there, the oldest first."""
    return [Said(row["rule"], row["said_at"]) for row in await tx.fetch(WAITING, mentorship_id)]


async def last_told(tx: Tx, people: Collection[UUID]) -> Mapping[UUID, datetime]:
    """When each of these people was last told something unasked, in whatever mentorship."""
    return {row["person_id"]: row["told_at"] for row in await tx.fetch(LAST_TOLD, list(people), list(COUNTED))}


async def was_told(
    tx: Tx, mentorship_id: UUID, person_id: UUID, kind: PromptKind, *, since: datetime | None = None
) -> bool:
    """Whether this person was told of this in this mentorship, since then where a time is named."""
    return bool(await tx.fetchval(WAS_TOLD, mentorship_id, person_id, kind, since))


async def told_of_overdue(tx: Tx, step_id: UUID) -> Mapping[UUID, datetime]:
    """When each was last told that the deadline of this step had passed."""
    return {row["person_id"]: row["told_at"] for row in await tx.fetch(TOLD_OF_OVERDUE, step_id)}


async def settle(tx: Tx, mentorship_id: UUID, now: datetime) -> list[Prompt]:
    """Something has happened: nothing that was said waits any more. Gives what did."""
    return [_prompt(row) for row in await tx.fetch(SETTLE, mentorship_id, now)]


async def take_back_in(
    tx: Tx,
    mentorship_id: UUID,
    kinds: Collection[PromptKind],
    now: datetime,
    person_id: UUID | None = None,
    subjects: Collection[UUID] | None = None,
) -> list[Prompt]:
    """What was said of these kinds in a mentorship needs no saying any more: to this person alone, or about these things."""
    about = None if subjects is None else list(subjects)
    rows = await tx.fetch(TAKE_BACK_IN, mentorship_id, list(kinds), now, person_id, about)
    return [_prompt(row) for row in rows]


async def take_back_from(
    tx: Tx, person_id: UUID, kinds: Collection[PromptKind], now: datetime, subject_id: UUID | None = None
) -> list[Prompt]:
    """The same of what one person was told, in whatever mentorship or survey."""
    return [_prompt(row) for row in await tx.fetch(TAKE_BACK_FROM, person_id, list(kinds), now, subject_id)]


async def take_back_of_unmet(tx: Tx, person_id: UUID, now: datetime) -> list[Prompt]:
    """What somebody was told of pairs that have all met since, or are not theirs to look after any more."""
    return [_prompt(row) for row in await tx.fetch(TAKE_BACK_OF_UNMET, person_id, now)]


async def take_back_of_help(tx: Tx, person_id: UUID, now: datetime) -> list[Prompt]:
    """Which calls for help somebody was told of who does not look after their programmes any more."""
    return [_prompt(row) for row in await tx.fetch(TAKE_BACK_OF_HELP, person_id, now)]


async def muted(tx: Tx, mentorship_id: UUID) -> frozenset[UUID]:
    """Who of the two wants to be told nothing unasked about this mentorship."""
    return frozenset(row["person_id"] for row in await tx.fetch(MUTED, mentorship_id))


async def mute(tx: Tx, mentorship_id: UUID, person_id: UUID) -> None:
    await tx.execute(MUTE, mentorship_id, person_id)


async def unmute(tx: Tx, mentorship_id: UUID, person_id: UUID) -> None:
    await tx.execute(UNMUTE, mentorship_id, person_id)


async def about(tx: Tx, mentorship_ids: Iterable[UUID], person_id: UUID) -> list[UUID]:
    """Everything that was said about these mentorships, to this person, or naming them."""
    return [row["id"] for row in await tx.fetch(ABOUT, list(mentorship_ids), person_id)]


async def forget(tx: Tx, person_id: UUID) -> None:
    """What the person was told, what they did not want to be told, and where they live."""
    for statement in FORGET:
        await tx.execute(statement, person_id)


async def remember_zones(tx: Tx, zones: Mapping[UUID, str]) -> None:
    """An erased person is not brought back by a late event."""
    await tx.execute(REMEMBER_ZONES, list(zones), list(zones.values()))


async def zones(tx: Tx, people: Collection[UUID]) -> Mapping[UUID, str]:
    """Where these people live, as far as they have told."""
    return {row["person_id"]: row["time_zone"] for row in await tx.fetch(ZONES, list(people))}


async def signs(tx: Tx, mentorship_id: UUID, mentor_id: UUID, mentee_id: UUID) -> Signs:
    active_at = await tx.fetchval(ACTIVE_AT, mentorship_id, sorted(SIGNS_OF_LIFE))
    return Signs(active_at, await tx.fetchval(MET_AT, mentor_id, mentee_id))


async def is_prepared(tx: Tx, session_id: UUID) -> bool:
    """Whether somebody has written an agenda for it, or filled in its worksheet."""
    return bool(await tx.fetchval(PREPARED, session_id))


def _prompt(row: Any) -> Prompt:
    return Prompt(**{each.name: row[each.name] for each in fields(Prompt)})
