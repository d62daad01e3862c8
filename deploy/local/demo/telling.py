"""How the demo tells its story: chapters, lines, mails, events, on a terminal or into a file."""

import sys
import textwrap
import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Final
from zoneinfo import ZoneInfo

from deploy.local.demo.client import JSON
from deploy.local.demo.mailbox import subject_of
from deploy.local.demo.travelling import Travelled
from deploy.local.mail import Mail
from deploy.local.progress import say

WIDTH: Final = 118
MANY_EVENTS: Final = 10
"""Up to so many events are told one by one, more of them by how many there are."""
BAR: Final = 20


class Teller:
    """Tells; knows people by their names and says how long things took."""

    def __init__(self) -> None:
        self.names: dict[str, str] = {}
        self._coloured = sys.stdout.isatty()
        self._began = time.monotonic()
        self._chapter = 0

    def chapter(self, title: str) -> None:
        """The story goes on somewhere else."""
        self._chapter += 1
        heading = f"{self._chapter:>2}  {title}"
        say()
        say(self._in("1;36", heading) + self._in("2", f"{self._seconds():>{WIDTH - len(heading)}}"))

    def tell(self, text: str) -> None:
        """Something happens."""
        self._wrapped(text, "    ")

    def aside(self, text: str) -> None:
        """What goes with it."""
        self._wrapped(text, "      · ", "2")

    def mail(self, mail: Mail, text: str = "") -> None:
        """A mail has arrived."""
        attached = [part.get_filename() or part.get_content_type() for part in mail.message.iter_attachments()]
        clip = f"  (with {', '.join(attached)})" if attached else ""
        self._wrapped(f"✉ {', '.join(mail.to)}: “{subject_of(mail)}”{clip}{text}", "      ", "33")

    def events(self, events: Sequence[Travelled]) -> None:
        """What has travelled between the services."""
        if len(events) > MANY_EVENTS:
            counts = Counter(event.what for event in events)
            said = ", ".join(f"{topic} {change} ×{count}" for (topic, change), count in sorted(counts.items()))
            self._wrapped(f"⇢ {len(events)} events: {said}", "      ", "35")
            return
        for event in events:
            who = " with ".join(self._named(event.people()))
            self._wrapped(
                f"⇢ {event.topic} · {event.change} · {who or event.key} · state {event.sequence} of its key",
                "      ",
                "35",
            )

    def recommendation(self, place: int, name: str, headline: str, recommended: JSON, *, reasons: int) -> None:
        """A mentor and why."""
        score = self._in("1", f"{recommended['score']:.3f}")
        say(f"    {place}. {score}  {self._in('1', name)}, {headline}")
        for reason in recommended["reasons"][:reasons]:
            filled = round(BAR * reason["contribution"] / max(reason["weight"], 0.0001))
            bar = "█" * filled + "░" * (BAR - filled)
            say(self._in("2", f"       {reason['contribution']:.3f} {bar} {reason['factor']:<10}") + reason["text"])

    def table(self, rows: Iterable[Sequence[str]], indent: str = "      ") -> None:
        """Columns as wide as they must be."""
        listed = [list(row) for row in rows]
        widths = [max(len(row[column]) for row in listed) for column in range(len(listed[0]))] if listed else []
        for row in listed:
            say((indent + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))).rstrip())

    def name(self, person_id: str) -> str:
        """The person's name, or the end of an id that nobody has introduced."""
        return self.names.get(person_id, f"…{person_id[-6:]}")

    def _named(self, people: Sequence[str]) -> list[str]:
        return list(dict.fromkeys(self.name(person) for person in people))

    def _wrapped(self, text: str, indent: str, colour: str = "") -> None:
        following = " " * len(indent) + ("  " if text[:1] in "✉⇢" else "")
        for line in textwrap.wrap(text, WIDTH, initial_indent=indent, subsequent_indent=following):
            say(self._in(colour, line))

    def _in(self, colour: str, text: str) -> str:
        return f"\x1b[{colour}m{text}\x1b[0m" if self._coloured and colour else text

    def _seconds(self) -> str:
        return f"{time.monotonic() - self._began:.1f} s"


def instant(text: str) -> datetime:
    """An instant of an answer."""
    return datetime.fromisoformat(text).astimezone(UTC)


def in_zone(moment: datetime | str, zone: str) -> str:
    """An instant on somebody's wall clock."""
    aware = instant(moment) if isinstance(moment, str) else moment
    return f"{aware.astimezone(ZoneInfo(zone)):%a %d %b %H:%M}"


def first_name(name: str) -> str:
    return name.split(maxsplit=1)[0]


def changes(before: Mapping[str, JSON], after: Mapping[str, JSON]) -> list[tuple[str, str, str, str]]:
    """The factors of a recommendation that count differently now: name, before, after, and the reason in words."""
    old = {(reason["side"], reason["factor"]): reason for reason in before["reasons"]}
    return [
        (
            reason["factor"],
            f"{old[reason['side'], reason['factor']]['contribution']:.4f}",
            f"{reason['contribution']:.4f}",
            reason["text"],
        )
        for reason in after["reasons"]
        if reason["contribution"] != old[reason["side"], reason["factor"]]["contribution"]
    ]
