"""What a proposal shows beside itself, and to whom."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TypeAlias
from uuid import UUID

from services.matching.domain.proposals import Proposal
from services.matching.domain.recommendations import Reason, why
from services.matching.domain.refusals import UnknownProposal
from services.matching.domain.rules import Rules
from services.matching.domain.standing import Standing
from services.matching.store import directory, programmes, proposals
from services.matching.use_cases.recommending import Directory
from shared.contracts.profiles import MenteeSection
from shared.postgres import Tx

Found: TypeAlias = tuple[Proposal, str | None]
"""A proposal with its request's message."""


@dataclass(frozen=True)
class Shown:
    """`mentee`: what the mentor is to know of who asks, None for everybody else and once it is no longer theirs to know.

    `skill_names`: how the skills named there are written. `reasons`: what speaks for the two, while it is open.
    """

    proposal: Proposal
    message: str | None
    standing: Standing
    mentee: MenteeSection | None = None
    skill_names: Mapping[str, str] = field(default_factory=dict)
    reasons: tuple[Reason, ...] = ()


async def visible(tx: Tx, proposal_id: UUID, *, by: UUID) -> Found:
    """A proposal that this person may see. Raises `UnknownProposal`."""
    proposal, message = await proposals.proposal(tx, proposal_id)
    if not proposal.is_seen_by(by):
        raise UnknownProposal
    return proposal, message


async def show(tx: Tx, found: Sequence[Found], *, by: UUID, now: datetime) -> list[Shown]:
    """Proposals as this person sees them now."""
    standings = await proposals.standings(tx, [proposal for proposal, _ in found])
    told = {each.mentee_id for each, _ in found if each.tells_of_mentee(by, standings[each.proposal_id], now)}
    _, known = await directory.people(tx, told)
    mentees = {person_id: mentee.section for person_id, mentee in known.items()}
    names = await programmes.names_of_skills(tx, _skills_of(mentees.values()))
    shown = []
    for proposal, message in found:
        standing = standings[proposal.proposal_id]
        mentee = mentees.get(proposal.mentee_id) if proposal.tells_of_mentee(by, standing, now) else None
        shown.append(Shown(proposal, message, standing, mentee, names))
    return shown


async def show_one(tx: Tx, proposal_id: UUID, *, by: UUID, now: datetime) -> Shown:
    """One proposal as this person sees it now."""
    [shown] = await show(tx, [await visible(tx, proposal_id, by=by)], by=by, now=now)
    return shown


async def with_reasons(tx: Tx, index: Directory, shown: Sequence[Shown], *, now: datetime) -> list[Shown]:
    """The same, with what speaks for the two of each that is open."""
    open_ = [each.proposal for each in shown if each.proposal.tells_why(each.standing, now)]
    pairs = {person_id for each in open_ for person_id in (each.mentor_id, each.mentee_id)}
    mentors, mentees = await directory.people(tx, pairs)
    vocabulary = await index.skills(tx) if open_ else index.vocabulary
    rules = {each: await _rules(tx, *each) for each in {(each.programme_id, each.rules_version) for each in open_}}

    def reasoned(each: Shown) -> Shown:
        proposal = each.proposal
        mentor, mentee = mentors.get(proposal.mentor_id), mentees.get(proposal.mentee_id)
        if mentor is None or mentee is None or not proposal.tells_why(each.standing, now):
            return each
        return replace(
            each, reasons=why(mentor, mentee, vocabulary, rules[proposal.programme_id, proposal.rules_version], now)
        )

    return [reasoned(each) for each in shown]


async def _rules(tx: Tx, programme_id: UUID, version: int | None) -> Rules:
    """By which a proposal was made, or the present ones where that is not known."""
    kept = None if version is None else await programmes.find_version(tx, programme_id, version)
    return kept.rules if kept else (await programmes.rules(tx, programme_id))[0]


def _skills_of(mentees: Collection[MenteeSection]) -> set[str]:
    wanted = {each.skill for mentee in mentees for each in mentee.skills_wanted}
    return wanted | {skill for mentee in mentees for goal in mentee.goals for skill in goal.skills}
