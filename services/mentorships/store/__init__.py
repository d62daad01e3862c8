"""All SQL of this service, by what it is about, with the mappers of its rows.

Locks are taken in one order everywhere: anchors, mentorships, goals, sessions, mentees, how far they have come; each of them sorted by id.
"""
