"""How people read: from what is known of how they are reached."""

from uuid import UUID

from services.notifications.letters.wording import About, Reader
from services.notifications.store import people
from services.notifications.store.inbox import StoredMessage
from services.notifications.store.people import Contact
from shared.postgres import Pool, Tx


def reader_of(contact: Contact) -> Reader:
    return Reader(
        contact.name or "",
        contact.email or "",
        contact.time_zone,
        contact.locale,
        told_zone=contact.time_zone_set,
        reads_by_hours=contact.time_zone_of == "hours",
        travels=contact.travels,
    )


async def find_reader(executor: "Tx | Pool", person_id: UUID) -> Reader:
    """The person as a reader, with nothing but defaults where no contact is known."""
    return reader_of(await people.contact_of(executor, person_id))


def about(stored: StoredMessage) -> About:
    return About(stored.other, stored.place, other_has_left=stored.other_has_left)
