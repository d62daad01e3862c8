"""Checks of what mentors and mentees go through: what is said unasked, introductions, surveys, and what is released of them."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any, Final
from uuid import UUID

from deploy.operating.evidence import Evidence, Row
from deploy.operating.violations import Finding

COUNTED_IN_THE_WEEK: Final = frozenset(
    {"momentum", "overdue_step", "check_in_due", "preparation_asked", "giving_back", "survey", "survey_reminder",
     "no_first_session"}
)  # fmt: skip
"""What the platform says by itself."""
OWED: Final = frozenset(
    {"messages", "help_asked", "help_answered", "looked_into", "successor_suggested", "kudos", "suggested", "introduction",
     "feedback_answered"}
)  # fmt: skip
"""What somebody else has written or done for one: no week counts it."""
A_WEEK: Final = timedelta(days=7)
ANSWER_WITHIN: Final = timedelta(days=30)
CONTACT_KEPT_FOR: Final = timedelta(days=30)
A_DAY: Final = timedelta(days=1)

FEWEST: Final = 5
INTERVAL_FROM: Final = 20
SHARES: Final = frozenset({"promoted", "raised", "stayed"})
"""Measures that are shares of people: none of them is said to be nobody's or everybody's."""


def nobody_is_nudged_too_often(evidence: Evidence) -> Iterator[Finding]:
    """What is said unasked is said to a person once a week, over all their mentorships and surveys."""
    said: dict[UUID, list[datetime]] = {}
    for row in evidence.rows("mentorships", "prompts"):
        if row["kind"] in COUNTED_IN_THE_WEEK:
            said.setdefault(row["person_id"], []).append(row["said_at"])
    for person, times in said.items():
        for one, other in pairwise(sorted(times)):
            if other - one < A_WEEK:
                yield Finding(f"person {person}", f"was told something at {one:%d %B %H:%M} and at {other:%d %B %H:%M}")


def pairs_are_told_of_by_a_prompt(evidence: Evidence) -> Iterator[Finding]:
    """Whoever counts as told of a pair that has not met was told by a prompt of theirs, and each such prompt told of one at least."""
    said = {row["id"]: row for row in evidence.rows("mentorships", "prompts") if row["kind"] == "no_first_session"}
    told = evidence.rows("mentorships", "told_of_unmet")
    for row in told:
        prompt = said.get(row["prompt_id"])
        if prompt is None or prompt["person_id"] != row["person_id"]:
            yield Finding(f"mentorship {row['mentorship_id']}", f"{row['person_id']} counts as told of it, and was not")
    for prompt_id in said.keys() - {row["prompt_id"] for row in told}:
        yield Finding(f"prompt {prompt_id}", "tells of pairs that have not met, and of none")


def work_is_of_what_goes_on(evidence: Evidence) -> Iterator[Finding]:
    """Nobody is asked to look after a mentorship that has ended, or whose two take a break."""
    states = {row["id"]: row["state"] for row in evidence.rows("mentorships", "mentorships")}
    for row in evidence.rows("mentorships", "work_items"):
        if (state := states.get(row["mentorship_id"])) != "active":
            yield Finding(f"mentorship {row['mentorship_id']}", f"is {state}, and on the work list: {row['reason']}")


def introductions_have_everybodys_yes(evidence: Evidence) -> Iterator[Finding]:
    """Nobody is introduced who has not agreed, and of somebody outside nothing is kept that was not told with their yes."""
    for row in evidence.rows("mentorships", "introductions"):
        made, agreed = row["state"] == "introduced", row["receiver_agreed_at"] is not None
        if (made or row["contact"] is not None) and not agreed:
            yield Finding(f"introduction {row['id']}", "was made before the other side of the two had agreed")
        elif row["contact"] is not None and not made:
            yield Finding(
                f"introduction {row['id']}", f"is {row['state']}, and how somebody outside is reached is kept"
            )
        elif made and row["inside"] and row["contact_id"] is not None and row["contact_reach"] is None:
            yield Finding(f"introduction {row['id']}", "was made before whom it introduces had agreed")


def feedback_is_answered_once_shown(evidence: Evidence) -> Iterator[Finding]:
    """Nobody has answered what they could not read yet, and a step that somebody made of feedback is there."""
    steps = {row["id"] for row in evidence.rows("mentorships", "action_steps")}
    for row in evidence.rows("mentorships", "feedback"):
        if row["answered_at"] is None:
            continue
        if row["answered_at"] < (row["revealed_at"] or row["reveal_at"]):
            yield Finding(f"feedback {row['id']}", "was answered before it was shown")
        if row["answer_step_id"] is not None and row["answer_step_id"] not in steps:
            yield Finding(f"feedback {row['id']}", f"has become a step that is not there: {row['answer_step_id']}")


def details_are_forgotten(evidence: Evidence) -> Iterator[Finding]:
    """How somebody outside is reached is kept for a month; of an introduction that was not made nobody's details stay."""
    for row in evidence.rows("mentorships", "introductions"):
        name, made_at = f"introduction {row['id']}", row["introduced_at"]
        if row["contact"] is not None and made_at is not None and made_at + CONTACT_KEPT_FOR + A_DAY < evidence.now:
            yield Finding(name, f"was made at {made_at:%d %B}, and how somebody outside is reached is still kept")
        in_vain = row["state"] == "waiting" and row["proposed_at"] + ANSWER_WITHIN + A_DAY < evidence.now
        if (in_vain or row["state"] in {"withdrawn", "not_made"}) and (row["receiver_reach"] or row["contact_reach"]):
            yield Finding(name, f"is {row['state']}, and how one of those asked is reached is kept")


def badges_are_those_asked_for(evidence: Evidence) -> Iterator[Finding]:
    """Who asked for a badge has it, and nobody has one that they did not ask for, or took back; erased people have none."""
    erased = {row["person_id"] for _, row in evidence.everywhere("erased_people")}
    asked = {row["id"]: row for row in evidence.rows("mentorships", "achievements") if row["withdrawn_at"] is None}
    made = {row["badge_id"]: row for row in evidence.rows("profiles", "badges")}
    for badge_id, row in asked.items():
        name, known = f"badge {badge_id} of {row['person_id']}", made.get(badge_id)
        if known is None and row["person_id"] not in erased:
            yield Finding(name, "was asked for, and never made")
        elif known is not None and any(known[each] != row[each] for each in ("person_id", "kind")):
            yield Finding(name, "was made for something else")
    for badge_id in made.keys() - asked.keys():
        yield Finding(f"badge {badge_id} of {made[badge_id]['person_id']}", "stands, and nobody asks for it any more")


def surveys_are_answered_once(evidence: Evidence) -> Iterator[Finding]:
    """A survey asks somebody once, reminds them once, and has one answer of theirs."""
    invitations = evidence.rows("mentorships", "survey_invitations")
    for (survey, person), times in Counter((row["survey_id"], row["person_id"]) for row in invitations).items():
        if times > 1:
            yield Finding(f"survey {survey}", f"asks {person} {times} times")
    said = Counter((row["subject_id"], row["kind"]) for row in evidence.rows("mentorships", "prompts"))
    for row in invitations:
        name = f"invitation {row['id']}"
        if (row["answers"] is None) != (row["answered_at"] is None):
            yield Finding(
                name, "has an answer of no time" if row["answers"] else "was answered, and nothing is kept of it"
            )
        for kind, told_at in (("survey", row["told_at"]), ("survey_reminder", row["reminded_at"])):
            if said[row["id"], kind] != (told_at is not None):
                counts = "counts as told" if told_at else "counts as not told"
                yield Finding(name, f"{kind}: {counts}, and was said {said[row['id'], kind]} times")


def releases_stay_and_name_nobody(evidence: Evidence) -> Iterator[Finding]:
    """What was released of outcomes stays as it was, once a period and by the plan of its programme, and nothing of a few is in it."""
    plans = {row["programme_id"]: row for row in evidence.rows("mentorships", "outcome_plans")}
    releases = [row for row in evidence.rows("mentorships", "outcome_releases") if row["state"] != "failed"]
    for (programme, period), times in Counter((row["programme_id"], row["period"]) for row in releases).items():
        if times > 1:
            yield Finding(f"programme {programme}", f"has {times} releases of {period}")
    for row in releases:
        name, plan = f"release {row['id']}", plans.get(row["programme_id"])
        if plan is not None and any(plan[each] != row[each] for each in ("basis", "horizon_days", "fewest")):
            yield Finding(name, "was asked for by another plan than its programme has now")
        if (row["report"] is not None) != (row["state"] == "released"):
            yield Finding(name, f"is {row['state']}, and has {'a' if row['report'] else 'no'} report")
        if evidence.released.get(row["id"], row["report"]) != row["report"]:
            yield Finding(name, "was changed after it was out")
        if row["report"] is not None:
            yield from (Finding(name, wrong) for wrong in _said_of_a_few(json.loads(row["report"]), row))


def _said_of_a_few(report: Mapping[str, Any], release: Row) -> Iterator[str]:
    fewest = max(FEWEST, release["fewest"])
    if any(report[each] != release[each] for each in ("basis", "horizon_days", "fewest")):
        yield "its report was made by another plan"
    for row in report["rows"]:
        groups = (row["mentored"], row["others"])
        for figure in groups:
            yield from _said_of_one_group(row["measure"], figure, fewest)
        if row["difference"] is not None and any((each["people"] or 0) < max(INTERVAL_FROM, fewest) for each in groups):
            yield f"{row['measure']}: has an interval of a difference between groups that are too small for one"
    for group in report["groups"]:
        shares = [group[each] for each in ("signed_up", "matched", "met", "goal_completed")]
        if group["people"] < fewest or {0, 1} & {*shares}:
            yield f"a group of {group['people']}: says something of a few, or of everybody"
    for name in ("excluded", "unknown"):
        if 0 < (report[name] or 0) < fewest:
            yield f"{name}: a count of {report[name]}"


def _said_of_one_group(measure: str, figure: Mapping[str, Any], fewest: int) -> Iterator[str]:
    people, value = figure["people"], figure["value"]
    if people is not None and people < fewest:
        yield f"{measure}: a figure of {people} people"
    if value is not None and (people is None or figure["withheld"] is not None):
        yield f"{measure}: a value that should be withheld"
    if measure in SHARES and value in {0, 1}:
        yield f"{measure}: says that it is nobody's, or everybody's"
