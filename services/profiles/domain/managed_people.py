"""People as those see them who look after them: operators all, coordinators those of their programmes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from services.profiles.domain.reports import ReportState
from shared.contracts.vocabulary import LeftBecause, MembershipPhase, ProgrammeRole


@dataclass(frozen=True)
class Part:
    """What somebody is in a programme; `changed_at`: since when."""

    membership_id: UUID
    programme_id: UUID
    role: ProgrammeRole
    state: MembershipPhase
    left_because: LeftBecause | None
    changed_at: datetime


@dataclass(frozen=True)
class ManagedPerson:
    """`last_seen_at`: to the hour, None where they were not here since that is kept. `parts`: as many as the asker may see."""

    person_id: UUID
    name: str
    mentor: bool
    mentee: bool
    suspended: bool
    suspended_at: datetime | None
    signed_up_at: datetime
    last_seen_at: datetime | None
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Reported:
    """How many reports there are about somebody."""

    counts: Mapping[ReportState, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Applicant:
    """Somebody who waits for a yes, and since when."""

    part: Part
    person_id: UUID
    name: str
    suspended: bool
