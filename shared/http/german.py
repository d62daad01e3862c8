"""What the edge refuses, in German."""

from typing import Final

GERMAN: Final = {
    "malformed-body": "Der Inhalt ist kein gültiges JSON in UTF-8.",
    "invalid-request": "Hier fehlt etwas oder ist anders, als es erwartet wird.",
    "invalid-page-token": "Dieses Seitenzeichen stammt nicht von uns. Ohne es beginnt die Liste von vorn.",
    "malformed-if-match": 'If-Match ist * oder nennt ETags, wie sie kamen, in Anführungszeichen: "3-50b1089531c840b4".',
    "idempotency-key-required": "Hier ist ein Idempotency-Key nötig, damit zweimal Senden nur einmal wirkt.",
    "not-signed-in": "Bitte zuerst anmelden: Hier ist ein Bearer-Token nötig.",
    "invalid-token": "Das Token ist nicht oder nicht mehr gültig. Bitte erneuern oder neu anmelden.",
    "person-erased": "Diese Person wurde gelöscht und kann nichts mehr tun.",
    "person-suspended": "Diese Person ist gesperrt: Sie kann hier nichts tun, bis die Programmleitung das aufhebt.",
    "operators-only": "Das darf nur die Programmleitung.",
    "not-your-programme": "Das dürfen nur Operatoren und wer dieses Programm koordiniert.",
    "passkey-needed": "Dafür ist ein Passkey nötig. Bitte zeigen, dann das Token erneuern.",
    "origin-not-allowed": "Seiten dieser Herkunft dürfen diese API nicht aufrufen. Wer sie betreibt, ergänzt CORS_ORIGINS.",
    "not-found": "Hier ist nichts, oder es ist nicht für Sie bestimmt.",
    "method-not-allowed": "Diese Adresse kennt diese Methode nicht.",
    "still-running": "Die erste Anfrage mit diesem Idempotency-Key läuft noch. Bitte gleich noch einmal senden.",
    "version-mismatch": "Es hat sich geändert, seit Sie es gelesen haben. Bitte neu lesen, dann ändern.",
    "version-required": "Bitte in If-Match sagen, welche Version geändert wird: das ETag, das mit ihr kam.",
    "body-too-large": "Der Inhalt ist größer, als hier erlaubt ist.",
    "unsupported-media-type": "Inhalte werden als application/json gesendet.",
    "idempotency-key-reused": "Dieser Idempotency-Key gehört zu einer anderen Anfrage. Eine neue braucht einen neuen.",
    "too-many-requests": "Das war zu oft in zu kurzer Zeit. Bitte etwas warten.",
    "sign-in-unavailable": "Tokens können gerade nicht geprüft werden. Bitte gleich noch einmal versuchen.",
    "temporarily-unavailable": "Etwas, das hierfür nötig ist, ist gerade nicht erreichbar. Bitte gleich noch einmal versuchen.",
    "not-yet-arrived": "Was Sie gerade geschrieben haben, ist hier noch nicht angekommen. Bitte gleich noch einmal versuchen.",
    "answer-forgotten": "Das wurde getan, als Sie es zuerst sandten. Die Antwort erzählte von jemandem, der seither gelöscht "
    "wurde: Lesen Sie sie neu.",
    "malformed-consistency-token": (
        "Dieses Consistency-Token wurde Ihnen nicht gegeben. Senden Sie sie, wie sie kamen, mehrere durch Kommas getrennt."
    ),
    "unknown-dead-letter": "Diesen beiseitegelegten Datensatz gibt es nicht oder nicht mehr.",
    "earlier-change-parked": "Eine frühere Änderung desselben Schlüssels liegt noch beiseite; sie ist zuerst an der Reihe.",
    "unknown-parked-key": "Diesen geparkten Schlüssel gibt es nicht oder nicht mehr.",
    "questions-not-whole": (
        "Fragen haben je einen eigenen Schlüssel, Texte in denselben Sprachen, Antworten zur Auswahl, wo gewählt wird, und Grenzen "
        "in ihrer Ordnung."
    ),
    "duplicate-languages": "Eine Sprache steht doppelt da.",
    "unknown-locale": "Diese Sprachangabe ist kein BCP-47-Kürzel wie en, pt-BR oder zh-Hant.",
    "unreadable-file": "Das ist keine Tabelle: Gebraucht wird CSV in UTF-8, UTF-16 oder Windows-1252, mit einer Zeile, die ihre Spalten "
    "benennt.",
    "internal-error": "Das ist unser Fehler. Er ist notiert.",
}
