"""A person: one account, one address, and the roles they take."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Final, Literal
from uuid import UUID
from zoneinfo import available_timezones

from services.profiles.domain.profiles import (
    Language,
    MenteeProfile,
    MentorProfile,
    TextTooLong,
    refuse_languages,
)
from shared.ground.languages import locale_tag
from shared.refusals import Kind, Members, Refusal

LONGEST_NAME: Final = 100
MOST_BLOCKS: Final = 500
PARTINGS_TOLD_FOR: Final = timedelta(days=30)
"""For so long it is told that somebody was blocked for a while: whoever hears less often hears everything anew."""

ProfileChange = Literal[
    "signed_up",
    "person_updated",
    "mentor_published",
    "mentor_updated",
    "mentor_paused",
    "mentor_resumed",
    "mentor_ceased",
    "mentee_published",
    "mentee_updated",
    "blocks_changed",
    "signed_out",
    "suspended",
    "reinstated",
]

RightsChange = Literal["operator_made", "operator_unmade"]
"""What happens to somebody's rights travels in no event: it stands in their next token."""


class UnknownTimeZone(Refusal):
    """A time zone is named as in the IANA database, like Europe/Berlin; there is none of this name."""

    slug, kind = "unknown-time-zone", Kind.RULE


class PersonGone(Refusal):
    """This person is not here any more."""

    slug, kind = "person-gone", Kind.UNAUTHENTICATED


class UnknownPerson(Refusal):
    """There is no such person."""

    slug, kind = "person-not-found", Kind.NOT_FOUND


class UnknownMentor(Refusal):
    """There is no such mentor."""

    slug, kind = "mentor-not-found", Kind.NOT_FOUND


class AddressTaken(Refusal):
    """This e-mail address belongs to another account. Sign in with it, or erase that account first."""

    slug, kind = "address-taken", Kind.CONFLICT


class UnknownMentee(Refusal):
    """There is no such mentee."""

    slug, kind = "mentee-not-found", Kind.NOT_FOUND


class BlockingOneself(Refusal):
    """One can't block oneself."""

    slug, kind = "blocking-oneself", Kind.RULE


class TooManyBlocks(Refusal):
    """One can block at most 500 people."""

    slug, kind = "too-many-blocks", Kind.RULE
    members_described = Members(
        {"most": {"type": "integer", "description": "How many people one can block.", "examples": [500]}}
    )


def account_of(email: str) -> str:
    """The address as an account is known by it. Only ASCII letters lose their case: foldings of others would make one
    account of two people's addresses."""
    return "".join(each.lower() if each.isascii() else each for each in email)


class SuspendingOneself(Refusal):
    """Nobody suspends themselves."""

    slug, kind = "suspending-oneself", Kind.RULE


class IsSuspended(Refusal):
    """This person is suspended: nothing begins with them until that is lifted."""

    slug, kind = "is-suspended", Kind.CONFLICT


class NotSuspended(Refusal):
    """This person is not suspended."""

    slug, kind = "not-suspended", Kind.CONFLICT


@dataclass(frozen=True)
class Person:
    """A person with everything that is theirs.

    `version` counts the person's own data, `revision` every change of anything here: roles, blocks. The zone is UTC
    until one is told, which `time_zone_set` says. `partings`: when the person last began to block whom.
    `ceasings`: how often they have ceased to be a mentor. `suspended_at`: when they were last suspended, be that lifted or not.
    """

    person_id: UUID
    email: str
    name: str = ""
    time_zone: str = "UTC"
    time_zone_set: bool = False
    locale: str = "en"
    languages: tuple[Language, ...] = ()
    operator: bool = False
    version: int = 1
    revision: int = 1
    mentor: MentorProfile | None = None
    mentor_version: int = 0
    mentee: MenteeProfile | None = None
    mentee_version: int = 0
    blocks: frozenset[UUID] = field(default=frozenset())
    partings: Mapping[UUID, datetime] = field(default_factory=dict)
    signed_out_at: datetime | None = None
    ceasings: int = 0
    suspended: bool = False
    suspended_at: datetime | None = None
    photo_id: UUID | None = None

    def __post_init__(self) -> None:
        if self.time_zone not in _time_zones():
            raise UnknownTimeZone
        if len(self.name) > LONGEST_NAME:
            raise TextTooLong(most=LONGEST_NAME)
        refuse_languages(self.languages)

    def updated(
        self,
        *,
        name: str | None = None,
        time_zone: str | None = None,
        locale: str | None = None,
        languages: Sequence[Language] | None = None,
    ) -> tuple["Person", ProfileChange | None]:
        """The person with what is given changed; no fact where nothing changes."""
        changed = replace(
            self,
            name=self.name if name is None else name,
            time_zone=self.time_zone if time_zone is None else time_zone,
            time_zone_set=self.time_zone_set or time_zone is not None,
            locale=self.locale if locale is None else locale_tag(locale),
            languages=self.languages if languages is None else tuple(languages),
        )
        if changed == self:
            return self, None
        return replace(changed, version=self.version + 1, revision=self.revision + 1), "person_updated"

    def reached_at(self, email: str) -> tuple["Person", ProfileChange | None]:
        """The person with this address."""
        if email == self.email:
            return self, None
        return replace(self, email=email, version=self.version + 1, revision=self.revision + 1), "person_updated"

    def as_operator(self) -> tuple["Person", RightsChange | None]:
        """The person with an operator's rights, which nobody else sees: they stand in tokens only."""
        if self.operator:
            return self, None
        return replace(self, operator=True, version=self.version + 1), "operator_made"

    def as_nobody_special(self) -> tuple["Person", RightsChange | None]:
        """The person without an operator's rights; tokens that have them live for ten minutes more."""
        if not self.operator:
            return self, None
        return replace(self, operator=False, version=self.version + 1), "operator_unmade"

    def set_right(
        self, blocks: frozenset[UUID], signed_out_at: datetime | None, now: datetime, *, suspended: bool = False
    ) -> "Person":
        """With blocks, a signing out and a suspension that were said after the day to which the person's data was set back."""
        person = self.as_suspended(now)[0] if suspended and not self.suspended else self
        for other in sorted(blocks - self.blocks):
            person, _ = person.blocking(other, now)
        if signed_out_at is not None and (person.signed_out_at is None or person.signed_out_at < signed_out_at):
            person = replace(person, signed_out_at=signed_out_at, revision=person.revision + 1)
        return person

    def signed_out(self, now: datetime) -> tuple["Person", ProfileChange]:
        """The person, signed out everywhere: what was opened before is theirs no longer."""
        return replace(self, signed_out_at=now, revision=self.revision + 1), "signed_out"

    def retold(self) -> tuple["Person", ProfileChange]:
        """The same person, of whom more is said now than when others were told last."""
        return replace(self, revision=self.revision + 1), "person_updated"

    def as_suspended(self, now: datetime) -> tuple["Person", ProfileChange]:
        """The person, suspended and with that signed out everywhere. Raises `IsSuspended`."""
        if self.suspended:
            raise IsSuspended
        changed = replace(self, suspended=True, suspended_at=now, signed_out_at=now, revision=self.revision + 1)
        return changed, "suspended"

    def as_reinstated(self) -> tuple["Person", ProfileChange]:
        """The person, free to sign in again; what has ended stays ended. Raises `NotSuspended`."""
        if not self.suspended:
            raise NotSuspended
        return replace(self, suspended=False, revision=self.revision + 1), "reinstated"

    def as_mentor(self, profile: MentorProfile) -> tuple["Person", ProfileChange | None]:
        """The person as this mentor. Pausing and resuming are facts of their own."""
        if profile == self.mentor:
            return self, None
        changed = replace(self, mentor=profile, mentor_version=self.mentor_version + 1, revision=self.revision + 1)
        return changed, _mentor_fact(self.mentor, profile)

    def ceased(self) -> tuple["Person", ProfileChange]:
        """The person as no mentor any more. Raises `UnknownMentor`. Versions go on where they were if they come back."""
        if self.mentor is None:
            raise UnknownMentor
        return replace(self, mentor=None, ceasings=self.ceasings + 1, revision=self.revision + 1), "mentor_ceased"

    @property
    def present_mentor_version(self) -> int | None:
        """The version of the mentor profile; None where there is none, or none any more."""
        return self.mentor_version if self.mentor is not None else None

    def as_mentee(self, profile: MenteeProfile) -> tuple["Person", ProfileChange | None]:
        """The person as this mentee."""
        if profile == self.mentee:
            return self, None
        changed = replace(self, mentee=profile, mentee_version=self.mentee_version + 1, revision=self.revision + 1)
        return changed, "mentee_published" if self.mentee is None else "mentee_updated"

    def blocking(self, other: UUID, now: datetime) -> tuple["Person", ProfileChange | None]:
        """From now on nothing happens between the two."""
        if other == self.person_id:
            raise BlockingOneself
        if other in self.blocks:
            return self, None
        if len(self.blocks) >= MOST_BLOCKS:
            raise TooManyBlocks(most=MOST_BLOCKS)
        blocking = replace(
            self,
            blocks=self.blocks | {other},
            partings={**self.partings, other: now},
            revision=self.revision + 1,
        )
        return blocking, "blocks_changed"

    def unblocking(self, other: UUID) -> tuple["Person", ProfileChange | None]:
        """Takes a block back."""
        if other not in self.blocks:
            return self, None
        return replace(self, blocks=self.blocks - {other}, revision=self.revision + 1), "blocks_changed"

    def partings_to_tell(self, now: datetime) -> Mapping[UUID, datetime]:
        """Those of whom the person blocks, and those of the last month, be they lifted or not."""
        return {
            other: at for other, at in self.partings.items() if other in self.blocks or now - at <= PARTINGS_TOLD_FOR
        }

    @property
    def mentoring_languages(self) -> tuple[Language, ...]:
        """The languages one mentors in: the profile's own, else all that the person speaks."""
        return (self.mentor.languages if self.mentor else ()) or self.languages

    def reaches_differently_than(self, other: "Person") -> bool:
        """Whether what others need to reach this person differs."""
        return _reached_by(self) != _reached_by(other)


def _reached_by(person: Person) -> tuple[object, ...]:
    return person.name, person.email, person.locale, person.time_zone, person.time_zone_set


def _mentor_fact(before: MentorProfile | None, after: MentorProfile) -> ProfileChange:
    if before is None:
        return "mentor_published"
    if before.paused != after.paused:
        return "mentor_paused" if after.paused else "mentor_resumed"
    return "mentor_updated"


@lru_cache(maxsize=1)
def _time_zones() -> frozenset[str]:
    return frozenset(available_timezones() - {"Factory", "localtime", "posixrules"})
