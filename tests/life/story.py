"""What people do on a platform in one process, told line by line, with the messages and mails that it causes."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email import message_from_bytes
from email.policy import default
from typing import Any, Final
from uuid import UUID

from services.notifications.jobs.writing import MailWriter
from services.notifications.letters.letter import Letterhead
from tests.between.platform import Platform
from tests.fixtures.wired import parts_of

LETTERHEAD: Final = Letterhead("https://app.mentoring.example", "Mentoring <no-reply@mentoring.example>", b"\x5e" * 32)
A_DAY: Final = timedelta(days=1)

NEW_MAILS: Final = "SELECT key, person_id, body FROM mails WHERE id > $1 ORDER BY id"
LAST_MAIL: Final = "SELECT coalesce(max(id), 0) FROM mails"


@dataclass
class Story:
    """`people`: who takes part, by name. `told`: the kinds of messages that each got, in their order.

    `written`: the sentences that they wrote to each other, beside what stands in their profiles.
    """

    platform: Platform
    people: dict[str, UUID] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)
    told: dict[str, list[str]] = field(default_factory=dict)
    written: set[str] = field(default_factory=set)
    _seen: dict[str, int] = field(default_factory=dict)
    _mails: int = 0

    @property
    def now(self) -> datetime:
        return self.platform.clock.now()

    async def person(self, name: str) -> None:
        self.people[name] = await self.platform.person(name)
        self.told[name], self._seen[name] = [], 0
        await self.platform.carry()

    def chapter(self, title: str) -> None:
        self.lines += ["", f"## {self.now:%B %Y}: {title}", ""]

    async def do(self, name: str, says: str, method: str, path: str, body: Any = None, **headers: str) -> Any:
        """What has to succeed; everybody hears of it, and whoever is told something by it is named below."""
        answer = await self.platform.ask(self.people[name], method, path, body, **headers)
        assert answer.is_success, f"{name} {says}: {method} {path}: {answer.text}"
        if not path.startswith("profiles/"):
            self.written |= set(_sentences(body))
        await self.platform.carry()
        self.lines.append(f"- {self.now:%d %B}: **{_first(name)}** {says}.")
        await self._hear()
        return answer.json() if answer.content and "json" in answer.headers["content-type"] else answer.text

    async def ask(self, name: str, path: str) -> Any:
        """What somebody reads, which nobody is told of."""
        answer = await self.platform.ask(self.people[name], "GET", path)
        assert answer.is_success, f"{name}: {path}: {answer.text}"
        return answer.json() if "json" in answer.headers["content-type"] else answer.text

    async def refused(self, name: str, method: str, path: str, body: Any = None, **headers: str) -> str:
        """Why somebody may not do something."""
        answer = await self.platform.ask(self.people[name], method, path, body, **headers)
        assert answer.is_client_error, f"{name}: {path}: {answer.text}"
        return str(answer.json()["type"]).rpartition(":")[2]

    async def operator(self, says: str, path: str, body: Any = None, method: str = "PUT") -> Any:
        made = await self.platform.by_operator(path, body, method, If_Match="*")
        await self.platform.carry()
        self.lines.append(f"- {self.now:%d %B}: **An operator** {says}.")
        await self._hear()
        return made

    def note(self, says: str) -> None:
        """What was looked at and found."""
        self.lines.append(f"  - {says}")

    async def pass_minutes(self, minutes: int) -> None:
        await self.platform.pass_time(timedelta(minutes=minutes))
        await self._hear(dated=True)

    async def pass_days(self, days: int, every: int = 7) -> None:
        """Time goes by, in steps of so many days; what is due is done, and whoever is told something is named."""
        while days > 0:
            await self.platform.pass_time(min(days, every) * A_DAY)
            days -= every
            await self._hear(dated=True)

    async def _hear(self, *, dated: bool = False) -> None:
        mailed = await self._mail()
        for name, person in self.people.items():
            page = (await self.platform.ask(person, "GET", "notifications/me/messages?page_size=100")).json()["items"]
            new = sorted((each for each in page if each["number"] > self._seen[name]), key=lambda each: each["number"])
            for each in new:
                self._seen[name] = each["number"]
                self.told[name].append(each["kind"])
                way = "by mail and inbox" if each["id"] in mailed else "in the inbox"
                begun = f"- {self.now:%d %B}: " if dated else "  - "
                self.lines.append(f"{begun}{_first(name)} is told {way}: “{each['title']}”")

    async def _mail(self) -> dict[str, str]:
        """Writes the mails that are owed; the subject of each, by its message."""
        pool = self.platform.pools["notifications"]
        writer = MailWriter(parts_of("notifications", pool, self.platform.clock), LETTERHEAD, place_wait=timedelta())
        while await writer.write_due():
            pass
        rows = await pool.fetch(NEW_MAILS, self._mails)
        self._mails = await pool.fetchval(LAST_MAIL)
        return {str(row["key"]): message_from_bytes(row["body"], policy=default)["Subject"] for row in rows}


def _sentences(body: Any) -> Iterator[str]:
    """What is said in words: more than one of them."""
    if isinstance(body, dict):
        body = list(body.values())
    if isinstance(body, list):
        for each in body:
            yield from _sentences(each)
    elif isinstance(body, str) and " " in body:
        yield body


def _first(name: str) -> str:
    return name.partition(" ")[0]
