"""All SQL of profiles."""
