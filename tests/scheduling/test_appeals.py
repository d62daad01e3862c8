"""Absences: reported by one side, appealed by the other, decided on by an operator, and told in events."""

from datetime import timedelta

from services.scheduling.use_cases.erasing import erase_person
from shared.postgres import transaction
from tests.scheduling.conftest import Desk, Person, at, slug


async def missed(desk: Desk) -> tuple[Person, Person, str]:
    """A mentor and a mentee whose mentor says that the mentee did not come."""
    mentor, offering = await desk.mentor()
    mentee = desk.person()
    session = (await mentee.book(offering, at(10))).json()["id"]
    desk.clock.instant = desk.clock.instant.replace(day=3, hour=11)
    await desk.fire_timers()
    answer = await mentor.post(f"/sessions/{session}/absence", {"who": "mentee"})
    assert answer.status_code == 200, answer.text
    return mentor, mentee, session


async def last(desk: Desk, session: str) -> tuple[object, ...]:
    state = (await desk.published("sessions", session))[-1]
    assert state
    return state["change"], state["state"], state.get("absent"), state.get("appeal")


async def test_an_absence_is_told_and_the_other_side_may_appeal(desk: Desk) -> None:
    mentor, mentee, session = await missed(desk)
    assert await last(desk, session) == ("missed", "missed", "mentee", None)

    own = await mentor.post(f"/sessions/{session}/appeal", {"reason": "No"})
    can = (
        (await mentor.get(f"/sessions/{session}")).json()["can"],
        (await mentee.get(f"/sessions/{session}")).json()["can"],
    )
    appealed = await mentee.post(f"/sessions/{session}/appeal", {"reason": "I was there"})
    again = await mentee.post(f"/sessions/{session}/appeal", {"reason": "I was there"})

    assert can == ([], ["appeal"])
    assert (own.status_code, slug(own)) == (403, "own-report")
    assert (appealed.status_code, appealed.json()["state"], appealed.json()["appeal"]) == (200, "missed", "open")
    assert (again.status_code, slug(again)) == (409, "already-appealed")
    assert await last(desk, session) == ("appealed", "missed", "mentee", "open")
    assert "I was there" not in str(await desk.published("sessions", session))


async def test_an_operator_decides_and_the_events_count_it_so(desk: Desk) -> None:
    operator = Person(desk, operator=True)
    decided = {}
    for outcome in ("took_place", "absence_stands"):
        desk.clock.instant = desk.clock.instant.replace(day=2, hour=9)
        _, mentee, session = await missed(desk)
        await mentee.post(f"/sessions/{session}/appeal", {"reason": "I was there"})
        (waiting,) = (await operator.get("/appeals")).json()["items"]
        assert (waiting["session_id"], waiting["reason"], waiting["reported_by"]) == (session, "I was there", "mentor")

        answer = await operator.post(f"/appeals/{session}/decision", {"outcome": outcome})
        again = await operator.post(f"/appeals/{session}/decision", {"outcome": outcome})

        assert (answer.status_code, (again.status_code, slug(again))) == (200, (409, "no-open-appeal"))
        decided[outcome] = await last(desk, session)

    assert decided == {
        "took_place": ("completed", "completed", None, "granted"),
        "absence_stands": ("absence_upheld", "missed", "mentee", "upheld"),
    }
    assert (await operator.get("/appeals")).json()["items"] == []


async def test_a_decision_is_in_the_audit_log_until_whom_it_is_about_is_erased(desk: Desk) -> None:
    operator = Person(desk, operator=True)
    _, mentee, session = await missed(desk)
    await mentee.post(f"/sessions/{session}/appeal", {"reason": "I was there"})
    await operator.post(f"/appeals/{session}/decision", {"outcome": "took_place"})

    async def logged() -> list[tuple[object, ...]]:
        items = (await operator.get("/audit-log", act="appeal_decided")).json()["items"]
        return [(each["act"], each["actor_id"], each["person_id"], each["changed"]) for each in items]

    actor = str(operator.id)
    assert await logged() == [("appeal_decided", actor, str(mentee.id), ["took_place"])]
    assert (await mentee.get("/audit-log")).status_code == 403
    async with transaction(desk.pool) as tx:
        await erase_person(tx, mentee.id, now=desk.clock.now())
    assert await logged() == [("appeal_decided", actor, None, ["took_place"])]


async def test_only_operators_decide(desk: Desk) -> None:
    _, mentee, session = await missed(desk)
    await mentee.post(f"/sessions/{session}/appeal", {"reason": "I was there"})
    answers = [
        await mentee.post(f"/appeals/{session}/decision", {"outcome": "took_place"}),
        await mentee.get("/appeals"),
    ]
    assert {answer.status_code for answer in answers} == {403}


async def test_an_appeal_comes_within_eight_days_and_only_about_an_absence(desk: Desk) -> None:
    _, mentee, session = await missed(desk)
    desk.clock.move(timedelta(days=8, seconds=1))
    late = await mentee.post(f"/sessions/{session}/appeal", {"reason": "I was there"})
    assert (late.status_code, slug(late)) == (422, "appeal-too-late")

    _, offering = await desk.mentor()
    booked = (await mentee.book(offering, at(10, day=20))).json()["id"]
    none = await mentee.post(f"/sessions/{booked}/appeal", {"reason": "I was there"})
    assert (none.status_code, slug(none)) == (409, "not-missed")


async def test_what_an_operator_has_decided_is_not_reported_anew(desk: Desk) -> None:
    mentor, mentee, session = await missed(desk)
    await mentee.post(f"/sessions/{session}/appeal", {"reason": "I was there"})
    await Person(desk, operator=True).post(f"/appeals/{session}/decision", {"outcome": "took_place"})
    again = await mentor.post(f"/sessions/{session}/absence", {"who": "mentee"})
    assert (again.status_code, slug(again)) == (409, "already-appealed")
