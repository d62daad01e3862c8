"""The platform as pods of a real node: what a simulated one can't show."""
