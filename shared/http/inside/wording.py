"""What is said of a single field that lacks its form. Nothing here repeats what was sent.

Both languages have words for the kinds that people meet in forms; the rest is pydantic's own English.
"""

import re
from collections.abc import Mapping
from typing import Any, Final

_ENGLISH: Final = {
    "missing": "This is missing.",
    "string_type": "A text is expected here.",
    "string_too_short": "At least {min_length} characters are needed here.",
    "string_too_long": "At most {max_length} characters fit here.",
    "int_type": "A whole number is expected here.",
    "int_parsing": "A whole number is expected here.",
    "int_from_float": "A whole number is expected here.",
    "bool_type": "True or false is expected here.",
    "list_type": "A list is expected here.",
    "too_short": "At least {min_length} entries are needed here.",
    "too_long": "At most {max_length} entries fit here.",
    "greater_than": "This number has to be greater than {gt}.",
    "greater_than_equal": "This number has to be at least {ge}.",
    "less_than": "This number has to be less than {lt}.",
    "less_than_equal": "This number can be {le} at most.",
    "literal_error": "One of these is expected here: {expected}.",
    "enum": "One of these is expected here: {expected}.",
    "extra_forbidden": "There is a field here that nobody asks for.",
    "string_pattern_mismatch": "This does not look like what is asked for.",
    "value_error": "This value is not valid.",
}

_GERMAN: Final = {
    "missing": "Dieses Feld fehlt.",
    "extra_forbidden": "Hier steht ein Feld, das diese Operation nicht kennt.",
    "string_type": "Hier wird ein Text erwartet.",
    "string_too_short": "Dieser Text braucht mindestens {min_length} Zeichen.",
    "string_too_long": "Dieser Text darf höchstens {max_length} Zeichen haben.",
    "string_pattern_mismatch": "Das sieht nicht aus wie das, was hier gefragt ist.",
    "int_type": "Hier wird eine ganze Zahl erwartet.",
    "int_parsing": "Hier wird eine ganze Zahl erwartet.",
    "int_from_float": "Hier wird eine ganze Zahl erwartet.",
    "float_type": "Hier wird eine Zahl erwartet.",
    "float_parsing": "Hier wird eine Zahl erwartet.",
    "finite_number": "Hier wird eine endliche Zahl erwartet.",
    "bool_type": "Hier wird true oder false erwartet.",
    "bool_parsing": "Hier wird true oder false erwartet.",
    "list_type": "Hier wird eine Liste erwartet.",
    "model_type": "Hier wird ein Objekt erwartet.",
    "model_attributes_type": "Hier wird ein Objekt erwartet.",
    "too_short": "Diese Liste braucht mindestens {min_length} Einträge.",
    "too_long": "Diese Liste darf höchstens {max_length} Einträge haben.",
    "greater_than": "Diese Zahl muss größer als {gt} sein.",
    "greater_than_equal": "Diese Zahl muss mindestens {ge} sein.",
    "less_than": "Diese Zahl muss kleiner als {lt} sein.",
    "less_than_equal": "Diese Zahl darf höchstens {le} sein.",
    "literal_error": "Erlaubt ist hier: {expected}.",
    "enum": "Erlaubt ist hier: {expected}.",
    "uuid_type": "Hier wird eine UUID erwartet.",
    "value_error": "Dieser Wert ist nicht gültig.",
    "A time is a text in RFC 3339, like 2030-01-31T09:00:00Z.": "Ein Zeitpunkt ist ein Text nach RFC 3339: 2030-01-31T09:00:00Z.",
    "A time needs its offset from UTC, or Z.": "Ein Zeitpunkt braucht seinen Abstand von UTC, oder Z.",
    "A time is written as in RFC 3339, with its offset from UTC or Z: 2030-01-31T09:00:00Z.": (
        "Ein Zeitpunkt steht wie in RFC 3339 da, mit seinem Abstand von UTC oder Z: 2030-01-31T09:00:00Z."
    ),
    "The + of this time's offset has become a space: in an address, + is written %2B.": (
        "Das + im Zeitpunkt ist zum Leerzeichen geworden: In einer Adresse schreibt man + als %2B."
    ),
    "This time is out of range.": "Dieser Zeitpunkt liegt außerhalb dessen, was hier möglich ist.",
    "There is no such time.": "Diesen Zeitpunkt gibt es nicht.",
    "This is no IANA time zone, like Europe/Berlin.": "Das ist keine IANA-Zeitzone wie Europe/Berlin.",
    "A time of day is written as HH:MM, 00:00 to 23:59; midnight as an end is 00:00.": (
        "Eine Uhrzeit steht als HH:MM da, 00:00 bis 23:59; Mitternacht als Ende ist 00:00."
    ),
    "This is a text.": "Hier wird ein Text erwartet.",
    "This text is at most {number} characters long.": "Dieser Text darf höchstens {number} Zeichen haben.",
    "This text holds characters that can't be shown.": "Dieser Text enthält Zeichen, die sich nicht zeigen lassen.",
    "This text holds characters that can't be shown, or that change how what is around them is shown.": (
        "Dieser Text enthält Zeichen, die sich nicht zeigen lassen oder verändern, wie das um sie herum aussieht."
    ),
    "This is no address that a mail can be sent to.": "Das ist keine Adresse, an die sich eine Mail senden lässt.",
    "A name has at least one letter.": "Ein Name hat mindestens einen Buchstaben.",
    "So the platform calls itself, or those who work for it.": "So nennt sich die Plattform, oder wer für sie arbeitet.",
    "Neither an address nor a link may stand here. If it is none, put a space after the dot.": (
        "Hier darf weder eine Adresse noch ein Link stehen. Ist es keins von beiden, dann gehört ein Leerzeichen hinter den Punkt."
    ),
    "A telephone number may not stand here.": "Hier darf keine Telefonnummer stehen.",
    "A name does not begin with = + - or @.": "Ein Name beginnt nicht mit = + - oder @.",
    "“=?” begins an encoded word of mails and may not stand here.": (
        "Mit „=?“ beginnt in Mails ein kodiertes Wort; hier darf es nicht stehen."
    ),
    "This text is empty.": "Dieser Text ist leer.",
    "This question needs an answer.": "Diese Frage braucht eine Antwort.",
    "There is no such question.": "Diese Frage gibt es nicht.",
    "A whole number is expected here.": "Hier wird eine ganze Zahl erwartet.",
    "Yes or no is expected here.": "Hier wird Ja oder Nein erwartet.",
    "This is none of the options.": "Das steht nicht zur Auswahl.",
    "Choose among the options, each once.": "Bitte wählen Sie unter dem, was zur Auswahl steht, je einmal.",
    "This text has one line only.": "Dieser Text hat nur eine Zeile.",
    "This is less than what is asked for.": "Das ist weniger, als hier gefragt ist.",
    "This is more than what fits here.": "Das ist mehr, als hier Platz hat.",
    "This text is too short.": "Dieser Text ist zu kurz.",
}

_NUMBER: Final = re.compile(r"(?<= )\d+(?= characters )")


def of_kind(kind: str, context: Mapping[str, Any], language: str) -> str | None:
    """What pydantic's kind of error means, where it is not to say it itself."""
    if language == "de" and kind in _GERMAN:
        text = _GERMAN[kind].format_map(context)
        return text.replace("' or '", "' oder '") if "expected" in context else text
    return _ENGLISH[kind].format_map(context) if kind in _ENGLISH else None


def translated(reason: str, language: str) -> str:
    """The words of an `Invalid`."""
    if language != "de":
        return reason
    number = _NUMBER.search(reason)
    template = reason if number is None else _NUMBER.sub("{number}", reason)
    if template not in _GERMAN:
        return reason
    return _GERMAN[template] if number is None else _GERMAN[template].format(number=number[0])
