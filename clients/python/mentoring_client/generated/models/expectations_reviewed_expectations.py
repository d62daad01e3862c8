from enum import StrEnum

class ExpectationsReviewedExpectations(StrEnum):
    MET = "met"
    NOT_MET = "not_met"
    ON_THE_WAY = "on_the_way"

    def __str__(self) -> str:
        return str(self.value)
