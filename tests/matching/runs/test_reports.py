"""The report of a run: the same figures for programs and as a page, which needs no other host and no script."""

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from typing import Any

from services.matching.domain.wording.report import ENGLISH, GERMAN
from tests.matching.conftest import World, slug
from tests.matching.runs.office import Office, cohort, programme

HOSTILE = (
    '<img src="//e.example/x" onerror="alert(1)">',
    "</style><script>alert(1)</script>",
    '" onmouseover="alert(1)',
    "{{ 7 * 7 }} {% raw %}",
)
LOADS = {"script", "link", "img", "iframe", "object", "embed", "base", "form", "meta"}


class Parts(HTMLParser):
    """What stands in a page: its tags, where it leads to, and its words."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.leads_to: list[str] = []
        self.attributes: set[str] = set()
        self.words: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}
        self.leads_to += [value or "" for name, value in attrs if name in {"href", "src", "action", "data"}]

    def handle_data(self, data: str) -> None:
        self.words += [data.strip()] if data.strip() else []


async def page_of(office: Office, run: Any, **headers: str) -> Any:
    answer = await office.api.get(office.operator, f"match-runs/{run['id']}/report.html", operator=True, **headers)
    assert answer.status_code == 200, answer.text
    return answer


async def test_the_page_has_the_figures_of_the_report_drafts_with_reasons_and_who_stayed_alone(
    office: Office, world: World
) -> None:
    wit = await programme(world, places="lottery")
    mentees, mentors = await cohort(world, wit, 3, capacity=1, headline="Runs <b>containers</b> & more")
    first = await office.done(wit, dry_run=True)
    run = await office.done(wit, seed=None)

    report = await office.read(f"match-runs/{run['id']}/report")
    page = await page_of(office, run)

    assert (report["run"], report["last"]) == (run, first)
    assert (await office.read(f"match-runs/{first['id']}/report"))["last"] is None
    parts, figures = Parts(page.text), run["figures"]
    assert (sum(figures["load"]), sum(figures["spread"])) == (figures["mentors"], figures["matched"])
    words = parts.words
    for name in ("matched", "blocking_pairs", "envious", "mentors_full", "mentors_without"):
        at = words.index(ENGLISH[name]) + 1
        assert words[at : at + 3] == [str(each[name]) for each in (figures, run["greedy"], first["figures"])], name
    at = words.index(ENGLISH["total"]) + 1
    assert float(words[at]) == round(figures["total"], 4)
    for person in (*mentees, *mentors):
        assert f'data-person="{person}"' in page.text
    assert words[words.index(ENGLISH["coverage"]) + 1] == "66.7 %"
    assert {"Knows docker, which you want to learn", "Wants to learn docker, which you know"} <= set(words)
    assert "Runs <b>containers</b> & more" in words
    assert ENGLISH["lottery.draw"] in words
    assert any("The draw gave the places to others" in each for each in words)


async def test_the_page_loads_nothing_runs_nothing_and_has_no_style_but_its_own(office: Office, world: World) -> None:
    wit = await programme(world)
    for words in HOSTILE:
        mentor = await world.mentor({"docker": 5}, languages={"en": 5}, capacity=1, headline=words)
        await world.joins(mentor, wit, "mentor")
    await cohort(world, wit, len(HOSTILE), capacity=1)
    page = await page_of(office, await office.done(wit, dry_run=True))

    parts = Parts(page.text)
    assert LOADS & set(parts.tags) == {"meta"}
    assert {name for name in parts.attributes if name.startswith("on") or name == "style"} == set()
    assert all(each.startswith("#") for each in parts.leads_to)
    for words in HOSTILE:
        assert words in parts.words
    [style] = re.findall("<style>(.*)</style>", page.text)
    digest = b64encode(sha256(style.encode()).digest()).decode()
    assert page.headers["content-security-policy"] == (
        f"default-src 'none'; style-src 'sha256-{digest}'; frame-ancestors 'none'"
    )
    assert (page.headers["content-type"], page.headers["cache-control"]) == (
        "text/html; charset=utf-8",
        "private, no-cache",
    )


async def test_it_speaks_the_language_asked_for_and_of_a_run_without_a_result_there_is_none(
    office: Office, world: World
) -> None:
    wit = await programme(world)
    await cohort(world, wit, 2)
    run = (await office.start(wit)).json()
    for path in ("report", "report.html"):
        refused = await office.api.get(office.operator, f"match-runs/{run['id']}/{path}", operator=True)
        assert (refused.status_code, slug(refused)) == (409, "match-run-not-done")

    assert await office.solve()
    german = await page_of(office, run, accept_language="de")

    assert '<html lang="de">' in german.text
    assert GERMAN["blocking_pairs"] in Parts(german.text).words
    assert ENGLISH.keys() == GERMAN.keys()


async def test_it_says_how_many_pairs_there_were_and_parts_thousands_as_its_reader_does(
    office: Office, world: World
) -> None:
    wit = await programme(world)
    await cohort(world, wit, 3)
    run = await office.done(wit, dry_run=True)
    assert run["pairs"] == 6
    words = Parts((await page_of(office, run)).text).words
    assert [words[words.index(ENGLISH[name]) + 1] for name in ("pairs", "pairs_left")] == ["6", "6"]

    told = (
        """{"pairs": 5000000, "ruled_out": {"language": 1234567, "paused": 0, "no_place": 0, "below_minimum": 433}}"""
    )
    await world.pool.execute("UPDATE match_runs SET figures = figures || $1::text::jsonb", told)

    for language, spoken, numbers in (
        ("en", ENGLISH, ("5,000,000", "1,234,567", "3,765,000")),
        ("de", GERMAN, ("5.000.000", "1.234.567", "3.765.000")),
    ):
        words = Parts((await page_of(office, run, accept_language=language)).text).words
        said = [words[words.index(spoken[name]) + 1] for name in ("pairs", "language", "pairs_left")]
        assert said == list(numbers)
