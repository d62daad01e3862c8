"""Checks of programmes: places are given once, draws are held once and told to whom they concern, match runs are carried out."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from deploy.operating.evidence import Evidence, Row
from deploy.operating.violations import Finding

TAKEN_UP_WITHIN: Final = timedelta(minutes=5)
"""So long heavy work may wait for a worker, or stand still under one, before somebody should look."""
NEWS: Final = timedelta(days=14)
"""What is told later than so is told nobody."""
TOLD_OF_A_DRAW: Final = ("programme_id", "run_id", "drawn", "odds")


def places_are_given_once(evidence: Evidence) -> Iterator[Finding]:
    """A programme has no more mentees than places, whoever waits has a number of their own, and nobody waits for what is free."""
    theirs = _by(evidence.rows("profiles", "memberships"), "programme_id")
    suspended = {row["person_id"] for row in evidence.rows("profiles", "people") if row["suspended"]}
    changed = _programmes_of_another_size(evidence)
    for programme in evidence.rows("profiles", "programmes"):
        members = theirs.get(programme["programme_id"], ())
        waiting = [row for row in members if row["state"] == "waiting"]
        taken = sum(row["role"] == "mentee" and row["state"] in {"member", "offered"} for row in members)
        name, places = f"programme {programme['programme_id']}", programme["capacity"]
        if places is not None and taken > places and programme["programme_id"] not in changed:
            yield Finding(name, f"has {taken} mentees and {places} places")
        for number, times in Counter(row["queued_as"] for row in waiting).items():
            if times > 1:
                yield Finding(name, f"{times} wait under number {number}")
        could_come = [row for row in waiting if row["person_id"] not in suspended]
        is_free = programme["archived_at"] is None and (places is None or taken < places)
        if could_come and is_free:
            yield Finding(name, f"{len(could_come)} wait, and only {taken} of {places} places are taken")


def _programmes_of_another_size(evidence: Evidence) -> set[UUID]:
    """Nobody has to go where there are fewer places than there were."""
    log = evidence.rows("profiles", "audit_log")
    return {row["programme_id"] for row in log if row["act"] == "programme_changed" and "capacity" in row["changed"]}


def draws_are_held_once(evidence: Evidence) -> Iterator[Finding]:
    """Chance decides once in a programme; what it decided is what is matched, and what was a trial is told nobody."""
    runs = {row["run_id"]: row for row in evidence.rows("matching", "match_runs")}
    counting = [row for row in runs.values() if row["lottery"] == "draw" and row["state"] == "done"]
    for programme, times in Counter(row["programme_id"] for row in counting).items():
        if times > 1:
            yield Finding(f"programme {programme}", f"has had {times} draws")
    for outcome in evidence.rows("matching", "match_outcomes"):
        run, name = runs[outcome["run_id"]], f"run {outcome['run_id']} of {outcome['mentee_id']}"
        is_draw = run["lottery"] == "draw" and outcome["drawn"] is not None
        if is_draw != (outcome["draw_id"] is not None):
            yield Finding(
                name, "was drawn, and nothing says so" if is_draw else "is told of as of a draw, and was none"
            )
        if outcome["drawn"] is False and outcome["points"] is not None:
            yield Finding(name, "was not drawn, and has a draft")


def draws_are_told(evidence: Evidence) -> Iterator[Finding]:
    """Everybody who took part in a draw stands in mentorships as they stand in matching, until they are erased."""
    runs = {row["run_id"]: row for row in evidence.rows("matching", "match_runs")}
    told = {row["draw_id"]: row for row in evidence.rows("mentorships", "draws")}
    drawn = {
        row["draw_id"]: {**row, "programme_id": runs[row["run_id"]]["programme_id"]}
        for row in evidence.rows("matching", "match_outcomes")
        if row["draw_id"] is not None
    }
    erased = {row["person_id"] for _, row in evidence.everywhere("erased_people")}
    for draw_id, row in drawn.items():
        name, known = f"draw {draw_id} of {row['mentee_id']}", told.get(draw_id)
        if known is None and row["mentee_id"] not in erased:
            yield Finding(name, "was never told to mentorships")
        elif known is not None and any(known[each] != row[each] for each in TOLD_OF_A_DRAW):
            yield Finding(name, "is known otherwise to mentorships")
    for draw_id in told.keys() - drawn.keys():
        if told[draw_id]["person_id"] not in erased:
            yield Finding(f"draw {draw_id} of {told[draw_id]['person_id']}", "was never held")


def runs_are_carried_out(evidence: Evidence) -> Iterator[Finding]:
    """What a run came to waits for a decision; then each draft was sent as one proposal, skipped for a reason, or passed over."""
    runs = {row["run_id"]: row for row in evidence.rows("matching", "match_runs")}
    proposals = {row["proposal_id"]: row for row in evidence.rows("matching", "proposals")}
    outcomes = [row for row in evidence.rows("matching", "match_outcomes") if row["points"] is not None]
    for outcome in outcomes:
        wrong = _carried_out(outcome, runs[outcome["run_id"]], proposals)
        if wrong:
            yield Finding(f"run {outcome['run_id']} of {outcome['mentee_id']}", wrong)
    for proposal_id, times in Counter(row["proposal_id"] for row in outcomes).items():
        if proposal_id is not None and times > 1:
            yield Finding(f"proposal {proposal_id}", f"was sent for {times} drafts")


def _carried_out(outcome: Row, run: Row, proposals: Mapping[UUID, Row]) -> str:
    decision = outcome["decision"]
    if run["approved_at"] is None:
        return "" if decision == "open" else f"is {decision}, and nobody has decided on the run"
    if decision == "open":
        return "was left out when the run was decided"
    if decision == "approved":  # a timer sends them, and is looked for by itself
        return ""
    if decision == "skipped":
        return "" if outcome["skipped_because"] else "was skipped, and nothing says why"
    if decision == "sent":
        return _sent(outcome, run, proposals.get(outcome["proposal_id"]))
    return ""


def _sent(outcome: Row, run: Row, proposal: Row | None) -> str:
    if proposal is None:
        return "counts as sent, and there is no proposal"
    wanted: dict[str, Any] = {"mentee_id": outcome["mentee_id"], "programme_id": run["programme_id"]}
    if outcome["mentor_id"] is not None:  # until they are erased
        wanted["mentor_id"] = outcome["mentor_id"]
    return "" if all(proposal[name] == value for name, value in wanted.items()) else "was sent to somebody else"


def runs_wait_for_whom_they_tell(evidence: Evidence) -> Iterator[Finding]:
    """Whose word a run waits for was told so in their inbox, and nobody goes on being asked to decide what is decided."""
    decided = {row["run_id"] for row in evidence.rows("matching", "match_runs") if row["approved_at"] is not None}
    erased = {row["person_id"] for _, row in evidence.everywhere("erased_people")}
    told = {(row["subject"], row["subject_version"]) for row in evidence.rows("notifications", "messages")}
    for row in evidence.rows("matching", "notices"):
        if not row["open"]:
            continue
        name = f"notice {row['notice_id']} of {row['person_id']}"
        if row["kind"] == "run_ready" and row["run_id"] in decided:
            yield Finding(name, "waits for a decision that was made")
        is_news = row["said_at"] > evidence.now - NEWS and row["person_id"] not in erased
        if is_news and (row["notice_id"], row["version"]) not in told:
            yield Finding(name, "was never told")


def long_work_comes_to_its_end(evidence: Evidence) -> Iterator[Finding]:
    """Match runs and releases are taken up by a worker, go on under it, and are not given up."""
    runs = evidence.rows("matching", "match_runs")
    ended = {row["programme_id"]: row["run_id"] for row in _in_order(runs, "run_id") if row["state"] == "done"}
    for row in runs:
        given_up = row["state"] == "failed" and row["failure"] == "broken"
        if given_up and ended.get(row["programme_id"], UUID(int=0)) < row["run_id"]:
            yield Finding(f"run {row['run_id']}", "was begun again and again, and given up")
        yield from _stands_still(f"run {row['run_id']}", row, evidence)
    releases = evidence.rows("mentorships", "outcome_releases")
    made_good = {(row["programme_id"], row["period"]) for row in releases if row["state"] != "failed"}
    for row in releases:
        if row["state"] == "failed" and (row["programme_id"], row["period"]) not in made_good:
            yield Finding(f"release {row['id']}", "was begun again and again, and given up")
        yield from _stands_still(f"release {row['id']}", row, evidence)


def _stands_still(name: str, row: Row, evidence: Evidence) -> Iterator[Finding]:
    long_ago = evidence.now - TAKEN_UP_WITHIN
    if row["state"] == "waiting" and row["asked_at"] < long_ago:
        yield Finding(name, f"waits for a worker since {row['asked_at']:%d %B %H:%M}")
    elif row["state"] == "running" and row["taken_until"] < long_ago:
        yield Finding(name, f"its worker was last heard of before {row['taken_until']:%d %B %H:%M}")


def _in_order(rows: Sequence[Row], column: str) -> Sequence[Row]:
    return sorted(rows, key=lambda row: row[column])


def _by(rows: Sequence[Row], column: str) -> Mapping[Any, Sequence[Row]]:
    found: dict[Any, list[Row]] = {}
    for row in rows:
        found.setdefault(row[column], []).append(row)
    return found
