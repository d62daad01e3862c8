"""What a mentor keeps to suggest it again, and what a mentee leads a session by."""

from playwright.async_api import expect

from tests.browser.screen import Screen
from tests.journeys.town import Mentor, Resident, Town

BOOK = "The first 90 days"
STUCK = "I do not know whom else to ask."


async def is_lived_with(
    mine: Screen, theirs: Screen, town: Town, mentee: Resident, mentor: Mentor, mentorship: str
) -> None:
    """`mine` is the mentee's, `theirs` the mentor's."""
    await keeps_something_on_the_shelf(theirs)
    await suggests_it(theirs, mentorship)
    [kept] = (await mentor.visitor.get("/mentorships/v1/me/shelf")).items
    mentee.visitor.learn_from(mentor.visitor)
    await finds_what_helps(mine, mentorship, mentee, kept["goal_kinds"][0])
    session = str((await town.book(mentee, mentor))["id"])
    await fills_in_a_worksheet(mine, session)
    await reads_a_worksheet(theirs, session)


async def keeps_something_on_the_shelf(screen: Screen) -> None:
    """A book that fits a kind of goals."""
    page = screen.page
    await screen.goes("/shelf")
    await page.locator("main details > summary").click()
    form = page.locator("main details form")
    await form.locator("select").first.select_option("book")
    await form.locator("input[maxlength='200']").fill(BOOK)
    await form.locator("fieldset.choices input").first.check()
    await screen.judge("something for the shelf")
    await form.locator("button[type=submit]").click()
    await expect(page.locator("main li.card h2")).to_have_text(BOOK)
    await page.locator("main li.card summary").click()
    await screen.judge("a shelf")


async def suggests_it(screen: Screen, mentorship: str) -> None:
    page = screen.page
    await screen.goes(f"/mentorships/{mentorship}/suggestions")
    await page.locator("main details > summary").last.click()
    await page.locator("main details .rows button").click()
    await expect(page.locator("main li.card h2")).to_have_text(BOOK)
    await screen.judge("suggested off the shelf")
    await screen.goes("/shelf")
    await expect(page.locator("main li.card > p.quiet").last).to_contain_text("Suggested once")


async def finds_what_helps(screen: Screen, mentorship: str, mentee: Resident, kind: str) -> None:
    """Beside a goal that it fits."""
    goal = {"text": "Lead a small team", "horizon": "long_term", "kind": kind, "deadline": "2027-06-30"}
    await mentee.visitor.post(f"/mentorships/v1/mentorships/{mentorship}/goals", goal)
    page = screen.page
    await screen.goes(f"/mentorships/{mentorship}/goals")
    card = page.locator("main li.card", has=page.get_by_role("heading", name=goal["text"]))
    box = card.locator("details", has_text="What may help")
    await box.locator("summary").click()
    await expect(box.locator("h3")).to_have_text(BOOK)
    await screen.judge("what may help")


async def fills_in_a_worksheet(screen: Screen, session: str) -> None:
    """From the session's page; it is there after a reload."""
    page = screen.page
    await screen.goes(f"/sessions/{session}")
    await page.click(f"main a[href='/sessions/{session}/worksheet']")
    await screen.rests()
    await page.locator("main textarea").nth(1).fill(STUCK)
    async with page.expect_response(lambda answer: answer.request.method == "PUT" and answer.ok):
        await screen.send()
    await page.reload()
    await screen.rests()
    await expect(page.locator("main textarea").nth(1)).to_have_value(STUCK)
    await screen.judge("a worksheet")


async def reads_a_worksheet(screen: Screen, session: str) -> None:
    """As the mentor, who writes nothing there."""
    await screen.goes(f"/sessions/{session}/worksheet")
    await expect(screen.page.locator("main section .words")).to_have_text(STUCK)
    await expect(screen.page.locator("main form")).to_have_count(0)
