"""What profiles writes to people whom a file named: come, and how."""

from typing import Final

from services.profiles.domain.imports import Invitee
from services.profiles.domain.programmes import Programme
from services.profiles.letters import language_for
from shared.mail import Letter

_SUBJECTS: Final = {"en": "You are invited: {programme}", "de": "Sie sind eingeladen: {programme}"}
_AS: Final = {
    "en": {"mentor": "a mentor", "mentee": "a mentee"},
    "de": {"mentor": "Mentorin oder Mentor", "mentee": "Mentee"},
}
_TEXTS: Final = {
    "en": "{greeting}\n\nYou are invited to take part in the programme {programme} as {role}.\n\n{about}{how}\n\n"
    "If you do not want to, you can leave this mail: nothing happens until you come.\n",
    "de": "{greeting}\n\nSie sind eingeladen, am Programm {programme} als {role} teilzunehmen.\n\n{about}{how}\n\n"
    "Wenn Sie nicht möchten, ist nichts zu tun: Ohne Ihre Anmeldung geschieht nichts.\n",
}
_GREETINGS: Final = {"en": ("Hello {name},", "Hello,"), "de": ("Guten Tag {name},", "Guten Tag,")}
_LINK: Final = {"en": "Come in here: {link}", "de": "Hier geht es weiter: {link}"}
_WITHOUT: Final = {
    "en": "Sign in to Mentoring with this e-mail address: the programme is among your memberships there. With another "
    "address you come in by this code: {token}",
    "de": "Melden Sie sich bei Mentoring mit dieser E-Mail-Adresse an: Das Programm steht dort bei Ihren Mitgliedschaften. "
    "Mit einer anderen Adresse kommen Sie mit diesem Code hinein: {token}",
}


def letter_to(invitee: Invitee, programme: Programme, token: str, frontend_url: str | None) -> Letter:
    """The mail, in the language that the file says, else in English. The link's secret is good once."""
    language = language_for(invitee.locale, _TEXTS)
    text = programme.text_in(language)
    named, nameless = _GREETINGS[language]
    link = _LINK[language].format(link=f"{(frontend_url or '').rstrip('/')}/invitations/{token}")
    said = {
        "greeting": named.format(name=invitee.name) if invitee.name else nameless,
        "programme": text.name,
        "role": _AS[language][invitee.role],
        "about": f"{text.about}\n\n" if text.about else "",
        "how": link if frontend_url else _WITHOUT[language].format(token=token),
    }
    return Letter(_SUBJECTS[language].format(programme=text.name), _TEXTS[language].format(**said), language)
