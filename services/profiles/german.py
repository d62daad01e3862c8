"""What profiles refuses, in German."""

from typing import Final

GERMAN: Final = {
    "blocking-oneself": "Sich selbst kann man nicht blockieren.",
    "code-expired": "Ein Code gilt zehn Minuten. Bitte neu anmelden.",
    "code-used": "Ein Code gilt einmal, und dieser ist schon verwendet. Bitte neu anmelden.",
    "duplicate-choices": "Stufen, Stile und Arten von Mentees werden je einmal genannt.",
    "duplicate-industries": "Eine Branche steht doppelt da.",
    "duplicate-languages": "Eine Sprache steht doppelt da.",
    "duplicate-skills": "Eine Fähigkeit steht doppelt da, vielleicht in zwei Schreibweisen.",
    "challenge-not-found": "Diese Aufgabe gibt es bei Ihnen nicht, oder ihre fünf Minuten sind um. Bitte eine neue holen.",
    "passkey-refused": "Das ist nicht, was einer Ihrer Passkeys auf diese Aufgabe antwortet.",
    "enrolment-code-needed": (
        "Den ersten Passkey meldet man mit einem Code von der Befehlszeile an, jeden weiteren mit einem, der gezeigt wurde."
    ),
    "wrong-enrolment-code": "Das ist nicht der Code von der Befehlszeile, oder er wurde verwendet, oder seine Stunde ist um.",
    "passkey-not-found": "Diesen Passkey gibt es bei Ihnen nicht.",
    "too-many-passkeys": "Man hat höchstens zehn Passkeys.",
    "erasure-not-found": "Diese Löschung gibt es nicht.",
    "invalid-refresh-token": "Dieses Refresh-Token ist nicht oder nicht mehr gültig. Bitte neu anmelden.",
    "mentee-not-found": "Diesen Mentee gibt es nicht.",
    "mentor-not-found": "Diesen Mentor gibt es nicht.",
    "no-signing-key": "Gerade kann sich niemand anmelden: Noch gibt es keinen Schlüssel für Tokens.",
    "number-out-of-range": "Stufen und Wichtigkeit gehen von 1 bis 5, Plätze von 1 bis 50, Berufsjahre von 0 bis 70.",
    "open-sign-in-not-found": "Diese Anmeldung gibt es bei Ihnen nicht, oder sie ist schon beendet.",
    "person-gone": "Diese Person gibt es hier nicht mehr.",
    "person-not-found": "Diese Person gibt es nicht.",
    "refresh-token-replayed": "Dieses Refresh-Token wurde schon verwendet; wer seine Nachfolger hat, ist abgemeldet.",
    "sign-in-not-found": "Diese Anmeldung gibt es nicht, oder sie begann auf einem anderen Gerät. Bitte neu anmelden.",
    "text-too-long": "Ein Text ist länger als sein Platz im Profil.",
    "too-many-blocks": "Höchstens 500 Menschen kann man blockieren.",
    "too-many-goals": "Ein Mentee hat höchstens zehn Ziele zugleich.",
    "too-many-industries": "Ein Profil nennt höchstens zehn Branchen.",
    "too-many-languages": "Höchstens 20 Sprachen.",
    "too-many-skills": "Ein Profil nennt höchstens 30 Fähigkeiten, ein Ziel höchstens zehn.",
    "too-many-tries": "Fünf falsche Codes: Diese Anmeldung ist vorbei. Bitte neu anmelden.",
    "unknown-language": "Eine Sprache heißt nach ihrem BCP-47-Kürzel, wie en, de oder yue; dieses gibt es nicht.",
    "unknown-locale": "Diese Sprachangabe ist kein BCP-47-Kürzel wie en, pt-BR oder zh-Hant.",
    "unknown-time-zone": "Zeitzonen heißen wie in der IANA-Datenbank, etwa Europe/Berlin; diese gibt es nicht.",
    "unusable-skill": "Eine Fähigkeit braucht Buchstaben oder Ziffern, und höchstens 60 davon.",
    "wrong-code": "Das ist nicht der Code aus der Mail.",
}
