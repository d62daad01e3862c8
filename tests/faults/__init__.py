"""The crash matrix: faults placed in windows between two effects, under load, and a checker that knows every promise."""
