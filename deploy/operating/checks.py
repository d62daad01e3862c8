"""Every promise as a named check over the evidence; pure, and the same for the crash matrix and for `audit`."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from deploy.operating import effect_checks, journey_checks, log_checks, programme_checks, promise_checks
from deploy.operating.evidence import Evidence
from deploy.operating.violations import Check, Violation


@dataclass(frozen=True)
class NamedCheck:
    """`kind`: what of it the table counts: lost, doubled, order or other."""

    name: str
    kind: str
    check: Check


CHECKS: Final = (
    NamedCheck("acknowledged is kept", "lost", promise_checks.acknowledged_is_kept),
    NamedCheck("commands take effect once", "doubled", promise_checks.commands_take_effect_once),
    NamedCheck("written is published", "lost", log_checks.written_is_published),
    NamedCheck("outboxes are empty", "lost", log_checks.outboxes_are_empty),
    NamedCheck("versions rise without gap", "order", log_checks.versions_rise),
    NamedCheck("last is highest", "order", log_checks.last_is_highest),
    NamedCheck("a key stays in its partition", "order", log_checks.key_stays_in_its_partition),
    NamedCheck("repetitions are the same", "doubled", log_checks.repetitions_are_the_same),
    NamedCheck("everything is consumed", "lost", effect_checks.everything_is_consumed),
    NamedCheck("handled once and in order", "doubled", effect_checks.handled_once_and_in_order),
    NamedCheck("reactions miss nothing", "lost", effect_checks.reactions_miss_nothing),
    NamedCheck("projections are true", "lost", effect_checks.projections_are_true),
    NamedCheck("timers fire once", "doubled", effect_checks.timers_fire_once),
    NamedCheck("mails arrive once", "doubled", effect_checks.mails_arrive_once),
    NamedCheck("messages are mailed", "lost", effect_checks.messages_are_mailed),
    NamedCheck("nobody is put off", "lost", effect_checks.nobody_is_put_off),
    NamedCheck("dead letters are as expected", "lost", effect_checks.dead_letters_are_as_expected),
    NamedCheck("claims belong to sessions", "other", promise_checks.claims_belong_to_sessions),
    NamedCheck("capacity holds", "other", promise_checks.capacity_holds),
    NamedCheck("reminders are true", "other", promise_checks.reminders_are_true),
    NamedCheck("sessions end", "lost", promise_checks.sessions_end),
    NamedCheck("promised mentorships exist", "lost", promise_checks.promised_mentorships_exist),
    NamedCheck("nobody is nudged too often", "other", journey_checks.nobody_is_nudged_too_often),
    NamedCheck("pairs that have not met are told of", "other", journey_checks.pairs_are_told_of_by_a_prompt),
    NamedCheck("what is ended or paused is no work", "other", journey_checks.work_is_of_what_goes_on),
    NamedCheck("introductions have everybody's yes", "other", journey_checks.introductions_have_everybodys_yes),
    NamedCheck("feedback is answered once shown", "other", journey_checks.feedback_is_answered_once_shown),
    NamedCheck("others' details are forgotten", "other", journey_checks.details_are_forgotten),
    NamedCheck("badges are those asked for", "lost", journey_checks.badges_are_those_asked_for),
    NamedCheck("surveys are answered once", "doubled", journey_checks.surveys_are_answered_once),
    NamedCheck("releases stay and name nobody", "other", journey_checks.releases_stay_and_name_nobody),
    NamedCheck("places are given once", "doubled", programme_checks.places_are_given_once),
    NamedCheck("draws are held once", "doubled", programme_checks.draws_are_held_once),
    NamedCheck("draws are told", "lost", programme_checks.draws_are_told),
    NamedCheck("approved runs are carried out", "lost", programme_checks.runs_are_carried_out),
    NamedCheck("runs wait for whom they tell", "lost", programme_checks.runs_wait_for_whom_they_tell),
    NamedCheck("long work comes to its end", "lost", programme_checks.long_work_comes_to_its_end),
    NamedCheck("no deadlocks", "other", promise_checks.the_database_is_free_of_deadlocks),
)


def judge(evidence: Evidence, only: Collection[str] = ()) -> list[Violation]:
    """What is off, by check and aggregate. `only`: names of checks; all of them, if empty."""
    return [
        Violation(each.name, each.kind, finding.aggregate, finding.detail)
        for each in CHECKS
        if not only or each.name in only
        for finding in each.check(evidence)
    ]
