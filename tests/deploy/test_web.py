"""The web app as it is built and answered; that its pages work is shown in a browser."""

import gzip
import re
from pathlib import Path

import httpx
import pytest

from deploy.local.environment import Parts, settings_of
from deploy.local.folders import Folders
from deploy.local.own_answers import opens_the_app, own_answer
from deploy.local.platform import Options, Platform
from deploy.local.trouble import Trouble
from deploy.site.__main__ import write_app
from deploy.web import building
from deploy.web.__main__ import main
from deploy.web.building import SOURCES, built
from deploy.web.elsewhere import host_of
from deploy.web.served import WEB, WebApp, is_page, policy, web_of
from services.notifications.letters.links import PATHS
from shared.contracts import SERVICES
from tests.fixtures.http_server import serving

KIB = 1024
BROWSER = [(b"Accept", b"text/html,application/xhtml+xml,*/*;q=0.8")]
ID = "0193a8f0-0000-7000-8000-000000000001"


@pytest.fixture(scope="module")
def folder() -> Path:
    return built()


@pytest.fixture(scope="module")
def web(folder: Path) -> WebApp:
    return WebApp(folder)


def test_what_is_built_is_built_once(folder: Path) -> None:
    before = folder.stat().st_mtime_ns
    assert built() == folder
    assert folder.stat().st_mtime_ns == before


@pytest.mark.parametrize("path", ["/", "/sign-in", "/mentors?show=all", f"/mentorships/{ID}", "/no/such/page"])
def test_every_address_that_a_browser_opens_is_the_apps(path: str, web: WebApp) -> None:
    status, headers, body = own_answer("GET", path.partition("?")[0], BROWSER, SERVICES, web)
    assert (status, body) == (200, web.page)
    assert dict(headers)[b"content-security-policy"] == policy().encode()


@pytest.mark.parametrize("path", sorted(PATHS.values()))
def test_the_link_of_every_mail_opens_the_app(path: str, web: WebApp) -> None:
    """Also where the path begins with a service's name; and the app has a page for it."""
    filled = re.sub(r"\{\w+\}", ID, path)
    assert is_page("GET", filled, "text/html")
    routed = re.findall(r'^  "(/[^"]*)": ', (SOURCES / "src" / "routes.ts").read_text(), re.MULTILINE)
    assert any(re.fullmatch(re.sub(r":\w+", "[^/]+", route), filled) for route in routed), filled


def test_programs_are_answered_as_before(web: WebApp) -> None:
    for path in ("/mentorships/elsewhere", "/elsewhere"):
        assert not opens_the_app("GET", path, [(b"accept", b"application/json")], web)
        assert own_answer("GET", path, [], SERVICES, web)[0] == 404
    assert not opens_the_app("GET", "/mentorships/v1/me/mentorships", BROWSER, web)
    assert not opens_the_app("POST", f"/mentorships/{ID}", BROWSER, web)
    assert not opens_the_app("GET", f"/mentorships/{ID}", BROWSER, None)
    assert own_answer("GET", "/docs", BROWSER, SERVICES, web)[2] == own_answer("GET", "/docs", [], SERVICES)[2]
    assert own_answer("GET", "/", BROWSER, SERVICES, None)[0] == 200  # the page that stands there without the app


def test_files_whose_name_says_what_is_in_them_are_kept_for_good_and_the_page_is_not(web: WebApp) -> None:
    assets = [path for path in web.paths() if path.startswith("/assets/")]
    assert assets
    for path in assets:
        _, headers, _ = own_answer("GET", path, [], SERVICES, web)
        assert b"immutable" in dict(headers)[b"cache-control"]
    assert dict(own_answer("GET", "/", [], SERVICES, web)[1])[b"cache-control"] == b"public, no-cache"


def test_the_page_has_no_script_within_it_and_names_no_other_host(web: WebApp) -> None:
    page = web.page.decode()
    assert "unsafe" not in policy()
    assert re.search(r"<script(?![^>]* src=\"/)|<style|\son\w+=|style=|https?://", page) is None


def test_what_a_first_visit_and_any_page_load_stays_small(web: WebApp) -> None:
    """Compressed. The sign-in page loads the start and one language; no page loads more than all there is in one."""
    sizes = {path: len(gzip.compress(web.file(path))) for path in web.paths() if path.endswith(".js")}
    later = {path: size for path, size in sizes.items() if re.search(r"[/-](people|pages|operating|account|de)-", path)}
    assert len(later) == 8
    assert (sum(sizes.values()) - sum(later.values())) / KIB <= 60
    for other in ("en", "de"):
        whole = {path: size for path, size in sizes.items() if not re.search(rf"/{other}(-pages|-operating)?-", path)}
        assert len(whole) == len(sizes) - 3
        assert sum(whole.values()) / KIB <= 130


def test_elsewhere_the_page_names_the_api_and_may_call_it(folder: Path) -> None:
    away = WebApp(folder, "https://api.example")
    assert b'<meta name="mentoring-api" content="https://api.example">' in away.page
    assert "connect-src 'self' https://api.example;" in dict(away.headers())[b"content-security-policy"].decode()
    near = WebApp(folder, "https://api.example.org", same_site=True)
    assert b'<meta name="mentoring-api" content="https://api.example.org" data-site="same">' in near.page


async def test_a_host_of_its_own_answers_with_the_app_alone(web: WebApp) -> None:
    async with serving(host_of(web)) as (port, _), httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as client:
        assert (await client.get("/sessions")).content == web.page
        assert (await client.get("/icon.svg")).headers["content-type"] == "image/svg+xml"


def test_a_static_host_is_given_the_app_with_the_apis_address(folder: Path, tmp_path: Path) -> None:
    away = WebApp(folder, "https://api.example")
    write_app(away, tmp_path)
    assert (tmp_path / "index.html").read_bytes() == away.page
    assert gzip.decompress((tmp_path / "icon.svg.gz").read_bytes()) == away.file("/icon.svg")


def test_links_lead_to_the_app_where_there_is_one_and_elsewhere_where_somebody_says_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("FRONTEND_URL", raising=False)
    parts = {"owner_url": "postgresql://x@h/d", "bootstrap_servers": "h:1", "smtp_url": "smtp://h:2", "port": 8000}
    secrets = {f"{service}_runtime": "s" for service in SERVICES} | {"consistency": "s", "key_encryption": "s"}
    more = {"api_ports": dict.fromkeys(SERVICES, 8000), "management_ports": {}, "secrets": secrets}
    with_app, without = Parts(**parts, **more, web="/somewhere"), Parts(**parts, **more)  # type: ignore[arg-type]
    place = Folders(tmp_path)
    assert settings_of("notifications", "api", with_app, place)["NOTIFICATIONS_FRONTEND_URL"] == "http://127.0.0.1:8000"
    assert "NOTIFICATIONS_FRONTEND_URL" not in settings_of("notifications", "api", without, place)
    monkeypatch.setenv("FRONTEND_URL", "https://app.example")
    assert "NOTIFICATIONS_FRONTEND_URL" not in settings_of("notifications", "api", with_app, place)


def test_a_process_that_is_told_of_no_app_has_none(folder: Path) -> None:
    assert web_of({}) is None
    assert web_of({WEB: str(folder)}) is not None


async def test_where_it_cannot_be_built_the_platform_starts_without_and_says_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_folder: Path) -> Path:
        raise Trouble("no registry within reach.", "Try again later.")

    monkeypatch.setattr(building, "packages_of", fail)
    monkeypatch.setenv("MENTORING_DATA", str(tmp_path / "nothing built"))
    platform = Platform(Folders(tmp_path), Options(web=True, given={}))
    assert await platform._build_the_app() is None
    assert "no web app at the address: no registry within reach" in capsys.readouterr().out


def test_what_a_judge_says_is_passed_on(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("deploy.web.__main__.JUDGES", {"types": ("typescript/bin/tsc", "--no-such-option")})
    assert main(["types"]) == 1
    assert "no-such-option" in capsys.readouterr().out
