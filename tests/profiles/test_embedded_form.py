"""`<mentoring-sign-up>` in a page that is not ours, under a content policy of its own, in a real browser."""

import asyncio
import json
import re
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final
from uuid import UUID

import pytest
import uvicorn
from starlette.types import Receive, Scope, Send

from deploy.clients.making import HERE, said
from deploy.local.folders import ROOT
from deploy.local.node import NODE, environment, packages_of
from deploy.local.own_answers import own_answer
from deploy.local.processes import free_port
from deploy.site.files import HERE as PAGES
from deploy.site.files import PATHS
from services.profiles.domain.sign_ins import WorkNeeded
from services.profiles.prices import GOOD_FOR, Price
from tests.browser.promises import shows
from tests.profiles.conftest import Profiles, new_address, slug_of
from tests.profiles.test_sign_ups import asking

PRICE: Final = Price(5, b"only for tests")
CHROMIUM: Final = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
POLICY: Final = "default-src 'none'; script-src {ours}; connect-src {ours}; base-uri 'none'; form-action 'none'"
"""As the guide tells a host: two lines for our address, and nothing unsafe."""
PAGE: Final = """<!doctype html><html lang="de"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>A school</title><h1>Mentoring at our school</h1>
<script type="module" src="{ours}/embed/sign-up.js"></script>
<mentoring-sign-up programme="{programme}" app="https://app.example.org/"></mentoring-sign-up>
"""


@asynccontextmanager
async def served(app: Any) -> AsyncIterator[str]:
    """The app at a port of this machine."""
    port = free_port()
    server = uvicorn.Server(uvicorn.Config(app, port=port, lifespan="off", log_level="error", access_log=False))
    serving = asyncio.create_task(server.serve())
    try:
        yield f"127.0.0.1:{port}"
    finally:
        server.should_exit = True
        await serving


def site_and(app: Any) -> Any:
    """What the platform's address answers: the files of the site, and the service."""

    async def both(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["path"] not in PATHS:
            await app(scope, receive, send)
            return
        status, headers, body = own_answer(scope["method"], scope["path"], scope["headers"], ["profiles"])
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": body})

    return both


def page_of_others(ours: str, programme: str) -> Any:
    async def page(_scope: Scope, _receive: Receive, send: Send) -> None:
        headers = [
            (b"content-type", b"text/html; charset=utf-8"),
            (b"content-security-policy", POLICY.format(ours=ours).encode()),
        ]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": PAGE.format(ours=ours, programme=programme).encode()})

    return page


async def driven(profiles: Profiles, page: str, email: str) -> dict[str, Any]:
    """What somebody saw who signed up there by keyboard."""
    pipe = asyncio.subprocess.PIPE
    script = Path(__file__).with_name("in_chromium.mjs")
    process = await asyncio.create_subprocess_exec(
        NODE, str(script), str(CHROMIUM), page, email, env=environment(), stdin=pipe, stdout=pipe, stderr=pipe
    )
    assert process.stdin
    assert process.stdout
    assert process.stderr
    shown: dict[str, Any] = {}
    async for line in process.stdout:
        shown = json.loads(line)
        if "code" in shown:
            sign_in = await profiles.pool.fetchval("SELECT sign_in_id FROM sign_ins WHERE email = $1", email)
            process.stdin.write(f"{await german_code(profiles, sign_in)}\n".encode())
    errors = (await process.stderr.read()).decode()
    assert await process.wait() == 0, errors
    return shown


async def german_code(profiles: Profiles, sign_in_id: UUID) -> str:
    body = await profiles.pool.fetchval("SELECT body FROM mails WHERE subject = $1", sign_in_id)
    return str(body.decode().partition("Ihr Anmeldecode: ")[2][:6])


def test_the_embedded_form_does_the_work_that_a_code_costs_as_we_judge_it() -> None:
    text = (PAGES / "sign-up.js").read_text()
    solver = text[text.index("async function solved(") : text.index("/** @param {string} pointer */")]
    asked = PRICE.work(datetime.now(UTC))
    script = f"{solver}\nsolved({json.dumps(asked)}).then((shown) => console.log(shown));"

    (shown,) = said_by_node(script)

    assert PRICE.paid(shown, datetime.now(UTC)) is not None
    with pytest.raises(WorkNeeded):
        PRICE.paid(shown, datetime.now(UTC) + GOOD_FOR)


@shows(16, 17, 20)
@pytest.mark.skipif(CHROMIUM is None, reason="not run: there is no Chromium here")
async def test_somebody_signs_up_by_keyboard_in_a_page_that_is_not_ours(profiles: Profiles) -> None:
    programme, address = await asking(await profiles.operator()), new_address()
    profiles.app.state.identity = replace(profiles.identity, price=PRICE)  # so the browser has to work for its code
    async with (
        served(site_and(profiles.app)) as ours,
        served(page_of_others(f"http://{ours}", programme["id"])) as page,
        asyncio.timeout(60),
    ):
        shown = await driven(profiles, f"http://{page.replace('127.0.0.1', 'localhost')}/", address)

    assert shown["complaints"] in (
        [],
        ["Failed to load resource: the server responded with a status of 400 (Bad Request)"] * 2,
    )
    assert shown["marked"] == ["answers/why_us", "consent"]
    assert shown["wrongAddress"]
    assert "Sie sind dabei." in shown["done"]
    assert (shown["link"], shown["kept"]) == ("https://app.example.org/", '["",[],[]]')
    unpaid = await profiles.client.post(
        f"/profiles/v1/programmes/{programme['id']}/sign-ups/codes", json={"email": address}
    )
    assert slug_of(unpaid) == "work-needed"
    profiles.app.state.identity = replace(profiles.identity, price=Price(0, b"only for tests"))
    someone = await profiles.someone(address)
    assert (await someone.get("/me")).json()["locale"] == "de"
    assert (await someone.get("/me/memberships")).json()["items"][0]["state"] == "member"


@shows(19, 20)
def test_a_page_sets_eight_things_at_most_of_how_the_form_looks_and_the_guide_says_them_and_its_policy() -> None:
    guide = (ROOT / "docs" / "frontends.md").read_text()
    set_by_pages = set(re.findall(r"--mentoring-[a-z-]+", (PAGES / "sign-up.js").read_text()))
    policy = POLICY.format(ours="https://mentoring.example.org")

    assert 0 < len(set_by_pages) <= 8
    assert set_by_pages == set(re.findall(r"--mentoring-[a-z-]+", guide))
    assert all(each in guide for each in re.findall(r"(?:script|connect)-src [^;]+", policy))


def test_the_types_in_the_one_file_fit_and_it_says_all_texts_in_four_languages() -> None:
    options = [
        "--noEmit",
        "--checkJs",
        "--allowJs",
        "--strict",
        "--noUncheckedIndexedAccess",
        "--ignoreConfig",
    ]
    aims = ["--target", "es2023", "--module", "esnext", "--lib", "es2023,dom,dom.iterable"]
    tsc = str(packages_of(HERE) / "typescript" / "bin" / "tsc")
    assert said([NODE, tsc, *options, *aims, str(PAGES / "sign-up.js")], ROOT) == []
    script = (
        f"const text = require('node:fs').readFileSync({json.dumps(str(PAGES / 'sign-up.js'))}, 'utf8');"
        "const words = eval(`(${text.match(/const WORDS = (\\{[\\s\\S]*?\\n\\});/)[1]})`);"
        "console.log(JSON.stringify(Object.fromEntries(Object.entries(words).map(([at, said]) => [at, Object.keys(said)]))));"
    )
    (line,) = said_by_node(script)
    keys = json.loads(line)
    assert set(keys) == {"en", "de", "fr", "es"}
    assert len({tuple(sorted(each)) for each in keys.values()}) == 1


def said_by_node(script: str) -> list[str]:
    return shutil_run([NODE, "-e", script])


def shutil_run(command: list[str]) -> list[str]:
    import subprocess  # noqa: PLC0415

    return subprocess.run(command, env=environment(), capture_output=True, text=True, check=True).stdout.splitlines()
