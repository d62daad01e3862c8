"""What operators decide, of a report, of whom it is about, and of what the stages of a programme are for; and what they see of pairs."""

from playwright.async_api import FilePayload, expect

from tests.browser.screen import Screen
from tests.journeys.town import Mentor, Resident

_STATUS = ".hidden[role=status]"
SAID = "They wrote to me at night, again and again."


async def reports_somebody(screen: Screen, person: Mentor) -> None:
    """From their page."""
    page = screen.page
    await screen.goes(f"/mentors/{person.id}")
    away = page.locator("main details", has=page.locator("textarea"))
    await away.locator("summary").click()
    await away.locator("select").select_option("harassment")
    await away.locator("textarea").fill(SAID)
    await away.locator("form button[type=submit]").click()
    await expect(away.locator("textarea")).to_have_value("")


async def decides_a_report(screen: Screen, person: Mentor, reporter: Resident) -> None:
    """It is taken, then decided; whoever wrote it reads what came of it."""
    page = screen.page
    await screen.goes(f"/reports?person={person.id}")
    card = page.locator("main li.card")
    await expect(card.locator("p.words")).to_have_text(SAID)
    await screen.judge("a report")
    await card.locator("button.first").first.click()
    await expect(card.locator("h2 .state")).to_have_text("Looked into")
    await card.locator("summary", has_text="Decide").click()
    await card.locator("select").select_option("spoken_to")
    await card.locator("input").fill("Said so themselves.")
    await screen.judge("deciding a report")
    await card.locator("form button[type=submit]").click()
    await expect(card.locator("h2 .state")).to_have_text("They were spoken to")
    [told] = (await reporter.visitor.get("/profiles/v1/me/reports")).items
    assert (told["state"], told["outcome"], told["reason"]) == ("decided", "spoken_to", "harassment")


async def keeps_somebody_out_and_lets_them_in(screen: Screen, programme: str, person: Resident, by: Resident) -> None:
    """From their page in a programme."""
    page = screen.page
    await screen.goes(f"/programmes/{programme}/people/{person.id}")
    box = page.locator("main details")
    await box.locator("summary").click()
    for suspended, said in ((True, "They are suspended"), (False, "They are let in again")):
        await box.locator("input").fill("Looked into; see the report.")
        await screen.judge("suspending" if suspended else "letting in again")
        await box.locator("form button[type=submit]").click()
        await expect(page.locator(_STATUS)).to_contain_text(said)
        await screen.rests()
        standing = await by.visitor.get(f"/profiles/v1/people/{person.id}/suspension")
        assert standing["suspended"] is suspended
        await expect(box.locator("form button[type=submit]")).to_have_text("Let in again" if suspended else "Suspend")


async def says_what_stages_are_for(screen: Screen, programme: str, by: Resident) -> None:
    """For mentorships that begin from now on."""
    page, purpose = screen.page, "Meet over a coffee, and find out what you both like."
    await screen.goes(f"/programmes/{programme}/stages")
    await page.locator("main textarea").first.fill(purpose)
    async with page.expect_response(lambda answer: answer.request.method == "PUT" and answer.ok):
        await screen.send()
    await page.reload()
    await screen.rests()
    await expect(page.locator("main textarea").first).to_have_value(purpose)
    stages = await by.visitor.get(f"/mentorships/v1/programmes/{programme}/stages")
    assert stages["version"] == 1
    assert purpose in {text["purpose"] for text in stages["stages"][0]["texts"]}


async def sees_how_a_pair_goes(screen: Screen, programme: str, mentee: Resident, mentor: Mentor, by: Resident) -> None:
    """And who has a break; who the two are leads to their pages."""
    page, path = screen.page, f"/programmes/{programme}/pairs"
    [pair] = (await by.visitor.get("/mentorships/v1/managed-mentorships", mentee_id=mentee.id)).items
    card = page.locator("main li.card", has=page.locator(f"a[href$='/people/{mentee.id}']"))
    await screen.goes(path)
    await expect(card.locator(f"a[href$='/people/{mentor.id}']")).to_have_text("Mira")
    await expect(card.locator(".state")).to_have_text("on track")
    for moment in ("active_at", "meeting_due_at"):
        await expect(card.locator(f"time[datetime='{pair[moment]}']").last).to_be_visible()
    await mentee.visitor.post(f"/mentorships/v1/mentorships/{pair['mentorship_id']}/pause")
    await page.locator("main select").first.select_option("paused")
    await expect(card.locator(".state")).to_have_text("has a break")
    await expect(card.locator("time[datetime]")).to_have_count(2)  # nobody has to meet then
    await page.locator("main select").last.select_option("feedback")
    await expect(page.locator("main .empty")).to_be_visible()
    await page.go_back()
    await expect(card.locator(".state")).to_have_text("has a break")


async def takes_a_file_back(screen: Screen, programme: str, by: Resident) -> None:
    """Found again at its address after a reload, while nobody has come by it."""
    page = screen.page
    await screen.goes(f"/programmes/{programme}/import")
    table = b"email,name,role\nuwe@example.org,Uwe,mentee\n"
    await page.set_input_files("#people-file", FilePayload(name="people.csv", mimeType="text/csv", buffer=table))
    await screen.send()
    await page.locator("main section.card button.first").click()
    await expect(page.locator("main section.card > h2")).to_have_text("Taken over")
    brought = f"/profiles/v1/programmes/{programme}/invitees"
    assert len((await by.visitor.get(brought)).items) == 1
    await page.reload()
    await screen.rests()
    await page.click("main section.card button.danger")
    await screen.judge("taking a file back")
    await screen.send("dialog")
    await expect(page.locator("main section.card > h2")).to_have_text("Taken back")
    assert (await by.visitor.get(brought)).items == []


async def says_how_people_are_put_together(screen: Screen, programme: str, by: Resident) -> None:
    """Looked at before it is saved; what was not touched stays as it was."""
    page = screen.page
    path = f"/matching/v1/programmes/{programme}/rules"
    before = await by.visitor.get(path)
    await screen.goes(f"/programmes/{programme}/rules")
    await page.get_by_label("Languages", exact=True).select_option("must")
    await page.get_by_role("group", name="Never put together").locator("input").last.check()
    await page.get_by_label("steps of its own").check()
    await page.locator("main form .acts button[type=button]").click()
    await expect(page.locator("main form .note dd").first).to_be_visible()
    await screen.judge("rules that are tried")
    assert (await by.visitor.get(path))["version"] == before["version"]
    async with page.expect_response(lambda answer: answer.request.method == "PUT" and answer.ok):
        await screen.send()
    saved = await by.visitor.get(path)
    assert saved["musts"] == ["languages"]
    assert {**saved["weights"], "languages": 0} == {**before["weights"], "languages": 0}
    assert set(saved["apart"]) == {"reporting_line", "group"}
    assert saved["ladder"] == {"told": 1, "rest": 3, "unmatched": 5, "within_days": 180}
