"""What profiles writes to somebody whom an operator suspended, and when that is lifted. Nobody is named, and no reason."""

from typing import Final

from services.profiles.letters import language_for
from shared.mail import Letter

_SUBJECTS: Final = {
    "en": {True: "You can no longer use Mentoring", False: "You can use Mentoring again"},
    "de": {True: "Sie können Mentoring nicht mehr nutzen", False: "Sie können Mentoring wieder nutzen"},
}
_SUSPENDED: Final = {
    "en": """\
Mentoring's operators have suspended you. You can't sign in, nobody can book a session with you or ask you to be their mentor, and \
your sessions ahead are cancelled. Whom you were to meet is told that they are, and not why.

If you think that this is wrong, or want all that is kept of you to be erased, write to those who run Mentoring for you.
""",
    "de": """\
Die Leitung von Mentoring hat Sie gesperrt. Sie können sich nicht anmelden, niemand kann Treffen mit Ihnen buchen oder Sie als \
Mentorin oder Mentor anfragen, und Ihre künftigen Treffen sind abgesagt. Wen Sie treffen wollten, erfährt das, aber nicht den Grund.

Halten Sie das für falsch, oder soll alles gelöscht werden, was über Sie gespeichert ist, dann schreiben Sie denen, die Mentoring \
für Sie betreiben.
""",
}
_REINSTATED: Final = {
    "en": """\
Your suspension is lifted: you can sign in again. Sessions that were cancelled stay cancelled, and what you asked has to be asked again.
""",
    "de": """\
Ihre Sperre ist aufgehoben: Sie können sich wieder anmelden. Abgesagte Treffen bleiben abgesagt, und was Sie angefragt hatten, \
müssen Sie neu anfragen.
""",
}


def letter_to(locale: str, *, suspended: bool) -> Letter:
    """The mail that says how it is now, in their language or in English."""
    language = language_for(locale, _SUBJECTS)
    texts = _SUSPENDED if suspended else _REINSTATED
    return Letter(_SUBJECTS[language][suspended], texts[language], language)
