"""What one can ask of profiles: one function each; load, act, save, tell."""
