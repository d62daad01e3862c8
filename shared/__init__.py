"""The plumbing every service uses, and the contracts of the events between them. It knows no service."""
