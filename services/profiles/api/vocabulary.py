"""The words that forms are made of, as people read them."""

import asyncio
from collections.abc import Sequence
from datetime import datetime

from fastapi.responses import Response

from services.profiles.vocabulary import words
from services.profiles.vocabulary.words import Word, Zone
from shared.http.dependencies import OpenQuery
from shared.http.fields import ResponseModel
from shared.http.languages import Language
from shared.http.routing import Router
from shared.postgres import Tx

router = Router(tag="vocabulary", about="The words that forms are made of, as people read them; for anybody.")


class WordView(ResponseModel):
    """A word of a list."""

    word: str
    """As requests and answers say it."""
    name: str
    """As people read it, in the language that `Accept-Language` asks for."""

    @classmethod
    def listed(cls, listed: Sequence[Word]) -> "list[WordView]":
        return [cls(word=each.word, name=each.name) for each in listed]


class ZoneView(ResponseModel):
    """A time zone."""

    time_zone: str
    """Its name in the IANA database, as requests and answers say it."""
    city: str
    """The city that it is known by, in the language that `Accept-Language` asks for."""
    utc_offset_minutes: int
    """How far its clocks are ahead of UTC now, in minutes."""

    @classmethod
    def of(cls, zone: Zone) -> "ZoneView":
        minutes = int(zone.offset.total_seconds()) // 60
        return cls(time_zone=zone.time_zone, city=zone.city, utc_offset_minutes=minutes)


class VocabularyView(ResponseModel):
    """All lists of words."""

    career_stages: list[WordView]
    """Where somebody is in their career, from the beginning on."""
    styles: list[WordView]
    """How somebody mentors."""
    meeting_rhythms: list[WordView]
    """How often two meet."""
    goal_horizons: list[WordView]
    """By when a goal is to be reached."""
    goal_kinds: list[WordView]
    """What sort of goal it is."""
    progress: list[WordView]
    """How far a goal or a step is."""
    mentorship_stages: list[WordView]
    """Where a mentorship is, from the beginning on."""
    ending_reasons: list[WordView]
    """Why somebody ends a mentorship."""
    session_kinds: list[WordView]
    """What a session is for."""
    languages: list[WordView]
    """The languages that people speak, by their names."""
    time_zones: list[ZoneView]
    """UTC, then the zones from west to east; a zone that has two names is there under both."""


@router.get("/vocabulary", operation_id="read_vocabulary", response_model=VocabularyView)
async def read_vocabulary(query: OpenQuery, language: Language) -> Response:
    """Every list that a form offers, in one call, in the language that `Accept-Language` asks for; kept for an hour."""

    async def read(_tx: Tx, now: datetime) -> VocabularyView:
        return await asyncio.to_thread(_view, spoken, now)

    spoken = language if language in words.languages_of_words() else words.ENGLISH
    answer = await query.run(read, cache_control="public, max-age=3600")
    answer.headers["Content-Language"] = spoken
    return answer


def _view(spoken: str, now: datetime) -> VocabularyView:
    lists = {name: WordView.listed(listed) for name, listed in words.words(spoken).items()}
    return VocabularyView(
        **lists,
        languages=WordView.listed(words.languages(spoken)),
        time_zones=[ZoneView.of(zone) for zone in words.zones(spoken, now)],
    )
