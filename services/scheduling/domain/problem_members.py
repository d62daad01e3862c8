"""What scheduling's problems say to programs beside their slug."""

from typing import Final

from shared.refusals import JSON, Members

_FREE_SLOT: Final[JSON] = {
    "type": "object",
    "required": ["starts_at", "ends_at"],
    "properties": {
        "starts_at": {"type": "string", "format": "date-time", "description": "When it starts, in UTC."},
        "ends_at": {"type": "string", "format": "date-time", "description": "When it ends, in UTC."},
    },
}
_CONFLICT: Final[JSON] = {
    "type": "object",
    "required": ["local", "starts_at", "reason"],
    "properties": {
        "local": {"type": "string", "description": "Its start on the rhythm's wall clock, `YYYY-MM-DDTHH:MM`."},
        "starts_at": {
            "type": ["string", "null"],
            "format": "date-time",
            "description": "Its start in UTC; null where the clocks skip that time of day.",
        },
        "reason": {"type": "string", "description": "The slug of the problem that it would have been refused with."},
    },
}

WHICH_OVERRIDE: Final = Members(
    {
        "position": {
            "type": "integer",
            "minimum": 1,
            "description": "Which override it is, counted from 1.",
            "examples": [1],
        }
    }
)
QUESTIONS: Final = Members(
    {
        "questions": {
            "type": "array",
            "items": {"type": "integer", "minimum": 1},
            "description": "Which of the offering's questions lack an answer that fits, counted from 1.",
            "examples": [[1, 3]],
        }
    }
)
NEXT_SLOTS: Final = Members(
    {
        "next_slots": {
            "type": "array",
            "items": _FREE_SLOT,
            "description": "The next free slots of this offering and length, soonest first; may be empty.",
            "examples": [[{"starts_at": "2030-01-31T09:00:00Z", "ends_at": "2030-01-31T09:30:00Z"}]],
        }
    }
)
CONFLICTS: Final = Members(
    {
        "conflicts": {
            "type": "array",
            "items": _CONFLICT,
            "description": "The sessions of the rhythm that can't be had, in the order of time.",
            "examples": [[{"local": "2030-01-31T10:00", "starts_at": "2030-01-31T09:00:00Z", "reason": "slot-taken"}]],
        }
    }
)
