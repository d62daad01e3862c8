"""An erasure has an end that everybody can see, in all five services."""

from deploy.local.demo.mailbox import subject_of
from shared.contracts import SERVICES
from tests.fixtures.eventually import eventually
from tests.journeys.town import Resident, Town

OF_EACH_SERVICE = (
    "/profiles/v1/me",
    "/matching/v1/me/proposals",
    "/scheduling/v1/me/sessions",
    "/mentorships/v1/me/mentorships",
    "/notifications/v1/me/messages",
)


async def test_an_erased_mentee_is_gone_from_all_five_services_and_the_mentor_learns_what_it_means(town: Town) -> None:
    mentor, mentee = await town.mentor(), await town.mentee()
    mentorship_id = await town.mentorship(mentor, mentee)
    session = await town.book(mentee, mentor, slot=20)
    erasure = await mentee.visitor.delete("/profiles/v1/me")
    assert erasure.status == 202
    mentee.visitor.forget()

    progress = await eventually(lambda: _completed(mentor, erasure["erasure_id"]), within=30)

    assert {each["service"] for each in progress if each["state"] == "erased"} == set(SERVICES)
    for path in OF_EACH_SERVICE:
        refused = await mentee.visitor.get(path, expect=(401,))
        assert refused.slug == "person-erased", path
    seen = await mentor.visitor.get(f"/scheduling/v1/sessions/{session['id']}")
    assert (seen["state"], seen["cancelled_by"]) == ("cancelled", "platform")
    assert (await mentor.visitor.get(f"/mentorships/v1/mentorships/{mentorship_id}"))["state"] == "ended"
    await town.mailbox.next_to(mentor.email, 0, lambda mail: "Cancelled" in subject_of(mail))


async def _completed(asker: Resident, erasure_id: str) -> list[dict[str, str]]:
    erasure = await asker.visitor.get(f"/profiles/v1/erasures/{erasure_id}")
    return list(erasure["services"]) if erasure["state"] == "completed" else []
