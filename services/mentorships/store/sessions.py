"""Sessions as their events tell them, and their agendas."""

from collections.abc import Collection, Iterable
from dataclasses import fields
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from services.mentorships.domain.mentorship import Pair
from services.mentorships.domain.refusals import UnknownSession, UnknownTopic
from services.mentorships.domain.sessions import MOST_TOPICS, Agenda, Carried, Session, Topic
from services.mentorships.store.parting import both_ways
from shared.postgres import Tx, columns

# Two are parted by a block that was there once (then the row says so), by one that is there now, or when one is gone.
FIND: Final = """
SELECT sessions.*, parted_at IS NOT NULL
    OR EXISTS (SELECT FROM erased_people WHERE person_id = mentor_id OR person_id = ANY (mentee_ids))
    OR EXISTS (SELECT FROM blocks WHERE person_id = mentor_id AND blocked_id = ANY (mentee_ids) AND lifted_at IS NULL)
    OR EXISTS (SELECT FROM blocks WHERE person_id = ANY (mentee_ids) AND blocked_id = mentor_id AND lifted_at IS NULL)
    AS parted,
    EXISTS (SELECT FROM mentorships WHERE mentorships.id = mentorship_id AND ended_at <= starts_at) AS called_off
FROM sessions
WHERE id = $1
"""

# The lock comes first, in a statement of its own: what it waited for is seen by the next one.
LOCK: Final = """
SELECT FROM sessions WHERE id = $1 FOR UPDATE
"""

# In the order in which they come up; those that have begun go on.
AHEAD: Final = """
SELECT sessions.*, parted_at IS NOT NULL AS parted, false AS called_off
FROM sessions
WHERE mentor_id = $1 AND mentee_ids = ARRAY[$2::uuid] AND state IN ('pending', 'booked') AND starts_at > $3
ORDER BY starts_at, id
"""

LAST_MET: Final = """
SELECT starts_at FROM sessions
WHERE mentor_id = $1 AND mentee_ids = ARRAY[$2::uuid] AND state = 'completed'
ORDER BY starts_at DESC
LIMIT $3
"""

# What became of the last one that was to take place.
LAST_STATE: Final = """
SELECT state FROM sessions
WHERE mentor_id = $1 AND mentee_ids = ARRAY[$2::uuid] AND state IN ('completed', 'missed') AND starts_at > $3
ORDER BY starts_at DESC
LIMIT 1
"""

LOCK_OF_PAIRS: Final = """
SELECT id FROM sessions
WHERE mentor_id = ANY ($1) AND cardinality(mentee_ids) = 1
  AND (mentor_id, mentee_ids[1]) IN (SELECT * FROM unnest($1::uuid[], $2::uuid[]))
ORDER BY id
FOR UPDATE
"""

PART: Final = """
UPDATE sessions SET parted_at = coalesce(parted_at, $2) WHERE id = ANY ($1)
"""

RENEW_AGENDAS: Final = """
UPDATE agendas SET version = version + 1 WHERE session_id = ANY ($1)
"""

LOCK_OF_PEOPLE: Final = """
SELECT FROM sessions WHERE mentor_id = ANY ($1) OR mentee_ids && $1::uuid[] ORDER BY id FOR UPDATE
"""

MENTORSHIPS_OF: Final = """
SELECT DISTINCT mentorship_id FROM sessions WHERE id = ANY ($1) AND mentorship_id IS NOT NULL
"""

MENTORSHIP_OF_EACH: Final = """
SELECT id, mentorship_id FROM sessions WHERE id = ANY ($1) AND mentorship_id IS NOT NULL
"""

# An older event never overwrites a newer one. mentee_ids travels as text: unnest would flatten an array of arrays.
SAVE: Final = """
INSERT INTO sessions AS known (id, sequence, state, mentor_id, mentee_ids, mentorship_id, starts_at, ends_at, kind)
SELECT id, sequence, state, mentor_id, mentee_ids::uuid[], mentorship_id, starts_at, ends_at, kind
FROM unnest(
    $1::uuid[], $2::bigint[], $3::text[], $4::uuid[], $5::text[], $6::uuid[], $7::timestamptz[], $8::timestamptz[],
    $9::text[]
) AS told (id, sequence, state, mentor_id, mentee_ids, mentorship_id, starts_at, ends_at, kind)
ORDER BY id
ON CONFLICT (id) DO UPDATE
SET sequence = excluded.sequence, state = excluded.state, mentor_id = excluded.mentor_id,
    mentee_ids = excluded.mentee_ids, mentorship_id = excluded.mentorship_id,
    starts_at = excluded.starts_at, ends_at = excluded.ends_at, kind = excluded.kind
WHERE known.sequence < excluded.sequence
"""

FORGET: Final = """
DELETE FROM sessions WHERE id = ANY ($1)
"""

FIND_AGENDA: Final = """
SELECT version FROM agendas WHERE session_id = $1
"""

FIND_TOPICS: Final = """
SELECT id, text, asked_by, written_by, talked_about_at FROM agenda_topics WHERE session_id = $1 ORDER BY place
"""

SAVE_AGENDA: Final = """
INSERT INTO agendas (session_id, version) VALUES ($1, $2)
ON CONFLICT (session_id) DO UPDATE SET version = excluded.version
"""

CLEAR_TOPICS: Final = """
DELETE FROM agenda_topics WHERE session_id = $1
"""

SAVE_TOPICS: Final = """
INSERT INTO agenda_topics (session_id, place, id, text, asked_by, written_by, talked_about_at)
SELECT $1, place, id, text, asked_by, written_by, talked_about_at
FROM unnest($2::uuid[], $3::text[], $4::text[], $5::uuid[], $6::timestamptz[])
    WITH ORDINALITY AS topic (id, text, asked_by, written_by, talked_about_at, place)
"""

SESSION_OF_TOPIC: Final = """
SELECT session_id FROM agenda_topics WHERE id = $1
"""

TALK_ABOUT: Final = """
UPDATE agenda_topics SET talked_about_at = $2 WHERE id = ANY ($1)
"""

# What the two have left open since earlier sessions belongs to the next one ahead of them, and to no other.
OPEN_BEFORE: Final = """
SELECT earlier.id AS session_id, agenda_topics.id, text, asked_by, written_by, talked_about_at
FROM sessions AS this
JOIN sessions AS earlier
    ON earlier.mentor_id = this.mentor_id AND earlier.mentee_ids = this.mentee_ids AND earlier.starts_at < this.starts_at
JOIN agenda_topics ON agenda_topics.session_id = earlier.id
WHERE this.id = $1 AND cardinality(this.mentee_ids) = 1 AND talked_about_at IS NULL
  AND NOT EXISTS (
      SELECT FROM sessions AS between
      WHERE between.mentor_id = this.mentor_id AND between.mentee_ids = this.mentee_ids
        AND between.starts_at < this.starts_at AND between.ends_at > $2 AND between.state IN ('pending', 'booked')
  )
ORDER BY earlier.starts_at DESC, place
LIMIT $3
"""

AGENDAS_WITH_WORDS_OF: Final = """
SELECT DISTINCT session_id FROM agenda_topics WHERE written_by = $1 ORDER BY session_id
"""


async def session(tx: Tx, session_id: UUID) -> Session:
    """Raises `UnknownSession`."""
    return _found(await tx.fetchrow(FIND, session_id))


async def ahead_of_pair(tx: Tx, pair: Pair, now: datetime) -> list[Session]:
    """The sessions of these two that are known and have not begun, whatever mentorship they were booked in."""
    return [_found(row) for row in await tx.fetch(AHEAD, pair.mentor_id, pair.mentee_id, now)]


async def last_met(tx: Tx, pair: Pair, times: int) -> list[datetime]:
    """When these two last met, so many times, the latest first."""
    rows = await tx.fetch(LAST_MET, pair.mentor_id, pair.mentee_id, times)
    return [row["starts_at"] for row in rows]


async def was_missed(tx: Tx, pair: Pair, since: datetime) -> bool:
    """Whether the last session of the two, not longer ago than that, was missed."""
    return bool(await tx.fetchval(LAST_STATE, pair.mentor_id, pair.mentee_id, since) == "missed")


async def for_update(tx: Tx, session_id: UUID) -> Session:
    """The session, locked; the lock guards its agenda and its feedback. Raises `UnknownSession`."""
    await tx.execute(LOCK, session_id)
    return await session(tx, session_id)


async def find_for_update(tx: Tx, session_id: UUID) -> Session | None:
    """The session, locked, where it is (still) known."""
    await tx.execute(LOCK, session_id)
    row = await tx.fetchrow(FIND, session_id)
    return None if row is None else _found(row)


async def part(tx: Tx, pairs: Collection[frozenset[UUID]], now: datetime) -> list[UUID]:
    """Parts the two of each of these pairs in the sessions they had or have; gives those, locked."""
    ids = await hold_of_pairs(tx, pairs)
    await tx.execute(PART, ids, now)
    await tx.execute(RENEW_AGENDAS, ids)
    return ids


async def hold_of_pairs(tx: Tx, pairs: Collection[frozenset[UUID]]) -> list[UUID]:
    """Locks every session of these pairs, whoever of them is the mentor, in the order of their ids; gives those."""
    return [row["id"] for row in await tx.fetch(LOCK_OF_PAIRS, *columns(both_ways(pairs), 2))]


async def hold_of_people(tx: Tx, people: Collection[UUID]) -> None:
    """Locks every session of these people, in the order of their ids."""
    await tx.execute(LOCK_OF_PEOPLE, list(people))


async def mentorships_of(tx: Tx, session_ids: Collection[UUID]) -> frozenset[UUID]:
    """The mentorships that these sessions are known to belong to."""
    rows = await tx.fetch(MENTORSHIPS_OF, list(session_ids))
    return frozenset(row["mentorship_id"] for row in rows)


async def mentorship_of_each(tx: Tx, session_ids: Collection[UUID]) -> dict[UUID, UUID]:
    """Of those of these sessions that are known to belong to one."""
    return dict(map(tuple, await tx.fetch(MENTORSHIP_OF_EACH, list(session_ids))))


async def save(tx: Tx, sessions: Collection[Session]) -> None:
    """Keeps what the last event of each of these sessions tells; each of them once."""
    await tx.execute(
        SAVE,
        [each.id for each in sessions],
        [each.sequence for each in sessions],
        [each.state for each in sessions],
        [each.mentor_id for each in sessions],
        ["{" + ",".join(map(str, each.mentee_ids)) + "}" for each in sessions],
        [each.mentorship_id for each in sessions],
        [each.starts_at for each in sessions],
        [each.ends_at for each in sessions],
        [each.kind for each in sessions],
    )


async def forget(tx: Tx, session_ids: Iterable[UUID]) -> None:
    """Deletes sessions with their agendas."""
    await tx.execute(FORGET, list(session_ids))


async def agenda(tx: Tx, session_id: UUID) -> Agenda:
    """The agenda of a session; version 0 where nobody has written one."""
    # The version first: topics of a newer one beside it are refused when sent back, older ones would be taken.
    version = await tx.fetchval(FIND_AGENDA, session_id)
    if version is None:
        return Agenda(session_id)
    rows = await tx.fetch(FIND_TOPICS, session_id)
    return Agenda(session_id, version, tuple(Topic(**row) for row in rows))


async def save_agenda(tx: Tx, agenda: Agenda) -> None:
    """Writes an agenda anew; whoever calls holds the lock of the session."""
    await tx.execute(SAVE_AGENDA, agenda.session_id, agenda.version)
    await tx.execute(CLEAR_TOPICS, agenda.session_id)
    await tx.execute(
        SAVE_TOPICS,
        agenda.session_id,
        [topic.id for topic in agenda.topics],
        [topic.text for topic in agenda.topics],
        [topic.asked_by for topic in agenda.topics],
        [topic.written_by for topic in agenda.topics],
        [topic.talked_about_at for topic in agenda.topics],
    )


async def session_of_topic(tx: Tx, topic_id: UUID) -> UUID:
    """Raises `UnknownTopic`."""
    found: UUID | None = await tx.fetchval(SESSION_OF_TOPIC, topic_id)
    if found is None:
        raise UnknownTopic
    return found


async def open_before(tx: Tx, session_id: UUID, now: datetime) -> list[Carried]:
    """The topics that its two have left open since earlier sessions, the last session's first."""
    rows = await tx.fetch(OPEN_BEFORE, session_id, now, MOST_TOPICS)
    return [Carried(row["session_id"], _topic(row)) for row in rows]


async def talk_about(tx: Tx, topic_ids: Iterable[UUID], at: datetime | None) -> None:
    """They need no more talk; None: they do."""
    await tx.execute(TALK_ABOUT, list(topic_ids), at)


async def agendas_with_words_of(tx: Tx, person_id: UUID) -> list[UUID]:
    """The sessions in whose agendas this person wrote."""
    return [row["session_id"] for row in await tx.fetch(AGENDAS_WITH_WORDS_OF, person_id)]


def _topic(row: Any) -> Topic:
    return Topic(**{each.name: row[each.name] for each in fields(Topic)})


def _found(row: Any) -> Session:
    if row is None:
        raise UnknownSession
    return Session(
        id=row["id"],
        sequence=row["sequence"],
        state=row["state"],
        mentor_id=row["mentor_id"],
        mentee_ids=tuple(row["mentee_ids"]),
        mentorship_id=row["mentorship_id"],
        starts_at=row["starts_at"],
        ends_at=row["ends_at"],
        kind=row["kind"],
        parted=row["parted"],
        called_off=row["called_off"],
    )
