"""The main job, whole: from signing up to recommendations that know the feedback."""

from datetime import timedelta

from deploy.local.demo.client import JSON, Answer, Visitor
from deploy.local.demo.mailbox import subject_of
from deploy.local.mail import Mail
from tests.fixtures.eventually import eventually
from tests.journeys.town import ALWAYS, MENTOR, OFFERING, Mentor, Resident, Town, booking


async def test_a_declined_request_goes_on_to_the_next_mentor_who_accepts(town: Town) -> None:
    first, second, mentee = await town.mentor("first"), await town.mentor("second"), await town.mentee()
    request = await town.ask(mentee, first, second)
    assert [each["state"] for each in request["proposals"]] == ["proposed", "waiting"]

    first.visitor.learn_from(mentee.visitor)
    declined = await first.visitor.post(
        f"/matching/v1/proposals/{request['proposals'][0]['id']}/decline", {"reason": "no_time"}
    )
    assert declined["state"] == "declined"
    second.visitor.learn_from(first.visitor)
    await _mail(town, second, "would like you as their mentor")
    mentorship_id = await town.accept(second, request["proposals"][1], mentee)

    mentorship = await mentee.visitor.get(f"/mentorships/v1/mentorships/{mentorship_id}")
    assert (mentorship["state"], mentorship["stage"], mentorship["you"]) == ("active", "initiation", "mentee")
    await _mail(town, mentee, "said yes")


async def test_a_profile_that_changes_makes_a_proposal_stale_and_the_next_list_another_one(town: Town) -> None:
    """Over Kafka: what the mentor says reaches the proposal that rests on it, and whoever looks next."""
    mentor, other, mentee = await town.mentor(), await town.mentor(), await town.mentee()
    onlooker = await town.mentee("onlooker")
    for each in (mentor, other):
        onlooker.visitor.learn_from(each.visitor)
    assert await _order(onlooker, mentor, other) == [mentor.id, other.id]
    request = await town.ask(mentee, mentor)
    path = f"/matching/v1/proposals/{request['proposals'][0]['id']}"
    looked = f"/matching/v1/me/recommendations/{mentor.id}"
    before = await mentee.visitor.get(looked)
    assert (await mentee.visitor.get(path))["stale"] is False

    said = await mentor.visitor.get("/profiles/v1/me/mentor")
    fields = ("headline", "about", "industries", "years_of_experience", "stage", "meeting_rhythm", "capacity")
    await mentor.visitor.put(
        "/profiles/v1/me/mentor", {**{name: said[name] for name in fields}, "skills": []}, etag=said.etag
    )
    mentee.visitor.learn_from(mentor.visitor)

    changed = await mentee.visitor.get(path)
    assert (changed["stale"], changed["state"]) == (True, "proposed")
    after = await mentee.visitor.get(looked)
    assert after["score"] < before["score"]
    assert [each["obstacle"] for each in after["obstacles"]] == ["asked_already"]
    onlooker.visitor.learn_from(mentor.visitor)
    assert await _order(onlooker, mentor, other) == [other.id, mentor.id]


async def test_a_no_changes_the_next_list_and_says_why(town: Town) -> None:
    first, second, mentee = await town.mentor(), await town.mentor(), await town.mentee()
    request = await town.ask(mentee, first)
    mentee.visitor.learn_from(second.visitor)
    first.visitor.learn_from(mentee.visitor)
    path = f"/matching/v1/proposals/{request['proposals'][0]['id']}/decline"
    await first.visitor.post(path, {"reason": "not_a_fit"})
    mentee.visitor.learn_from(first.visitor)

    assert await _order(mentee, first, second) == [second.id, first.id]
    said = _reason(await _recommendation(mentee, first), "history")
    assert (said["value"], said["text"]) == (0.0, "Said no to you today: not a fit")


async def test_a_mentor_without_an_offering_has_no_hour_in_common_with_anybody_until_there_is_one(town: Town) -> None:
    teacher, mentee = await town.named("teacher"), await town.mentee()
    await teacher.visitor.put("/profiles/v1/me/mentor", MENTOR)
    await teacher.visitor.put("/scheduling/v1/me/availability", ALWAYS)
    await mentee.visitor.put("/scheduling/v1/me/availability", ALWAYS)
    mentor = Mentor(teacher.visitor, teacher.email, "", "")
    mentee.visitor.learn_from(teacher.visitor)

    async def hears(text: str) -> JSON:
        reason = _reason(await _recommendation(mentee, mentor), "overlap")
        return reason if text in reason["text"] else None

    before = await eventually(lambda: hears("Offers no time that can be booked yet"))
    offered = await teacher.visitor.post("/scheduling/v1/me/offerings", OFFERING)
    after = await eventually(lambda: hears("hours of the coming four weeks suit you both"))

    assert (before["value"], offered.status) == (0.0, 201)
    assert after["value"] > 0


async def test_both_are_invited_and_reminded_of_a_session_until_it_completes_by_itself(town: Town) -> None:
    mentor, mentee = await town.mentor(), await town.mentee()
    await town.mentorship(mentor, mentee)
    session = await town.book(mentee, mentor, slot=60)
    for person in (mentor, mentee):
        invitation = await _mail(town, person, "Booked")
        assert "text/calendar" in {part.get_content_type() for part in invitation.message.walk()}

    town.move_to(session["starts_at"], before=timedelta(hours=24))
    await _mail(town, mentee, "Reminder")
    await _mail(town, mentor, "Reminder")
    town.move_to(session["starts_at"], before=timedelta(hours=1))
    await _mail(town, mentee, "Soon")
    town.move_to(session["ends_at"])
    await _completed(mentee.visitor, session)
    await _mail(town, mentee, "How was your session")
    await _mail(town, mentor, "How was your session")


async def test_feedback_is_shown_when_both_gave_it_and_changes_what_is_recommended(town: Town) -> None:
    mentor, mentee, onlooker = await town.mentor(), await town.mentee(), await town.mentee("onlooker")
    await town.mentorship(mentor, mentee)
    session = await town.book(mentee, mentor)
    town.move_to(session["ends_at"])
    await _completed(mentee.visitor, session)
    onlooker.visitor.learn_from(mentor.visitor)
    before = await _recommendation(onlooker, mentor)

    path = f"/mentorships/v1/sessions/{session['id']}/feedback"
    await eventually(lambda: _may_give_feedback(mentee.visitor, path))
    await mentee.visitor.post(path, {"rating": 5, "went_well": "You asked first.", "skills": ["python"]})
    mentor.visitor.learn_from(mentee.visitor)
    hidden = await mentor.visitor.get(path)
    assert (hidden["given_by"], hidden["items"]) == (["mentee"], [])
    await mentor.visitor.post(path, {"rating": 4, "to_improve": "Bring numbers."})
    mentee.visitor.learn_from(mentor.visitor)
    assert len((await mentee.visitor.get(path))["items"]) == 2

    onlooker.visitor.learn_from(mentor.visitor)
    after = await _recommendation(onlooker, mentor)
    assert after["score"] > before["score"]
    assert _reason(after, "feedback")["value"] > _reason(before, "feedback")["value"]
    for recommended in (before, after):
        for side, score in recommended["sides"].items():
            own = [each["contribution"] for each in recommended["reasons"] if each["side"] == side]
            assert abs(sum(own) - score) < 0.0001
        assert all(each["text"] for each in recommended["reasons"])


async def test_a_goal_and_an_agenda_are_shared_by_the_two_and_by_nobody_else(town: Town) -> None:
    mentor, mentee, stranger = await town.mentor(), await town.mentee(), await town.resident("stranger")
    mentorship_id = await town.mentorship(mentor, mentee)
    session = await town.book(mentee, mentor)
    agenda = f"/mentorships/v1/sessions/{session['id']}/agenda"
    await mentee.visitor.put(agenda, {"topics": [{"text": "Where do I begin?", "asked_by": "mentee"}]})
    goal = await mentee.visitor.post(
        f"/mentorships/v1/mentorships/{mentorship_id}/goals",
        {"text": "Run a cluster", "horizon": "short_term", "kind": "skill"},
    )
    mentor.visitor.learn_from(mentee.visitor)
    step = await mentor.visitor.post(f"/mentorships/v1/goals/{goal['id']}/action-steps", {"text": "Install one"})
    done = await mentee.visitor.patch(
        f"/mentorships/v1/action-steps/{step['id']}", {"status": "completed"}, etag=str(step.etag)
    )

    assert done["status"] == "completed"
    assert (await mentor.visitor.get(agenda))["topics"][0]["text"] == "Where do I begin?"
    stranger.visitor.learn_from(mentee.visitor)
    for path in (agenda, f"/mentorships/v1/goals/{goal['id']}", f"/mentorships/v1/mentorships/{mentorship_id}"):
        await stranger.visitor.get(path, expect=(404,))


async def test_a_held_slot_is_taken_for_everybody_else_and_booked_from_its_hold(town: Town) -> None:
    mentor, mentee, rival = await town.mentor(), await town.mentee(), await town.resident("rival")
    await town.mentorship(mentor, mentee)
    starts = (await town.free_slots(mentee, mentor, mentor.offering))[3]
    hold = await mentee.visitor.post("/scheduling/v1/holds", booking(mentor.offering, starts))
    rival.visitor.learn_from(mentor.visitor)
    refused = await rival.visitor.post("/scheduling/v1/sessions", booking(mentor.open_offering, starts), expect=(409,))
    booked = await mentee.visitor.post(
        "/scheduling/v1/sessions", {**booking(mentor.offering, starts), "hold_id": hold["id"]}
    )

    assert refused.slug == "slot-taken"
    assert refused["next_slots"]
    assert (booked["state"], booked["starts_at"]) == ("booked", starts)


async def _mail(town: Town, person: Resident, subject: str) -> Mail:
    return await town.mailbox.next_to(person.email, 0, lambda mail: subject in subject_of(mail))


async def _completed(visitor: Visitor, session: Answer) -> None:
    async def look() -> bool:
        return bool((await visitor.get(f"/scheduling/v1/sessions/{session['id']}"))["state"] == "completed")

    await eventually(look)


async def _may_give_feedback(visitor: Visitor, path: str) -> bool:
    return "give_feedback" in (await visitor.get(path))["can"]


async def _order(onlooker: Resident, *mentors: Mentor) -> list[str]:
    """These mentors, in the order in which they are recommended."""
    page = await onlooker.visitor.get("/matching/v1/me/recommendations", page_size=200)
    wanted = {each.id for each in mentors}
    return [each["mentor_id"] for each in page.items if each["mentor_id"] in wanted]


async def _recommendation(onlooker: Resident, mentor: Mentor) -> JSON:
    page = await onlooker.visitor.get("/matching/v1/me/recommendations", page_size=200)
    return next(each for each in page.items if each["mentor_id"] == mentor.id)


def _reason(recommendation: JSON, factor: str) -> JSON:
    return next(each for each in recommendation["reasons"] if each["factor"] == factor)
