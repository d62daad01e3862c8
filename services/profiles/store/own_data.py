"""What profiles keeps of somebody, for themselves. What others report of them is for the operators."""

from collections.abc import Mapping
from typing import Final

OWN: Final[Mapping[str, str]] = {
    "account": """
SELECT email, name, time_zone, locale, languages, operator, suspended, suspended_at, signed_up_at, signed_out_at
FROM people WHERE person_id = $1
""",
    "last_seen": "SELECT seen_at FROM last_seen WHERE person_id = $1",
    "mentor": "SELECT profile, card_id FROM mentors WHERE person_id = $1",
    "mentee": "SELECT profile FROM mentees WHERE person_id = $1",
    "blocks": "SELECT blocked_id FROM blocks WHERE person_id = $1",
    "former_blocks": "SELECT other_id, parted_at FROM partings WHERE person_id = $1",
    "memberships": """
SELECT membership_id, programme_id, role, state, left_because, offered_until, number, manager, line, groups, changed_at
FROM memberships WHERE person_id = $1 ORDER BY membership_id
""",
    "invitations": """
SELECT membership_id, programme_id, role, invitees.email, invitees.name, invite_on, number, manager, line, groups, imported_at
FROM invitees JOIN people USING (account) WHERE person_id = $1 ORDER BY membership_id
""",
    "answers": "SELECT programme_id, role, questions_version, answers, answered_at FROM answers WHERE person_id = $1",
    "consents": """
SELECT programme_id, version, language, given_at, withdrawn_at FROM consents WHERE person_id = $1 ORDER BY given_at
""",
    "badges": """
SELECT badge_id, programme_id, kind, side, began_on, ended_on, issued_at, list, place FROM badges WHERE person_id = $1 ORDER BY badge_id
""",
    "passkeys": "SELECT name, added_at, shown_at FROM passkeys WHERE person_id = $1 ORDER BY added_at",
    "sign_ins": """
SELECT device, methods, begun_at, rotated_at, ends_at FROM refresh_families WHERE person_id = $1 ORDER BY begun_at
""",
    "known_devices": "SELECT seen_at FROM known_devices JOIN people USING (account) WHERE person_id = $1 ORDER BY seen_at",
    "reports_written": """
SELECT report_id, person_id AS about, reason, text, evidence, state, outcome, reported_at
FROM reports WHERE reporter_id = $1 ORDER BY report_id
""",
    "mails": "SELECT kind, recipient, created_at, state FROM mails WHERE person_id = $1 OR subject = $1 ORDER BY created_at",
    # What lies in a bucket is no part of a transaction: the addresses of `GET /profiles/v1/me` bring the file itself.
    "photo": """
SELECT taken_over_at, size, encode(content, 'base64') AS jpeg FROM photos LEFT JOIN pictures USING (photo_id)
WHERE person_id = $1 ORDER BY size
""",
    "acts_about_you": """
SELECT act, role, programme_id, changed, done_at FROM audit_log WHERE person_id = $1 ORDER BY entry_id
""",
    "acts_of_yours": """
SELECT act, role, programme_id, person_id, reason, changed, done_at FROM audit_log WHERE actor_id = $1 ORDER BY entry_id
""",
}
