"""Languages in which two people can talk.

Languages that ISO 639-3 counts to one macrolanguage (`nb`, `nn` and `no`; `cmn`, `yue` and `zh`) count as one here, and are
said to. Nothing else makes two languages one: no script, no region, and no fallback (Catalan is not Spanish).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from shared.ground.languages import family_of

LEAST_TO_TALK: Final = 3
"""Below this level, a language is one that somebody has begun to learn: two people need one at this level on both sides."""


@dataclass(frozen=True)
class SharedLanguage:
    """A language of one and a language of the other that count as one; `level` is that of who knows theirs less well."""

    mine: str
    theirs: str
    level: int


def families_of(levels: Iterable[tuple[str, int]]) -> dict[str, int]:
    """The highest level for each language that counts as one."""
    highest: dict[str, int] = {}
    for tag, level in levels:
        family = family_of(tag)
        highest[family] = max(level, highest.get(family, 0))
    return highest


def in_common(mine: Mapping[str, int], theirs: Mapping[str, int]) -> list[SharedLanguage]:
    """What two people have in common, best first; of languages that count as one those they know best."""
    best: dict[str, SharedLanguage] = {}
    for tag, level in sorted(mine.items()):
        for other, their_level in sorted(theirs.items()):
            if (family := family_of(tag)) == family_of(other):
                common = SharedLanguage(tag, other, min(level, their_level))
                best[family] = max(best.get(family, common), common, key=_rank)
    return sorted(best.values(), key=lambda common: (-common.level, common.mine))


def _rank(common: SharedLanguage) -> tuple[int, bool]:
    return common.level, common.mine == common.theirs
