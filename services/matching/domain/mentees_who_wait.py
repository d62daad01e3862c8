"""Mentees who wait, for a mentor, best first: everybody is scored, from both sides, as for a list of mentors."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from services.matching.domain.factors import can_talk
from services.matching.domain.facts import Fact
from services.matching.domain.index import MentorIndex, Selection
from services.matching.domain.musts import allowed
from services.matching.domain.people import Mentee, Mentor
from services.matching.domain.recommendations import Place, Reason, judge
from services.matching.domain.rules import Rules
from services.matching.domain.scoring import POINTS, score
from services.matching.domain.skills import Vocabulary
from shared.contracts.vocabulary import Side


@dataclass(frozen=True)
class WaitingMentee:
    """`score`: the two sides combined. `reasons`: what counts most first."""

    mentee_id: UUID
    score: float
    sides: Mapping[Side, float]
    reasons: tuple[Reason, ...]


def rank_mentees(
    mentor: Mentor,
    mentees: Iterable[Mentee],
    vocabulary: Vocabulary,
    rules: Rules,
    *,
    after: Place | None,
    limit: int,
    now: datetime,
) -> list[WaitingMentee]:
    """At most `limit` of them after a place in the list, whose id is a mentee's here; ties by id.

    Nobody for a mentor who takes nobody now, and nobody with whom they have no language to talk in or who does not meet what the
    rules demand.
    """
    if mentor.section.paused or mentor.free == 0:
        return []
    index = MentorIndex()
    index.put(mentor)
    found = []
    for mentee in mentees:
        if can_talk(Selection(index), mentee)[0]:
            scores = score(index, mentee, vocabulary, rules, now)
            if allowed(scores, rules)[0]:
                found.append((-int(scores.points[0]), mentee.person_id, mentee))
    if after is not None:
        found = [each for each in found if each[:2] > (-round(after.score * POINTS), after.mentor_id)]
    found.sort(key=lambda each: each[:2])
    judged = ((mentee.person_id, judge(mentor, mentee, vocabulary, rules, now)) for *_, mentee in found[:limit])
    return [WaitingMentee(person_id, each.score, each.sides, unquoted(each.reasons)) for person_id, each in judged]


def unquoted(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    """Without a word that the mentee wrote: those are for whom they ask."""
    return tuple(replace(each, facts=tuple(map(_without_words, each.facts))) for each in reasons)


def _without_words(fact: Fact) -> Fact:
    return Fact("goals.helped", {"known": fact.details["known"]}) if fact.phrase == "goals.skills" else fact
