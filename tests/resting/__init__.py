"""What the platform of one machine needs while nobody asks for anything."""
