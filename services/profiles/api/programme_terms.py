"""What is sent and answered of a programme's terms."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Final

from pydantic import AfterValidator, Field

from services.profiles.domain.programmes import (
    LONGEST_ABOUT,
    LONGEST_NAME_OF_A_PROGRAMME,
    MOST_DOMAINS,
    MOST_PLACES,
    MOST_TEXTS,
    SHORTEST_CODE,
    Dates,
    JoinedBy,
    Joining,
    PlacesGo,
    ProgrammeText,
    Terms,
)
from shared.http.fields import Int4, Invalid, Line, Prose, RequestModel, ResponseModel
from shared.http.names import Title
from shared.mail.addresses import NoAddress, on_the_wire

JoinedByText: Final = (
    "Who may join: `open` whoever wants to, `email_domain` whoever's address has one of the domains, `code` whoever has "
    "the code, `approval` whom an operator says yes to."
)


def _as_kept(domain: str) -> str:
    try:
        return on_the_wire(f"somebody@{domain}").partition("@")[2].lower()
    except NoAddress:
        raise Invalid("This is no domain of an address.") from None


PlacesText: Final = (
    "Who gets a place where there are more mentees than places: `by_score` who fits best, `lottery` whom a draw says; then "
    "scores decide only with whom."
)

EnrolsText: Final = (
    "Whether mentees of its files are in without asking for it: they are told so, and leave in one call, signed in or not. Where the "
    "programme asks something of mentees, they come in with its form."
)

Slug = Annotated[str, Field(pattern="^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60, examples=["women-in-data"])]
EmailDomain = Annotated[str, Line(253), AfterValidator(_as_kept), Field(examples=["example.org"])]


class ProgrammeTextBody(RequestModel):
    """What a programme says of itself in one language."""

    language: Annotated[str, Field(pattern="^[A-Za-z0-9_-]{2,15}$", examples=["en", "pt-BR"])]
    """A BCP 47 tag."""
    name: Annotated[str, Title(LONGEST_NAME_OF_A_PROGRAMME)] = Field(examples=["Women in Data"])
    """What it is called in that language."""
    about: Annotated[str, Prose(LONGEST_ABOUT, shortest=0)] = ""
    """What it is for, and what taking part in it means."""


class DatesBody(RequestModel):
    """Days in UTC, the last ones included. What is left out or null is no limit."""

    applications_from: date | None = None
    """From when on one may apply."""
    applications_until: date | None = None
    """The last day on which one may apply; without it, the last day of the programme."""
    starts_on: date | None = None
    """From when on mentors are recommended and asked in it."""
    ends_on: date | None = None
    """The last day on which mentors are recommended and asked in it."""

    def dates(self) -> Dates:
        return Dates(self.applications_from, self.applications_until, self.starts_on, self.ends_on)


class ProgrammeTextView(ResponseModel):
    """What a programme says of itself in one language."""

    language: str
    """A BCP 47 tag."""
    name: str
    """What it is called in that language."""
    about: str
    """What it is for, and what taking part in it means."""


class DatesView(ResponseModel):
    """Days in UTC, the last ones included; null is no limit."""

    applications_from: date | None
    """From when on one may apply."""
    applications_until: date | None
    """The last day on which one may apply; where there is none, the last day of the programme."""
    starts_on: date | None
    """From when on mentors are recommended and asked in it."""
    ends_on: date | None
    """The last day on which mentors are recommended and asked in it."""


class TermsBody(RequestModel):
    """All that an operator says of a programme, whole."""

    texts: Annotated[list[ProgrammeTextBody], Field(min_length=1, max_length=MOST_TEXTS)]
    """One for each language; the first one is for whoever reads none of them."""
    joined_by: JoinedBy = Field(description=JoinedByText)
    email_domains: Annotated[list[EmailDomain], Field(max_length=MOST_DOMAINS)] = Field([])
    """The domains that let in, where it is joined by them."""
    code: Annotated[str, Line(60, shortest=SHORTEST_CODE)] | None = Field(None, examples=["SPRING-2027-K7"])
    """What is to be shown with an application, where it is joined by code."""
    dates: DatesBody = DatesBody()
    """When one may apply, and when it runs."""
    capacity: Annotated[Int4, Field(ge=1, le=MOST_PLACES)] | None = None
    """How many mentees there is room for; left out or null for as many as come."""
    mentors_need_approval: bool = False
    """Whether an operator says yes to each mentor, however mentees join."""
    places: PlacesGo = Field("by_score", description=PlacesText)

    enrols_by_default: bool = Field(False, description=EnrolsText)

    def terms(self) -> Terms:
        """As the domain has them. Raises what the domain refuses."""
        return Terms(
            texts=_texts(self.texts),
            joining=Joining(self.joined_by, tuple(sorted(set(self.email_domains))), self.code),
            dates=self.dates.dates(),
            capacity=self.capacity,
            mentors_need_approval=self.mentors_need_approval,
            places=self.places,
            enrols_by_default=self.enrols_by_default,
        )


def _texts(bodies: Sequence[ProgrammeTextBody]) -> tuple[ProgrammeText, ...]:
    return tuple(ProgrammeText(each.language, each.name, each.about) for each in bodies)
