"""The stages of a mentorship, what each is for, and the written table of what moves a mentorship between them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from shared.contracts.vocabulary import MentorshipStage, SessionKind, Side

Cause: TypeAlias = Literal["by_hand", "sessions_held", "session_undone", "goals_agreed", "goals_closed", "goal_set"]
"""Why a mentorship came to a stage."""


@dataclass(frozen=True)
class Tally:
    """What can be counted in a mentorship. What was dropped is not counted.

    `goals_agreed`: goals that both agreed to, with at least one action step. `other_sessions`: of the sessions that took
    place those of kinds that do not belong to the first stage.
    """

    goals: int = 0
    goals_agreed: int = 0
    goals_completed: int = 0
    action_steps: int = 0
    action_steps_completed: int = 0
    sessions_completed: int = 0
    sessions_missed: int = 0
    other_sessions: int = 0

    @property
    def first_sessions(self) -> int:
        """The sessions that took place and that belong to the first stage."""
        return self.sessions_completed - self.other_sessions

    @property
    def goals_open(self) -> int:
        return self.goals - self.goals_completed


@dataclass(frozen=True)
class Guide:
    """A stage, told to the two who are in it."""

    stage: MentorshipStage
    purpose: str
    activities: tuple[str, ...]


GUIDES: Final[dict[MentorshipStage, Guide]] = {
    guide.stage: guide
    for guide in (
        Guide(
            "initiation",
            "Get to know each other and agree on what you expect of this mentorship.",
            (
                "Hold an introductory meeting: where you come from, what you hope for, what you would rather avoid.",
                "Agree how often you meet, how you reach each other, and what stays between you.",
                "Book the first sessions.",
            ),
        ),
        Guide(
            "goal_setting",
            "Turn wishes into a few goals that you can both see being reached.",
            (
                "Hold a goal workshop: specific, measurable, achievable, relevant, with a date.",
                "Write down one short-term and one long-term goal.",
                "Give each goal its first action step and a deadline.",
            ),
        ),
        Guide(
            "engagement",
            "Work on the goals, session by session.",
            (
                "Meet regularly and write the agenda beforehand.",
                "Look at each action step: what is done, what is stuck, what comes next.",
                "Practise, challenge, share what you know and whom you know.",
            ),
        ),
        Guide(
            "feedback",
            "Look back, thank each other and decide how to go on.",
            (
                "Review the goals: what was reached, and what made the difference.",
                "Give each other honest feedback.",
                "Set a new goal together, or end the mentorship kindly.",
            ),
        ),
    )
}

AFTERWARDS: Final[dict[tuple[Side, bool], str]] = {
    (
        "mentee",
        False,
    ): "Keep what you have reached. When you want to go on, your recommendations show who could be your next mentor.",
    (
        "mentee",
        True,
    ): "Your mentor is not here for you any more, and that is not about you. What you have reached stays "
    "yours; your recommendations show who could be your next mentor.",
    ("mentor", False): "Thank you for your time. There is room again for somebody else: new mentees can ask you.",
    (
        "mentor",
        True,
    ): "Your mentee is not here any more. There is room again for somebody else: new mentees can ask you.",
}
"""What each side can do after the end; the second: whether the other is not there any more."""


@dataclass(frozen=True)
class Enough:
    """What ends each stage: so many `sessions` of these kinds or of none, so many agreed `goals`, so many of them `completed`.

    `anew`: how many open goals lead from looking back to work again. `version`: of the programme's table that it comes from; 0: all have it.
    """

    version: int = 0
    first_kinds: tuple[SessionKind, ...] = ("introductory",)
    sessions: int = 1
    goals: int = 1
    completed: int = 1
    anew: int = 1


Met: TypeAlias = Callable[[Tally | None, Tally, Enough], bool]
"""Whether the change from one tally to the next is what a move waits for.

A first tally of None stands for "nothing yet": whatever is there counts as new.
"""


@dataclass(frozen=True)
class Move:
    """A line of the table: at `origin`, when this happens, the mentorship moves to `target`."""

    origin: MentorshipStage
    target: MentorshipStage
    when: str
    met: Met
    cause: Cause


def _sessions_took_place(before: Tally | None, after: Tally, enough: Enough) -> bool:
    return after.first_sessions >= enough.sessions and after.first_sessions > (before.first_sessions if before else 0)


def _sessions_did_not_take_place_after_all(before: Tally | None, after: Tally, enough: Enough) -> bool:
    return before is not None and before.first_sessions >= enough.sessions > after.first_sessions


def _goals_are_agreed(before: Tally | None, after: Tally, enough: Enough) -> bool:
    return after.goals_agreed >= enough.goals and after.goals_agreed > (before.goals_agreed if before else 0)


def _last_open_goal_is_closed(before: Tally | None, after: Tally, enough: Enough) -> bool:
    closed = after.goals_open == 0 and (before is None or before.goals_open > 0)
    return closed and after.goals_completed >= enough.completed


def _new_goals_are_set(before: Tally | None, after: Tally, enough: Enough) -> bool:
    return after.goals_open >= enough.anew and after.goals_open > (before.goals_open if before else 0)


MOVES: Final = (
    Move("initiation", "goal_setting", "The first session has taken place.", _sessions_took_place, "sessions_held"),
    Move(
        "goal_setting",
        "engagement",
        "Both have agreed to a goal with an action step.",
        _goals_are_agreed,
        "goals_agreed",
    ),
    Move(
        "goal_setting",
        "initiation",
        "The only session turns out not to have taken place.",
        _sessions_did_not_take_place_after_all,
        "session_undone",
    ),
    Move(
        "engagement",
        "feedback",
        "The last open goal is completed or dropped.",
        _last_open_goal_is_closed,
        "goals_closed",
    ),
    Move("feedback", "engagement", "A new goal is set.", _new_goals_are_set, "goal_set"),
)

MANY: Final[dict[Cause, str]] = {
    "sessions_held": "{number} sessions of this stage have taken place.",
    "goals_agreed": "Both have agreed to {number} goals, each with an action step.",
    "session_undone": "Fewer than {number} sessions of this stage turn out to have taken place.",
    "goals_closed": "{number} goals are completed, and none is open any more.",
    "goal_set": "{number} goals are open.",
}
"""What moves it, where a programme wants more than one."""


def number_of(cause: Cause, enough: Enough) -> int:
    """How many of them move a mentorship."""
    of_goals = {"goals_agreed": enough.goals, "goals_closed": enough.completed, "goal_set": enough.anew}
    return of_goals.get(cause, enough.sessions)


def moves_from(stage: MentorshipStage) -> tuple[Move, ...]:
    """The lines of the table that begin here."""
    return tuple(move for move in MOVES if move.origin == stage)


def moves(stage: MentorshipStage, before: Tally | None, after: Tally, enough: Enough = Enough()) -> tuple[Move, ...]:
    """The moves that a change of the tally makes from `stage`, in order.

    A stage that is reached looks at everything there is already, whatever came first: so the order in which events
    arrive makes no difference. A stage that was chosen by hand waits for something new.
    """
    made: list[Move] = []
    while move := next((move for move in moves_from(stage) if move.met(before, after, enough)), None):
        stage, before = move.target, None
        made.append(move)
    return tuple(made)


def path(
    stage: MentorshipStage, before: Tally | None, after: Tally, enough: Enough = Enough()
) -> tuple[MentorshipStage, ...]:
    """The stages that they lead through."""
    return tuple(move.target for move in moves(stage, before, after, enough))
