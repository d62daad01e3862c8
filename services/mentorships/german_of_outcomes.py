"""What a release of outcomes says in German."""

from typing import Final

from services.mentorships.domain.outcome_words import OutcomeWords

OUTCOMES: Final = OutcomeWords(
    title="Wirkung von {programme}, {period}",
    bases={
        "draw": "Die Plätze wurden ausgelost. Alle zählen nach ihrer ersten Auslosung, was auch danach kam: Was sich über den Zufall "
        "hinaus unterscheidet, kommt vom Programm.",
        "selected": "Ausgewählt: Wer begleitet wird, hat es gewählt oder wurde gewählt. Was sich unterscheidet, kann sich vorher schon "
        "unterschieden haben und beweist nichts. Begleitet ist, wer 90 Tage nach Beginn des Programms jemanden hatte; wer bis dahin "
        "befördert oder ausgeschieden war, zählt nirgends.",
        "none": "Es gibt niemanden zum Vergleich: Diese Zahlen beweisen nichts über das Programm.",
    },
    measures={
        "days_to_promotion": "Tage ohne Beförderung, bis zum Horizont",
        "promoted": "Bis zum Horizont befördert, Ausscheiden mitgezählt",
        "raised": "Gehaltserhöhung bis zum Horizont",
        "satisfaction": "Zufriedenheit, 0 bis 10",
        "happier": "Wahrscheinlichkeit, dass jemand Begleitetes zufriedener ist",
        "skills_gained": "Zugewinn an Fähigkeiten: letzte Antwort, 0 bis 10, minus die vor dem Beginn",
        "confidence_gained": "Zugewinn an Zuversicht: letzte Antwort, 0 bis 10, minus die vor dem Beginn",
        "contacts_made": "Kontakte: in sechs Monaten kennengelernte Menschen, die man um Hilfe bitten kann",
        "stayed": "Am Horizont noch da",
        "satisfaction_before": "Zufriedenheit vor dem Beginn, 0 bis 10: Was sich hier unterscheidet, kommt nicht vom Programm",
    },
    how={"plain": "einfach", "weighted": "nach Chancen gewichtet, nach Begleitenden neu gezogen"},
    methods={
        "kaplan_meier": "Kaplan und Meier, eingeschränkter Mittelwert",
        "aalen_johansen": "Aalen und Johansen",
        "newcombe": "Anteile, Intervall nach Newcombe",
        "welch": "Mittelwerte, Intervall nach Welch",
        "brunner_munzel": "Brunner und Munzel",
    },
    nothing={
        "too_few_people": "zu wenige Menschen",
        "too_few_events": "zu wenige Ereignisse",
        "nobody": "niemand",
        "everybody": "alle",
        "not_followed_long_enough": "noch nicht lange genug verfolgt",
    },
    nothing_of={
        ("days_to_promotion", "nobody"): "niemand befördert",
        ("promoted", "nobody"): "niemand befördert",
        ("stayed", "nobody"): "niemand ausgeschieden",
        ("stayed", "everybody"): "alle ausgeschieden",
    },
    columns=(
        "Was", "Begleitet", "Menschen", "Andere", "Menschen", "Bekannt von", "Unterschied (95-%-Intervall)",
        "Kleinster Unterschied, der sich zeigen könnte", "Wie",
    ),
    curve="Anteil noch nicht Beförderter am Ende jedes Quartals",
    mentored="begleitet",
    others="andere",
    days="Tag",
    few="weniger als {fewest}",
    excluded="Nicht gezählt, weil ihre Chance fast keine oder fast sicher war: {count}.",
    unknown="Haben teilgenommen, und nichts ist von ihnen bekannt: {count}.",
    matched_later="Von den nicht Ausgelosten fanden {share} später doch jemanden; das verwässert den Unterschied.",
    naive="Der Durchschnitt nur über die Beförderten wäre {mentored} Tage bei den Begleiteten und {others} bei den anderen. Er lässt alle "
    "weg, die noch warten: Bitte nicht verwenden.",
    differences="Unterschiede, Begleitete minus andere",
    groups="Wer erreicht wird, nach Gruppen",
    group_columns=("Gruppe", "Menschen", "Angemeldet", "Zugeordnet", "Getroffen", "Ein Ziel erreicht"),
)  # fmt: skip
