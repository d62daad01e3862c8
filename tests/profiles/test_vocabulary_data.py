"""Rules over the skill vocabulary's file: whoever edits it by hand is told here what does not fit."""

import csv
import re
import unicodedata
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Final

VOCABULARY: Final = Path(__file__).parents[2] / "services" / "profiles" / "vocabulary" / "skills.csv"
SLUG: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
CLOSENESS: Final = re.compile(r"0\.\d|1\.0")


@cache
def rows() -> tuple[dict[str, str], ...]:
    with VOCABULARY.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file, strict=True))


def row_of(skill: str) -> dict[str, str]:
    (row,) = [row for row in rows() if row["skill"] == skill]
    return row


def slugs() -> set[str]:
    return {row["skill"] for row in rows()}


def parts(cell: str) -> list[str]:
    return cell.split("|") if cell else []


def near_pairs() -> list[tuple[str, str, str]]:
    """Every relation as it is written: skill, near skill, closeness."""
    return [(row["skill"], *split_closeness(relation)) for row in rows() for relation in parts(row["near"])]


def split_closeness(relation: str) -> tuple[str, str]:
    near, _, closeness = relation.partition(":")
    return near, closeness


def closeness_of(one: str, other: str) -> float:
    return next(float(closeness) for skill, near, closeness in near_pairs() if {skill, near} == {one, other})


def squeezed(spelling: str) -> str:
    """What is left when case, spaces, hyphens and dots do not count: the widest sense in which two are the same."""
    folded = unicodedata.normalize("NFKC", spelling).casefold()
    return "".join(c for c in folded if c in "+#" or unicodedata.category(c)[0] in "LMN")


def hyphenated(spelling: str) -> str:
    """The narrowest sense: case and the kind of gap between words do not count."""
    return re.sub(r"[\s_-]+", "-", unicodedata.normalize("NFKC", spelling).casefold())


def test_the_columns_are_skill_name_spellings_near() -> None:
    assert list(rows()[0]) == ["skill", "name", "spellings", "near"]
    assert all(None not in row and None not in row.values() for row in rows())


def test_there_are_at_least_three_hundred_skills() -> None:
    assert len(rows()) >= 300


def test_a_slug_is_lowercase_words_joined_by_hyphens_and_stands_once() -> None:
    written = Counter(row["skill"] for row in rows())
    assert [slug for slug in written if not SLUG.fullmatch(slug)] == []
    assert [slug for slug, times in written.items() if times > 1] == []


def test_a_displayed_name_stands_once() -> None:
    names = Counter(row["name"] for row in rows())
    assert [name for name, times in names.items() if times > 1 or not name] == []


def test_no_cell_has_stray_spaces_or_empty_parts() -> None:
    texts = [text for row in rows() for cell in row.values() for text in (parts(cell) or [cell])]
    assert [text for text in texts if text != " ".join(text.split())] == []
    assert all("" not in parts(row[column]) for row in rows() for column in ("spellings", "near"))


def test_a_spelling_is_lowercase() -> None:
    assert [s for row in rows() for s in parts(row["spellings"]) if s != s.lower()] == []


def test_a_spelling_belongs_to_one_skill_and_is_no_other_skills_slug_or_name() -> None:
    owners: dict[str, set[str]] = {}
    for row in rows():
        for spelling in (row["skill"], row["name"], *parts(row["spellings"])):
            owners.setdefault(squeezed(spelling), set()).add(row["skill"])
    assert {spelling: skills for spelling, skills in owners.items() if len(skills) > 1} == {}


def test_a_spelling_says_more_than_its_skills_slug_and_name() -> None:
    for row in rows():
        spellings = [hyphenated(spelling) for spelling in parts(row["spellings"])]
        assert len(set(spellings)) == len(spellings), row["skill"]
        assert not {hyphenated(row["skill"]), hyphenated(row["name"])} & set(spellings), row["skill"]


def test_a_near_skill_is_another_skill_of_the_vocabulary() -> None:
    strangers = [(skill, near) for skill, near, _ in near_pairs() if near not in slugs() or near == skill]
    assert strangers == []


def test_a_closeness_is_over_zero_and_at_most_one_in_tenths() -> None:
    odd = [pair for pair in near_pairs() if not CLOSENESS.fullmatch(pair[2]) or not 0 < float(pair[2]) <= 1]
    assert odd == []


def test_a_relation_stands_once_so_that_it_cannot_contradict_itself() -> None:
    pairs = Counter(frozenset((skill, near)) for skill, near, _ in near_pairs())
    assert [sorted(pair) for pair, times in pairs.items() if times > 1] == []


def test_every_skill_is_near_another() -> None:
    related = {skill for one, other, _ in near_pairs() for skill in (one, other)}
    assert slugs() - related == set()


def test_every_skill_can_be_reached_from_every_other() -> None:
    neighbours: dict[str, set[str]] = {skill: set() for skill in slugs()}
    for one, other, _ in near_pairs():
        neighbours[one].add(other)
        neighbours[other].add(one)
    reached, waiting = set[str](), ["python"]
    while waiting:
        skill = waiting.pop()
        reached.add(skill)
        waiting.extend(neighbours[skill] - reached)
    assert slugs() - reached == set()


def test_k8s_is_kubernetes_and_near_docker() -> None:
    assert row_of("kubernetes")["name"] == "Kubernetes"
    assert "k8s" in parts(row_of("kubernetes")["spellings"])
    assert closeness_of("docker", "kubernetes") == 0.7


def test_the_languages_that_differ_by_a_sign_only_are_three_skills() -> None:
    assert [row_of(skill)["name"] for skill in ("c", "c-plus-plus", "c-sharp")] == ["C", "C++", "C#"]
    assert "cpp" in parts(row_of("c-plus-plus")["spellings"])
    assert "csharp" in parts(row_of("c-sharp")["spellings"])
