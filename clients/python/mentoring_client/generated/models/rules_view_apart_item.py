from enum import StrEnum

class RulesViewApartItem(StrEnum):
    GROUP = "group"
    REPORTING_LINE = "reporting_line"

    def __str__(self) -> str:
        return str(self.value)
