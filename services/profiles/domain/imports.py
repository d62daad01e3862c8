"""People of a file: what is wrong with it, and what taking it over would change."""

import hashlib
import json
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final, Literal, TypeAlias
from uuid import UUID

from services.profiles.domain.people import account_of
from shared.contracts.vocabulary import MembershipPhase
from shared.refusals import Kind, Refusal

MOST_ROWS: Final = 5000
GOOD_FOR: Final = timedelta(hours=1)
FORGOTTEN_AFTER: Final = timedelta(days=90)
"""So long somebody is kept who was never invited."""
HIGHEST: Final = 40
"""A reporting line is followed no further up."""

ImportRole = Literal["mentor", "mentee"]
ImportState = Literal["tried", "committed", "undone"]
MOST_GROUPS: Final = 20
"""So many groups of their organisation may somebody be in."""

Column = Literal["email", "name", "role", "language", "invite_on", "number", "manager", "groups"]
Wrong = Literal[
    "missing",
    "not-an-address",
    "not-a-name",
    "unknown-role",
    "unknown-language",
    "not-a-date",
    "ambiguous-date",
    "too-long",
    "not-text",
    "twice",
    "number-of-somebody-else",
    "managers-in-a-circle",
]
Outcome = Literal["new", "joins", "changed", "same", "left"]
"""`joins`: is here already and is let in; `left`: was in the programme, and stays out of it."""

Key: TypeAlias = tuple[str, ImportRole]
"""Whom a row is about: an account, as what."""


class UnknownImport(Refusal):
    """There is no such import in this programme."""

    slug, kind = "import-not-found", Kind.NOT_FOUND


class ImportStale(Refusal):
    """What this import would change is not what it was when it was tried, or that was an hour ago. Try the file again."""

    slug, kind = "import-stale", Kind.CONFLICT


class ImportHasErrors(Refusal):
    """Rows of this import are wrong. Mend them in the file, and try it again."""

    slug, kind = "import-has-errors", Kind.CONFLICT


class ImportSettled(Refusal):
    """This import was taken over already, or undone."""

    slug, kind = "import-settled", Kind.CONFLICT


class SomebodyCame(Refusal):
    """Somebody of this import has signed in since: it is not undone any more. Remove people one by one."""

    slug, kind = "somebody-came", Kind.CONFLICT


class TooManyRows(Refusal):
    """A file has 5000 rows at most."""

    slug, kind = "too-many-rows", Kind.RULE


class UnknownInvitation(Refusal):
    """There is no such invitation, or it was used or taken back."""

    slug, kind = "invitation-not-found", Kind.NOT_FOUND


@dataclass(frozen=True)
class Row:
    """A row as it is kept: numbers are hashed. None: the file does not say it, and what is known stays."""

    line: int
    email: str
    role: ImportRole
    name: str | None = None
    locale: str | None = None
    invite_on: date | None = None
    number: str | None = None
    manager: str | None = None
    groups: tuple[str, ...] | None = None

    @property
    def key(self) -> Key:
        return account_of(self.email), self.role


@dataclass(frozen=True)
class Invitee:
    """Somebody of a file who has not signed in yet. `wanted`: their invitation is to be sent, on `invite_on` at the earliest.

    `enrolled`: it said that they are in; `declined`: they do not want to be, and stay out until they come by themselves.
    """

    membership_id: UUID
    programme_id: UUID
    import_id: UUID
    role: ImportRole
    email: str
    name: str
    locale: str
    invite_on: date | None
    number: str | None
    manager: str | None
    imported_at: datetime
    line: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    version: int = 1
    wanted: bool = False
    token_hash: bytes | None = None
    enrolled: bool = False
    declined: bool = False

    @property
    def account(self) -> str:
        return account_of(self.email)

    @property
    def state(self) -> Literal["eligible", "invited", "left"]:
        if self.declined:
            return "left"
        return "eligible" if self.token_hash is None else "invited"

    @classmethod
    def of(cls, row: Row, membership_id: UUID, made: "Import", now: datetime) -> "Invitee":
        """Whom a row names for the first time."""
        return cls(
            membership_id,
            made.programme_id,
            made.import_id,
            row.role,
            row.email,
            row.name or "",
            row.locale or "en",
            row.invite_on,
            row.number,
            row.manager,
            now,
            groups=row.groups or (),
        )

    def invited(self, token_hash: bytes, *, enrolled: bool = False) -> "Invitee":
        return replace(self, token_hash=token_hash, enrolled=enrolled, version=self.version + 1)

    def out(self) -> "Invitee":
        """They do not want to take part."""
        return self if self.declined else replace(self, declined=True, enrolled=False, version=self.version + 1)


@dataclass(frozen=True)
class Problem:
    """What is wrong in which row (the first one names the columns) and column; `other`: the row that it conflicts with."""

    row: int
    column: Column
    wrong: Wrong
    other: int | None = None


@dataclass(frozen=True)
class Present:
    """Somebody who is in the programme's books already. `invitee`: has not signed in yet."""

    membership_id: UUID
    key: Key
    invitee: bool
    state: MembershipPhase
    name: str | None = None
    locale: str | None = None
    invite_on: date | None = None
    number: str | None = None
    manager: str | None = None
    line: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()

    def with_what_is_said(self, row: Row) -> "Present":
        """As the row says it. Of somebody who is here only reporting line and groups are the organisation's to say."""
        own = ("number", "manager", "groups")
        said = ("name", "locale", "invite_on", *own) if self.invitee else own
        return replace(self, **{each: getattr(row, each) for each in said if getattr(row, each) is not None})


@dataclass(frozen=True)
class Plan:
    """What taking a file over would do, row by row."""

    outcomes: tuple[tuple[Row, Outcome], ...]

    @property
    def counts(self) -> dict[str, int]:
        return dict(Counter(outcome for _, outcome in self.outcomes))

    @property
    def digest(self) -> bytes:
        """The same for the same rows with the same outcomes."""
        said = [[row.line, *row.key, outcome] for row, outcome in self.outcomes]
        return hashlib.sha256(json.dumps(said).encode()).digest()


@dataclass(frozen=True)
class Report:
    """What whoever tries a file is told. `unknown_managers`: the numbers of nobody who is in the file or in the programme."""

    problems: tuple[Problem, ...] = ()
    unknown_managers: tuple[str, ...] = ()
    ignored_columns: tuple[str, ...] = ()


@dataclass(frozen=True)
class Import:
    """A file that was tried, and perhaps taken over. `rows` are kept until then only."""

    import_id: UUID
    programme_id: UUID
    state: ImportState
    rows: tuple[Row, ...]
    counts: Mapping[str, int]
    report: Report
    plan: bytes
    made_at: datetime

    def committed(self, plan: Plan, now: datetime) -> "Import":
        """The import, taken over. Raises what says why not."""
        if self.state != "tried":
            raise ImportSettled
        if self.report.problems:
            raise ImportHasErrors
        if now - self.made_at >= GOOD_FOR or plan.digest != self.plan:
            raise ImportStale
        return replace(self, state="committed", rows=(), counts=plan.counts, report=Report())

    def undone(self) -> "Import":
        if self.state != "committed":
            raise ImportSettled
        return replace(self, state="undone")


def plan(rows: Sequence[Row], present: Mapping[Key, Present], accounts: Collection[str]) -> Plan:
    """What these rows would do. `accounts`: of those who have signed in here before."""
    return Plan(tuple((row, _outcome(row, present.get(row.key), accounts)) for row in rows))


def _outcome(row: Row, known: Present | None, accounts: Collection[str]) -> Outcome:
    if known is None:
        return "joins" if row.key[0] in accounts else "new"
    if known.state == "left":
        return "left"
    return "same" if known.with_what_is_said(row) == known else "changed"


def conflicts(rows: Sequence[Row], present: Mapping[Key, Present]) -> Iterator[Problem]:
    """What is wrong between rows: somebody twice, a number of two people, managers in a circle."""
    seen: dict[Key, int] = {}
    numbers = {each.number: each.key[0] for each in present.values() if each.number is not None}
    for row in rows:
        if (other := seen.setdefault(row.key, row.line)) != row.line:
            yield Problem(row.line, "email", "twice", other)
        if row.number is not None and numbers.setdefault(row.number, row.key[0]) != row.key[0]:
            yield Problem(row.line, "number", "number-of-somebody-else")
    managers = managers_of(present.values(), rows)
    for row in rows:
        if row.number is not None and row.number in line_of(row.number, row.manager, managers):
            yield Problem(row.line, "manager", "managers-in-a-circle")


def managers_of(present: Collection[Present], rows: Collection[Row] = ()) -> dict[str, str]:
    """Who reports to whom, by their numbers; what rows say comes after what is known."""
    people: list[Present | Row] = [*present, *rows]
    said = [(each.number, each.manager) for each in people]
    return {number: manager for number, manager in said if number is not None and manager is not None}


def line_of(number: str | None, manager: str | None, managers: Mapping[str, str]) -> tuple[str, ...]:
    """Everybody above somebody, the nearest first; of managers in a circle each is named once."""
    line: list[str] = []
    above = manager if manager is not None or number is None else managers.get(number)
    while above is not None and above not in line and len(line) < HIGHEST:
        line.append(above)
        above = managers.get(above)
    return tuple(line)


def unknown_managers(
    written: Mapping[str, str], rows: Collection[Row], present: Collection[Present]
) -> tuple[str, ...]:
    """Of the managers of a file, as written by their hashes, those who are neither in it nor in the programme's books."""
    known = {each.number for each in rows} | {each.number for each in present}
    return tuple(sorted(number for hashed, number in written.items() if hashed not in known))
