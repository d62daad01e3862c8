"""Checks of programmes and of what people go through in them: each speaks when its promise is broken, and else is silent."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Final, get_args
from uuid import UUID

import pytest

from deploy.operating.audit import NEEDS_A_HISTORY
from deploy.operating.checks import CHECKS, judge
from deploy.operating.evidence import Command, Evidence, Row
from deploy.operating.journey_checks import COUNTED_IN_THE_WEEK, OWED
from deploy.operating.promise_checks import commands_take_effect_once
from services.mentorships.domain.prompts import COUNTED
from shared.contracts.vocabulary import PromptKind
from shared.ground.documents import ROOT
from shared.ids import uuid7
from tests.faults import test_checker
from tests.faults.wholesome import (
    MENTEE,
    MENTOR,
    NOW,
    booking,
    introduction,
    mentorship,
    nudge,
    record,
    well,
    with_rows,
)

PROGRAMME, RUN, DRAW, PROPOSAL = (uuid7() for _ in range(4))


def programme(**changed: object) -> Row:
    """With one place, which is taken."""
    return {"programme_id": PROGRAMME, "capacity": 1, "archived_at": None, "open_to_all": False, **changed}


def membership(state: str, **changed: object) -> Row:
    row = {"membership_id": uuid7(), "programme_id": PROGRAMME, "person_id": uuid7(), "role": "mentee", "state": state}
    return {**row, "queued_as": 1 if state == "waiting" else None, "import_id": None, **changed}


def with_programme(*memberships: Row, log: Sequence[Row] = (), **changed: object) -> Evidence:
    tables = {"programmes": [programme(**changed)], "memberships": memberships, "people": [], "audit_log": log}
    return replace(well(), tables={**well().tables, "profiles": tables})


def match_run(**changed: object) -> Row:
    """A draw that was held, and is approved."""
    row = {"run_id": RUN, "programme_id": PROGRAMME, "lottery": "draw", "state": "done", "failure": None}
    return {**row, "approved_at": NOW, "asked_at": NOW, "taken_until": NOW, **changed}


def outcome(**changed: object) -> Row:
    """Somebody who was drawn, and for whom a mentor was asked."""
    row = {"run_id": RUN, "mentee_id": MENTEE, "mentor_id": MENTOR, "points": 5000, "drawn": True, "odds": 0.5}
    sent = {"draw_id": DRAW, "decision": "sent", "proposal_id": PROPOSAL, "skipped_because": None}
    return {**row, **sent, **changed}


def proposal(**changed: object) -> Row:
    row = {"proposal_id": PROPOSAL, "request_id": uuid7(), "programme_id": PROGRAMME, "mentorship_id": None}
    return {**row, "mentor_id": MENTOR, "mentee_id": MENTEE, **changed}


def draw(**changed: object) -> Row:
    row = {"draw_id": DRAW, "programme_id": PROGRAMME, "run_id": RUN, "person_id": MENTEE, "drawn": True, "odds": 0.5}
    return {**row, **changed}


def with_run(
    *outcomes: Row,
    runs: Sequence[Row] = (match_run(),),
    proposals: Sequence[Row] = (proposal(),),
    told: Sequence[Row] = (draw(),),
) -> Evidence:
    matching = {"people": [], "match_runs": runs, "match_outcomes": outcomes, "proposals": proposals}
    return replace(well(), tables={**well().tables, "matching": matching, "mentorships": {"draws": told}})


NOTICE = uuid7()


def with_notice(*told: int, runs: Sequence[Row] = (match_run(approved_at=None),), **changed: object) -> Evidence:
    """Somebody whose word on a run is asked for; `told`: in which versions that stands in their inbox."""
    row = {"notice_id": NOTICE, "kind": "run_ready", "run_id": RUN, "person_id": MENTEE, "version": 2}
    notices = [{**row, "open": True, "said_at": NOW, **changed}]
    message = {"id": uuid7(), "person_id": MENTEE, "kind": "run_ready", "happened_at": NOW, "mail": "none"}
    messages = [{**message, "subject": NOTICE, "subject_version": version} for version in told]
    matching, notifications = {"match_runs": runs, "notices": notices}, {"messages": messages}
    return replace(well(), tables={**well().tables, "matching": matching, "notifications": notifications})


SURVEY, INVITATION = uuid7(), uuid7()


def invitation(**changed: object) -> Row:
    """Somebody who was asked, and has answered."""
    row = {"id": INVITATION, "survey_id": SURVEY, "person_id": MENTEE, "told_at": NOW, "reminded_at": None}
    return {**row, "answered_at": NOW, "answers": "{}", **changed}


def with_survey(*invitations: Row, said: int = 1) -> Evidence:
    asked = {"kind": "survey", "person_id": MENTEE, "subject_id": INVITATION}
    prompts = [{**asked, "said_at": NOW + timedelta(weeks=number)} for number in range(said)]
    tables = {"prompts": prompts, "survey_invitations": invitations}
    return replace(well(), tables={**well().tables, "mentorships": tables})


BADGE: Final = uuid7()


def achievement(**changed: object) -> Row:
    """Something that a mentee asked to have shown."""
    return {"id": BADGE, "person_id": MENTEE, "kind": "completion", "withdrawn_at": None, **changed}


def with_badges(asked: Sequence[Row], *made: Row) -> Evidence:
    profiles = {"people": [], "badges": made}
    return replace(well(), tables={**well().tables, "mentorships": {"achievements": asked}, "profiles": profiles})


def badge(**changed: object) -> Row:
    return {"badge_id": BADGE, "person_id": MENTEE, "kind": "completion", **changed}


PLAN: Mapping[str, object] = {"basis": "draw", "horizon_days": 365, "fewest": 5}


def measure(people: int = 40, value: float | None = 0.3, **changed: object) -> Mapping[str, object]:
    figure = {"people": people, "value": value, "withheld": None}
    return {"measure": "promoted", "mentored": figure, "others": figure, "difference": None, **changed}


def report(*rows: object, **changed: object) -> str:
    counts = {"groups": [], "excluded": 0, "unknown": 7}
    return json.dumps({**PLAN, **counts, "rows": rows or [measure()], **changed})


def release(**changed: object) -> Row:
    row = {"id": RUN, "programme_id": PROGRAMME, "period": "2026-Q1", "state": "released", "report": report()}
    return {**row, **PLAN, "asked_at": NOW, "taken_until": NOW, **changed}


def with_releases(
    *releases: Row, plan: Mapping[str, object] = PLAN, released: Mapping[UUID, str] | None = None
) -> Evidence:
    tables = {"outcome_plans": [{"programme_id": PROGRAMME, **plan}], "outcome_releases": releases}
    return replace(well(), tables={**well().tables, "mentorships": tables}, released=released or {})


def of_a_group(**changed: object) -> Mapping[str, object]:
    return {
        "group": "sales",
        "people": 9,
        "signed_up": 0.5,
        "matched": None,
        "met": None,
        "goal_completed": None,
        **changed,
    }


def told_facts(number: int) -> Command:
    answer = {"taken_in": True, "counts": {"new": number}}
    facts = f"/mentorships/v1/programmes/{PROGRAMME}/facts"
    return booking(number=2, does="tell facts", answer=answer, tokens=(), about=facts)


def answered() -> Command:
    answers = f"/mentorships/v1/survey-invitations/{INVITATION}/answers"
    return booking(number=3, does="answer survey", answer={"answered": True}, tokens=(), about=answers)


def told_of_places(*capacities: int) -> Evidence:
    """A mentor with two mentees who has said that they have so many places, one after the other."""
    said = [
        replace(
            record(number, key=MENTOR, value=json.dumps({"mentor": {"capacity": capacity}}).encode()),
            topic="profiles",
            time=NOW + timedelta(days=number),
        )
        for number, capacity in enumerate(capacities, start=1)
    ]
    evidence = with_rows("matching", "people", [{"person_id": MENTOR, "capacity": capacities[-1]}])
    theirs = [mentorship(opened_at=NOW + timedelta(days=1, hours=1), state="active") for _ in range(2)]
    tables = {**evidence.tables, "mentorships": {"mentorships": theirs}}
    return replace(evidence, tables=tables, records=[*evidence.records, *said])


BROKEN: Mapping[str, tuple[str, Evidence]] = {
    "somebody who is asked by two surveys in a week": (
        "nobody is nudged too often",
        with_rows("mentorships", "prompts", [nudge(NOW), nudge(NOW + timedelta(days=2), kind="survey_reminder")]),
    ),
    "details of somebody outside that are kept for too long": (
        "others' details are forgotten",
        with_rows("mentorships", "introductions", [introduction(introduced_at=NOW - timedelta(days=32))]),
    ),
    "details of who had agreed to what was not made": (
        "others' details are forgotten",
        with_rows(
            "mentorships", "introductions", [introduction(state="not_made", contact=None, receiver_reach="Here")]
        ),
    ),
    "details of who waits in vain": (
        "others' details are forgotten",
        with_rows(
            "mentorships",
            "introductions",
            [introduction(state="waiting", contact=None, receiver_reach="Here", proposed_at=NOW - timedelta(days=32))],
        ),
    ),
    "somebody whom a survey asks twice": (
        "surveys are answered once",
        with_survey(invitation(), invitation(id=uuid7())),
    ),
    "an invitation that was said twice": ("surveys are answered once", with_survey(invitation(), said=2)),
    "an invitation that was never said": ("surveys are answered once", with_survey(invitation(), said=0)),
    "an answer that is not kept": ("surveys are answered once", with_survey(invitation(answers=None))),
    "a survey's answer that was acknowledged and is not there": (
        "acknowledged is kept",
        replace(with_survey(invitation(answered_at=None, answers=None)), history=[answered()]),
    ),
    "facts that were acknowledged and are not there": (
        "acknowledged is kept",
        replace(well(), history=[told_facts(2)]),
    ),
    "two releases of one period": (
        "releases stay and name nobody",
        with_releases(release(), release(id=uuid7())),
    ),
    "a release without its report": ("releases stay and name nobody", with_releases(release(report=None))),
    "a release that was changed": (
        "releases stay and name nobody",
        with_releases(release(), released={RUN: report(measure(value=0.4))}),
    ),
    "a plan that was changed after a release": (
        "releases stay and name nobody",
        with_releases(release(), plan={**PLAN, "horizon_days": 90}),
    ),
    "a figure of a few": ("releases stay and name nobody", with_releases(release(report=report(measure(4))))),
    "a share that is everybody's": (
        "releases stay and name nobody",
        with_releases(release(report=report(measure(value=1.0)))),
    ),
    "a value that was to be withheld": (
        "releases stay and name nobody",
        with_releases(
            release(report=report(measure(mentored={"people": 9, "value": 0.5, "withheld": "too_few_people"})))
        ),
    ),
    "an interval between small groups": (
        "releases stay and name nobody",
        with_releases(release(report=report(measure(19, difference={"value": 0.1})))),
    ),
    "a group of a few": (
        "releases stay and name nobody",
        with_releases(release(report=report(groups=[of_a_group(people=4)]))),
    ),
    "a group that went on as a whole": (
        "releases stay and name nobody",
        with_releases(release(report=report(groups=[of_a_group(matched=1.0)]))),
    ),
    "a count of a few": ("releases stay and name nobody", with_releases(release(report=report(unknown=3)))),
    "more mentees than a programme has places": (
        "places are given once",
        with_programme(membership("member"), membership("offered")),
    ),
    "two with one number in the line": (
        "places are given once",
        with_programme(membership("member"), membership("waiting"), membership("waiting")),
    ),
    "somebody who waits for a place that is free": ("places are given once", with_programme(membership("waiting"))),
    "a programme with two draws": (
        "draws are held once",
        with_run(outcome(), runs=[match_run(), match_run(run_id=uuid7())]),
    ),
    "a trial that is told as a draw": (
        "draws are held once",
        with_run(outcome(), runs=[match_run(lottery="trial")]),
    ),
    "somebody with a draft who was not drawn": ("draws are held once", with_run(outcome(drawn=False))),
    "a draw that was told nobody": ("draws are told", with_run(outcome(), told=[])),
    "a draw that is told otherwise": ("draws are told", with_run(outcome(), told=[draw(drawn=False)])),
    "a draw that was never held": ("draws are told", with_run(outcome(), told=[draw(), draw(draw_id=uuid7())])),
    "a draft that was sent before anybody decided": (
        "approved runs are carried out",
        with_run(outcome(), runs=[match_run(approved_at=None)]),
    ),
    "a draft that was forgotten when all were approved": (
        "approved runs are carried out",
        with_run(outcome(decision="open", proposal_id=None)),
    ),
    "a draft that was sent as nothing": ("approved runs are carried out", with_run(outcome(), proposals=[])),
    "a draft that was sent to somebody else": (
        "approved runs are carried out",
        with_run(outcome(), proposals=[proposal(mentor_id=uuid7())]),
    ),
    "a draft that was skipped without a word": (
        "approved runs are carried out",
        with_run(outcome(decision="skipped", proposal_id=None)),
    ),
    "a proposal for two drafts": (
        "approved runs are carried out",
        with_run(outcome(), outcome(draw_id=uuid7())),
    ),
    "a run that waits for somebody who was told of one before": ("runs wait for whom they tell", with_notice(1)),
    "a run that somebody is still to decide and that is decided": (
        "runs wait for whom they tell",
        with_notice(2, runs=[match_run()]),
    ),
    "a badge that was asked for and never made": ("badges are those asked for", with_badges([achievement()])),
    "a badge of something else": ("badges are those asked for", with_badges([achievement()], badge(kind="thanks"))),
    "a badge that was taken back and still stands": (
        "badges are those asked for",
        with_badges([achievement(withdrawn_at=NOW)], badge()),
    ),
    "a match run that nobody takes up": (
        "long work comes to its end",
        with_run(runs=[match_run(state="waiting", approved_at=None, asked_at=NOW - timedelta(hours=1))]),
    ),
    "a match run that was given up": (
        "long work comes to its end",
        with_run(runs=[match_run(state="failed", approved_at=None, failure="broken")]),
    ),
    "a release whose worker is gone": (
        "long work comes to its end",
        with_releases(release(state="running", report=None, taken_until=NOW - timedelta(hours=1))),
    ),
    "a mentor who was given one more after they had said fewer": ("capacity holds", told_of_places(1)),
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_promise_is_noticed_by_its_check(what: str) -> None:
    check, evidence = BROKEN[what]
    assert check in {violation.check for violation in judge(evidence)}


def test_every_check_is_seen_to_speak() -> None:
    spoke = [*BROKEN.values(), *test_checker.BROKEN.values()]
    assert {check for check, _ in spoke} == {each.name for each in CHECKS}


FINE: Mapping[str, Evidence] = {
    "a draw that was told, and whose drafts were sent": with_run(outcome()),
    "a run that waits for a decision": with_run(
        outcome(decision="open", proposal_id=None), runs=[match_run(approved_at=None)]
    ),
    "a run that was given up, and another one that came to its end": with_run(
        outcome(), runs=[match_run(run_id=UUID(int=1), state="failed", failure="broken", lottery="none"), match_run()]
    ),
    "a badge that was asked for, and one that was taken back": with_badges(
        [achievement(), achievement(id=uuid7(), withdrawn_at=NOW)], badge()
    ),
    "a survey that was answered": with_survey(invitation()),
    "a release of enough people": with_releases(release(), released={RUN: report()}),
    "a full programme and a line before it": with_programme(
        membership("member"), membership("waiting"), membership("waiting", queued_as=2)
    ),
    "a programme that has fewer places than it had": with_programme(
        membership("member"),
        membership("member"),
        log=[{"act": "programme_changed", "programme_id": PROGRAMME, "changed": ["capacity"]}],
    ),
    "a mentor who has fewer places than they had": told_of_places(2, 1),
}


@pytest.mark.parametrize("what", FINE)
def test_what_is_as_it_should_be_is_not_off(what: str) -> None:
    assert judge(FINE[what], {check for check, _ in BROKEN.values()}) == []


@pytest.mark.parametrize(
    "fine",
    [with_notice(1, 2), with_notice(open=False), with_notice(said_at=NOW - timedelta(days=15))],
    ids=["told", "settled", "long ago"],
)
def test_of_what_was_told_and_what_waits_no_more_no_run_speaks(fine: Evidence) -> None:
    assert "runs wait for whom they tell" not in {each.check for each in judge(fine)}


def test_facts_and_answers_that_are_there_are_not_missed() -> None:
    evidence = replace(with_survey(invitation()), history=[booking(), told_facts(2), answered()])
    kept = {**evidence.tables["mentorships"], "facts": [{"programme_id": PROGRAMME}, {"programme_id": PROGRAMME}]}
    assert judge(replace(evidence, tables={**evidence.tables, "mentorships": kept})) == []


def test_every_kind_of_word_is_either_owed_or_counted_in_the_week() -> None:
    assert {*get_args(PromptKind)} == COUNTED_IN_THE_WEEK | OWED
    assert not COUNTED_IN_THE_WEEK & OWED
    assert {*COUNTED} == COUNTED_IN_THE_WEEK


def test_the_readme_says_how_many_checks_an_audit_makes() -> None:
    assert f"`{len(CHECKS) - len(NEEDS_A_HISTORY)} checks, nothing off`" in (ROOT / "README.md").read_text()


@pytest.mark.parametrize(("role", "found"), [("mentee", 1), ("coordinator", 0)])
def test_whoever_looks_after_a_programme_has_not_applied(role: str, found: int) -> None:
    asked = Command(1, "somebody", "look", 200, {}, (), 0.0, 1.0, 1)
    evidence = replace(with_programme(membership("member", role=role)), history=(asked,))
    off = [each for each in commands_take_effect_once(evidence) if each.aggregate.startswith("profiles.memberships")]
    assert len(off) == found
