"""Where the demo plays: the running platform, its mails, its events, its clock, and the people who are in."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from deploy.local.commands import clock
from deploy.local.demo.arrivals import Door, Guest, GuestBook
from deploy.local.demo.client import Api, Visitor
from deploy.local.demo.mailbox import Mailbox
from deploy.local.demo.people import DemoPerson
from deploy.local.demo.telling import Teller, first_name
from deploy.local.demo.travelling import Reader
from deploy.local.folders import Folders
from deploy.local.lock import State
from deploy.local.mail import Mail

DAY_BEGINS: Final = 8
DAY_ENDS: Final = 20
"""Within these hours `notifications` mails what nobody waits for."""


@dataclass
class Scene:
    """Everything that the chapters play with."""

    state: State
    place: Folders
    people: tuple[DemoPerson, ...]
    api: Api
    mailbox: Mailbox
    reader: Reader
    teller: Teller
    book: GuestBook
    guests: dict[str, Guest] = field(default_factory=dict)
    """Who is signed in, by e-mail address."""

    @property
    def door(self) -> Door:
        return Door(self.api, self.mailbox)

    def now(self) -> datetime:
        """The platform's time."""
        ahead = clock.offset_of(self.place) if self.state.clock else timedelta()
        return datetime.now(UTC) + ahead

    def move_to(self, moment: datetime) -> None:
        """Moves the platform's clock on until shortly after a moment; time never goes back."""
        by = moment - self.now() + timedelta(seconds=1)
        if by > timedelta():
            clock.move(self.place, by)

    def introduce(self, guests: Iterable[Guest]) -> None:
        """They are in, and the teller knows their names."""
        for guest in guests:
            self.guests[guest.person.email] = guest
            self.teller.names[guest.person_id] = guest.name

    async def bring_in(self, person: DemoPerson) -> Guest:
        """The guest; who is not signed in yet does so now."""
        if person.email not in self.guests:
            self.introduce(await self.door.let_in([person], self.book))
        return self.guests[person.email]

    def person_with_id(self, person_id: str) -> DemoPerson | None:
        """Somebody of the demo's people who has arrived, now or in an earlier run."""
        emails = {known: email for email, known in self.book.arrived.items()}
        return next((person for person in self.people if person.email == emails.get(person_id)), None)

    def mail_to(self, guest: Guest) -> "Awaited":
        """Begins to watch for a mail: what has come until now is none of it."""
        return Awaited(self, guest, len(self.mailbox.to(guest.person.email)))

    def all_heard(self, visitor: Visitor, guests: Iterable[Guest]) -> None:
        """The visitor asks from now on for an answer that knows what these have done."""
        for guest in guests:
            visitor.learn_from(guest.visitor)


@dataclass(frozen=True)
class Awaited:
    """A mail that is to come."""

    scene: Scene
    guest: Guest
    after: int

    async def arrives(self, is_it: Callable[[Mail], bool] | None = None) -> Mail:
        """The mail, told."""
        mail = await self.scene.mailbox.next_to(self.guest.person.email, self.after, is_it)
        self.scene.teller.mail(mail)
        return mail

    async def arrives_by_day(self) -> None:
        """The mail, told, of what nobody waits for; in its reader's night it stays in the inbox until the morning."""
        local = self.scene.now().astimezone(ZoneInfo(self.guest.person.time_zone))
        if DAY_BEGINS <= local.hour < DAY_ENDS:
            await self.arrives()
            return
        self.scene.teller.aside(
            f"it is {local:%H:%M} where {first_name(self.guest.name)} is: it is in the inbox now, and mailed in the morning"
        )
