"""Foreign parsers and linters of the API documents: what they say is not ours to explain away."""
