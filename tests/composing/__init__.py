"""`deploy/compose` really run, by a real Docker, with stand-ins of the images that can't be pulled here."""
