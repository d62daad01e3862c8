"""What API, store and domain call the same: what can be done with a session, who cancels, what becomes of an appeal."""

from typing import Literal

Act = Literal[
    "confirm",
    "decline",
    "cancel",
    "reschedule",
    "propose_move",
    "name_place",
    "accept_move",
    "decline_move",
    "withdraw_move",
    "complete",
    "report_absence",
    "appeal",
]
Appeal = Literal["open", "upheld", "granted"]
Canceller = Literal["mentor", "mentee", "platform"]
