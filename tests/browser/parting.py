"""How one leaves well: with what goes along said, and with what one has come to in hand, until one takes it back."""

from playwright.async_api import expect

from tests.browser.screen import Screen
from tests.journeys.town import Mentor, Resident


async def reaches_a_goal(mentor: Mentor, mentee: Resident, mentorship: str) -> None:
    added = await mentee.visitor.post(
        f"/mentorships/v1/mentorships/{mentorship}/goals",
        {"text": "Speak calmly", "horizon": "short_term", "kind": "skill"},
    )
    mentor.visitor.learn_from(mentee.visitor)
    path = f"/mentorships/v1/goals/{added['id']}"
    await mentor.visitor.post(f"{path}/agreement", {"version": added["version"]})
    mentee.visitor.learn_from(mentor.visitor)
    seen = await mentee.visitor.get(path)
    await mentee.visitor.patch(path, {"status": "completed"}, etag=str(seen.etag))


async def says_what_goes_along(screen: Screen, mentorship: str) -> None:
    """From the place where one ends it; what was said is there after a reload."""
    page = screen.page
    await screen.goes(f"/mentorships/{mentorship}")
    await page.locator("main details summary").first.click()
    await page.locator(f'main details a[href="/mentorships/{mentorship}/going-along"]').click()
    boxes = page.locator("main form input[type=checkbox]")
    await expect(boxes).to_have_count(3)
    await boxes.first.check()
    await boxes.last.check()
    await screen.judge("what goes along")
    await screen.send()
    await expect(page.locator("p.hidden[role=status]")).not_to_be_empty()
    await screen.goes(f"/mentorships/{mentorship}/going-along")
    await expect(boxes.first).to_be_checked()
    await expect(boxes.nth(1)).not_to_be_checked()
    await expect(boxes.last).to_be_checked()


async def names_a_successor(screen: Screen, mentorship: str, name: str) -> None:
    """As the mentor, who finds them by their name; the mentee reads it where they say what goes along."""
    page = screen.page
    await screen.goes(f"/mentorships/{mentorship}/going-along")
    await page.fill("main input[type=search]", name)
    await page.keyboard.press("Enter")
    await page.locator("main label", has_text=name).first.click()
    await screen.judge("a successor")
    await page.locator("main form").last.locator("button[type=submit]").click()
    await expect(page.locator("main .note")).to_contain_text(name)


async def ends_it(screen: Screen, mentorship: str) -> None:
    page = screen.page
    await screen.goes(f"/mentorships/{mentorship}")
    await page.locator("main details summary").first.click()
    await page.locator("main details button.danger").first.click()
    await screen.send("dialog")
    await expect(page.locator(f'main .note a[href="/mentorships/{mentorship}/going-along"]')).to_be_visible()


async def has_it_shown(screen: Screen, mentorship: str) -> None:
    """A badge is made of nobody who does not ask, and then there is a file to take along."""
    page = screen.page
    await screen.goes(f"/mentorships/{mentorship}/badges")
    await screen.judge("badges to be had")
    await page.locator("main li.card button.first").click()
    save = page.locator("main li.card", has=page.locator("button.danger")).locator("button.first")
    await expect(save).to_be_visible()
    async with page.expect_download() as told:
        await save.click()
    assert (await told.value).suggested_filename == "badge-completion.jwt"
    await screen.judge("a badge")
    await page.locator("main li.card > p button.danger").click()
    await screen.judge("revoking a badge")
    await page.locator("dialog button.danger").click()
    await expect(page.locator("main li.card > p button.danger")).to_have_count(0)


async def reads_how_far_they_came(screen: Screen, mentorship: str) -> None:
    """The next mentor, as the mentee lets them."""
    await screen.goes(f"/mentorships/{mentorship}/going-along")
    await expect(screen.page.locator("main ul.rows li", has_text="A goal was reached")).to_have_count(1)
    await expect(screen.page.locator("main form input[type=checkbox]")).to_have_count(0)
    await screen.judge("how far the mentee came")
