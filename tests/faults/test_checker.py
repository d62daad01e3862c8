"""Each check speaks when its promise is broken, and names the aggregate; when all is well none does."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from deploy.operating.checks import judge
from deploy.operating.effect_checks import SET_AGAIN
from deploy.operating.evidence import Evidence, Row
from deploy.operating.promise_checks import commands_take_effect_once
from deploy.operating.violations import Finding
from shared.ids import uuid7
from shared.mail.sending import KEPT_WHEN_DONE
from tests.faults.wholesome import (
    CONSUMERS,
    MENTEE,
    MENTOR,
    NOW,
    REACTIONS,
    SESSION,
    claim,
    introduction,
    mentorship,
    nudge,
    record,
    session,
    well,
    with_rows,
)


def witness(*sequences: int, what: str = "event", name: str = REACTIONS[0]) -> Evidence:
    """The same, and one consumer was given exactly these versions."""
    rows = [row for row in well().rows("notifications", "witness") if row["name"] != name] + [
        {"what": what, "name": name, "key": SESSION, "sequence": sequence, "pid": 1} for sequence in sequences
    ]
    return with_rows("notifications", "witness", rows)


def letter() -> Row:
    place = {"topic": "mentoring.sessions", "partition": 0, "record_offset": 1}
    return {"consumer": CONSUMERS[0], "subject": SESSION, "reason": "because", **place}


def timer_row(**changes: Any) -> Row:
    row = {"kind": "complete-session", "subject": SESSION, "version": 1, "attempts": 0}
    return {**row, "due_at": NOW - timedelta(minutes=1), **changes}


def reminder(told_at: float) -> Row:
    identity = UUID(int=(int(told_at * 1_000) << 80) | (uuid7().int & ((1 << 80) - 1)))
    what = {
        "mail": "none",
        "kind": "reminder_hour_before",
        "subject": SESSION,
        "subject_version": 1,
        "happened_at": NOW,
    }
    return {"id": identity, "person_id": MENTEE, **what}


def waiting(so_long: timedelta) -> Row:
    """A message whose mail waits for the day."""
    return {**reminder(NOW.timestamp()), "mail": "due", "kind": "kudos", "mail_from": NOW + so_long}


AFTERWARDS = NOW.timestamp() + 100


def answered(**changed: object) -> Row:
    """Feedback that was shown, and answered a day later."""
    fields = {"id": uuid7(), "reveal_at": NOW, "revealed_at": NOW, "answered_at": NOW + timedelta(days=1)}
    return {**fields, "answer_step_id": None, **changed}


BROKEN: Mapping[str, tuple[str, Evidence]] = {
    "an answer whose event is not there": ("acknowledged is kept", replace(well(), records=[record(2)])),
    "an answer whose row is not there": ("acknowledged is kept", with_rows("scheduling", "sessions", [])),
    "a booking that was made twice": (
        "commands take effect once",
        with_rows("scheduling", "sessions", [session(), session(session_id=uuid7(), state="cancelled")]),
    ),
    "a version that was never published": ("written is published", replace(well(), records=[record(1)])),
    "a row left in the outbox": (
        "outboxes are empty",
        with_rows("scheduling", "outbox", [{"topic": "sessions", "key": SESSION, "sequence": 3}]),
    ),
    "versions in the wrong order": (
        "versions rise without gap",
        replace(well(), records=[record(2, offset=0), record(1, offset=1)]),
    ),
    "an old version that came last": (
        "last is highest",
        replace(well(), records=[record(1), record(2), record(1, offset=3)]),
    ),
    "a key in two partitions": (
        "a key stays in its partition",
        replace(well(), records=[record(1), replace(record(2), partition=1)]),
    ),
    "a version that says two things": (
        "repetitions are the same",
        replace(well(), records=[record(1), record(2), record(2, offset=3, value=b"[]")]),
    ),
    "a consumer that is behind": (
        "everything is consumed",
        with_rows("notifications", "consumed", [{"consumer": CONSUMERS[0], "key": SESSION, "sequence": 1}]),
    ),
    "a change that was handled twice": ("handled once and in order", witness(1, 2, 2)),
    "a change that was handled late": ("handled once and in order", witness(2, 1)),
    "a change that was never handled": ("reactions miss nothing", witness(2)),
    "a projection that differs": (
        "projections are true",
        replace(well(), rebuilt={"matching": {"people": [{"person_id": MENTOR, "capacity": 2}]}}),
    ),
    "a timer that fired twice": ("timers fire once", witness(1, 1, what="timer", name="complete-session")),
    "a timer that never fired": ("timers fire once", with_rows("scheduling", "timers", [timer_row()])),
    "a timer that fails": ("timers fire once", with_rows("scheduling", "timers", [timer_row(attempts=2)])),
    "a mail that nobody got": ("mails arrive once", replace(well(), mails=[])),
    "a mail that came twice": ("mails arrive once", replace(well(), mails=[*well().mails, *well().mails])),
    "a message without its mail": ("messages are mailed", with_rows("notifications", "mails", [])),
    "a mail that nobody looks at within the hour": (
        "messages are mailed",
        with_rows("notifications", "messages", [waiting(timedelta(hours=2))]),
    ),
    "somebody who is put off": (
        "nobody is put off",
        with_rows("scheduling", "put_off", [{"work": "w", "subject": MENTOR, "attempts": 2, "reason": "KeyError"}]),
    ),
    "a dead letter": ("dead letters are as expected", with_rows("matching", "dead_letters", [letter()])),
    "poison that was not kept aside": (
        "dead letters are as expected",
        replace(well(), poisoned=(f"{CONSUMERS[0]} sessions/0@9",)),
    ),
    "a claim without its session": (
        "claims belong to sessions",
        with_rows("scheduling", "claims", [claim(MENTOR), claim(MENTEE), claim(MENTEE, uuid7())]),
    ),
    "a session without a claim": ("claims belong to sessions", with_rows("scheduling", "claims", [claim(MENTOR)])),
    "somebody in two places": (
        "claims belong to sessions",
        with_rows("scheduling", "sessions", [session(), session(session_id=uuid7())]),
    ),
    "more mentorships than places": (
        "capacity holds",
        with_rows("matching", "mentorships", [mentorship(), mentorship()]),
    ),
    "a reminder of what had changed": (
        "reminders are true",
        with_rows("notifications", "messages", [reminder(AFTERWARDS)]),
    ),
    "a session that does not end": (
        "sessions end",
        with_rows("scheduling", "sessions", [session(ends=int(NOW.timestamp()) // 60 - 10)]),
    ),
    "an acceptance without its mentorship": (
        "promised mentorships exist",
        with_rows("matching", "proposals", [{"proposal_id": uuid7(), "mentorship_id": uuid7()}]),
    ),
    "somebody who was nudged twice in a week": (
        "nobody is nudged too often",
        with_rows("mentorships", "prompts", [nudge(NOW), nudge(NOW + timedelta(days=6))]),
    ),
    "a pair that counts as told of": (
        "pairs that have not met are told of",
        with_rows(
            "mentorships", "told_of_unmet", [{"mentorship_id": uuid7(), "person_id": MENTOR, "prompt_id": uuid7()}]
        ),
    ),
    "word of pairs that have not met, without a pair": (
        "pairs that have not met are told of",
        with_rows("mentorships", "prompts", [nudge(NOW, id=uuid7(), kind="no_first_session")]),
    ),
    "a mentorship that has ended and needs a hand": (
        "what is ended or paused is no work",
        with_rows("mentorships", "work_items", [{"mentorship_id": uuid7(), "reason": "silent"}]),
    ),
    "somebody outside of whom is told before the other side has agreed": (
        "introductions have everybody's yes",
        with_rows("mentorships", "introductions", [introduction(receiver_agreed_at=None)]),
    ),
    "details that stay though an introduction was withdrawn": (
        "introductions have everybody's yes",
        with_rows("mentorships", "introductions", [introduction(state="withdrawn")]),
    ),
    "an answer to what nobody could read yet": (
        "feedback is answered once shown",
        with_rows("mentorships", "feedback", [answered(revealed_at=None, reveal_at=NOW + timedelta(days=7))]),
    ),
    "a step of feedback that is not there": (
        "feedback is answered once shown",
        with_rows("mentorships", "feedback", [answered(answer_step_id=uuid7())]),
    ),
    "a deadlock": ("no deadlocks", replace(well(), deadlocks=["Process 1 waits for Process 2"])),
}


def test_an_introduction_to_which_everybody_agreed_is_fine() -> None:
    fine = replace(with_rows("mentorships", "introductions", [introduction()]), history=[])
    assert judge(fine) == []


@pytest.mark.parametrize("came_along", [False, True])
def test_a_goal_that_no_answer_names_has_come_along_from_another_mentorship_or_is_off(came_along: bool) -> None:
    goal = {"id": uuid7(), "mentorship_id": uuid7()}
    evidence = with_rows("mentorships", "goals", [goal])
    keeping = {"mentorship_id": uuid7(), "carried_into": goal["mentorship_id"] if came_along else None}
    tables = {**evidence.tables, "mentorships": {**evidence.tables["mentorships"], "keepings": [keeping]}}
    found = list(commands_take_effect_once(replace(evidence, tables=tables)))
    assert found == (
        [] if came_along else [Finding(f"mentorships.goals {goal['id']}", "is there, and no answer named it")]
    )


def test_nothing_is_off_where_all_is_well() -> None:
    assert judge(well()) == []


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_promise_is_noticed_by_its_check(what: str) -> None:
    check, evidence = BROKEN[what]
    assert check in {violation.check for violation in judge(evidence)}


def test_a_mail_may_come_again_where_a_fault_explains_it() -> None:
    evidence = replace(well(), mails=[*well().mails, *well().mails], mails_again=1)
    assert judge(evidence) == []


def test_a_mail_that_was_done_with_long_ago_need_not_be_kept() -> None:
    evidence = replace(well(), now=NOW + KEPT_WHEN_DONE)
    tables = {**evidence.tables, "notifications": {**evidence.tables["notifications"], "mails": []}}
    assert [each for each in judge(replace(evidence, tables=tables)) if each.check == "messages are mailed"] == []


@pytest.mark.parametrize("kind", SET_AGAIN)
def test_a_timer_that_is_set_again_may_come_again(kind: str) -> None:
    assert judge(witness(1, 1, what="timer", name=kind), ["timers fire once"]) == []


def test_a_mail_that_waits_for_the_day_is_no_mail_that_is_missing() -> None:
    waits = with_rows("notifications", "messages", [waiting(timedelta(minutes=40))])
    assert judge(waits, ["messages are mailed"]) == []


def test_a_reminder_of_the_present_version_is_true() -> None:
    early = reminder(NOW.timestamp() + 1.5)
    violations = judge(with_rows("notifications", "messages", [early]), ["reminders are true"])
    assert violations == []


def _compacted(evidence: Evidence, *, days: float) -> Evidence:
    """Version 1 is gone from the topic, and something else is so much younger than the rest."""
    other = uuid7()
    young = replace(record(1, key=other, offset=9), at=NOW.timestamp() + timedelta(days=days).total_seconds())
    old = replace(record(1, key=uuid7(), offset=0))
    return replace(evidence, records=[old, record(2), young])


@pytest.mark.parametrize(("days", "noticed"), [(8, False), (6, True)])
def test_what_compaction_may_have_taken_is_not_missed(days: float, noticed: bool) -> None:
    checks = {"versions rise without gap", "written is published"}
    found = {each.check for each in judge(_compacted(well(), days=days), checks) if str(SESSION) in each.aggregate}
    assert found == (checks if noticed else set())
