"""Scheduling: a person's hours, offerings, slots, holds and sessions.

Owns when people are free and what they have agreed on; nobody is ever in two places, and Postgres is the proof.
Publishes `sessions`, `places`, `availability` and `erasures`; listens to `profiles`, `matches` and `mentorships`.
"""
