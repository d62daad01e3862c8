"""What a match run is asked for, and what it shows."""

from typing import Annotated, Final
from uuid import UUID

from pydantic import Field

from services.matching.api.recommendations import ReasonView, Share, SidesView
from services.matching.domain.assignment.figures import Figures
from services.matching.domain.assignment.solving import Objective
from services.matching.domain.by_hand import Change
from services.matching.domain.runs import HIGHEST_SEED, Barrier, Decision, Failure, Lottery, RunAct, RunPhase
from services.matching.domain.scoring import POINTS
from services.matching.domain.vocabulary import Factor
from services.matching.domain.wording import Wording
from services.matching.store.outcomes import Alone, Draft
from services.matching.store.runs import KeptRun
from shared.contracts.vocabulary import Side
from shared.http.fields import RequestModel, ResponseModel, UtcDatetime

MOST_APPROVED: Final = 5_000


class NewMatchRun(RequestModel):
    """Whom to match, and what for."""

    programme_id: UUID
    """Its members who have nobody yet; in the open programme everybody."""
    objective: Objective
    """`score`: the best total. `coverage`: as many mentees as can be, then the best total. `stable`: no two would both
    rather have each other."""
    dry_run: bool
    """A dry run shows what would be, and can't be approved."""
    seed: Annotated[int, Field(strict=True, ge=0, le=HIGHEST_SEED)] | None = None
    """Decides where two are equal: the same people, rules and seed give the same. Drawn when left out, and kept. In a programme
    whose places go by lot it decides who gets one, and a run with a seed of one's own never counts as the draw."""
    minimum_score: Annotated[float, Field(strict=True, ge=0, le=1)] = 0.0
    """Nobody is matched below it, even if they stay alone; nor below what the programme's rules say, where that is more."""
    top_up: bool = False
    """Only for mentees who were in no run of the programme before that was not dry: whoever joined late. Drafts and pairs of
    earlier runs are left alone, and so are their places."""


class Approval(RequestModel):
    """Whose drafts are approved."""

    mentee_ids: Annotated[list[UUID], Field(max_length=MOST_APPROVED)] | None
    """null: everybody's; an empty list: nobody's, and the run is closed. All others are passed over."""


class NewDraft(RequestModel):
    """Whom a mentee is to have instead."""

    mentor_id: UUID | None
    """null: nobody."""
    dry_run: bool = False
    """Only say what it would cost."""


class DraftChangeView(ResponseModel):
    """What a change by hand costs, and the run after it."""

    mentee_id: UUID
    dry_run: bool
    """Whether nothing was changed."""
    mentor_before: UUID | None
    """Whom the mentee had; null: nobody, or somebody who has left."""
    score_before: Share
    """Their score; 0 for nobody."""
    mentor_id: UUID | None
    """Whom the mentee has now; null: nobody."""
    score: Share
    """Their score; 0 for nobody."""
    sides: SidesView | None
    """The score of each side; null for nobody."""
    cost: float
    """By how much the total of all drafts gets lower; below 0 where it gets higher."""
    run: "MatchRunView"
    """As it is now."""

    @classmethod
    def of(cls, kept: KeptRun, change: Change, *, dry_run: bool) -> "DraftChangeView":
        after = change.after
        return cls(
            mentee_id=change.mentee_id,
            dry_run=dry_run,
            mentor_before=change.before_id,
            score_before=change.before / POINTS,
            mentor_id=after.mentor_id if after else None,
            score=change.after_points / POINTS,
            sides=SidesView(mentee=after.sides["mentee"], mentor=after.sides["mentor"]) if after else None,
            cost=change.cost / POINTS,
            run=MatchRunView.of(kept),
        )


class FiguresView(ResponseModel):
    """What a matching is worth."""

    mentees: int
    """How many there were to match."""
    matched: int
    """How many are."""
    total: float
    """The sum of their scores."""
    mean: Share | None
    """Of their scores; null where nobody is matched."""
    worst: Share | None
    """The lowest of their scores; null where nobody is matched."""
    gap: float | None
    """By how much a greater total could exceed this one at most, as a share of it, with as many matched of those who go first; null
    where that was not computed."""
    blocking_pairs: int
    """Pairs who may be matched and would both rather have each other than what they got."""
    envious: int
    """Mentees who would rather have the mentor whom somebody else got."""
    gini: Share
    """How unevenly the mentors' places are taken: 0 all alike, near 1 a few have all."""
    mentors: int
    """How many have a place."""
    mentors_full: int
    """How many of them are full then."""
    mentors_without: int
    """How many of them get nobody."""
    load: list[int]
    """How many of them get nobody, one mentee, two, and so on."""
    spread: list[int]
    """How many pairs have a score from 0 to 0.1, from there to 0.2, and so on: ten numbers."""

    @classmethod
    def of(cls, figures: Figures) -> "FiguresView":
        return cls(**{**vars(figures), "load": list(figures.load), "spread": list(figures.spread)})


class RuledOutView(ResponseModel):
    """How many pairs may not be matched, by the first rule that says so; who blocks whom is none of it."""

    language: int
    """They share no language that both speak at level 3."""
    paused: int
    """The mentor takes nobody new."""
    no_place: int
    """The mentor has no place free."""
    must: int = 0
    """Something that has to hold by the programme's rules does not; `musts` say what."""
    below_minimum: int
    """Their score is below the run's minimum, or that of the rules."""


class MustView(ResponseModel):
    """A rule of the programme that demands something of every pair."""

    factor: Factor
    """What has to hold."""
    pairs: int
    """For how many pairs it does not, whatever else keeps them apart."""


class AheadView(ResponseModel):
    """Mentees who were in a run of the programme before that was decided, and have nobody: they go first."""

    people: int
    """How many there were."""
    matched: int
    """How many of them are matched."""


class SaidView(ResponseModel):
    """What the two of drafts have said of them, where the programme shows them (`drafts_shown` of its rules)."""

    ranked: int
    """Of how many drafts one of the two has said how high they rank it."""
    refused: int
    """How many drafts one of the two has refused; nothing comes of those."""


class MatchRunView(ResponseModel):
    """A match run, and its figures once it is done."""

    id: UUID
    version: int
    programme_id: UUID
    objective: Objective
    """What it is for."""
    dry_run: bool
    """Whether it only shows what would be."""
    seed: int
    """Decides where two are equal."""
    minimum_score: Share
    """Nobody is matched below it."""
    replay_of: UUID | None
    """The run that it does again, on the people as they were then; null for all others."""
    missing: int
    """Of a replay: how many of those people are erased since, so that it is no longer exact; 0 where it is."""
    lottery: Lottery
    """`none`: there was no lottery, scores decided who gets a place. `draw`: chance decided, once and for good, by a seed that
    the server drew. `trial`: as a draw would have, but it counts for nothing: a dry run, one with a seed of one's own, or a later one."""
    top_up: bool
    """Whether it is for those alone who joined late."""
    changed_by_hand: int
    """How many changes were made to its drafts by hand."""
    cost_by_hand: float
    """By how much the total of its drafts is lower than `figures` say for that; below 0 where it is higher."""
    rules_version: int | None
    """By which version of the programme's rules it scored; null until it is done, and where a replay had weights of its own."""
    state: RunPhase
    """`waiting` for a worker, `running`, `done`, `cancelled`, or `failed`."""
    progress: int
    """Percent, 0 to 100."""
    failure: Failure | None
    """Why it failed: `too_large` a cohort, or `broken` thrice."""
    asked_at: UtcDatetime
    """When it was asked for, in UTC."""
    started_at: UtcDatetime | None
    """When a worker began it, in UTC."""
    ended_at: UtcDatetime | None
    """When it was done, cancelled or had failed, in UTC."""
    approved_at: UtcDatetime | None
    """When it was decided, in UTC."""
    figures: FiguresView | None
    """What its matching is worth; null until it is done."""
    greedy: FiguresView | None
    """What it would be worth to take the best pair first, then the best of what is left."""
    pairs: int | None = None
    """How many pairs there were to weigh: each mentee with each mentor, but for oneself, those who block each other, and whom the
    programme keeps apart. null until it is done, and for one of before this was told."""
    ruled_out: RuledOutView | None
    """Which rules keep how many pairs apart; null until it is done."""
    musts: list[MustView]
    """What has to hold by the programme's rules, and for how many pairs it does not; empty until it is done."""
    ahead: AheadView | None
    """How it went for those who had ended up with nobody before; null until it is done. Nobody of them stays alone while somebody
    else has a place that they could take; where the aim is `stable` they win where a mentor likes two alike, and a lottery knows
    none of them."""
    said: SaidView
    """What people say of its drafts."""
    can: list[RunAct]

    @classmethod
    def of(cls, kept: KeptRun) -> "MatchRunView":
        run, told = kept.run, kept.told
        return cls(
            id=run.run_id,
            version=run.version,
            programme_id=run.programme_id,
            objective=run.objective,
            dry_run=run.dry_run,
            seed=run.seed,
            minimum_score=run.minimum / POINTS,
            replay_of=run.replay_of,
            missing=told.missing if told else 0,
            lottery=run.lottery,
            top_up=run.top_up,
            changed_by_hand=run.changed_by_hand,
            cost_by_hand=run.cost_by_hand / POINTS,
            rules_version=run.rules_version,
            state=run.state,
            progress=run.progress,
            failure=run.failure,
            asked_at=run.asked_at,
            started_at=run.started_at,
            ended_at=run.ended_at,
            approved_at=run.approved_at,
            figures=FiguresView.of(told.figures) if told else None,
            greedy=FiguresView.of(told.greedy) if told else None,
            pairs=told.pairs if told else None,
            ruled_out=RuledOutView(**{f"{name}": count for name, count in told.pairs_ruled_out.items()})
            if told
            else None,
            musts=[MustView(factor=each, pairs=pairs) for each, pairs in told.musts.items()] if told else [],
            ahead=AheadView(people=told.ahead.people, matched=told.ahead.matched) if told else None,
            said=SaidView(ranked=kept.said.ranked, refused=kept.said.refused),
            can=list(run.can),
        )


class DraftView(ResponseModel):
    """Two who are to be put together, why, and what became of it."""

    mentee_id: UUID
    mentor_id: UUID | None
    """null once the mentor has left the platform."""
    score: Share
    """Both sides combined."""
    sides: SidesView
    """What is combined: the score of each side."""
    reasons: list[ReasonView]
    """What each factor adds, the largest first."""
    decision: Decision
    """`open`; `approved`, and on its way; `sent`; `skipped`; or `passed_over`, since others were approved."""
    skipped_because: str | None = Field(examples=["mentor-full"])
    """Why no proposal was sent after all: the slug of the refusal."""
    proposal_id: UUID | None
    """The proposal that was sent."""
    odds: Share | None
    """In what share of a thousand redraws of the whole run they would have got a place; null without a lottery."""
    by_hand: bool
    """Whether somebody put them together by hand."""
    mentee_rank: int | None
    """How the mentee ranks it, 1 the highest; null: has not said."""
    mentor_rank: int | None
    """How the mentor ranks it among theirs, 1 the highest; null: has not said."""
    refused_by: list[Side]
    """Who has refused it, so that nothing comes of it; why is asked of nobody."""

    @classmethod
    def of(cls, draft: Draft, wording: Wording) -> "DraftView":
        return cls(
            mentee_id=draft.mentee_id,
            mentor_id=draft.mentor_id,
            score=draft.points / POINTS,
            sides=SidesView(mentee=draft.mentee_points / POINTS, mentor=draft.mentor_points / POINTS),
            reasons=[ReasonView.of(each, wording) for each in draft.reasons],
            decision=draft.decision,
            skipped_because=draft.skipped_because,
            proposal_id=draft.proposal_id,
            odds=draft.odds,
            by_hand=draft.by_hand,
            mentee_rank=draft.mentee_rank,
            mentor_rank=draft.mentor_rank,
            refused_by=list(draft.refused_by),
        )


class MissView(ResponseModel):
    """A mentor whom somebody who stayed alone nearly had."""

    mentor_id: UUID
    score: Share
    """How well the two fit."""
    barrier: Barrier
    """What stands between: no `language` in common, the mentor is `paused` or has `no_place`, something that has to hold does
    not (`must`), the score is `below_minimum`, or the places were `taken` by others of this run; where there was a lottery, they were `not_drawn`."""
    factor: Factor | None
    """What would have to hold, where it is a `must`."""
    text: str = Field(examples=["One more place with this mentor would do: those there are went to others"])
    """What would have to change, in the language asked for."""


class UnmatchedView(ResponseModel):
    """Somebody who stayed alone."""

    mentee_id: UUID
    nearest: list[MissView]
    """The mentors who fit best, at most three, the nearest first; empty where nobody fits at all."""
    odds: Share | None
    """In what share of a thousand redraws of the whole run they would have got a place; null without a lottery, and for who took
    no part in it, since no mentor with a place may be matched with them."""

    @classmethod
    def of(cls, alone: Alone, wording: Wording) -> "UnmatchedView":
        nearest = [
            MissView(
                mentor_id=each.mentor_id,
                score=each.points / POINTS,
                barrier=each.barrier,
                factor=each.factor,
                text=wording.say([each.change], "mentee"),
            )
            for each in alone.nearest
        ]
        return cls(mentee_id=alone.mentee_id, nearest=nearest, odds=alone.chance.odds if alone.chance else None)
