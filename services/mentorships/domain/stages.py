"""The stages of a mentorship, what each is for, and the written table of what moves a mentorship between them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeAlias

from shared.contracts.vocabulary import MentorshipStage, Side


@dataclass(frozen=True)
class Tally:
    """What can be counted in a mentorship. What was dropped is not counted.

    `goals_agreed`: goals that both agreed to, with at least one action step.
    """

    goals: int = 0
    goals_agreed: int = 0
    goals_completed: int = 0
    action_steps: int = 0
    action_steps_completed: int = 0
    sessions_completed: int = 0
    sessions_missed: int = 0

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

Met: TypeAlias = Callable[[Tally | None, Tally], bool]
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


def _first_session_took_place(before: Tally | None, after: Tally) -> bool:
    return after.sessions_completed > (before.sessions_completed if before else 0)


def _no_session_took_place_after_all(before: Tally | None, after: Tally) -> bool:
    return before is not None and before.sessions_completed > 0 and after.sessions_completed == 0


def _goal_is_agreed(before: Tally | None, after: Tally) -> bool:
    return after.goals_agreed > (before.goals_agreed if before else 0)


def _last_open_goal_is_closed(before: Tally | None, after: Tally) -> bool:
    return after.goals_open == 0 < after.goals_completed and (before is None or before.goals_open > 0)


def _new_goal_is_set(before: Tally | None, after: Tally) -> bool:
    return after.goals_open > (before.goals_open if before else 0)


MOVES: Final = (
    Move("initiation", "goal_setting", "The first session has taken place.", _first_session_took_place),
    Move("goal_setting", "engagement", "Both have agreed to a goal with an action step.", _goal_is_agreed),
    Move(
        "goal_setting",
        "initiation",
        "The only session turns out not to have taken place.",
        _no_session_took_place_after_all,
    ),
    Move("engagement", "feedback", "The last open goal is completed or dropped.", _last_open_goal_is_closed),
    Move("feedback", "engagement", "A new goal is set.", _new_goal_is_set),
)


def moves_from(stage: MentorshipStage) -> tuple[Move, ...]:
    """The lines of the table that begin here."""
    return tuple(move for move in MOVES if move.origin == stage)


def path(stage: MentorshipStage, before: Tally | None, after: Tally) -> tuple[MentorshipStage, ...]:
    """The stages that a change of the tally leads through from `stage`, in order.

    A stage that is reached looks at everything there is already, whatever came first: so the order in which events
    arrive makes no difference. A stage that was chosen by hand waits for something new.
    """
    reached: list[MentorshipStage] = []
    while (move := next((move for move in moves_from(stage) if move.met(before, after)), None)) is not None:
        stage, before = move.target, None
        reached.append(stage)
    return tuple(reached)
