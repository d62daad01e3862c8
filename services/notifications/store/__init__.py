"""All SQL of notifications, by what it is about, with the mappers of its rows."""
