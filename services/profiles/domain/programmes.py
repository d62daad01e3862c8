"""Programmes: what two people do together belongs to one."""

from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from typing import Final, Literal
from uuid import UUID

from shared.ground.languages import locale_tag
from shared.ground.questions import DuplicateLanguages
from shared.refusals import Kind, Refusal

MOST_TEXTS: Final = 20
MOST_DOMAINS: Final = 50
MOST_PLACES: Final = 100_000
LONGEST_NAME_OF_A_PROGRAMME: Final = 100
LONGEST_ABOUT: Final = 4000
SHORTEST_CODE: Final = 8

JoinedBy = Literal["open", "email_domain", "code", "approval"]
"""Whoever wants to; whoever's address has one of the domains; whoever has the code; whom an operator says yes to."""

PlacesGo = Literal["by_score", "lottery"]
"""Where there are more mentees than places: to who fits best, or by a draw, after which scores decide only with whom."""

ProgrammeChange = Literal["created", "changed", "archived"]


class UnknownProgramme(Refusal):
    """There is no such programme."""

    slug, kind = "programme-not-found", Kind.NOT_FOUND


class SlugTaken(Refusal):
    """Another programme has this slug already."""

    slug, kind = "slug-taken", Kind.CONFLICT


class DatesOutOfOrder(Refusal):
    """Applications end after they begin, a programme ends after it starts, and nobody applies after its end."""

    slug, kind = "dates-out-of-order", Kind.RULE


class JoiningNotWhole(Refusal):
    """Joining by e-mail domain needs its domains, joining by code its code, and no other way has either."""

    slug, kind = "joining-not-whole", Kind.RULE


class ProgrammeArchived(Refusal):
    """This programme is archived: it stays as it is."""

    slug, kind = "programme-archived", Kind.CONFLICT


class DefaultProgrammeStays(Refusal):
    """The default programme is everybody's: it is neither changed nor archived."""

    slug, kind = "default-programme-stays", Kind.RULE


@dataclass(frozen=True)
class ProgrammeText:
    """What a programme says of itself in one language (a BCP 47 tag)."""

    language: str
    name: str
    about: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "language", locale_tag(self.language))


@dataclass(frozen=True)
class Joining:
    """Who may join. `domains`: in ASCII, lowercase; `code`: what is shown with the application."""

    by: JoinedBy
    domains: tuple[str, ...] = ()
    code: str | None = None

    def __post_init__(self) -> None:
        if bool(self.domains) != (self.by == "email_domain") or (self.code is not None) != (self.by == "code"):
            raise JoiningNotWhole


@dataclass(frozen=True)
class Dates:
    """Days in UTC, the last ones included; what is not told is no limit."""

    applications_from: date | None = None
    applications_until: date | None = None
    starts_on: date | None = None
    ends_on: date | None = None

    def __post_init__(self) -> None:
        ordered = (
            (self.applications_from, self.applications_until),
            (self.starts_on, self.ends_on),
            (self.applications_from, self.ends_on),
            (self.applications_until, self.ends_on),
        )
        if any(earlier and later and earlier > later for earlier, later in ordered):
            raise DatesOutOfOrder

    def are_for_applications(self, today: date) -> bool:
        """Whether people may apply today."""
        last = self.applications_until or self.ends_on
        return not (self.applications_from and today < self.applications_from) and not (last and today > last)


@dataclass(frozen=True)
class Terms:
    """What an operator says of a programme. `texts`: the first one is for whoever reads none of the languages.

    `capacity`: how many mentees there is room for, None for as many as come; mentors are never too many.
    `enrols_by_default`: mentees of its files are in without asking for it, and may leave.
    """

    texts: tuple[ProgrammeText, ...]
    joining: Joining = Joining("open")
    dates: Dates = Dates()
    capacity: int | None = None
    mentors_need_approval: bool = False
    places: PlacesGo = "by_score"
    enrols_by_default: bool = False

    def __post_init__(self) -> None:
        languages = [text.language for text in self.texts]
        if len(set(languages)) < len(languages):
            raise DuplicateLanguages

    def differing_from(self, other: "Terms") -> tuple[str, ...]:
        """The names of what is not the same."""
        return tuple(each.name for each in fields(self) if getattr(self, each.name) != getattr(other, each.name))


@dataclass(frozen=True)
class Programme:
    """`open_to_all`: everybody belongs to it without being listed; so it is with the default programme alone."""

    programme_id: UUID
    slug: str
    terms: Terms
    open_to_all: bool = False
    version: int = 1
    archived_at: datetime | None = None

    @property
    def name(self) -> str:
        return self.terms.texts[0].name

    def text_in(self, language: str) -> ProgrammeText:
        """What it says in the language (a primary tag), or in its own first one."""
        fitting = (text for text in self.terms.texts if text.language.split("-")[0] == language)
        return next(fitting, self.terms.texts[0])

    def takes_applications(self, today: date) -> bool:
        return self.archived_at is None and self.terms.dates.are_for_applications(today)

    def on(self, terms: Terms) -> tuple["Programme", ProgrammeChange | None]:
        """The programme on these terms; no fact where they are the same."""
        self._refuse_what_stays()
        if terms == self.terms:
            return self, None
        return replace(self, terms=terms, version=self.version + 1), "changed"

    def archived(self, now: datetime) -> tuple["Programme", ProgrammeChange]:
        """The programme, over for good: nobody joins, is matched or asks in it any more."""
        self._refuse_what_stays()
        return replace(self, archived_at=now, version=self.version + 1), "archived"

    def _refuse_what_stays(self) -> None:
        if self.open_to_all:
            raise DefaultProgrammeStays
        if self.archived_at is not None:
            raise ProgrammeArchived
