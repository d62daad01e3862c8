"""What profiles writes to people whom a file named: come, and how; or that they are in, and how to leave."""

from typing import Final

from services.profiles.domain.imports import Invitee
from services.profiles.domain.programmes import Programme
from services.profiles.letters import language_for
from shared.mail import Letter

_SUBJECTS: Final = {"en": "You are invited: {programme}", "de": "Sie sind eingeladen: {programme}"}
_ENROLLED_SUBJECTS: Final = {"en": "You are enrolled: {programme}", "de": "Sie sind eingeschrieben: {programme}"}
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
_ENROLLED: Final = {
    "en": "{greeting}\n\nWhoever is on the list of the programme {programme} is enrolled in it as {role}, and so are you. You are in "
    "once you sign in; there is nothing to apply for.\n\n{about}{how}\n\n"
    "You need not take part. {leave}\n",
    "de": "{greeting}\n\nWer auf der Liste des Programms {programme} steht, ist darin als {role} eingeschrieben, und Sie sind es auch. "
    "Mit der ersten Anmeldung sind Sie dabei; zu bewerben brauchen Sie sich nicht.\n\n{about}{how}\n\n"
    "Sie müssen nicht teilnehmen. {leave}\n",
}
_LEAVE: Final = {
    "en": "The same address takes you out in one step, and you need not sign in for that.",
    "de": "Dieselbe Adresse führt Sie mit einem Schritt hinaus, ohne dass Sie sich anmelden.",
}
_LEAVE_WITHOUT: Final = {
    "en": "Once signed in you leave in one step, among your memberships.",
    "de": "Angemeldet treten Sie bei Ihren Mitgliedschaften mit einem Schritt aus.",
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
        "leave": (_LEAVE if frontend_url else _LEAVE_WITHOUT)[language],
    }
    subjects, texts = (_ENROLLED_SUBJECTS, _ENROLLED) if invitee.enrolled else (_SUBJECTS, _TEXTS)
    return Letter(subjects[language].format(programme=text.name), texts[language].format(**said), language)
