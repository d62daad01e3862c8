"""What matching keeps of somebody, for themselves."""

from collections.abc import Mapping
from typing import Final

OWN: Final[Mapping[str, str]] = {
    "profile": """
SELECT mentor, mentee, capacity, paused, resting_since, back_at FROM people WHERE person_id = $1
""",
    "availability": "SELECT first_day, bits, offers FROM availability WHERE person_id = $1",
    "blocks": "SELECT blocked_id FROM blocks WHERE person_id = $1",
    "memberships": """
SELECT membership_id, programme_id, role, number, line, groups FROM memberships WHERE person_id = $1 ORDER BY membership_id
""",
    "requests": """
SELECT request_id, programme_id, message, created_at FROM requests WHERE mentee_id = $1 ORDER BY request_id
""",
    "proposals_made": """
SELECT proposal_id, request_id, programme_id, mentor_id, position, state, proposed_at, respond_by, ended_at, ended_because,
       decline_reason, mentorship_id, asked_back_at, answer, answered_back_at
FROM proposals WHERE mentee_id = $1 ORDER BY proposal_id
""",
    "proposals_got": """
SELECT proposal_id, programme_id, mentee_id, state, proposed_at, respond_by, ended_at, ended_because, decline_reason,
       decline_text, mentorship_id, question, asked_back_at, answered_back_at
FROM proposals WHERE mentor_id = $1 AND proposed_at IS NOT NULL ORDER BY proposal_id
""",
    "mentorships": """
SELECT mentorship_id, programme_id, mentor_id, mentee_id, ended_at FROM mentorships
WHERE $1 IN (mentor_id, mentee_id) ORDER BY mentorship_id
""",
    "match_runs": """
SELECT run_id, mentor_id, mentee_id, points, mentee_points, mentor_points, decision, skipped_because FROM match_outcomes
WHERE $1 IN (mentor_id, mentee_id) ORDER BY run_id
""",
    "said_of_drafts": """
SELECT draft_id, run_id, side, rank, refused, said_at FROM opinions
WHERE $1 = CASE side WHEN 'mentee' THEN mentee_id ELSE mentor_id END ORDER BY draft_id
""",
    "steps": """
SELECT step_id, programme_id, rung, counted, taken_at, ended_at, ended_because, appeal, appealed_at, outcome, reason, decided_at
FROM steps WHERE person_id = $1 ORDER BY step_id
""",
    "notices": """
SELECT notice_id, kind, programme_id, run_id, step_id, side, open, said_at, held_until FROM notices WHERE person_id = $1
ORDER BY notice_id
""",
    "near_misses": """
SELECT run_id, place, mentor_id, points, barrier, factor FROM match_misses WHERE mentee_id = $1 ORDER BY run_id, place
""",
    "as_runs_knew_you": "SELECT run_id, side, known FROM match_snapshots WHERE person_id = $1 ORDER BY run_id, side",
    "rematches": """
SELECT rematch_id, programme_id, cause, asked_at, settled_at FROM rematches WHERE person_id = $1 ORDER BY rematch_id
""",
    "ratings": "SELECT rating, skills FROM ratings WHERE mentor_id = $1 ORDER BY feedback_id",
    "sessions": "SELECT session_id, state, failed FROM sessions WHERE mentor_id = $1 ORDER BY session_id",
    "looked": "SELECT programme_id, day FROM first_looks WHERE mentee_id = $1 ORDER BY day",
    "shown": "SELECT programme_id, day, cardinality(mentees) AS mentees FROM showings WHERE mentor_id = $1 ORDER BY day",
    "match_runs_asked_for": "SELECT run_id, programme_id, objective, asked_at, asked_as FROM match_runs WHERE asked_by = $1",
    "suspension": "SELECT suspended_at, lifted FROM suspensions WHERE person_id = $1",
    "acts_about_you": """
SELECT act, role, programme_id, changed, done_at FROM audit_log WHERE person_id = $1 ORDER BY entry_id
""",
    "acts_of_yours": """
SELECT act, role, programme_id, person_id, reason, changed, done_at FROM audit_log WHERE actor_id = $1 ORDER BY entry_id
""",
}
