"""What profiles writes to people: the mail with the code, in the language that the device asked in."""

from datetime import datetime
from typing import Final

from shared.mail import Letter

_SUBJECTS: Final = {
    "en": "{code} is your sign-in code for Mentoring, asked for at {time} UTC",
    "de": "{code} ist Ihr Anmeldecode für Mentoring, angefordert um {time} UTC",
}
_TEXTS: Final = {
    "en": (
        "Your sign-in code: {code}\n"
        "\n"
        "You asked for it at {time} UTC to sign in to Mentoring. It works once, for ten minutes, on the device you asked "
        "for it on. We will never ask you for it.\n"
        "If you did not ask for it, there is nothing to do: without it nobody gets in.\n"
    ),
    "de": (
        "Ihr Anmeldecode: {code}\n"
        "\n"
        "Sie haben ihn um {time} UTC für die Anmeldung bei Mentoring angefordert. Er gilt einmal, zehn Minuten lang, auf "
        "dem Gerät, auf dem Sie ihn angefordert haben. Wir fragen Sie nie danach.\n"
        "Haben Sie ihn nicht angefordert, dann ist nichts zu tun: Ohne ihn kommt niemand hinein.\n"
    ),
}


def letter_with(code: str, *, language: str, real_now: datetime) -> Letter:
    """The mail with a code. Its time tells it from those that were asked for before."""
    time = f"{real_now:%H:%M}"
    subject = _SUBJECTS[language].format(code=code, time=time)
    return Letter(subject, _TEXTS[language].format(code=code, time=time), language)
