"""The commands of `./mentoring`, one module each."""
