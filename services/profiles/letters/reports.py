"""What profiles writes to whoever reported somebody: what came of it, without a name."""

from typing import Final

from services.profiles.domain.reports import Report
from services.profiles.letters import language_for
from shared.mail import Letter

_SUBJECTS: Final = {"en": "What came of your report", "de": "Was aus Ihrer Meldung wurde"}
_TEXTS: Final = {
    "en": {
        "no_breach": "We have looked into what you reported, and found nothing that our rules forbid.",
        "spoken_to": "We have looked into what you reported, and have spoken to the person.",
        "suspended": "We have looked into what you reported. The person can no longer use Mentoring.",
    },
    "de": {
        "no_breach": "Wir sind Ihrer Meldung nachgegangen und haben nichts gefunden, was unsere Regeln verbieten.",
        "spoken_to": "Wir sind Ihrer Meldung nachgegangen und haben mit der Person gesprochen.",
        "suspended": "Wir sind Ihrer Meldung nachgegangen. Die Person kann Mentoring nicht mehr nutzen.",
    },
}
_BLOCK: Final = {
    "en": "If you want nothing to do with somebody, you can block them in Mentoring at any time.",
    "de": "Wenn Sie mit jemandem nichts mehr zu tun haben möchten, können Sie diese Person in Mentoring jederzeit blockieren.",
}


def letter_about(report: Report, *, locale: str) -> Letter:
    """The mail, in the reporter's language or in English. A report that is not decided has none."""
    if report.outcome is None:
        raise ValueError("nothing has come of this report yet")
    language = language_for(locale, _TEXTS)
    return Letter(_SUBJECTS[language], f"{_TEXTS[language][report.outcome]}\n\n{_BLOCK[language]}\n", language)
