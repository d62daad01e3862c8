"""What profiles writes to somebody who moves to another e-mail address. Neither address learns the other."""

from datetime import datetime
from typing import Final

from services.profiles.letters import language_for
from shared.mail import Letter

_CODE: Final = {
    "en": (
        "{code} confirms your new e-mail address for Mentoring, asked for at {time} UTC",
        (
            "Your code: {code}\n\nEnter it where you asked for it at {time} UTC to have Mentoring write to this address from now on. It works "
            "once, for ten minutes. We will never ask you for it.\nIf you did not ask for it, you can leave it: without it nothing changes.\n"
        ),
    ),
    "de": (
        "{code} bestätigt Ihre neue E-Mail-Adresse für Mentoring, angefordert um {time} UTC",
        (
            "Ihr Code: {code}\n\nGeben Sie ihn dort ein, wo Sie ihn um {time} UTC angefordert haben, damit Mentoring künftig an diese Adresse "
            "schreibt. Er gilt einmal, zehn Minuten lang. Wir fragen Sie nie danach.\nHaben Sie ihn nicht angefordert, dann ist nichts zu "
            "tun: Ohne ihn ändert sich nichts.\n"
        ),
    ),
}
_OLD: Final = {
    "en": (
        "Mentoring writes to another address from now on",
        (
            "The e-mail address of your Mentoring account was changed. This one is no longer used, also not to sign in.\n"
            "If it was not you, somebody has had access to your account: write to whoever runs this platform at once.\n"
        ),
    ),
    "de": (
        "Mentoring schreibt künftig an eine andere Adresse",
        (
            "Die E-Mail-Adresse Ihres Kontos bei Mentoring wurde geändert. Diese hier wird nicht mehr verwendet, auch nicht zur Anmeldung.\n"
            "Waren Sie das nicht, dann hatte jemand Zugang zu Ihrem Konto: Schreiben Sie gleich denen, die diese Plattform betreiben.\n"
        ),
    ),
}
_NEW: Final = {
    "en": (
        "Mentoring writes to this address from now on",
        "This is the e-mail address of your Mentoring account now: sign in with it.\n",
    ),
    "de": (
        "Mentoring schreibt künftig an diese Adresse",
        "Das ist jetzt die E-Mail-Adresse Ihres Kontos bei Mentoring: Melden Sie sich mit ihr an.\n",
    ),
}


def letter_with_code(code: str, *, language: str, real_now: datetime) -> Letter:
    """The mail with the code that shows whose the new address is."""
    said = {"code": code, "time": f"{real_now:%H:%M}"}
    subject, text = _CODE[language]
    return Letter(subject.format(**said), text.format(**said), language)


def letter_to_the_old_one(locale: str) -> Letter:
    """That it is used no longer: whoever did not want that hears of it."""
    return _letter(_OLD, locale)


def letter_to_the_new_one(locale: str) -> Letter:
    """That it is used now."""
    return _letter(_NEW, locale)


def _letter(texts: dict[str, tuple[str, str]], locale: str) -> Letter:
    language = language_for(locale, texts)
    return Letter(*texts[language], language)
