"""Tests of `shared.mail`."""
