"""The journey of a mentor and a mentee."""
