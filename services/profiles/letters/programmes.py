"""What profiles writes to people about programmes: what became of their membership, in their own language."""

from typing import Final
from zoneinfo import ZoneInfo

from services.profiles.domain.memberships import Membership
from services.profiles.domain.programmes import Programme
from shared.mail import Letter

_SIGN_IN: Final = {
    "en": "Sign in to Mentoring to see more.",
    "de": "Mehr sehen Sie, wenn Sie sich bei Mentoring anmelden.",
}

_SUBJECTS: Final = {
    "en": {
        "member": "You are in: {programme}",
        "waiting": "You are on the waiting list: {programme}",
        "offered": "A place for you until {until}: {programme}",
        "refused": "Your application was not accepted: {programme}",
        "removed": "You are no longer in the programme: {programme}",
        "out_of_time": "The place went to somebody else: {programme}",
        "programme_archived": "The programme is over: {programme}",
    },
    "de": {
        "member": "Sie sind dabei: {programme}",
        "waiting": "Sie stehen auf der Warteliste: {programme}",
        "offered": "Ein Platz für Sie bis {until}: {programme}",
        "refused": "Ihre Bewerbung wurde nicht angenommen: {programme}",
        "removed": "Sie gehören nicht mehr zum Programm: {programme}",
        "out_of_time": "Der Platz ging an jemand anderen: {programme}",
        "programme_archived": "Das Programm ist beendet: {programme}",
    },
}
_TEXTS: Final = {
    "en": {
        "member": "Your application was accepted: you belong to this programme now.",
        "waiting": "Your application was accepted, and every place is taken. You get the next one that is free, in your turn.",
        "offered": "A place is free, and it is kept for you until {until}. After that it goes to whoever waits behind you.",
        "refused": "Your application for this programme was not accepted.",
        "removed": "You do not belong to this programme any more. What you began with others goes on.",
        "out_of_time": "The place that was kept for you was not taken in time. You can apply again.",
        "programme_archived": "This programme is over, and nobody joins it any more.",
    },
    "de": {
        "member": "Ihre Bewerbung wurde angenommen: Sie gehören jetzt zu diesem Programm.",
        "waiting": "Ihre Bewerbung wurde angenommen, und alle Plätze sind belegt. Den nächsten freien bekommen Sie, wenn Sie an der Reihe sind.",
        "offered": "Ein Platz ist frei und bleibt bis {until} für Sie frei gehalten. Danach geht er an die nächste Person auf der Liste.",
        "refused": "Ihre Bewerbung für dieses Programm wurde nicht angenommen.",
        "removed": "Sie gehören nicht mehr zu diesem Programm. Was Sie mit anderen begonnen haben, geht weiter.",
        "out_of_time": "Der Platz, der für Sie frei gehalten war, wurde nicht rechtzeitig angenommen. Sie können sich wieder bewerben.",
        "programme_archived": "Dieses Programm ist beendet, und niemand tritt ihm mehr bei.",
    },
}


def letter_about(programme: Programme, membership: Membership, *, locale: str, time_zone: str) -> Letter:
    """The mail about what a membership has come to. The programme is called as it calls itself in that language."""
    spoken = locale.partition("-")[0]
    language = spoken if spoken in _TEXTS else "en"
    became = membership.left_because or membership.state
    until = membership.offered_until and membership.offered_until.astimezone(ZoneInfo(time_zone))
    said = {
        "programme": programme.text_in(language).name,
        "until": f"{until:%Y-%m-%d %H:%M} ({time_zone})" if until else "",
    }
    text = f"{_TEXTS[language][became].format(**said)}\n\n{said['programme']}\n\n{_SIGN_IN[language]}\n"
    return Letter(_SUBJECTS[language][became].format(**said), text, language)
