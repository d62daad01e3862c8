"""What a name means wherever it stands in the API; a model says it only where it means something else."""

from collections.abc import Mapping
from typing import Any, Final

MEANINGS: Final[Mapping[str, str]] = {
    "id": "Its id, a UUIDv7 that the server gave.",
    "version": "Rises by one with each change; what an `If-Match` is judged by.",
    "can": "What the asker may do with it now.",
    "created_at": "When it was made, in UTC.",
    "mentor_id": "The mentor's id, which is their person's.",
    "mentee_id": "The mentee's id, which is their person's.",
    "mentee_ids": "Who is mentored in it: one, or several in a group.",
    "session_id": "The session that is meant.",
    "programme_id": "The programme that it belongs to.",
    "offering_id": "The offering that is meant.",
    "starts_at": "When it starts, in UTC.",
    "ends_at": "When it ends, in UTC.",
    "length_minutes": "How long it is, in minutes.",
}


def add_meanings(schemas: Mapping[str, dict[str, Any]]) -> None:
    """Describes what no model described, where its name says enough."""
    for schema in schemas.values():
        for name, described in schema.get("properties", {}).items():
            if "description" not in described and name in MEANINGS:
                described["description"] = MEANINGS[name]
