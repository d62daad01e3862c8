"""Matching's tables with very many people in them, written past the consumers."""

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from services.matching.domain.people import Mentee, Mentor
from shared.contracts.programmes import OPEN_ID, OPEN_SLUG
from shared.ids import named_uuid
from shared.postgres import Connection
from tests.matching.builders import TODAY
from tests.matching.marketplace import skills

PROGRAMME: Final = (
    "INSERT INTO programmes (programme_id, slug, open_to_all) VALUES ($1, $2, true) ON CONFLICT DO NOTHING"
)
SKILLS: Final = """
INSERT INTO skills (skill_id, skill, name, near, changed_in)
SELECT gen_random_uuid(), skill, name, near::jsonb, pg_current_xact_id() FROM unnest($1::text[], $2::text[], $3::text[]) AS told (skill, name, near)
"""
TOUCH_ALL: Final = (
    "INSERT INTO index_changes (person_id, changed_in) SELECT person_id, pg_current_xact_id() FROM people"
)
TELL_THE_PLANNER: Final = "VACUUM ANALYZE"
AT_ONCE: Final = 5_000


async def fill(owner: Connection, mentors: Sequence[Mentor], mentees: Sequence[Mentee]) -> None:
    """Everybody as events would have brought them; hours that were told on the population's first day are told today."""
    await owner.execute(PROGRAMME, OPEN_ID, OPEN_SLUG)
    known = [(each.skill, each.name, json.dumps(each.near)) for each in skills()]
    await owner.execute(SKILLS, *map(list, zip(*known, strict=True)))
    people: list[tuple[Any, ...]] = [(each.person_id, each.section.model_dump_json(), None) for each in mentors]
    people += [(each.person_id, None, each.section.model_dump_json()) for each in mentees]
    await _copy(owner, "people", ("person_id", "mentor", "mentee"), people)
    await _copy(owner, "availability", ("person_id", "first_day", "bits", "offers"), list(_hours([*mentors, *mentees])))
    await _copy(owner, "ratings", ("feedback_id", "mentor_id", "rating", "skills"), list(_ratings(mentors)))
    await _copy(owner, "sessions", ("session_id", "mentor_id", "state", "failed"), list(_sessions(mentors)))
    await _copy(
        owner, "mentorships", ("mentorship_id", "programme_id", "mentor_id", "mentee_id"), list(_pairs(mentors))
    )
    await _short_of_time(owner, mentors)
    await owner.execute(TOUCH_ALL)
    await owner.execute(TELL_THE_PLANNER)


async def _copy(owner: Connection, table: str, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
    await owner.copy_records_to_table(table, columns=columns, records=rows)


def _hours(people: Sequence[Mentor | Mentee]) -> Iterator[tuple[Any, ...]]:
    since = datetime.now(UTC).date() - TODAY
    for each in people:
        if each.hours is not None:
            offers = each.offers if isinstance(each, Mentor) else None
            yield each.person_id, each.hours.first_day + since, each.hours.bits, offers


def _ratings(mentors: Sequence[Mentor]) -> Iterator[tuple[Any, ...]]:
    """So many that sum to the total, and whose skills are named as often as was praised."""
    for each in mentors:
        count, total = each.ratings.count, each.ratings.total
        voices = [skill for skill, times in each.praised.items() for _ in range(times)]
        for number in range(count):
            rating = total // count + (number < total % count)
            named = voices if number == 0 else []
            yield _id("rating", each, number), each.person_id, rating, named


def _sessions(mentors: Sequence[Mentor]) -> Iterator[tuple[Any, ...]]:
    for each in mentors:
        for number in range(each.sessions):
            yield _id("session", each, number), each.person_id, "completed", False
        for number in range(each.reliability.failed):
            yield _id("missed", each, number), each.person_id, "missed", True


def _pairs(mentors: Sequence[Mentor]) -> Iterator[tuple[Any, ...]]:
    """Each place that is taken, by people who are nobody else here."""
    for each in mentors:
        for number in range(each.active):
            yield _id("pair", each, number), OPEN_ID, each.person_id, _id("taken", each, number)


async def _short_of_time(owner: Connection, mentors: Sequence[Mentor]) -> None:
    """Who has said no for want of time."""
    lately = datetime.now(UTC) - timedelta(days=10)
    short = [each for each in mentors if each.short_of_time_at is not None]
    requests = [(_id("request", each, 0), _id("asker", each, 0), OPEN_ID, lately) for each in short]
    await _copy(owner, "requests", ("request_id", "mentee_id", "programme_id", "created_at"), requests)
    said: dict[str, Any] = {"position": 1, "state": "declined", "version": 2, "ended_because": "answered"}
    said |= {"decline_reason": "no_time", "ended_at": lately}
    noes = [
        (_id("proposal", each, 0), request[0], OPEN_ID, each.person_id, request[1], *said.values())
        for each, request in zip(short, requests, strict=True)
    ]
    columns = ("proposal_id", "request_id", "programme_id", "mentor_id", "mentee_id", *said)
    await _copy(owner, "proposals", columns, noes)


def _id(what: str, mentor: Mentor, number: int) -> UUID:
    return named_uuid(what, str(mentor.person_id), str(number))
