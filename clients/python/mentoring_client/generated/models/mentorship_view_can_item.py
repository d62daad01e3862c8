from enum import StrEnum

class MentorshipViewCanItem(StrEnum):
    ADD_GOAL = "add_goal"
    AGREE_RHYTHM = "agree_rhythm"
    END = "end"
    MOVE_STAGE = "move_stage"
    PAUSE = "pause"
    RESUME = "resume"

    def __str__(self) -> str:
        return str(self.value)
