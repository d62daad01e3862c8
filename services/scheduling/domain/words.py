"""The words for what can be done with a session and what happens to it."""

from typing import Literal

Act = Literal[
    "confirm",
    "decline",
    "cancel",
    "reschedule",
    "propose_move",
    "accept_move",
    "decline_move",
    "withdraw_move",
    "complete",
    "report_absence",
    "appeal",
]
Appeal = Literal["open", "upheld", "granted"]
Canceller = Literal["mentor", "mentee", "platform"]
Happening = Literal[
    "requested",
    "booked",
    "confirmed",
    "rescheduled",
    "move_proposed",
    "move_declined",
    "move_withdrawn",
    "move_expired",
    "cancelled",
    "completed",
    "missed",
    "appealed",
    "absence_upheld",
]
