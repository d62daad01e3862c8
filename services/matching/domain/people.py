"""The people of the index, as much of them as a score needs."""

from dataclasses import dataclass
from uuid import UUID

from services.matching.domain.hours import Hours
from shared.contracts.profiles import Goal, MenteeSection, MentorSection


@dataclass(frozen=True)
class Ratings:
    """What mentees thought of a mentor: how many revealed ratings (1–5), and their sum."""

    count: int = 0
    total: int = 0


@dataclass(frozen=True)
class Mentor:
    """`active`: mentorships that take one of the mentor's places. `sessions`: how many have taken place.

    `offers`: whether anything of their free time can be booked, as far as that was told.
    """

    person_id: UUID
    section: MentorSection
    active: int = 0
    hours: Hours | None = None
    ratings: Ratings = Ratings()
    sessions: int = 0
    offers: bool = True

    @property
    def free(self) -> int:
        """Places free for another mentee."""
        return max(0, self.section.capacity - self.active)


@dataclass(frozen=True)
class Mentee:
    person_id: UUID
    section: MenteeSection
    hours: Hours | None = None

    @property
    def goals_that_say_something(self) -> tuple[Goal, ...]:
        """Those by which a mentor can be told to help or not: by skills, else by an industry of the mentee."""
        if self.section.industries:
            return self.section.goals
        return tuple(goal for goal in self.section.goals if goal.skills)
