"""What a release of outcomes says to people."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from services.mentorships.domain.estimates.showing import Withheld
from services.mentorships.domain.outcome_values import Basis, How, Measure, Method, Report, Row


@dataclass(frozen=True)
class OutcomeWords:
    """`nothing`: why there is no number, with those of one measure before the others. `columns`: of the table."""

    title: str
    bases: Mapping[Basis, str]
    measures: Mapping[Measure, str]
    how: Mapping[How, str]
    methods: Mapping[Method, str]
    nothing: Mapping[Withheld, str]
    nothing_of: Mapping[tuple[Measure, Withheld], str]
    columns: tuple[str, str, str, str, str, str, str, str, str]
    curve: str
    mentored: str
    others: str
    days: str
    few: str
    excluded: str
    unknown: str
    matched_later: str
    naive: str
    differences: str
    groups: str
    group_columns: tuple[str, str, str, str, str, str]

    def why(self, measure: Measure, withheld: Withheld) -> str:
        return self.nothing_of.get((measure, withheld), self.nothing[withheld])

    def computed(self, row: Row) -> str:
        """How the difference is made; nothing where there is none."""
        return "" if row.difference is None else f"{self.methods[row.method]}; {self.how[row.difference.how]}"

    def notes(self, report: Report) -> list[str]:
        """What has to be known beside the numbers."""
        found = [self.bases[report.basis]]
        for count, words in ((report.excluded, self.excluded), (report.unknown, self.unknown)):
            if count != 0:
                found.append(words.format(count=self.few.format(fewest=report.fewest) if count is None else count))
        if report.matched_later is not None:
            found.append(self.matched_later.format(share=f"{report.matched_later:.0%}"))
        if None not in report.naive_days:
            one, other = (f"{each or 0:.0f}" for each in report.naive_days)
            found.append(self.naive.format(mentored=one, others=other))
        return found


ENGLISH: Final = OutcomeWords(
    title="Outcomes of {programme}, {period}",
    bases={
        "draw": "Places were drawn. Everybody counts by their first draw, whatever came after: what differs beyond chance is the "
        "programme's doing.",
        "selected": "Selected: who is mentored chose it, or was chosen. What differs may have differed before, and proves nothing. "
        "Mentored is who had a mentor 90 days after the programme's start; who was promoted or gone by then is in neither group.",
        "none": "There is nobody to compare with: these numbers prove nothing about the programme.",
    },
    measures={
        "days_to_promotion": "Days without promotion, up to the horizon",
        "promoted": "Promoted by the horizon, leaving counted",
        "raised": "Got a raise by the horizon",
        "satisfaction": "Satisfaction, 0 to 10",
        "happier": "Probability that a mentored person is happier than another",
        "skills_gained": "Skills gained: the last answer, 0 to 10, less the one before it began",
        "confidence_gained": "Confidence gained: the last answer, 0 to 10, less the one before it began",
        "contacts_made": "Contacts made: people got to know in six months who can be asked for help",
        "stayed": "Still there at the horizon",
        "satisfaction_before": "Satisfaction before it began, 0 to 10: what differs here is not the programme's doing",
    },
    how={
        "plain": "plain",
        "weighted": "weighted by odds, resampled by mentor",
    },
    methods={
        "kaplan_meier": "Kaplan and Meier, restricted mean",
        "aalen_johansen": "Aalen and Johansen",
        "newcombe": "shares, Newcombe's interval",
        "welch": "means, Welch's interval",
        "brunner_munzel": "Brunner and Munzel",
    },
    nothing={
        "too_few_people": "too few people",
        "too_few_events": "too few events",
        "nobody": "nobody",
        "everybody": "everybody",
        "not_followed_long_enough": "not followed long enough",
    },
    nothing_of={
        ("days_to_promotion", "nobody"): "none promoted",
        ("promoted", "nobody"): "none promoted",
        ("stayed", "nobody"): "nobody left",
        ("stayed", "everybody"): "everybody left",
    },
    columns=(
        "Measure", "Mentored", "People", "Others", "People", "Known of", "Difference (95 % interval)",
        "Smallest difference that could show", "How",
    ),
    curve="Share not promoted yet, at the end of each quarter",
    mentored="mentored",
    others="others",
    days="Day",
    few="fewer than {fewest}",
    excluded="Left out, because their odds were nearly none or nearly certain: {count}.",
    unknown="Took part, and nothing is told of them: {count}.",
    matched_later="Of those not drawn {share} found a mentor later all the same, which dilutes what differs.",
    naive="The mean over those promoted alone would be {mentored} days for the mentored and {others} for the others. It leaves out "
    "everybody who still waits: do not use it.",
    differences="Differences, mentored less others",
    groups="Who is reached, by group",
    group_columns=("Group", "People", "Signed up", "Matched", "Met", "Completed a goal"),
)  # fmt: skip
