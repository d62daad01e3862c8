"""The sign-up page for people without JavaScript: two posts, one code, nothing kept before it is shown."""

import email
import email.policy
import re
from dataclasses import dataclass, field
from datetime import timedelta
from html.parser import HTMLParser
from typing import Any, Final
from uuid import UUID

import httpx

from shared.http.limits import Limit
from tests.profiles.conftest import Profiles, new_address
from tests.profiles.test_programmes import made
from tests.profiles.test_sign_ups import asking

ANSWERS: Final = {"name": "Amina Diallo", "role": "mentee", "answers.why_us": "I want to lead.", "answers.hours": "4"}
AGREES: Final = {"consent": "yes", "consent_version": "1", "consent_language": "en"}


class _Fields(HTMLParser):
    """What a browser would send back of a page, and what it says."""

    def __init__(self) -> None:
        super().__init__()
        self.values: dict[str, str] = {}
        self.wrong: dict[str, str] = {}
        self.words: list[str] = []
        self._wrong_of: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        self._wrong_of = (said.get("id") or "").removesuffix("-wrong") if said.get("class") == "wrong" else None
        if tag == "input" and said.get("type") in ("hidden", "text", "email", None):
            self.values[said["name"] or ""] = said.get("value") or ""

    def handle_data(self, data: str) -> None:
        self.words.append(data)
        if self._wrong_of is not None:
            self.wrong[self._wrong_of] = data
            self._wrong_of = None


def fields_of(page: httpx.Response) -> _Fields:
    parser = _Fields()
    parser.feed(page.text)
    return parser


@dataclass
class Browser:
    """A browser without JavaScript: it keeps cookies, and sends what the page has with what is typed."""

    profiles: Profiles
    programme: dict[str, Any]
    language: str = "en"
    cookies: dict[str, str] = field(default_factory=dict)
    email: str = field(default_factory=new_address)

    @property
    def path(self) -> str:
        return f"/profiles/v1/programmes/{self.programme['id']}/sign-up"

    async def open(self) -> httpx.Response:
        return self._kept(await self.profiles.client.get(self.path, headers={"Accept-Language": self.language}))

    async def send(self, page: httpx.Response, **typed: Any) -> httpx.Response:
        headers = {"Accept-Language": self.language, "Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items())}
        data = {**fields_of(page).values, **typed}
        return self._kept(await self.profiles.client.post(self.path, data=data, headers=headers))

    async def until_code(self) -> tuple[httpx.Response, str]:
        """The second page, and the code from the mail."""
        second = await self.send(await self.open(), email=self.email)
        assert second.status_code == 200, second.text
        sign_in_id = UUID(fields_of(second).values["sign_in_id"])
        body = await self.profiles.pool.fetchval("SELECT body FROM mails WHERE subject = $1", sign_in_id)
        return second, str(email.message_from_bytes(body, policy=email.policy.default)["Subject"]).partition(" ")[0]

    def _kept(self, page: httpx.Response) -> httpx.Response:
        self.cookies |= dict(page.cookies)
        page.cookies.clear()
        self.profiles.client.cookies.clear()
        return page


async def members(profiles: Profiles, programme: dict[str, Any]) -> int:
    found: int = await profiles.pool.fetchval(
        "SELECT count(*) FROM memberships WHERE programme_id = $1", UUID(programme["id"])
    )
    return found


async def test_somebody_without_javascript_signs_up(profiles: Profiles) -> None:
    programme = await asking(await profiles.operator())
    browser = Browser(profiles, programme)
    second, code = await browser.until_code()
    done = await browser.send(second, mail_code=code, **ANSWERS, **AGREES)

    assert (done.status_code, "You are in." in done.text) == (200, True), done.text
    person = await profiles.someone(browser.email)
    (own,) = (await person.get("/me/memberships")).json()["items"]
    assert (own["state"], (await person.get("/me")).json()["name"]) == ("member", "Amina Diallo")
    answers = (await person.get(f"/me/memberships/{own['id']}/answers")).json()["answers"]
    assert answers == {"why_us": "I want to lead.", "hours": 4}


async def test_nothing_is_there_before_the_code_is_shown_and_no_sign_in_stays_after_it(profiles: Profiles) -> None:
    programme = await asking(await profiles.operator())
    browser = Browser(profiles, programme)
    people = "SELECT count(*) FROM people WHERE email = $1"
    second, code = await browser.until_code()
    assert await profiles.pool.fetchval(people, browser.email) == 0
    await browser.send(second, mail_code=code, **ANSWERS, **AGREES)

    assert await profiles.pool.fetchval(people, browser.email) == 1
    left = "SELECT count(*) FROM refresh_families JOIN people USING (person_id) WHERE email = $1"
    assert await profiles.pool.fetchval(left, browser.email) == 0


async def test_everything_that_is_wrong_is_said_at_its_field_what_was_typed_stays_and_no_code_is_spent(
    profiles: Profiles,
) -> None:
    programme = await asking(await profiles.operator())
    browser = Browser(profiles, programme, language="de")
    second, code = await browser.until_code()
    wrong = await browser.send(second, mail_code=code, **{**ANSWERS, "answers.why_us": " ", "answers.hours": "viele"})

    assert wrong.status_code == 400
    assert fields_of(wrong).wrong == {
        "": "Bitte sehen Sie sich noch einmal an, was unten markiert ist.",
        "answers.why_us": "Diese Frage braucht eine Antwort.",
        "answers.hours": "Hier wird eine ganze Zahl erwartet.",
        "consent": "Diese Frage braucht eine Antwort.",
    }
    assert fields_of(wrong).values["answers.hours"] == "viele"
    german = AGREES | {"consent_language": "de"}
    done = await browser.send(wrong, mail_code=code, **ANSWERS, **german)
    assert "Sie sind dabei." in done.text


async def test_a_wrong_code_counts_and_is_said_at_its_field(profiles: Profiles) -> None:
    programme = await asking(await profiles.operator())
    browser = Browser(profiles, programme)
    page, code = await browser.until_code()
    other = "111111" if code != "111111" else "222222"
    for _ in range(5):
        page = await browser.send(page, mail_code=other, **ANSWERS, **AGREES)
    assert page.status_code == 422
    assert "Five wrong codes" in fields_of(page).wrong["mail_code"]
    await browser.send(page, mail_code=code, **ANSWERS, **AGREES)

    assert await members(profiles, programme) == 0


async def test_a_form_of_another_site_is_not_taken(profiles: Profiles) -> None:
    programme = await asking(await profiles.operator())
    browser = Browser(profiles, programme)
    first = await browser.open()
    browser.cookies.clear()  # SameSite=Strict: another site's form brings none along
    without = await browser.send(first, email=browser.email)
    browser.cookies = {"sign-up": "guessed"}
    guessed = await browser.send(first, email=browser.email)

    assert (without.status_code, guessed.status_code) == (403, 403)
    assert await profiles.pool.fetchval("SELECT count(*) FROM sign_ins WHERE email = $1", browser.email) == 0


async def test_the_page_runs_no_script_loads_nothing_and_is_kept_nowhere(profiles: Profiles) -> None:
    programme = await asking(await profiles.operator(), texts=[{"language": "en", "name": "Women & <b>Data</b>"}])
    browser = Browser(profiles, programme)
    first = await browser.open()
    second, _ = await browser.until_code()

    for page in (first, second):
        policy = page.headers["Content-Security-Policy"]
        assert page.headers.get_list("Content-Security-Policy") == [policy]
        nonce = fields_of(page).values["nonce"]
        assert f"style-src 'nonce-{nonce}'" in policy
        assert f'<style nonce="{nonce}">' in page.text
        assert "default-src 'none'" in policy
        assert re.search(r"<script|\son\w+=|\sstyle=|(?:src|href)=", page.text) is None
        assert "Women &amp; &lt;b&gt;Data&lt;/b&gt;" in page.text
        assert page.headers["Cache-Control"] == "no-store"


async def test_the_cookie_is_for_this_page_alone_and_no_script_reads_it(profiles: Profiles) -> None:
    programme = await asking(await profiles.operator())
    page = await profiles.client.get(f"/profiles/v1/programmes/{programme['id']}/sign-up")
    said = page.headers["Set-Cookie"]
    profiles.client.cookies.clear()

    assert "HttpOnly" in said
    assert "SameSite=strict" in said
    assert f"Path=/profiles/v1/programmes/{programme['id']}/sign-up" in said


async def test_whether_an_address_is_known_can_not_be_told(profiles: Profiles) -> None:
    programme = await asking(await profiles.operator())
    known = (await profiles.someone()).email
    pages = []
    for address in (known, new_address()):
        browser = Browser(profiles, programme, email=address)
        second, _ = await browser.until_code()
        new = fields_of(second).values
        text = second.text
        for each in (address, new["nonce"], new["secret"], new["sign_in_id"]):
            text = text.replace(each, "…")
        pages.append(text)

    assert pages[0] == pages[1]


async def test_an_address_that_nobody_can_write_to_is_said_at_its_field(profiles: Profiles) -> None:
    programme = await asking(await profiles.operator())
    browser = Browser(profiles, programme)
    page = await browser.send(await browser.open(), email="nobody")

    assert (page.status_code, fields_of(page).values["email"]) == (400, "nobody")
    assert fields_of(page).wrong.keys() == {"email"}


async def test_who_asks_for_too_many_codes_is_told_so_on_the_page(profiles: Profiles) -> None:
    programme = await asking(await profiles.operator())
    profiles.with_limits(of_an_account_from_a_network=Limit("page-test", 1, timedelta(minutes=10)))
    browser = Browser(profiles, programme)
    await browser.until_code()
    page = await browser.send(await browser.open(), email=browser.email)

    assert page.status_code == 429
    assert page.headers["Content-Type"].startswith("text/html")


async def test_a_mailbox_is_not_filled_by_asking_on_the_page(profiles: Profiles) -> None:
    programme = await asking(await profiles.operator())
    profiles.with_own_mails(1)
    browser = Browser(profiles, programme)
    pages = [await browser.send(await browser.open(), email=browser.email) for _ in range(5)]
    mails = await profiles.pool.fetchval("SELECT count(*) FROM mails WHERE recipient = $1", browser.email)

    assert [page.status_code for page in pages] == [200] * 5
    assert mails == 2  # one's own, and the one that all others share


async def test_a_programme_that_takes_nobody_today_says_so(profiles: Profiles) -> None:
    dates = {"applications_until": "2020-01-01"}
    programme = await made(await profiles.operator(), joined_by="open", dates=dates)
    page = await Browser(profiles, programme).open()

    assert (page.status_code, "sign up here today" in page.text, "<form" in page.text) == (200, True, False)


async def test_the_code_of_a_programme_is_asked_for_where_it_has_one(profiles: Profiles) -> None:
    programme = await made(await profiles.operator(), joined_by="code", code="SPRING-2027")
    browser = Browser(profiles, programme)
    second, code = await browser.until_code()
    wrong = await browser.send(second, mail_code=code, name="Amina", role="mentee", programme_code="AUTUMN-2027")
    right = await browser.send(wrong, mail_code=code, name="Amina", role="mentee", programme_code="SPRING-2027")

    assert (wrong.status_code, "not the programme's code" in wrong.text) == (422, True)
    assert "You are in." in right.text


async def test_what_is_no_form_is_not_taken(profiles: Profiles) -> None:
    programme = await asking(await profiles.operator())
    path = f"/profiles/v1/programmes/{programme['id']}/sign-up"

    assert (await profiles.client.post(path, json={"email": "a@example.org"})).status_code == 415
    form = await profiles.client.post("/profiles/v1/sign-ins", data={"email": "a@example.org"})
    assert form.status_code == 415
