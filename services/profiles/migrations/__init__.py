"""The schema of profiles, step by step; forward only."""
