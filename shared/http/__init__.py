"""The conventions of the public API, each in one place; `make_app` puts them together."""
