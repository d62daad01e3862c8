"""What scheduling keeps of somebody, for themselves."""

from collections.abc import Mapping
from typing import Final

OWN: Final[Mapping[str, str]] = {
    "hours": "SELECT time_zone, windows, changed_at FROM hours WHERE person_id = $1",
    "published_availability": """
SELECT first_day, bits, offers, time_zone, travels, published_at FROM published_availability WHERE person_id = $1
""",
    "offerings": "SELECT * FROM offerings WHERE mentor_id = $1 ORDER BY offering_id",
    "holds": """
SELECT hold_id, offering_id, mentor_id, mentee_id, starts, length, expires_at, ended FROM holds
WHERE $1 IN (mentor_id, mentee_id) ORDER BY hold_id
""",
    "sessions": """
SELECT session_id, mentorship_id, programme_id, mentor_id, mentee_ids, offering_id, series_id, kind, title, state, starts, ends,
       CASE WHEN $1 = ANY (mentee_ids) THEN answers END AS answers,
       CASE WHEN mentor_id = $1 OR state = 'booked' THEN place END AS place, moves, mentee_moves, absent, changed_at
FROM sessions WHERE mentor_id = $1 OR $1 = ANY (mentee_ids) ORDER BY session_id
""",
    "series": "SELECT * FROM series WHERE $1 IN (mentor_id, mentee_id) ORDER BY series_id",
    "calendar_feed": "SELECT made_at FROM calendar_feeds WHERE person_id = $1",
    "begun_with_others": "SELECT other_id, times FROM done_between WHERE by_id = $1",
    "mentorships": """
SELECT mentorship_id, programme_id, mentor_id, mentee_id, active, paused FROM mentorships
WHERE $1 IN (mentor_id, mentee_id) ORDER BY mentorship_id
""",
    "known_of_you": "SELECT blocks, paused, suspended, takes_sessions FROM people WHERE person_id = $1",
    "suspension": "SELECT suspended_at, lifted FROM suspensions WHERE person_id = $1",
    "acts_about_you": """
SELECT act, role, programme_id, changed, done_at FROM audit_log WHERE person_id = $1 ORDER BY entry_id
""",
    "acts_of_yours": """
SELECT act, role, programme_id, person_id, reason, changed, done_at FROM audit_log WHERE actor_id = $1 ORDER BY entry_id
""",
}
