"""Refusals of matching in German, by slug."""

from collections.abc import Mapping
from typing import Final

GERMAN: Final[Mapping[str, str]] = {
    "weights-not-usable": "Jedes Kriterium braucht ein Gewicht von 0 bis 100, und mindestens eines muss zählen.",
    "mentee-profile-missing": "Sagen Sie uns zuerst, was Sie suchen: Sie haben noch kein Profil als Mentee.",
    "unknown-programme": "Dieses Programm gibt es nicht.",
    "in-one-reporting-line": "Sie und jemand, den Sie fragen, berichten aneinander, unmittelbar oder nicht: So bringt dieses Programm niemanden zusammen.",
    "not-in-programme": "Dieses Programm ist für seine Mitglieder: Sie oder jemand, den Sie fragen, gehört nicht dazu.",
    "programme-not-running": "Dieses Programm hat noch nicht begonnen oder ist vorbei.",
    "asking-oneself": "Niemand kann sich selbst begleiten.",
    "too-few-or-too-many-mentors": "Eine Anfrage geht an eine bis fünf Personen, eine nach der anderen.",
    "duplicate-mentors": "Eine Anfrage fragt jede Person einmal.",
    "message-not-usable": "Eine Anfrage braucht eine Nachricht von höchstens 2000 Zeichen.",
    "too-many-open-requests": "Fünf Ihrer Anfragen sind noch offen. Warten Sie auf Antwort, oder ziehen Sie eine zurück.",
    "unknown-mentor": "Eine der gefragten Personen übernimmt hier kein Mentoring oder ist noch nicht bekannt.",
    "mentor-paused": "Eine der gefragten Personen nimmt zurzeit keine neuen Mentees an.",
    "mentor-full": "Alle Plätze sind belegt.",
    "proposal-open": "Diese Person ist schon gefragt, und ihre Antwort steht noch aus.",
    "asked-too-often": "Eine dieser Personen haben Sie an einem Tag zehnmal gefragt. Bitte warten Sie, bevor Sie wieder fragen.",
    "mentorship-active": "Die beiden sind schon in einem Mentoring miteinander.",
    "unknown-request": "Diese Anfrage gibt es nicht, oder sie ist nicht für Sie.",
    "unknown-proposal": "Diese Anfrage gibt es nicht, oder sie ist nicht für Sie.",
    "only-the-mentor-answers": "Eine Anfrage beantwortet, wer gefragt ist.",
    "only-the-mentee-withdraws": "Eine Anfrage zieht zurück, wer sie gestellt hat.",
    "proposal-expired": "Die Zeit für eine Antwort ist vorbei.",
    "proposal-not-open": "Diese Anfrage ist nicht mehr offen.",
    "reason-text-too-long": "Die Worte zu einer Absage sind höchstens 1000 Zeichen lang.",
    "unknown-match-run": "Diesen Matching-Lauf gibt es nicht.",
    "match-run-goes-on": "In diesem Programm läuft schon ein Matching. Warten Sie, bis es fertig ist, oder brechen Sie es ab.",
    "match-run-over": "Dieser Matching-Lauf ist schon zu Ende.",
    "match-run-not-done": "Freigeben lässt sich ein Matching-Lauf, der fertig ist: Dieser läuft noch, wurde abgebrochen oder ist gescheitert.",
    "match-run-was-dry": "Ein Probelauf zeigt, was wäre, und lässt sich nicht freigeben. Starten Sie einen, der keine Probe ist.",
    "match-run-decided": "Über das Ergebnis dieses Matching-Laufs ist schon entschieden.",
    "unknown-draft": "Für eine der genannten Personen gibt es in diesem Matching-Lauf keinen Entwurf.",
    "rules-changed-meanwhile": "Jemand anderes hat die Regeln im selben Augenblick geändert. Lesen Sie sie noch einmal.",
}
