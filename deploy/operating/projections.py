"""Which rows follow from events alone, so that they can be compared with rows built anew."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from deploy.operating.evidence import Row


@dataclass(frozen=True)
class Projection:
    """A table (or some of its columns) that consumers keep. `only`: the columns that follow from events; all, if empty."""

    service: str
    table: str
    key: tuple[str, ...]
    only: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    counts: Callable[[Row], bool] = lambda _row: True
    reacts_to: str = ""
    """The topic of the reaction that keeps it, where changes that come too late are passed over."""

    def columns(self, row: Row) -> Sequence[str]:
        return self.only or [name for name in row if name not in self.without]


# `changed_in` is the number of a transaction. A place in matching is taken at the acceptance, and `ended_at` of an
# erased mentorship is when matching heard of it; `parted_at` is when mentorships heard of a block, of what it knew by
# then. Who rests is matching's own to know. People in notifications are made by whatever names them first.
PROJECTIONS: Final = (
    Projection("profiles", "erasure_progress", ("person_id", "service"), only=("person_id", "service")),
    Projection("matching", "people", ("person_id",), without=("resting_since", "back_at")),
    Projection("matching", "blocks", ("person_id", "blocked_id")),
    Projection("matching", "availability", ("person_id",)),
    Projection("matching", "skills", ("skill_id",), without=("changed_in",)),
    Projection("matching", "programmes", ("programme_id",)),
    Projection("matching", "memberships", ("membership_id",)),
    Projection("matching", "sessions", ("session_id",)),
    Projection("matching", "ratings", ("feedback_id",)),
    Projection("matching", "mentorships", ("mentorship_id",)),
    Projection("scheduling", "people", ("person_id",)),
    Projection("scheduling", "acceptances", ("proposal_id",)),
    Projection("scheduling", "mentorships", ("mentorship_id",)),
    Projection("mentorships", "mentorships", ("id",), only=("programme_id", "mentor_id", "mentee_id")),
    Projection("mentorships", "sessions", ("id",), without=("parted_at",)),
    Projection("mentorships", "memberships", ("membership_id",), without=("joined_at",)),
    Projection("mentorships", "draws", ("draw_id",)),
    Projection("mentorships", "archived_programmes", ("programme_id",)),
    Projection("mentorships", "programme_dates", ("programme_id",)),
    Projection("mentorships", "person_numbers", ("membership_id",)),
    Projection("mentorships", "mentors", ("person_id",)),
    Projection(
        "notifications",
        "people",
        ("person_id",),
        only=("name", "email", "locale", "time_zone", "time_zone_set", "erased"),
        counts=lambda row: row["name"] is not None or row["erased"],
    ),
    Projection("notifications", "sessions", ("session_id",), reacts_to="sessions"),
    Projection("notifications", "proposals", ("proposal_id",), reacts_to="matches"),
)
