"""Scheduling: a person's hours, offerings, slots, holds and sessions.

Owns when people are free and what they have agreed on; nobody is ever in two places, and Postgres is the proof.
Publishes `sessions` and `availability`; listens to `profiles`, `matches` and `mentorships`.
"""
