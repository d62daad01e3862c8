"""What else a mentor decides: offset, last date, first slot only, place, questions; and how a hold is renewed."""

from datetime import timedelta
from typing import Any, Literal

import pytest

from services.scheduling.domain.offerings import Terms
from services.scheduling.domain.places import Place
from services.scheduling.domain.questions import Question, refuse_unfit
from services.scheduling.domain.refusals import ImpossibleOffering, UnfitAnswers
from shared.ids import uuid7
from tests.scheduling.conftest import OFFERING, Desk, at, slug
from tests.scheduling.test_offerings import slots

TUESDAYS = [{"day": 1, "from": "09:00", "to": "12:00"}]


async def test_an_offset_moves_the_first_slot_and_all_after_it(desk: Desk) -> None:
    mentor, offering = await desk.mentor(weekly=TUESDAYS, slot_offset_minutes=10, slot_interval_minutes=60)

    assert await slots(desk.person(), mentor, offering, length_minutes=30) == ["09:10", "10:10", "11:10"]
    assert slug(await desk.person().book(offering, at(9))) == "slot-not-offered"
    assert (await desk.person().book(offering, at(9, 10))).status_code == 201


async def test_an_offering_is_booked_until_its_last_date_on_the_mentors_wall_clock(desk: Desk) -> None:
    night = [{"day": day, "from": "20:00", "to": "02:00"} for day in range(7)]
    mentor, offering = await desk.mentor(
        weekly=night, time_zone="America/New_York", bookable_until="2026-03-03", horizon_days=1
    )

    found = await desk.person().get(f"/mentors/{mentor.id}/slots", offering_id=offering)
    booked = await desk.person().book(offering, "2026-03-04T04:30:00Z")
    refused = await desk.person().book(offering, "2026-03-04T05:00:00Z")

    assert found.json()["items"][-1]["starts_at"] == "2026-03-04T04:30:00Z"
    assert booked.status_code == 201, booked.text
    assert (refused.status_code, slug(refused)) == (422, "beyond-horizon")


async def test_first_slot_only_offers_of_each_day_what_is_free_first(desk: Desk) -> None:
    mentor, offering = await desk.mentor(first_slot_only=True)

    before = await slots(desk.person(), mentor, offering)
    later = await desk.person().book(offering, at(10))
    first = await desk.person().book(offering, at(9))
    after = await slots(desk.person(), mentor, offering)
    from_noon = await slots(desk.person(), mentor, offering, from_=at(12))

    assert (before, after, from_noon) == (["09:00"], ["10:00"], [])
    assert (later.status_code, slug(later)) == (422, "slot-not-offered")
    assert first.status_code == 201


async def test_a_session_moves_to_the_first_slot_of_a_day_only_and_is_in_its_own_way_nowhere(desk: Desk) -> None:
    mentor, offering = await desk.mentor(first_slot_only=True)
    mentee = desk.person()
    session = (await mentee.book(offering, at(9))).json()["id"]
    path = f"/sessions/{session}"

    later_that_day = await mentor.post(f"{path}/rescheduling", {"starts_at": at(10)})
    later_another = await mentee.post(f"{path}/rescheduling", {"starts_at": at(10, day=2)})
    proposed_later = await mentee.post(f"{path}/move-proposal", {"starts_at": at(9, 30)})
    proposed = await mentee.post(f"{path}/move-proposal", {"starts_at": at(9, day=2)})
    moved = await mentor.post(f"{path}/rescheduling", {"starts_at": at(9, day=3)})

    for refused in (later_that_day, later_another, proposed_later):
        assert (refused.status_code, slug(refused)) == (422, "slot-not-offered")
    assert (proposed.status_code, moved.status_code) == (200, 200)


async def test_a_mentor_moves_before_the_first_slot_that_mentees_see_or_to_it(desk: Desk) -> None:
    mentor, offering = await desk.mentor(first_slot_only=True, notice_minutes=24 * 60 + 120)
    session = (await desk.person().book(offering, at(9, day=3))).json()["id"]

    answers = {
        hour: (await mentor.post(f"/sessions/{session}/rescheduling", {"starts_at": at(hour)})).status_code
        for hour in (12, 11, 10)
    }

    assert answers == {12: 422, 11: 200, 10: 200}


async def test_a_mentors_own_rhythm_keeps_to_the_first_slots_beyond_the_horizon_too(desk: Desk) -> None:
    mentor, offering = await desk.mentor(first_slot_only=True, horizon_days=8)
    mentee = desk.person()
    await desk.accept(mentor, mentee)
    rhythm = {"time_zone": "UTC", "first_date": "2026-03-03", "every_weeks": 1, "times": 3, "mentee_id": str(mentee.id)}

    async def agree(clock: str, when_taken: str) -> Any:
        body = {"offering_id": offering, **rhythm, "at": clock, "when_taken": when_taken}
        return await mentor.post("/series", body, idempotency_key=str(uuid7()))

    later = await agree("10:00", "book_the_others")
    made = await agree("09:00", "book_none")
    first = made.json()["sessions"][0]["id"]
    moved = await mentor.post(f"/sessions/{first}/rescheduling", {"starts_at": at(10), "and_following": True})

    assert (later.status_code, made.status_code) == (409, 201)
    assert (moved.status_code, slug(moved)) == (409, "series-conflicts")
    for refused in (later, moved):
        assert {each["reason"] for each in refused.json()["conflicts"]} == {"slot-not-offered"}


async def test_the_place_is_shown_to_the_people_of_a_session_only(desk: Desk) -> None:
    place = {"kind": "link", "text": "https://meet.example/secret"}
    mentor, offering = await desk.mentor(place=place)
    mentee, stranger = desk.person(), desk.person()
    session = (await mentee.book(offering, at(10))).json()["id"]

    seen = (await stranger.get(f"/offerings/{offering}")).json()
    refused = await stranger.get(f"/sessions/{session}/place")

    assert (seen["place"], seen["place_kind"]) == (None, "link")
    assert (await mentor.get(f"/offerings/{offering}")).json()["place"] == place
    assert (refused.status_code, slug(refused)) == (404, "unknown-session")
    for person in (mentor, mentee):
        assert (await person.get(f"/sessions/{session}/place")).json() == {
            "session_id": session,
            "version": 1,
            "place": place,
        }
    assert "secret" not in str(await desk.published("sessions", session))


QUESTIONS = (Question("What about?", required=True), Question("Which language?", choices=("de", "en")))


@pytest.mark.parametrize(
    "answers", [{"What about?": "Pay"}, {"What about?": "Pay", "Which language?": "de"}, {"What about?": "", "?": ""}]
)
def test_answers_fit_questions(answers: dict[str, str]) -> None:
    if answers["What about?"]:
        refuse_unfit(QUESTIONS, answers)
        return
    with pytest.raises(UnfitAnswers) as refusal:
        refuse_unfit(QUESTIONS, answers)
    assert refusal.value.members["questions"] == [1]


@pytest.mark.parametrize(
    ("answers", "unfit"),
    [
        ({}, {"#/answers/What about?": 1}),
        ({"What about?": "Pay", "Which language?": "fr"}, {"#/answers/Which language?": 2}),
        ({"What about?": "Pay", "de~1en": "fr"}, {"#/answers/de~01en": 3}),
        ({"What about?": "Pay", "How old are you?": "9"}, {"#/answers": None}),
    ],
)
async def test_answers_that_do_not_fit_are_refused(
    desk: Desk, answers: dict[str, str], unfit: dict[str, int | None]
) -> None:
    questions = [
        {"text": "What about?", "required": True},
        {"text": "Which language?", "choices": ["de", "en"]},
        {"text": "de~1en", "choices": ["de", "en"]},
    ]
    mentor, offering = await desk.mentor(questions=questions)

    refused = await desk.person().book(offering, at(10), answers=answers)
    booked = await desk.person().book(offering, at(10), answers={"What about?": "Pay", "Which language?": "en"})

    assert (refused.status_code, slug(refused)) == (422, "unfit-answers")
    assert refused.json()["questions"] == [position for position in unfit.values() if position]
    assert [each["pointer"] for each in refused.json()["errors"]] == list(unfit)
    assert "How old" not in refused.text
    assert booked.status_code == 201
    assert (await mentor.get(f"/offerings/{offering}")).json()["questions"] == [
        {"text": "What about?", "required": True, "choices": []},
        {"text": "Which language?", "required": False, "choices": ["de", "en"]},
        {"text": "de~1en", "required": False, "choices": ["de", "en"]},
    ]


@pytest.mark.parametrize("answers", [{"x" * 201: "9"}, {"How old are you?": 9}, {"": "9"}, {"a\nb/~": "9"}])
async def test_answers_without_their_form_are_refused_where_they_stand_and_no_key_is_repeated(
    desk: Desk, answers: dict[str, Any]
) -> None:
    _, offering = await desk.mentor()

    refused = await desk.person().book(offering, at(10), answers=answers)

    assert (refused.status_code, slug(refused)) == (400, "invalid-request")
    assert [each["pointer"] for each in refused.json()["errors"]] == ["#/answers"]


async def test_answers_that_nobody_asked_for_are_refused_where_nothing_is_asked_too(desk: Desk) -> None:
    _, offering = await desk.mentor()

    refused = await desk.person().book(offering, at(10), answers={"How old are you?": "9"})

    assert (refused.status_code, slug(refused), refused.json()["questions"]) == (422, "unfit-answers", [])
    assert [each["pointer"] for each in refused.json()["errors"]] == ["#/answers"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"slot_offset": 30},
        {"questions": (Question("Why?"), Question("Why?"))},
        {"questions": tuple(Question(f"{place}?") for place in range(21))},
    ],
)
def test_impossible_terms_cannot_be_built(wrong: dict[str, Any]) -> None:
    with pytest.raises(ImpossibleOffering):
        Terms(**{"title": "An hour", "lengths": (60,), "slot_interval": 30, **wrong})


def test_a_place_and_a_question_say_something() -> None:
    for nothing in (lambda: Place("link", ""), lambda: Question(""), lambda: Question("Why?", choices=("a", "a"))):
        with pytest.raises(ImpossibleOffering):
            nothing()


@pytest.mark.parametrize(
    ("kind", "text", "is_one"),
    [
        ("link", "https://meet.example/a?b=c#d", True),
        ("link", "http://[2001:db8::1]:8080/", True),
        ("link", "HTTPS://meet.example", True),
        ("link", "meet.example/a", False),
        ("link", "//meet.example/a", False),
        ("link", "https:///a", False),
        ("link", "https://[meet", False),
        ("link", "https://meet.example/a b", False),
        ("link", "java\nscript:alert(1)", False),
        ("link", "data:text/html,x", False),
        ("telephone", "+49 (30) 123-45/6", True),
        ("telephone", "112", True),
        ("telephone", "+1", False),
        ("telephone", "0800 PHONE", False),
        ("telephone", "٣٣٣", False),
        ("address", "javascript:alert(1)", True),
    ],
)
def test_a_place_is_of_its_kind(kind: Literal["link", "telephone", "address"], text: str, is_one: bool) -> None:
    place = Place(kind, text)
    if is_one:
        place.refuse_no_such_place()
        return
    with pytest.raises(ImpossibleOffering) as refusal:
        place.refuse_no_such_place()
    assert "#/place/text" in str(refusal.value.members["errors"])


async def test_an_offering_keeps_every_term(desk: Desk) -> None:
    terms = {
        **OFFERING,
        "kind": "practice",
        "slot_offset_minutes": 5,
        "bookable_until": "2026-12-31",
        "first_slot_only": True,
        "place": {"kind": "address", "text": "1 Main Street"},
        "questions": [{"text": "Why?", "required": True, "choices": ["a", "b"]}],
        "most_sessions": {"a_day": 1, "a_week": 2, "a_month": 3},
    }
    mentor = desk.person()
    made = (await mentor.post("/me/offerings", terms)).json()
    assert {name: made[name] for name in terms} == terms
    assert (await mentor.get(f"/offerings/{made['id']}")).json() == made


async def test_a_hold_is_renewed_twice_and_no_more(desk: Desk) -> None:
    _, offering = await desk.mentor()
    holder = desk.person()
    held = (await holder.hold(offering, at(10))).json()
    renewals = []
    for _ in range(3):
        desk.clock.move(timedelta(minutes=4))
        renewals.append(await holder.post(f"/holds/{held['id']}/renewal"))
    others = await desk.person().book(offering, at(10))
    booked = await holder.book(offering, at(10), hold_id=held["id"])

    assert [answer.status_code for answer in renewals] == [200, 200, 422]
    assert [answer.json()["can"] for answer in renewals[:2]] == [["book", "renew", "release"], ["book", "release"]]
    assert (renewals[1].json()["version"], renewals[1].json()["expires_at"]) == (3, "2026-03-02T09:13:00Z")
    assert slug(renewals[2]) == "renewed-too-often"
    assert slug(others) == "slot-taken"
    assert booked.status_code == 201


async def test_a_hold_that_is_over_or_somebody_elses_is_not_renewed(desk: Desk) -> None:
    _, offering = await desk.mentor()
    holder = desk.person()
    held = (await holder.hold(offering, at(10))).json()["id"]

    stranger = await desk.person().post(f"/holds/{held}/renewal")
    desk.clock.move(timedelta(minutes=5))
    late = await holder.post(f"/holds/{held}/renewal")

    assert (stranger.status_code, slug(stranger)) == (404, "unknown-hold")
    assert (late.status_code, slug(late)) == (409, "hold-expired")


async def test_a_hold_whose_time_was_taken_by_a_later_clock_is_not_renewed(desk: Desk) -> None:
    _, offering = await desk.mentor()
    holder = desk.person()
    held = (await holder.hold(offering, at(10))).json()["id"]
    desk.clock.move(timedelta(minutes=5))
    await desk.person().book(offering, at(10))
    desk.clock.move(timedelta(seconds=-1))

    renewed = await holder.post(f"/holds/{held}/renewal")

    assert (renewed.status_code, slug(renewed)) == (409, "hold-expired")
