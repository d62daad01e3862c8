"""The platform for an hour at half of its capacity, hurt once a minute, and what grew meanwhile."""
