"""What one agreed to: the words are read again, agreed to anew where they changed, and the consent is withdrawn."""

from typing import Final

from playwright.async_api import expect

from tests.browser.screen import Screen
from tests.journeys.town import Resident

FIRST: Final = "The coordinators of this programme read what I answer."
NOW: Final = "The coordinators of this programme read what I answer, and count it."


async def agreed_to_former_words(operator: Resident, person: Resident) -> str:
    """A programme whose words have changed since somebody applied and agreed to them."""
    terms = {
        "slug": f"summer-{person.id[-6:]}",
        "texts": [{"language": "en", "name": "Summer", "about": "Three months together."}],
        "joined_by": "approval",
    }
    programme = str((await operator.visitor.post("/profiles/v1/programmes", terms))["id"])
    path = f"/profiles/v1/programmes/{programme}"
    await operator.visitor.change(
        f"{path}/form/terms", {"questions": [], "consent": [{"language": "en", "text": FIRST}]}
    )
    sign_up = {"role": "mentee", "answers": {}, "consent": {"version": 1, "language": "en"}}
    await person.visitor.post(f"{path}/sign-ups", sign_up)
    await operator.visitor.change(f"{path}/form/terms", {"questions": [], "consent": [{"language": "en", "text": NOW}]})
    return programme


async def agrees_anew_and_withdraws(screen: Screen, person: Resident) -> None:
    """Withdrawing takes two presses, as agreeing did, and says before what it ends."""
    page, card = screen.page, screen.page.locator("main li.card")
    await screen.goes("/you")
    place = page.locator("a[href='/you/consents']")
    await expect(place.locator(".state")).to_be_visible()  # the words have changed since
    await place.click()
    await page.wait_for_url("**/you/consents")
    await screen.rests()
    await card.locator("summary").click()
    await expect(card.locator("details .words")).to_have_text(FIRST)
    await card.locator(".note button").click()
    await expect(card.locator(".note .words")).to_have_text(NOW)
    await screen.judge("words that have changed")
    await card.locator(".note button.first").click()
    await expect(card.locator(".note")).to_have_count(0)
    [given] = (await person.visitor.get("/profiles/v1/me/consents")).items
    assert (given["agreed_version"], given["text"], given["withdrawn_at"]) == (2, NOW, None)
    await card.locator("button.danger").click()
    await expect(page.locator("dialog[open]")).to_contain_text("Summer")
    await screen.judge("withdrawing a consent")
    await screen.send("dialog[open]")
    await expect(card.locator("h2 .bad-state")).to_be_visible()
    await screen.judge("a consent that is withdrawn")
    [withdrawn] = (await person.visitor.get("/profiles/v1/me/consents")).items
    assert withdrawn["withdrawn_at"] is not None
    [membership] = (await person.visitor.get("/profiles/v1/me/memberships")).items
    assert membership["state"] == "left"
