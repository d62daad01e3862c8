"""A year in words and tables: who was told what in which month and at which hour, and what came of it."""

from typing import Final

from services.mentorships.domain.momentum import RULES
from tests.fixtures.kept_results import row
from tests.mentorships.year_of_pairs import Year

SEED: Final = 16
COUNTED: Final = ("said", "acted", "held_back", "acted_unsaid")


def shown_of(year: Year) -> str:
    """Who was told what in which month and at which hour of theirs, and what came of each line of the table."""
    return "\n".join((_summed_up(year), _months(year), _hours(year), _lines(year)))


def _summed_up(year: Year) -> str:
    people = {person for pair in year.pairs for person in pair.people.values()}
    told = {each.person for each in year.nudges}
    return (
        f"{len(year.pairs):,} pairs of {len(people):,} people, {len(year.words):,} words, {len(year.nudges):,} of them nudges to "
        f"{len(told):,} people; {len(year.given_up):,} pairs\nwere left in peace at least once after three in vain. "
        f"{_what_was_wrong(year)}\n"
    )


def _what_was_wrong(year: Year) -> str:
    if wrong := {what: times for what, times in year.wrong.items() if times}:
        return f"**Told {', '.join(f'{what}: {times}' for what, times in wrong.items())}.**"
    return (
        "Each of them stood on the work list. Nobody was told anything within a week of another\nword, in their night, in a break or "
        "though they want none; no nudge came after something had happened, and none was a fourth."
    )


def _months(year: Year) -> str:
    counted = year.by_month()
    rows = [
        row(month, *(counted.get((month, rule), 0) for rule in ("first", "second", "last", None)))
        for month in sorted({month for month, _ in counted})
    ]
    return row("month", "first", "second", "last", "what else a week counts") + row(*["---"] * 5) + "".join(rows)


def _hours(year: Year) -> str:
    return f"By the hour of their readers' day: {', '.join(f'{at}: {times}' for at, times in sorted(year.hours().items()))}.\n"


def _lines(year: Year) -> str:
    rows = [
        row(rule.stage, rule.id, *(year.counts[((rule.stage, rule.id), what)] for what in COUNTED)) for rule in RULES
    ]
    head = row("stage", "word", "said", "followed", "kept back", "acted all the same") + row(*["---"] * 6)
    return (
        "In this year somebody acts within six days of two words in five, and of one in five that is kept back, while the pair is "
        f"still there:\n\n{head}{''.join(rows)}"
    )
