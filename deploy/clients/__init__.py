"""Clients that foreign generators make of the API documents: whether they are complete, and compile."""
