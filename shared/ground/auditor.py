"""The role of those who look whether a platform keeps its promises."""

from typing import Final

AUDITOR: Final = "mentoring_auditor"
"""Reads the tables of all services. Made by who runs the platform, where it is wanted; migrations say what it may read."""
