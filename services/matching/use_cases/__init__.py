"""What one can ask of matching, a function each.

Locks are taken in one order everywhere: people sorted by id, then requests sorted by id.
"""
