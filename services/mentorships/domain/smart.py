"""Whether a goal is one by which two people can see how far they are: hints in words, never a refusal.

Specific, measurable, achievable, relevant, time-bound (Doran 1981). What a program can't judge it leaves alone: whether a
goal matters to whoever set it is for the two to talk about.
"""

import re
from collections.abc import Sequence
from datetime import timedelta
from typing import Final, Literal

from services.mentorships.domain.goals import ActionStep, Goal

Hint = Literal["specific", "measurable", "achievable", "dated", "sooner"]

FEWEST_WORDS: Final = 4
SHORT_TERM: Final = timedelta(days=183)

_COUNTED: Final = re.compile(
    r"\d|[%½]|\b(one|two|three|four|five|six|seven|eight|nine|ten|twice|first|half|every|"
    r"zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|zweimal|erste[nrs]?|halb\w*|jede[nrms]?)\b",
    re.IGNORECASE,
)
"""What can be counted is said in digits, or in the small numbers that people write out."""

HINTS: Final[dict[Hint, str]] = {
    "specific": "Specific: say in a few words more what will be different once it is reached.",
    "measurable": "Measurable: name something that can be counted or seen, so that you both know when it is reached.",
    "achievable": "Achievable: give it a first step that can be done soon.",
    "dated": "Dated: give it a deadline; a wish without one waits.",
    "sooner": "Dated: it is meant for soon, and its deadline is more than half a year away. Choose an earlier part of it.",
}


def hints(goal: Goal, steps: Sequence[ActionStep]) -> list[Hint]:
    """What would make an open goal clearer, in the order of the letters; none where its words are gone."""
    if goal.text is None or goal.is_closed:
        return []
    found: list[Hint] = []
    if len(goal.text.split()) < FEWEST_WORDS:
        found.append("specific")
    if _COUNTED.search(goal.text) is None:
        found.append("measurable")
    if all(step.status == "dropped" for step in steps):
        found.append("achievable")
    if goal.deadline is None:
        found.append("dated")
    elif goal.horizon == "short_term" and goal.deadline - goal.created_at.date() > SHORT_TERM:
        found.append("sooner")
    return found
