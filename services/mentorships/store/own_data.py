"""What mentorships keeps of somebody, for themselves: of what the two wrote their own words; of feedback on them what is revealed,
without the other's words."""

from collections.abc import Mapping
from typing import Final

OWN: Final[Mapping[str, str]] = {
    "mentorships": """
SELECT id, programme_id, mentor_id, mentee_id, stage, state, meeting_rhythm, opened_at, paused_until, ended_at, ending_reason,
       CASE WHEN ended_by = CASE WHEN mentor_id = $1 THEN 'mentor' ELSE 'mentee' END THEN ending_text END AS ending_text
FROM mentorships WHERE $1 IN (mentor_id, mentee_id) ORDER BY id
""",
    "goals": """
SELECT id, mentorship_id, text, horizon, kind, status, deadline, created_at, agreed_at, completed_at
FROM goals WHERE written_by = $1 ORDER BY id
""",
    "action_steps": """
SELECT id, goal_id, mentorship_id, text, status, deadline, created_at, completed_at
FROM action_steps WHERE written_by = $1 ORDER BY id
""",
    "former_goals_and_steps": """
SELECT subject, subject_id, version, text, status, deadline, changed_at FROM goal_versions
WHERE written_by = $1 ORDER BY changed_at
""",
    "milestones": "SELECT id, mentorship_id, text, reached_at FROM milestones WHERE written_by = $1 ORDER BY id",
    "roadmaps": """
SELECT mentorship_id, CASE WHEN today_by = $1 THEN today END AS today, CASE WHEN target_by = $1 THEN target END AS target
FROM roadmaps WHERE $1 IN (today_by, target_by) ORDER BY mentorship_id
""",
    "agreements": """
SELECT mentorship_id, number, part, text FROM agreement_words WHERE written_by = $1 ORDER BY mentorship_id, number
""",
    "agenda_topics": "SELECT session_id, place, text FROM agenda_topics WHERE written_by = $1 ORDER BY session_id, place",
    "notes": "SELECT session_id, shared, private, written_at FROM notes WHERE author_id = $1 ORDER BY session_id",
    "messages": """
SELECT id, mentorship_id, text, about, about_id, sent_at FROM thread_messages WHERE author_id = $1 ORDER BY sent_at
""",
    "feedback_given": """
SELECT id, session_id, goal_id, rating, went_well, to_improve, skills, given_at, revealed_at FROM feedback
WHERE author_id = $1 ORDER BY id
""",
    "feedback_got": """
SELECT id, session_id, rating, skills, given_at, revealed_at, answer, answered_at, answer_step_id FROM feedback
WHERE subject_id = $1 AND revealed_at IS NOT NULL ORDER BY id
""",
    "help_requests": """
SELECT id, mentorship_id, text, answer, phase, asked_at, settled_at FROM help_requests WHERE person_id = $1 ORDER BY id
""",
    "help_answered": "SELECT id, mentorship_id, answer, settled_at FROM help_requests WHERE answered_by = $1 ORDER BY id",
    "looks_at_what_you_wrote": """
SELECT looks.id, mentorship_id, looks.role, reason, looked_at FROM looks JOIN mentorships ON mentorships.id = mentorship_id
WHERE $1 IN (mentor_id, mentee_id) ORDER BY looked_at
""",
    "looks_of_yours": "SELECT id, mentorship_id, role, reason, looked_at FROM looks WHERE looked_by = $1 ORDER BY looked_at",
    "keepings": "SELECT mentorship_id, goals, agreement, history, successor_id FROM keepings WHERE mentee_id = $1",
    "mutes": "SELECT mentorship_id FROM mutes WHERE person_id = $1",
    "told_unasked": "SELECT id, mentorship_id, kind, said_at, acted_at FROM prompts WHERE person_id = $1 ORDER BY said_at",
    "pairs_that_you_were_told_have_not_met": """
SELECT mentorship_id, prompt_id FROM told_of_unmet WHERE person_id = $1 ORDER BY mentorship_id
""",
    "worksheets": """
SELECT session_id, tried, stuck, leave_with, written_at FROM worksheets WHERE author_id = $1 ORDER BY written_at
""",
    "check_ins": "SELECT id, mentorship_id, line, answers, made_at FROM check_ins WHERE author_id = $1 ORDER BY made_at",
    "preparations": """
SELECT mentorship_id, side, answers, done_at FROM preparations WHERE person_id = $1 ORDER BY mentorship_id
""",
    "expectations_reviewed": """
SELECT mentorship_id, said, reviewed_at FROM expectation_reviews WHERE person_id = $1 ORDER BY reviewed_at
""",
    "suggestions": """
SELECT id, mentorship_id, kind, title, text, link, skills, suggested_at FROM suggestions WHERE author_id = $1 ORDER BY suggested_at
""",
    "what_became_of_suggestions": """
SELECT suggestions.id, mentorship_id, kind, suggestions.state, useful, reflection, outcome
FROM suggestions JOIN mentorships ON mentorships.id = mentorship_id
WHERE $1 IN (mentor_id, mentee_id) AND author_id <> $1 ORDER BY suggested_at
""",
    "shelf": "SELECT id, kind, title, text, link, skills, goal_kinds FROM shelf_items WHERE owner_id = $1 ORDER BY id",
    "skill_ratings": """
SELECT mentorship_id, side, moment, goal_id, skill, level FROM skill_ratings JOIN skill_levels ON rating_id = id
WHERE rated_by = $1 ORDER BY id, skill
""",
    "thanks_given": """
SELECT id, mentorship_id, text, skills, goal_id, given_at FROM kudos WHERE author_id = $1 ORDER BY given_at
""",
    "badges": """
SELECT id, mentorship_id, kind, claimed_at, withdrawn_at FROM achievements WHERE person_id = $1 ORDER BY claimed_at
""",
    "introductions_proposed": """
SELECT id, mentorship_id, about, contact, state, proposed_at, introduced_at, outcome FROM introductions
WHERE proposed_by = $1 ORDER BY proposed_at
""",
    "introductions_agreed_to": """
SELECT id, introduced_at, CASE WHEN receiver_id = $1 THEN receiver_reach ELSE contact_reach END AS how_you_are_reached
FROM introductions WHERE $1 IN (receiver_id, contact_id) ORDER BY proposed_at
""",
    "wishes_of_your_profile": "SELECT goals, expectations, meeting_rhythm FROM wishes WHERE person_id = $1",
    "draws": "SELECT programme_id, run_id, drawn, odds, drawn_at FROM draws WHERE person_id = $1 ORDER BY drawn_at",
    "told_by_your_organisation": """
SELECT programme_id, promoted_on, raised_on, left_on, satisfaction, told_until
FROM person_numbers JOIN facts USING (programme_id, number) WHERE person_id = $1 ORDER BY programme_id
""",
    "surveys": """
SELECT survey_id, told_at, reminded_at, answered_at, satisfaction, answers FROM survey_invitations WHERE person_id = $1 ORDER BY id
""",
    "sessions": """
SELECT id, mentorship_id, mentor_id, mentee_ids, state, starts_at, ends_at FROM sessions
WHERE mentor_id = $1 OR $1 = ANY (mentee_ids) ORDER BY id
""",
    "time_zone": "SELECT time_zone FROM zones WHERE person_id = $1",
    "memberships": "SELECT membership_id, programme_id, role, joined_at FROM memberships WHERE person_id = $1",
    "blocks": "SELECT blocked_id, blocked_at, lifted_at FROM blocks WHERE person_id = $1",
    "ceased": "SELECT ceased_at, is_back FROM ceased_mentors WHERE person_id = $1",
    "suspension": "SELECT suspended_at, lifted FROM suspensions WHERE person_id = $1",
    "acts_about_you": """
SELECT act, role, programme_id, changed, done_at FROM audit_log WHERE person_id = $1 ORDER BY entry_id
""",
    "acts_of_yours": """
SELECT act, role, programme_id, person_id, reason, changed, done_at FROM audit_log WHERE actor_id = $1 ORDER BY entry_id
""",
}
