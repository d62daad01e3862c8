"""All SQL of this service, by what it is about, with the mappers of its rows.

Locks are taken in one order everywhere: anchors, mentorships, goals, sessions; each of them sorted by id.
"""
