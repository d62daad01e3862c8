"""What profiles writes to people about programmes: what became of their membership, in their own language."""

from typing import Final

from services.profiles.domain.memberships import Membership
from services.profiles.domain.programmes import Programme
from services.profiles.letters import language_for
from shared.mail import Letter
from shared.mail.moments import WallClock

_SIGN_IN: Final = {
    "en": "Sign in to Mentoring to see more.",
    "de": "Mehr sehen Sie, wenn Sie sich bei Mentoring anmelden.",
}

_SUBJECTS: Final = {
    "en": {
        "enrolled": "You are enrolled: {programme}",
        "member": "You are in: {programme}",
        "waiting": "You are on the waiting list: {programme}",
        "offered": "A place for you until {until}: {programme}",
        "refused": "Your application was not accepted: {programme}",
        "removed": "You are no longer in the programme: {programme}",
        "out_of_time": "Your place is no longer kept: {programme}",
        "programme_archived": "The programme is over: {programme}",
    },
    "de": {
        "enrolled": "Sie sind eingeschrieben: {programme}",
        "member": "Sie sind dabei: {programme}",
        "waiting": "Sie stehen auf der Warteliste: {programme}",
        "offered": "Ein Platz für Sie bis {until}: {programme}",
        "refused": "Ihre Bewerbung wurde nicht angenommen: {programme}",
        "removed": "Sie gehören nicht mehr zum Programm: {programme}",
        "out_of_time": "Ihr Platz ist nicht mehr reserviert: {programme}",
        "programme_archived": "Das Programm ist beendet: {programme}",
    },
}
_TEXTS: Final = {
    "en": {
        "enrolled": "Whoever is on the list of this programme is enrolled in it, and so are you. You need not take part: you can leave at any time, in one step, among your memberships.",
        "member": "Your application was accepted: you are now part of this programme.",
        "waiting": "Your application was accepted, but every place is taken. Once it is your turn, we offer you the next place that is free, and keep it for you for three days.",
        "offered": "A place is free and is kept for you until {until}. Please accept it by then; after that it goes to the next person on the list.",
        "refused": "Your application for this programme was not accepted.",
        "removed": "You are no longer part of this programme. What you have begun with others goes on.",
        "out_of_time": "The place that was kept for you was not accepted in time. You can apply again while the programme takes applications.",
        "programme_archived": "This programme is over, and your application or your place on the waiting list has ended with it.",
    },
    "de": {
        "enrolled": "Wer auf der Liste dieses Programms steht, ist darin eingeschrieben, und Sie sind es auch. Sie müssen nicht teilnehmen: Bei Ihren Mitgliedschaften können Sie jederzeit mit einem Schritt austreten.",
        "member": "Ihre Bewerbung wurde angenommen: Sie gehören jetzt zu diesem Programm.",
        "waiting": "Ihre Bewerbung wurde angenommen, aber alle Plätze sind belegt. Sobald Sie an der Reihe sind, bieten wir Ihnen den nächsten freien Platz an und halten ihn drei Tage für Sie frei.",
        "offered": "Ein Platz ist frei und bis {until} für Sie reserviert. Bitte nehmen Sie ihn bis dahin an; danach geht er an die nächste Person auf der Liste.",
        "refused": "Ihre Bewerbung für dieses Programm wurde nicht angenommen.",
        "removed": "Sie gehören nicht mehr zu diesem Programm. Was Sie mit anderen begonnen haben, geht weiter.",
        "out_of_time": "Der Platz, der für Sie reserviert war, wurde nicht rechtzeitig angenommen. Sie können sich wieder bewerben, solange das Programm Bewerbungen annimmt.",
        "programme_archived": "Dieses Programm ist beendet und damit auch Ihre Bewerbung oder Ihr Platz auf der Warteliste.",
    },
}


def letter_about(
    programme: Programme, membership: Membership, *, locale: str, time_zone: str, enrolled: bool = False
) -> Letter:
    """The mail about what a membership has come to. The programme is called as it calls itself in that language."""
    language = language_for(locale, _TEXTS)
    became = membership.left_because or ("enrolled" if enrolled and membership.state == "member" else membership.state)
    name, until, clock = (
        programme.text_in(language).name,
        membership.offered_until,
        WallClock.of(time_zone, locale, language),
    )
    subject = _SUBJECTS[language][became].format(programme=name, until=clock.short(until) if until else "")
    text = _TEXTS[language][became].format(until=clock.instant(until) if until else "")
    return Letter(subject, f"{name}\n\n{text}\n\n{_SIGN_IN[language]}\n", language)
