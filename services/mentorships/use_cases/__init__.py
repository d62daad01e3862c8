"""One function for each thing that can be asked: load, act, save, tell."""
