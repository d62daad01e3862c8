"""One person in one programme, in one role: how they come in, wait, and leave.

eligible → invited → applied → waiting → offered → member → left. Whoever left may come back.
"""

import hmac
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final, Literal
from uuid import UUID

from services.profiles.domain.programmes import Programme, ProgrammeArchived
from shared.contracts.vocabulary import LeftBecause, MembershipPhase, ProgrammeRole
from shared.refusals import Kind, Refusal

OFFER_LASTS: Final = timedelta(days=3)

MembershipChange = Literal[
    "applied", "queued", "offered", "joined", "left", "imported", "invited", "updated", "claimed"
]
Answer = Literal["approve", "refuse", "remove"]


class UnknownMembership(Refusal):
    """There is no such membership, or it is not yours to see."""

    slug, kind = "membership-not-found", Kind.NOT_FOUND


class ApplicationsClosed(Refusal):
    """Nobody applies to this programme today: it takes applications at other times."""

    slug, kind = "applications-closed", Kind.RULE


class EverybodyBelongs(Refusal):
    """Everybody belongs to the default programme: nobody joins or leaves it."""

    slug, kind = "everybody-belongs", Kind.RULE


class AlreadyInProgramme(Refusal):
    """This person has this role in the programme already, has applied for it, or waits for a place."""

    slug, kind = "already-in-programme", Kind.CONFLICT


class AddressNotAmongDomains(Refusal):
    """This programme is for people whose e-mail address has one of its domains."""

    slug, kind = "address-not-among-domains", Kind.RULE


class WrongProgrammeCode(Refusal):
    """This is not the programme's code."""

    slug, kind = "wrong-programme-code", Kind.RULE


class MembershipNotOpen(Refusal):
    """This membership is in no state in which that can be done."""

    slug, kind = "membership-not-open", Kind.CONFLICT


class OfferOver(Refusal):
    """The place was kept for three days, and they are over."""

    slug, kind = "offer-over", Kind.CONFLICT


@dataclass(frozen=True)
class Membership:
    """`queued_as`: the number drawn when one began to wait; `offered_until`: how long a place is kept for them.

    `import_id`: of the file that brought them; `claimed`: they signed in since. `number`, `manager`: keyed hashes of the
    organisation's own numbers; `line`: of everybody above them, the nearest first. `groups`: of the codes of their groups.
    """

    membership_id: UUID
    programme_id: UUID
    person_id: UUID
    role: ProgrammeRole
    state: MembershipPhase
    version: int = 1
    left_because: LeftBecause | None = None
    queued_as: int | None = None
    offered_until: datetime | None = None
    import_id: UUID | None = None
    claimed: bool = False
    number: str | None = None
    manager: str | None = None
    line: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()

    @property
    def is_expected(self) -> bool:
        """Whether they are in as soon as they say so: an operator's file named them."""
        return self.state in ("eligible", "invited")

    @property
    def takes_a_place(self) -> bool:
        """Whether it is one of the mentees whom the programme's capacity counts."""
        return self.role == "mentee" and self.state in ("member", "offered")

    def reporting(
        self, number: str | None, manager: str | None, line: tuple[str, ...], groups: tuple[str, ...]
    ) -> tuple["Membership", MembershipChange]:
        """Under these people, in these groups."""
        changed = replace(self, number=number, manager=manager, line=line, groups=groups, version=self.version + 1)
        return changed, "updated"

    def again(self) -> "Membership":
        """The same person's, once more. Raises `AlreadyInProgramme`."""
        if self.state != "left":
            raise AlreadyInProgramme
        return self

    @property
    def needs_a_yes_to_come_back(self) -> bool:
        """Whether it was an operator or a coordinator who ended it."""
        return self.left_because in ("refused", "removed")

    def applied(self) -> tuple["Membership", MembershipChange]:
        """Waits for an operator's or a coordinator's yes."""
        return self._moved("applied"), "applied"

    def queued(self, number: int) -> tuple["Membership", MembershipChange]:
        """Waits for a place, behind whoever has a smaller number."""
        return self._moved("waiting", queued_as=number), "queued"

    def joined(self) -> tuple["Membership", MembershipChange]:
        return self._moved("member"), "joined"

    def offered(self, now: datetime) -> tuple["Membership", MembershipChange]:
        """A place is kept for them, for three days."""
        return self._moved("offered", offered_until=now + OFFER_LASTS), "offered"

    def accepted(self, now: datetime) -> tuple["Membership", MembershipChange]:
        """Takes the place that is kept. Raises `MembershipNotOpen` and `OfferOver`."""
        if self.state != "offered" or self.offered_until is None:
            raise MembershipNotOpen
        if now >= self.offered_until:
            raise OfferOver
        return self.joined()

    def may_end(self, because: LeftBecause) -> bool:
        """Only who has applied can be refused; everybody else leaves."""
        return self.state != "left" and (because != "refused" or self.state == "applied")

    def ended(self, because: LeftBecause) -> tuple["Membership", MembershipChange]:
        """Belongs to the programme no longer, or waits no longer. Raises `MembershipNotOpen`."""
        if not self.may_end(because):
            raise MembershipNotOpen
        return self._moved("left", left_because=because), "left"

    def answers_open(self) -> list[Answer]:
        """What an operator or a coordinator may answer; coordinators are made and unmade by themselves."""
        if self.role == "coordinator":
            return []
        if self.state == "applied":
            return ["approve", "refuse"]
        return [] if self.state == "left" else ["remove"]

    def _moved(
        self,
        state: MembershipPhase,
        *,
        left_because: LeftBecause | None = None,
        queued_as: int | None = None,
        offered_until: datetime | None = None,
    ) -> "Membership":
        return replace(
            self,
            state=state,
            version=self.version + 1,
            left_because=left_because,
            queued_as=queued_as,
            offered_until=offered_until,
        )


def refuse_closed(programme: Programme, today: date) -> None:
    """Refuses who wants to come into a programme that nobody comes into today."""
    if programme.open_to_all:
        raise EverybodyBelongs
    if programme.archived_at is not None:
        raise ProgrammeArchived
    if not programme.takes_applications(today):
        raise ApplicationsClosed


def refuse_stranger(programme: Programme, email: str, code: str | None) -> None:
    """Refuses whose address or code does not let them in; an address has its domain in ASCII."""
    joining = programme.terms.joining
    if joining.by == "email_domain" and email.rpartition("@")[2].lower() not in joining.domains:
        raise AddressNotAmongDomains
    if joining.code is not None and not hmac.compare_digest((code or "").encode(), joining.code.encode()):
        raise WrongProgrammeCode


def needs_a_yes(programme: Programme, role: ProgrammeRole) -> bool:
    """Whether somebody decides on each who applies for this role."""
    terms = programme.terms
    return terms.joining.by == "approval" or (role == "mentor" and terms.mentors_need_approval)
