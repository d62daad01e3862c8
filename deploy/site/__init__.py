"""What the platform's address answers beside its services: the whole API in one document, and a page that shows it.

Files, and nothing that runs: `./mentoring up` serves them itself, elsewhere any static host does, at the same paths.
"""
