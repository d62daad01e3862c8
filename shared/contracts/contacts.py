"""How a person is reached. The restricted topic: only `notifications` may read it."""

from typing import Final, Literal

from shared.contracts.envelope import State, Topic
from shared.contracts.people import PersonId


class ContactState(State):
    """`locale`: BCP 47 tag of the language the person wants to be written to in; `time_zone`: IANA name.

    `time_zone_set`: whether the person ever told their zone; until then it stands at UTC. None: told by a release that
    didn't ask.
    """

    person_id: PersonId
    version: int
    change: Literal["added", "changed"]
    name: str
    email: str
    locale: str
    time_zone: str
    time_zone_set: bool | None = None


CONTACTS: Final = Topic(
    name="contacts",
    summary="name, e-mail address, language and time zone of a person",
    state=ContactState,
    key="person_id",
    type="mentoring.contact.v1",
    producers=("profiles",),
    consumers=("notifications",),
)
