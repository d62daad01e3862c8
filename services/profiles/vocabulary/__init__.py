"""The skill vocabulary as a file: columns skill, name, spellings (separated by |), near (slug:closeness|…)."""

import csv
from collections.abc import Mapping
from importlib import resources

from services.profiles.domain.skills import Skill, vocabulary


def vocabulary_of_the_file() -> Mapping[str, Skill]:
    """The skills in `skills.csv` by slug. Raises `VocabularyIsWrong` where it contradicts itself."""
    text = resources.files(__name__).joinpath("skills.csv").read_text(encoding="utf-8")
    return vocabulary(_skill(row) for row in csv.DictReader(text.splitlines()))


def _skill(row: Mapping[str, str]) -> Skill:
    near = (entry.partition(":") for entry in _entries(row["near"]))
    return Skill(
        skill=row["skill"],
        name=row["name"],
        spellings=tuple(_entries(row["spellings"])),
        near=tuple((slug, float(closeness)) for slug, _, closeness in near),
    )


def _entries(cell: str) -> list[str]:
    return [entry for entry in cell.split("|") if entry]
