"""Journeys over HTTP through a whole platform, and the programs that show what it bears."""
