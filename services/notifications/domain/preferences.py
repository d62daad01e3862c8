"""What a person does not want to be mailed about, and when not. The inbox keeps everything."""

from dataclasses import dataclass
from uuid import UUID

from services.notifications.domain.messages import DECLINABLE, MessageKind
from services.notifications.domain.quiet import USUAL, QuietHours
from services.notifications.domain.refusals import KindCannotBeSwitchedOff


@dataclass(frozen=True)
class Preferences:
    """`version` is 0 until the person first says something."""

    person_id: UUID
    version: int = 0
    unwanted: frozenset[MessageKind] = frozenset()
    quiet: QuietHours = USUAL

    def wants(self, kind: MessageKind) -> bool:
        return kind not in self.unwanted

    def replaced_by(self, unwanted: frozenset[MessageKind], quiet: QuietHours | None = None) -> "Preferences":
        """These wishes instead; without quiet hours those stay. Raises `KindCannotBeSwitchedOff`."""
        if kept := sorted(unwanted.difference(DECLINABLE)):
            raise KindCannotBeSwitchedOff(kinds=list(kept))
        return Preferences(self.person_id, self.version + 1, unwanted, quiet or self.quiet)
