"""What people of the load say of themselves; a number tells one state from the next."""

from typing import Any, Final

CAPACITY: Final = 3
LANGUAGES: Final = {"languages": [{"language": "en", "level": 5}]}
PREPARATION: Final = {
    "readings": [{"texts": [{"language": "en", "title": "A good first session", "text": "Ask before you advise."}]}],
    "questions": [{"key": "hopes", "kind": "text", "texts": [{"language": "en", "label": "What do you hope for?"}]}],
}
"""What the default programme asks before a first session."""


def mentor_profile(number: int) -> dict[str, Any]:
    return {
        "headline": f"Engineer {number}",
        "about": "I have led teams for years and like to listen.",
        "skills": [{"skill": "python", "level": 4}],
        "industries": [],
        "years_of_experience": 12,
        "stage": "senior",
        "mentee_types": ["early"],
        "styles": ["listening"],
        "meeting_rhythm": "fortnightly",
        "capacity": CAPACITY,
        "paused": False,
    }


def mentee_profile(number: int) -> dict[str, Any]:
    return {
        "about": f"I want to grow {number}",
        "goals": [{"text": "Lead a project", "skills": ["python"], "horizon": "short_term", "kind": "career"}],
        "skills_wanted": [{"skill": "python", "importance": 4}],
        "industries": [],
        "stage": "early",
        "styles": ["listening"],
        "meeting_rhythm": "fortnightly",
        "expectations": "An hour a fortnight",
    }
