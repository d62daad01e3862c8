"""What a programme asks its people: at its beginning, on the way, and at its end. The questions shipped are our own words."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Final, Literal
from uuid import UUID

from services.mentorships.domain.programme_refusals import SurveyClosed, SurveyDatesUnfit
from shared.contracts.vocabulary import Side
from shared.ground.questions import Given, Question, QuestionText, refuse_repeated_keys

SurveyKind = Literal["baseline", "pulse", "close"]
OPEN_FOR: Final = timedelta(days=21)
LONGEST: Final = timedelta(days=90)
REMINDED_AFTER: Final = timedelta(days=7)
FEWEST: Final = 5


def _rating(key: str, english: str, german: str, *, required: bool = False) -> Question:
    return Question(key, "number", _texts(english, german), required, least=0, most=10)


def _texts(english: str, german: str) -> tuple[QuestionText, ...]:
    return QuestionText("en", english), QuestionText("de", german)


SHIPPED: Final = (
    _rating(
        "satisfaction",
        "All in all, how content are you with your work? 0: not at all, 10: completely.",
        "Alles in allem: Wie zufrieden sind Sie mit Ihrer Arbeit? 0: gar nicht, 10: völlig.",
        required=True,
    ),
    _rating(
        "confidence",
        "How sure are you that you will reach what you want to reach at work? 0: not at all, 10: completely.",
        "Wie sicher sind Sie, dass Sie erreichen, was Sie beruflich erreichen möchten? 0: gar nicht, 10: völlig.",
    ),
    _rating(
        "skills",
        "How well do your skills suit what you want to do next? 0: not at all, 10: completely.",
        "Wie gut passen Ihre Fähigkeiten zu dem, was Sie als Nächstes tun möchten? 0: gar nicht, 10: völlig.",
    ),
)

CONTACTS: Final = Question(
    "contacts_made",
    "number",
    _texts(
        "How many people have you got to know in the past six months whom you can ask for help or advice at work?",
        "Wie viele Menschen haben Sie in den letzten sechs Monaten kennengelernt, die Sie beruflich um Hilfe oder Rat bitten können?",
    ),
    least=0,
    most=100,
    roles=("mentee",),
)
"""Asked on the way and at the end: before it begins nobody was met by it."""


@dataclass(frozen=True)
class Survey:
    """`questions`: the programme's own, after those that are shipped. It is open from the first day to the end of the last, in UTC."""

    id: UUID
    programme_id: UUID
    kind: SurveyKind
    opens_on: date
    closes_on: date
    questions: tuple[Question, ...] = ()
    version: int = 0

    def asking(self, opens_on: date, closes_on: date, questions: tuple[Question, ...]) -> "Survey":
        """With these dates and questions. Raises `SurveyDatesUnfit` and `QuestionsNotWhole`."""
        refuse_repeated_keys((*SHIPPED, CONTACTS, *questions))
        if not timedelta(0) < closes_on - opens_on <= LONGEST:
            raise SurveyDatesUnfit
        changed = replace(self, opens_on=opens_on, closes_on=closes_on, questions=questions)
        return self if changed == self and self.version else replace(changed, version=self.version + 1)

    @property
    def opens_at(self) -> datetime:
        return datetime.combine(self.opens_on, time(), UTC)

    @property
    def closes_at(self) -> datetime:
        return datetime.combine(self.closes_on + timedelta(days=1), time(), UTC)

    def is_open(self, now: datetime) -> bool:
        return self.opens_at <= now < self.closes_at

    @property
    def all_questions(self) -> tuple[Question, ...]:
        """Those that are shipped, then the programme's own."""
        return (*SHIPPED, *(() if self.kind == "baseline" else (CONTACTS,)), *self.questions)

    def asked_of(self, side: Side) -> tuple[Question, ...]:
        return tuple(question for question in self.all_questions if side in question.roles)


def due(kind: SurveyKind, starts_on: date | None, ends_on: date | None) -> tuple[date, date]:
    """When a survey is open by a programme's dates. Raises `SurveyDatesUnfit` where it has none."""
    if starts_on is None or (ends_on is None and kind != "baseline"):
        raise SurveyDatesUnfit
    if kind == "baseline" or ends_on is None:
        return starts_on, starts_on + OPEN_FOR
    if kind == "close":
        return ends_on - OPEN_FOR, ends_on
    middle = starts_on + (ends_on - starts_on) / 2
    return middle, middle + OPEN_FOR


@dataclass(frozen=True)
class SurveyInvitation:
    """Of one person to one survey. `answers`: what they answered, by the questions' keys."""

    id: UUID
    survey_id: UUID
    person_id: UUID
    side: Side
    told_at: datetime | None = None
    reminded_at: datetime | None = None
    answered_at: datetime | None = None
    satisfaction: int | None = None
    answers: Mapping[str, Given] | None = None

    def is_to_be_told(self, survey: Survey, now: datetime) -> bool:
        """Told once, and reminded once a week later; not who has answered."""
        if self.answered_at is not None or not survey.is_open(now):
            return False
        return self.told_at is None or (self.reminded_at is None and now >= self.told_at + REMINDED_AFTER)

    def told(self, now: datetime) -> "SurveyInvitation":
        return replace(self, told_at=now) if self.told_at is None else replace(self, reminded_at=now)

    def look_again_at(self, survey: Survey) -> datetime | None:
        """When a reminder may be due; None where there is none any more."""
        if self.told_at is None or self.reminded_at is not None or self.answered_at is not None:
            return None
        at = self.told_at + REMINDED_AFTER
        return at if at < survey.closes_at else None

    def answered(self, survey: Survey, answers: Mapping[str, Given], now: datetime) -> "SurveyInvitation":
        """With these answers, instead of earlier ones. Raises `SurveyClosed`."""
        if not survey.is_open(now):
            raise SurveyClosed
        rating = answers.get("satisfaction")
        assert rating is None or isinstance(rating, int)
        return replace(self, answered_at=now, satisfaction=rating, answers=answers)
