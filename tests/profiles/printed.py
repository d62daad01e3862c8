"""Every mail that profiles sends as a person gets it, printed whole into docs/mails.

python -m tests.profiles.printed --check | --write
"""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final, get_args
from uuid import UUID

from services.profiles import wording
from services.profiles.domain.imports import ImportRole, Invitee
from services.profiles.domain.memberships import Membership
from services.profiles.domain.programmes import Programme, ProgrammeText, Terms
from services.profiles.domain.reports import Report, ReportOutcome
from services.profiles.letters import addresses, invitations, programmes, reports, suspensions
from shared.contracts.vocabulary import LeftBecause, MembershipPhase
from shared.ground.documents import ROOT, keep
from shared.mail import Letter

FOLDER: Final = ROOT / "docs" / "mails"
LANGUAGES: Final = ("en", "de")
_TITLES: Final = {
    "en": "Mails about accounts and programmes in English",
    "de": "Mails about accounts and programmes in German",
}
_HEAD: Final = (
    "As a person gets them, printed by `./mentoring documents`. Programmes and accounts have no inbox entries: whoever gets these "
    "mails may have no account yet. Times of a code are in UTC, since nobody's zone is known before they have signed in."
)
_ID: Final = UUID(int=1)
_NOW: Final = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
_PROGRAMME: Final = Programme(
    _ID,
    "first-year",
    Terms(
        (
            ProgrammeText("en", "First year", "For everybody who is new here."),
            ProgrammeText("de", "Erstes Jahr", "Für alle, die neu hier sind."),
        )
    ),
)

# What happened, what writes the mail, and the mail.
Printed = tuple[str, Callable[..., Letter], Letter]


def everything(language: str) -> Iterator[Printed]:
    """Each mail that profiles can send, in this language."""
    yield from _of_accounts(language)
    yield from _of_memberships(language)
    yield from _of_invitations(language)
    for outcome in get_args(ReportOutcome):
        report = Report(_ID, _ID, _ID, "other", None, (), _NOW, outcome=outcome)
        yield f"a report was decided: {outcome}", reports.letter_about, reports.letter_about(report, locale=language)
    for suspended, happened in ((True, "an operator suspended them"), (False, "the suspension was lifted")):
        yield happened, suspensions.letter_to, suspensions.letter_to(language, suspended=suspended)


def _of_accounts(language: str) -> Iterator[Printed]:
    asked: dict[str, Any] = {"language": language, "real_now": _NOW}
    link = "https://app.example/sign-in#code=123456&sign_in_id=00000000-0000-0000-0000-000000000001"
    yield "somebody signs in", wording.letter_with, wording.letter_with("123456", link=link, **asked)
    codes = [f"{number}23456789012345" for number in range(1, 6)]
    common = wording.letter_with_common(codes, until=_NOW + timedelta(hours=1), **asked)
    yield (
        "several codes were asked for within an hour, so that all who ask share those of one mail",
        wording.letter_with_common,
        common,
    )
    yield "they give another address", addresses.letter_with_code, addresses.letter_with_code("123456", **asked)
    yield (
        "the address was changed: to the new one",
        addresses.letter_to_the_new_one,
        addresses.letter_to_the_new_one(language),
    )
    yield (
        "the address was changed: to the old one",
        addresses.letter_to_the_old_one,
        addresses.letter_to_the_old_one(language),
    )


def _of_memberships(language: str) -> Iterator[Printed]:
    came: list[tuple[MembershipPhase, LeftBecause | None]] = [("member", None), ("waiting", None), ("offered", None)]
    came += [("left", because) for because in get_args(LeftBecause) if because != "by_themselves"]
    for state, because in came:
        until = _NOW + timedelta(days=3) if state == "offered" else None
        own = Membership(_ID, _ID, _ID, "mentee", state, left_because=because, offered_until=until)
        letter = programmes.letter_about(_PROGRAMME, own, locale=language, time_zone="Europe/Berlin")
        yield f"what a membership came to: {because or state}", programmes.letter_about, letter
    own = Membership(_ID, _ID, _ID, "mentee", "member")
    letter = programmes.letter_about(_PROGRAMME, own, locale=language, time_zone="Europe/Berlin", enrolled=True)
    yield "what a membership came to: a programme enrols by default", programmes.letter_about, letter


def _of_invitations(language: str) -> Iterator[Printed]:
    came: list[tuple[ImportRole, str, str | None, bool]] = [
        ("mentor", "Ada Thapa", "https://app.mentoring.example", False),
        ("mentee", "", None, False),
        ("mentee", "Ada Thapa", "https://app.mentoring.example", True),
        ("mentee", "", None, True),
    ]
    for role, name, frontend, enrolled in came:
        invitee = Invitee(
            _ID, _ID, _ID, role, "a@example.org", name, language, None, None, None, _NOW, enrolled=enrolled
        )
        happened = f"a file named them as {role}"
        happened += ", and the programme enrols by default" if enrolled else ""
        happened += "" if frontend else ", and the platform has no frontend"
        yield (
            happened,
            invitations.letter_to,
            invitations.letter_to(invitee, _PROGRAMME, "kq1h0q6n0Zt9QwVYj3Ew8w", frontend),
        )


def document(language: str) -> str:
    """All of them, one below the other."""
    parts = [f"# {_TITLES[language]}\n\n{_HEAD}\n"]
    for happened, _, letter in everything(language):
        mail = f"Subject: {letter.subject}\nContent-Language: {letter.language}\n\n{letter.text}"
        parts.append(f"## {happened[0].upper() + happened[1:]}\n\n````text\n{mail}````\n")
    return "\n".join(parts)


def wanted() -> dict[Path, str]:
    """The document of each language with the present words."""
    return {FOLDER / f"accounts-and-programmes.{language}.md": document(language) for language in LANGUAGES}


if __name__ == "__main__":
    keep("tests.profiles.printed", wanted)
