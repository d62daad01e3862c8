"""Every refusal of notifications in German, by its slug. A test keeps it whole."""

from typing import Final

GERMAN: Final = {
    "kind-cannot-be-switched-off": "Einladungen, Änderungen und Absagen halten Ihren Kalender richtig; "
    "diese E-Mails lassen sich nicht abstellen.",
}
