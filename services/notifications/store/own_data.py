"""What notifications keeps of somebody, for themselves."""

from collections.abc import Mapping
from typing import Final

OWN: Final[Mapping[str, str]] = {
    "contact": """
SELECT email, name, locale, time_zone, hours_zone, travels, signed_out_at FROM people WHERE person_id = $1
""",
    "messages": """
SELECT id, number, kind, facts, other_id, happened_at, read_at FROM messages WHERE person_id = $1 ORDER BY number
""",
    "preferences": "SELECT unwanted, quiet_from, quiet_until FROM preferences WHERE person_id = $1",
    "mails": "SELECT kind, recipient, created_at, state FROM mails WHERE person_id = $1 ORDER BY created_at",
    "blocks": "SELECT blocked_id FROM blocks WHERE person_id = $1",
    "suspension": "SELECT suspended_at, lifted FROM suspensions WHERE person_id = $1",
}
