"""A file of people as an office has it, and what each of them says once they are here."""

import base64
import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from shared.ids import uuid7

MENTEES_A_MENTOR: Final = 4
SKILLS: Final = ("python", "kubernetes", "java", "docker", "sql", "react", "leadership", "public-speaking")
STAGES: Final = ("early", "mid", "senior", "lead")


@dataclass(frozen=True)
class Row:
    """Somebody of the file."""

    email: str
    role: str
    name: str
    number: int
    manager: int | None
    group: str

    def __str__(self) -> str:
        return f"{self.email};{self.role};{self.name};{self.number};{self.manager or ''};{self.group}"


def people_of(number: int, seed: int) -> list[Row]:
    """So many, one mentor to four mentees; every tenth mentee reports to a mentor."""
    dice, mark = random.Random(seed), uuid7().hex[-8:]
    rows = []
    for at in range(number):
        mentor = at % (MENTEES_A_MENTOR + 1) == 0
        manager = at - at % (MENTEES_A_MENTOR + 1) + 1 if not mentor and dice.random() < 0.1 else None
        name = f"{dice.choice(('Jörg', 'Zoë', 'Ana', 'Måns', 'Ilse'))} {dice.choice(('Groß', 'Peña', 'Lund'))} {at}"
        email = f"day-{mark}-{at}@people.example"
        rows.append(Row(email, "mentor" if mentor else "mentee", name, at + 1, manager, f"D{at % 7}"))
    return rows


def file_of(rows: Sequence[str]) -> str:
    """As a spreadsheet of an office writes it: semicolons, in Windows-1252."""
    text = "\r\n".join(("email;role;name;number;manager;groups", *rows)) + "\r\n"
    return base64.b64encode(text.encode("cp1252")).decode()


def said_by(row: Row, dice: random.Random) -> dict[str, Any]:
    """Some skills are wanted and known by many, most by few."""
    skills = list(dict.fromkeys(SKILLS[min(int(dice.expovariate(0.4)), len(SKILLS) - 1)] for _ in range(4)))
    common = {"about": "Here to learn from each other.", "industries": ["software"], "meeting_rhythm": "fortnightly"}
    if row.role == "mentee":
        wanted = [{"skill": each, "importance": dice.randint(2, 5)} for each in skills]
        return {**common, "goals": [], "skills_wanted": wanted, "stage": dice.choice(STAGES[:2]), "expectations": ""}
    known = [{"skill": each, "level": dice.randint(3, 5)} for each in skills]
    more = {"headline": "Glad to help", "years_of_experience": dice.randint(8, 25), "capacity": dice.randint(2, 5)}
    return {**common, **more, "skills": known, "stage": dice.choice(STAGES[2:]), "paused": False}
