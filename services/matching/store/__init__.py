"""All SQL of matching, a module a noun."""
