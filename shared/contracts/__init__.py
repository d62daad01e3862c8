"""The registry of events: what travels between the services, who says it, who may hear it.

One module a topic. A record carries the aggregate's whole public state, a gapless sequence per key, and `change`: what
happened. A contract only ever gains optional fields; readers ignore what they do not know.
"""

from typing import Any, Final

from shared.contracts.achievements import ACHIEVEMENTS, AchievementState
from shared.contracts.availability import AVAILABILITY, AvailabilityState, TravelAhead
from shared.contracts.contacts import CONTACTS, ContactState
from shared.contracts.draws import DRAWS, DrawState
from shared.contracts.envelope import Headers, Record, Topic
from shared.contracts.erasures import ERASURES, ErasureState
from shared.contracts.feedback import FEEDBACK, FeedbackState
from shared.contracts.matches import MATCHES, MatchState
from shared.contracts.memberships import MEMBERSHIPS, MembershipState
from shared.contracts.mentorships import MENTORSHIPS, MentorshipState
from shared.contracts.notices import NOTICES, NoticeState
from shared.contracts.places import PLACES, PlaceState
from shared.contracts.profiles import PROFILES, ProfileState
from shared.contracts.programmes import PROGRAMMES, ProgrammeState
from shared.contracts.prompts import PROMPTS, PromptState
from shared.contracts.sessions import SESSIONS, SessionState
from shared.contracts.skills import SKILLS, SkillState

TOPICS: Final[tuple[Topic[Any], ...]] = (
    PROFILES,
    CONTACTS,
    SKILLS,
    PROGRAMMES,
    MEMBERSHIPS,
    AVAILABILITY,
    MATCHES,
    DRAWS,
    NOTICES,
    MENTORSHIPS,
    SESSIONS,
    PLACES,
    FEEDBACK,
    PROMPTS,
    ACHIEVEMENTS,
    ERASURES,
)

SERVICES: Final = ("profiles", "matching", "scheduling", "mentorships", "notifications")


def topic_named(name: str) -> Topic[Any] | None:
    """The topic of this short name (`sessions`), or None."""
    return next((topic for topic in TOPICS if topic.name == name), None)


__all__ = [
    "ACHIEVEMENTS",
    "AVAILABILITY",
    "CONTACTS",
    "DRAWS",
    "ERASURES",
    "FEEDBACK",
    "MATCHES",
    "MEMBERSHIPS",
    "MENTORSHIPS",
    "NOTICES",
    "PLACES",
    "PROFILES",
    "PROGRAMMES",
    "PROMPTS",
    "SERVICES",
    "SESSIONS",
    "SKILLS",
    "TOPICS",
    "AchievementState",
    "AvailabilityState",
    "ContactState",
    "DrawState",
    "ErasureState",
    "FeedbackState",
    "Headers",
    "MatchState",
    "MembershipState",
    "MentorshipState",
    "NoticeState",
    "PlaceState",
    "ProfileState",
    "ProgrammeState",
    "PromptState",
    "Record",
    "SessionState",
    "SkillState",
    "Topic",
    "TravelAhead",
    "topic_named",
]
