"""The whole platform on one server, for compose: see docs/operating/compose.md."""
