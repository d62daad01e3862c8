"""What organisations tell of their people is taken in once, joined by their numbers, and goes with who is erased."""

import base64
from typing import Any
from uuid import UUID

from shared.ground.person_numbers import hash_of_number, number_key
from shared.ids import uuid7
from tests.mentorships import told
from tests.mentorships.conftest import Api, Pair, slug
from tests.mentorships.test_help import coordinator_of

FILE = "number,promoted_on,left_on\nK-1,2026-04-01,\nK-2,,\nK-3,,2026-05-01\n"


def hashed(number: str) -> str:
    return hash_of_number(number, number_key("only-for-tests"))


def body_of(text: str, *, dry_run: bool = False, until: str = "2026-09-30") -> dict[str, Any]:
    return {"file": base64.b64encode(text.encode()).decode(), "told_until": until, "dry_run": dry_run}


async def programme_of(pair: Pair) -> UUID:
    programme_id = uuid7()
    await pair.hear(told.programme(programme_id))
    return programme_id


async def kept(pair: Pair) -> dict[str, Any]:
    rows = await pair.pool.fetch("SELECT number, promoted_on, left_on FROM facts")
    return {row["number"]: (row["promoted_on"], row["left_on"]) for row in rows}


async def test_a_file_is_tried_taken_in_and_changes_nothing_the_second_time(pair: Pair, api: Api) -> None:
    operator, programme_id = uuid7(), await programme_of(pair)
    api.operators.add(operator)
    await pair.hear(told.member(pair.mentee, programme_id, "mentee", number=hashed("k-1")))
    path = f"programmes/{programme_id}/facts"

    tried = (await api.post(operator, path, body_of(FILE, dry_run=True))).json()
    assert (tried["taken_in"], tried["counts"]["new"], tried["members"], await kept(pair)) == (False, 3, 1, {})

    taken = (await api.post(operator, path, body_of(FILE))).json()
    assert (taken["taken_in"], taken["counts"]["new"]) == (True, 3)
    once = await kept(pair)
    again = (await api.post(operator, path, body_of(FILE))).json()
    assert (again["counts"], await kept(pair)) == ({"new": 0, "changed": 0, "same": 3, "forgotten": 0}, once)

    later = FILE.replace("K-2,,", "K-2,2026-10-02,")
    changed = (await api.post(operator, path, body_of(later, until="2026-12-31"))).json()
    assert changed["counts"]["changed"] == 3
    assert (await kept(pair))[hashed("K-2")] != once[hashed("K-2")]


async def test_where_anything_is_wrong_nothing_is_taken_in(pair: Pair, api: Api) -> None:
    operator, programme_id = uuid7(), await programme_of(pair)
    api.operators.add(operator)

    answer = (await api.post(operator, f"programmes/{programme_id}/facts", body_of(f"{FILE}K-4,soon,\n"))).json()

    assert (answer["taken_in"], answer["problems_in_all"]) == (False, 1)
    assert answer["problems"] == [{"row": 5, "column": "promoted_on", "wrong": "not-a-date", "other": None}]
    assert await kept(pair) == {}


async def test_who_looks_after_another_programme_and_who_is_nobody_tells_nothing(matched: Pair, api: Api) -> None:
    coordinator, operator, programme_id = await coordinator_of(matched), uuid7(), await programme_of(matched)
    api.operators.add(operator)
    path = f"programmes/{programme_id}/facts"

    assert slug(await api.post(coordinator, path, body_of(FILE))) == "not-your-programme"
    assert slug(await api.post(matched.mentee, f"programmes/{uuid7()}/facts", body_of(FILE))) == "not-your-programme"
    assert slug(await api.post(operator, f"programmes/{uuid7()}/facts", body_of(FILE))) == "unknown-programme"


async def test_who_was_erased_before_their_membership_is_heard_of_is_kept_out_too(pair: Pair, api: Api) -> None:
    operator, programme_id, person = uuid7(), await programme_of(pair), uuid7()
    api.operators.add(operator)
    await api.post(operator, f"programmes/{programme_id}/facts", body_of(FILE))

    await pair.hear(told.person_gone(person), told.member(person, programme_id, "mentee", number=hashed("K-1")))

    assert (await kept(pair)).keys() == {hashed("K-2"), hashed("K-3")}
    again = (await api.post(operator, f"programmes/{programme_id}/facts", body_of(FILE))).json()
    assert again["counts"] == {"new": 0, "changed": 0, "same": 2, "forgotten": 1}


async def test_of_who_is_erased_nothing_stays_and_nothing_is_taken_in_again(pair: Pair, api: Api) -> None:
    for gone in ("the person first", "the membership first"):
        operator, programme_id, person, membership = uuid7(), await programme_of(pair), uuid7(), uuid7()
        api.operators.add(operator)
        await pair.hear(told.member(person, programme_id, "mentee", number=hashed("K-1"), membership=membership))
        path = f"programmes/{programme_id}/facts"
        await api.post(operator, path, body_of(FILE))

        events = [told.person_gone(person), told.membership_gone(membership)]
        await pair.hear(*(events if gone == "the person first" else reversed(events)))
        await pair.hear(told.member(person, programme_id, "mentee", number=hashed("K-1"), membership=membership))

        left = await pair.pool.fetch("SELECT number FROM facts WHERE programme_id = $1", programme_id)
        assert {row["number"] for row in left} == {hashed("K-2"), hashed("K-3")}, gone
        again = (await api.post(operator, path, body_of(FILE))).json()
        assert again["counts"] == {"new": 0, "changed": 0, "same": 2, "forgotten": 1}, gone
        assert await pair.pool.fetchval("SELECT count(*) FROM person_numbers") == 0, gone
