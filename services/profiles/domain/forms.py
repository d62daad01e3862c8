"""What a programme asks of whoever signs up: its questions, what answers fit them, and the words that one agrees to.

One module for all who ask: the call that signs up, the one that only validates, and the page without a script.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final, TypeAlias
from uuid import UUID

from shared.ground.languages import locale_tag
from shared.ground.questions import (
    AskedRole,
    Given,
    Question,
    questions_for,
    refuse_repeated_keys,
    refuse_repeated_languages,
    wrong_answers,
)
from shared.refusals import Kind, Refusal

LONGEST_CONSENT: Final = 10_000

SignUpRole: TypeAlias = AskedRole


class ConsentOutdated(Refusal):
    """The words that one agrees to have changed. Read them again."""

    slug, kind = "consent-outdated", Kind.CONFLICT


class SignUpNeeded(Refusal):
    """This programme asks something of whoever applies. Fill in its form."""

    slug, kind = "sign-up-needed", Kind.RULE


class NoAnswers(Refusal):
    """There are no answers to this membership."""

    slug, kind = "no-answers", Kind.NOT_FOUND


class NothingToAgreeTo(Refusal):
    """This programme has no words that one agrees to."""

    slug, kind = "nothing-to-agree-to", Kind.NOT_FOUND


@dataclass(frozen=True)
class ConsentText:
    """The words that one agrees to, in one language (a BCP 47 tag)."""

    language: str
    text: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "language", locale_tag(self.language))


@dataclass(frozen=True)
class Consented:
    """Which words somebody agrees to: the version, and the language in which they read them."""

    version: int
    language: str


@dataclass(frozen=True)
class Form:
    """What a programme asks. Questions and consent have versions of their own: what one said refers to what was asked.

    `version` counts changes of either. A consent that has no words is none.
    """

    programme_id: UUID
    version: int = 0
    questions: tuple[Question, ...] = ()
    questions_version: int = 0
    consent: tuple[ConsentText, ...] = ()
    consent_version: int = 0

    def __post_init__(self) -> None:
        refuse_repeated_keys(self.questions)
        refuse_repeated_languages(self.consent)

    def asking(self, questions: tuple[Question, ...], consent: tuple[ConsentText, ...]) -> "Form":
        """The form with these questions and words; what does not change keeps its version."""
        changed = replace(
            self,
            questions=questions,
            questions_version=self.questions_version + (questions != self.questions),
            consent=consent,
            consent_version=self.consent_version + (consent != self.consent),
        )
        return replace(changed, version=self.version + 1) if changed != self else self

    def questions_for(self, role: SignUpRole) -> tuple[Question, ...]:
        return questions_for(self.questions, role)

    def asks(self, role: SignUpRole) -> bool:
        """Whether nobody comes in in this role without the form."""
        return bool(self.consent) or any(question.required for question in self.questions_for(role))

    def wrong_answers(self, role: SignUpRole, answers: Mapping[str, Given]) -> dict[str, str]:
        """The name of what is wrong by the question's key: everything at once."""
        return wrong_answers(self.questions_for(role), answers)

    def refuse_other_words(self, consented: Consented | None) -> None:
        """Refuses who agreed to nothing, or to what was asked before. Raises `SignUpNeeded` and `ConsentOutdated`."""
        if not self.consent:
            return
        if consented is None:
            raise SignUpNeeded
        self.refuse_outdated(consented)

    def refuse_outdated(self, consented: Consented) -> None:
        """Raises `NothingToAgreeTo`, and `ConsentOutdated` for words of another version, or in a language there is none of."""
        if not self.consent:
            raise NothingToAgreeTo
        spoken = {text.language for text in self.consent}
        if consented.version != self.consent_version or consented.language not in spoken:
            raise ConsentOutdated


@dataclass(frozen=True)
class Filled:
    """A form that somebody filled in."""

    role: SignUpRole
    answers: Mapping[str, Given] = field(default_factory=dict)
    consented: Consented | None = None
