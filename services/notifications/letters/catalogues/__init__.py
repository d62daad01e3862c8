"""One file a language (Project Fluent). Adding a language is adding its file: what it must say, a test tells."""
