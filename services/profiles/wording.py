"""What profiles writes to people: the mails with codes, in the language that the device asked in."""

from collections.abc import Sequence
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
        "{link}"
        "You asked for it at {time} UTC to sign in to Mentoring. It works once, for ten minutes, on the device you asked "
        "for it on. We will never ask you for it.\n"
        "If you did not ask for it, there is nothing to do: without it nobody gets in.\n"
    ),
    "de": (
        "Ihr Anmeldecode: {code}\n"
        "\n"
        "{link}"
        "Sie haben ihn um {time} UTC für die Anmeldung bei Mentoring angefordert. Er gilt einmal, zehn Minuten lang, auf "
        "dem Gerät, auf dem Sie ihn angefordert haben. Wir fragen Sie nie danach.\n"
        "Haben Sie ihn nicht angefordert, dann ist nichts zu tun: Ohne ihn kommt niemand hinein.\n"
    ),
}


_COMMON_TEXTS: Final = {
    "en": (
        "Your sign-in code: {code}\n"
        "\n"
        "Several codes were asked for at your address, so this one mail is for all who ask from {time} to {until} UTC: no other "
        "comes until then, and afterwards you can ask anew. The code works once, on any device on which you ask for one in that "
        "time. Should you sign in there more than once, take these, one after the other:\n"
        "{others}\n"
        "\n"
        "We will never ask you for any of them. If it was not you who asked, there is nothing to do: without a code nobody gets in.\n"
    ),
    "de": (
        "Ihr Anmeldecode: {code}\n"
        "\n"
        "Für Ihre Adresse wurden mehrere Codes angefordert. Diese eine Mail ist für alle, die zwischen {time} und {until} UTC einen "
        "anfordern: Bis dahin kommt keine andere, danach können Sie wieder einen anfordern. Der Code gilt einmal, auf jedem Gerät, "
        "auf dem Sie in dieser Zeit einen anfordern. Melden Sie sich öfter als einmal an, dann nehmen Sie nacheinander diese:\n"
        "{others}\n"
        "\n"
        "Wir fragen Sie nie nach einem davon. Haben nicht Sie angefordert, dann ist nichts zu tun: Ohne einen Code kommt niemand hinein.\n"
    ),
}


def letter_with_common(codes: Sequence[str], *, until: datetime, language: str, real_now: datetime) -> Letter:
    """The mail with codes for whoever asks until then."""
    code, *others = codes
    time = f"{real_now:%H:%M}"
    text = _COMMON_TEXTS[language].format(code=code, others="\n".join(others), time=time, until=f"{until:%H:%M}")
    return Letter(_SUBJECTS[language].format(code=code, time=time), text, language)


_LINK: Final = {
    "en": "Or open this link in the browser in which you asked for it, and press the button there:\n{link}\n\n",
    "de": "Oder öffnen Sie diesen Link in dem Browser, in dem Sie ihn angefordert haben, und drücken Sie dort den Knopf:\n{link}\n\n",
}


def letter_with(code: str, *, link: str | None = None, language: str, real_now: datetime) -> Letter:
    """The mail with a code. Its time tells it from those that were asked for before."""
    time = f"{real_now:%H:%M}"
    subject = _SUBJECTS[language].format(code=code, time=time)
    how = _LINK[language].format(link=link) if link else ""
    return Letter(subject, _TEXTS[language].format(code=code, time=time, link=how), language)
