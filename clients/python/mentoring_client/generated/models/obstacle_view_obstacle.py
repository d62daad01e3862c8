from enum import StrEnum

class ObstacleViewObstacle(StrEnum):
    ASKED_ALREADY = "asked_already"
    BELOW_MINIMUM = "below_minimum"
    GROUP = "group"
    LANGUAGE = "language"
    MENTORING_ALREADY = "mentoring_already"
    MUST = "must"
    NOT_IN_PROGRAMME = "not_in_programme"
    NO_PLACE = "no_place"
    ONESELF = "oneself"
    PAUSED = "paused"
    REPORTING_LINE = "reporting_line"
    SHOWN_ENOUGH = "shown_enough"

    def __str__(self) -> str:
        return str(self.value)
