"""What people send about goals and their action steps."""

from datetime import date
from typing import Annotated, Any, Self
from uuid import UUID

from pydantic import Field, model_validator

from services.mentorships.domain import lengths
from services.mentorships.domain.deadlines import IN_WORDS
from shared.contracts.vocabulary import GoalHorizon, GoalKind, Progress, Side
from shared.http.fields import Int4, Invalid, Prose, RequestModel

GoalText = Annotated[str, Prose(lengths.GOAL), Field(examples=["Lead the migration to the new billing system"])]
StepText = Annotated[str, Prose(lengths.ACTION_STEP), Field(examples=["Draft the plan and show it to two colleagues"])]
Deadline = Annotated[date | None, Field(description="The last day for it.", examples=["2030-06-30"])]
InWords = Annotated[
    str | None,
    Field(
        pattern=IN_WORDS,
        max_length=20,
        description="Instead of a deadline: a week of the mentorship, or the end of this week, month, quarter or year, in the "
        "zone that you agreed on (or else the mentee's).",
        examples=["week 2", "end of month"],
    ),
]


class _Dated(RequestModel):
    """What a deadline is said for: as a date or in words."""

    @model_validator(mode="after")
    def _says_one(self) -> Self:
        if getattr(self, "deadline", None) is not None and getattr(self, "due", None) is not None:
            raise Invalid("There is one deadline: a date, or one in words.")
        return self


class GoalToSet(_Dated):
    text: GoalText
    """The goal in plain words."""
    horizon: GoalHorizon = Field(examples=["short_term"])
    """Whether it is meant for soon or for later."""
    kind: GoalKind = Field(examples=["skill"])
    """What sort of goal it is."""
    deadline: Deadline = None
    """The date by which it is to be reached."""
    due: InWords = None
    """The same in words."""


class GoalAgreedTo(RequestModel):
    version: Annotated[Int4, Field(ge=1, examples=[1])]
    """The version of the goal that you have read and agree to."""


class ActionStepToAdd(_Dated):
    text: StepText
    """What is to be done."""
    deadline: Deadline = None
    """The date by which it is to be reached."""
    due: InWords = None
    """The same in words."""
    side: Side | None = Field(None, examples=["mentee"])
    """Whose it is to do; of both where it is left out."""


def _unsent() -> Any:
    """The default of a field that may be left out but not be null; it is never looked at."""
    return None


class _Changes(_Dated):
    def named(self, due: date | None) -> dict[str, Any]:
        """What was sent, and nothing else. `due`: the day that was meant in words, where it was."""
        sent = {name: getattr(self, name) for name in self.model_fields_set - {"due"}}
        return sent if due is None else {**sent, "deadline": due}


class GoalChanges(_Changes):
    """Only what is sent changes; a deadline of null takes the deadline away."""

    text: GoalText = Field(default_factory=_unsent)
    """The goal in plain words."""
    horizon: GoalHorizon = Field(default_factory=_unsent)
    """Whether it is meant for soon or for later."""
    kind: GoalKind = Field(default_factory=_unsent)
    """What sort of goal it is."""
    status: Progress = Field(default_factory=_unsent, examples=["in_progress"])
    """How far it is."""
    deadline: Deadline = Field(default_factory=_unsent)
    """The date by which it is to be reached."""
    due: InWords = Field(default_factory=_unsent)
    """The same in words."""
    milestone_id: UUID | None = Field(default_factory=_unsent)
    """The milestone of your roadmap that it hangs on; null: on none."""


class ActionStepChanges(_Changes):
    """Only what is sent changes; a deadline of null takes the deadline away."""

    text: StepText = Field(default_factory=_unsent)
    """What is to be done."""
    status: Progress = Field(default_factory=_unsent, examples=["completed"])
    """How far it is."""
    deadline: Deadline = Field(default_factory=_unsent)
    """The date by which it is to be reached."""
    due: InWords = Field(default_factory=_unsent)
    """The same in words."""
    side: Side | None = Field(default_factory=_unsent)
    """Whose it is to do; null: of both."""
