"""Every refusal of notifications in German, by its slug. A test keeps it whole."""

from typing import Final

GERMAN: Final = {
    "too-many-streams": "Hier hören so viele auf ihre Nachrichten, dass es derzeit für niemanden mehr geht. "
    "Fragen Sie Ihre Nachrichten stattdessen ab und zu ab.",
    "kind-cannot-be-switched-off": "Einladungen, Änderungen und Absagen halten Ihren Kalender richtig; "
    "diese E-Mails lassen sich nicht abstellen.",
}
