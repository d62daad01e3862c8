"""What two begin with and make of it: goals of the profile, a first agreement, a step that comes of feedback; and hours in which nobody is mailed."""

from playwright.async_api import expect

from tests.browser.screen import Screen
from tests.fixtures.eventually import eventually
from tests.journeys.town import MENTEE, Mentor, Resident, Town

ANSWER = "True: I talk too fast when I am nervous."
STEP = "Give one talk with a pause after each slide"


async def begins_with_what_the_profile_says(screen: Screen, mentorship: str) -> None:
    """Goals in one press, and once; an agreement that is written already."""
    page = screen.page
    await screen.goes(f"/mentorships/{mentorship}/goals")
    begin = page.locator("main > p > button")
    await begin.click()
    [goal] = MENTEE["goals"]
    await expect(page.locator("main li.card h2")).to_have_text(goal["text"])
    await begin.click()
    await expect(page.locator("main > .trouble[data-slug=no-goals-to-begin]")).to_be_visible()
    await screen.judge("goals of the profile")
    await screen.goes(f"/mentorships/{mentorship}/agreement")
    await expect(page.locator("main form textarea").first).to_have_value(MENTEE["expectations"])
    await expect(page.locator("main form select").first).to_have_value(MENTEE["meeting_rhythm"])
    await screen.judge("a first agreement")
    await screen.send()
    await expect(page.locator("main .card.new")).to_contain_text(MENTEE["expectations"])


async def makes_a_step_of_feedback(
    screen: Screen, town: Town, mentor: Mentor, mentee: Resident, mentorship: str
) -> None:
    """Once both have given theirs. The platform's clock is moved: nobody else may be at work then."""
    page, goals = screen.page, f"/mentorships/v1/mentorships/{mentorship}/goals"
    added = await mentee.visitor.post(goals, {"text": "Speak calmly", "horizon": "short_term", "kind": "skill"})
    mentor.visitor.learn_from(mentee.visitor)
    await mentor.visitor.post(f"/mentorships/v1/goals/{added['id']}/agreement", {"version": added["version"]})
    session = await town.book(mentee, mentor)
    town.move_to(session["ends_at"])
    path = f"/mentorships/v1/sessions/{session['id']}/feedback"

    async def may_be_given() -> bool:
        return "give_feedback" in (await mentor.visitor.get(path))["can"]

    await eventually(may_be_given)
    await mentor.visitor.post(path, {"rating": 4, "to_improve": "Speak slower."})
    mentee.visitor.learn_from(mentor.visitor)
    await screen.goes(f"/sessions/{session['id']}/feedback")
    await page.locator("input[name=rating]").first.check()
    await page.locator("main form textarea").first.fill("You listened.")
    await screen.judge("giving feedback")
    await screen.send()
    theirs = page.locator("main .card", has_text="Speak slower.")
    await theirs.locator("summary").click()
    await theirs.locator("textarea").fill(ANSWER)
    await theirs.locator("select").select_option(label="Speak calmly")
    await theirs.locator("input[maxlength]").fill(STEP)
    await screen.judge("answering feedback")
    await theirs.locator("form button[type=submit]").click()
    await expect(theirs).to_contain_text(ANSWER)
    await screen.judge("feedback that is answered")
    await theirs.locator(f"a[href='/mentorships/{mentorship}/goals']").click()
    await page.wait_for_url("**/goals")
    await screen.rests()
    await expect(page.locator("main li.card .rows")).to_contain_text(STEP)


async def chooses_quiet_hours(screen: Screen, person: Resident) -> None:
    """Those that hold for everybody, others, and none; on the clock of where they live."""
    page = screen.page

    async def kept() -> tuple[str, str]:
        hours = (await person.visitor.get("/notifications/v1/me/preferences"))["quiet_hours"]
        return hours["from"], hours["to"]

    async def saves() -> None:
        async with page.expect_response(lambda answer: answer.request.method == "PUT" and answer.ok):
            await screen.send()
        await page.reload()
        await screen.rests()

    await screen.goes("/preferences")
    some, hours = page.locator("main fieldset input[type=checkbox]").first, page.locator("main input[type=time]")
    await expect(page.locator("main fieldset .help").first).to_contain_text("Kathmandu, GMT+5:45")
    await expect(some).to_be_checked()
    assert await kept() == (await hours.first.input_value(), await hours.last.input_value()) == ("20:00", "08:00")
    await hours.first.fill("22:30")
    await hours.last.fill("07:15")
    await saves()
    assert await kept() == (await hours.first.input_value(), await hours.last.input_value()) == ("22:30", "07:15")
    await some.uncheck()
    await expect(hours).to_have_count(0)
    await saves()
    await expect(some).not_to_be_checked()
    assert len(set(await kept())) == 1
