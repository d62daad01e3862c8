"""The mails that the platform's sink has taken, as their recipients see them."""

import asyncio
import os
import re
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Final

from deploy.local.mail import Mail, read_mail, recipients_of

ARRIVES_WITHIN: Final = 20.0
LOOKS_EVERY: Final = 0.02

_CODE: Final = re.compile(r"\b(?:\d{6}|\d{9}|\d{15})\b")


class MailMissing(Exception):
    """A mail that should have come has not."""


class Mailbox:
    """Reads each mail once, however many wait for theirs, and only when its recipient asks: where somebody new comes after thousands of
    others' mails, to read these all would hold up whatever else this process does."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._seen: set[str] = set()
        self._by_address: dict[str, list[Path]] = defaultdict(list)
        self._read: dict[Path, Mail] = {}
        self._looked_at = 0.0

    def to(self, address: str) -> list[Mail]:
        """All mails to an address, oldest first."""
        self._look()
        return [self._mail(file) for file in self._by_address[address.lower()]]

    def __len__(self) -> int:
        self._look()
        return len(self._seen)

    def _mail(self, file: Path) -> Mail:
        if file not in self._read:
            self._read[file] = read_mail(file)
        return self._read[file]

    async def next_to(
        self,
        address: str,
        after: int,
        is_it: Callable[[Mail], bool] | None = None,
        *,
        within: float = ARRIVES_WITHIN,
    ) -> Mail:
        """The first mail that `is_it` knows, after so many that had come before. Raises `MailMissing`."""
        deadline = time.monotonic() + within
        while True:
            for mail in self.to(address)[after:]:
                if is_it is None or is_it(mail):
                    return mail
            if time.monotonic() > deadline:
                came = ", ".join(f"“{mail.message['Subject']}”" for mail in self.to(address)[after:]) or "none"
                raise MailMissing(f"no such mail to {address} within {within:.0f} s; what came: {came}")
            await asyncio.sleep(LOOKS_EVERY)

    def _look(self) -> None:
        if time.monotonic() - self._looked_at < LOOKS_EVERY / 2:
            return
        with os.scandir(self._folder) as files:
            new = sorted(each.name for each in files if each.name.endswith(".eml") and each.name not in self._seen)
        for name in new:
            self._seen.add(name)
            for address in recipients_of(self._folder / name):
                self._by_address[address.lower()].append(self._folder / name)
        self._looked_at = time.monotonic()


def brings_a_code(mail: Mail) -> bool:
    """Whether it is a mail for signing in, in whatever language: its subject names the code."""
    return _CODE.search(subject_of(mail)) is not None


def code_in(mail: Mail) -> str:
    """The sign-in code. Raises `MailMissing` where there is none."""
    found = _CODE.search(mail.text)
    if found is None:
        raise MailMissing(f"no sign-in code in the mail “{mail.message['Subject']}”")
    return found[0]


def subject_of(mail: Mail) -> str:
    return str(mail.message["Subject"])
