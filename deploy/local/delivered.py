"""The mails that the sink has taken, as the checks look at them."""

from collections.abc import Sequence
from pathlib import Path

from deploy.local.mail import read_mail
from deploy.operating.evidence import DeliveredMail


class Delivered:
    """The mails in the sink's folder; each file is read once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read: dict[str, DeliveredMail] = {}

    def mails(self) -> Sequence[DeliveredMail]:
        for file in sorted(self._folder.glob("*.eml")):
            if file.name not in self._read:
                mail = read_mail(file)
                identity, subject = str(mail.message["Message-ID"]), str(mail.message["Subject"])
                self._read[file.name] = DeliveredMail(identity, mail.to, subject)
        return list(self._read.values())
