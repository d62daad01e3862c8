"""What badges say to people, in the language that their holder reads."""

from typing import Final

from services.profiles.domain.badges import Badge, Wording
from services.profiles.letters import language_for
from shared.contracts.vocabulary import AchievementKind, Side

_NAMES: Final[dict[str, dict[tuple[AchievementKind, Side], str]]] = {
    "en": {
        ("completion", "mentee"): "Mentorship completed",
        ("completion", "mentor"): "Guided a mentorship to its goal",
        ("thanks", "mentee"): "Thanked as a mentee",
        ("thanks", "mentor"): "Thanked as a mentor",
    },
    "de": {
        ("completion", "mentee"): "Mentoring abgeschlossen",
        ("completion", "mentor"): "Ein Mentoring ans Ziel geführt",
        ("thanks", "mentee"): "Dank als Mentee",
        ("thanks", "mentor"): "Dank als Mentorin oder Mentor",
    },
}
_DESCRIPTIONS: Final[dict[str, dict[tuple[AchievementKind, Side], str]]] = {
    "en": {
        ("completion", "mentee"): "Has completed a mentorship in the programme “{programme}” and reached a goal in it.",
        ("completion", "mentor"): "Has mentored somebody in the programme “{programme}” until they reached a goal.",
        ("thanks", "mentee"): "Was thanked by their mentor in the programme “{programme}”.",
        ("thanks", "mentor"): "Was thanked by somebody whom they mentor in the programme “{programme}”.",
    },
    "de": {
        (
            "completion",
            "mentee",
        ): "Hat im Programm „{programme}“ ein Mentoring abgeschlossen und darin ein Ziel erreicht.",
        ("completion", "mentor"): "Hat im Programm „{programme}“ einen Menschen begleitet, bis ein Ziel erreicht war.",
        ("thanks", "mentee"): "Hat im Programm „{programme}“ den Dank der Mentorin oder des Mentors erhalten.",
        ("thanks", "mentor"): "Hat im Programm „{programme}“ den Dank eines begleiteten Menschen erhalten.",
    },
}
_CRITERIA: Final[dict[str, dict[AchievementKind, str]]] = {
    "en": {
        "completion": "A goal that both had agreed on was reached, and the mentorship was brought to its end.",
        "thanks": "The other one of the two thanked in words of their own, which stay between them.",
    },
    "de": {
        "completion": "Ein Ziel, dem beide zugestimmt hatten, ist erreicht, und das Mentoring kam zu seinem Ende.",
        "thanks": "Die andere Seite hat in eigenen Worten gedankt; die bleiben zwischen den beiden.",
    },
}


def wording_of(badge: Badge, locale: str, programme: str) -> Wording:
    """`programme`: its name, in the same language where it has one."""
    language, of = language_of(locale), (badge.kind, badge.side)
    description = _DESCRIPTIONS[language][of].format(programme=programme)
    return Wording(language, _NAMES[language][of], description, _CRITERIA[language][badge.kind])


def language_of(locale: str) -> str:
    """The language that badges of this reader are worded in."""
    return language_for(locale, _NAMES)
