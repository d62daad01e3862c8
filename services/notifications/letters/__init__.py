"""How messages read: wording, times in people's own zones, invitations, letters made of them."""
