"""Mails of profiles, made of what there is to say."""

from collections.abc import Collection


def language_for(locale: str, spoken: Collection[str]) -> str:
    """The language of this locale, where mails are written in it; else English."""
    language = locale.partition("-")[0]
    return language if language in spoken else "en"
