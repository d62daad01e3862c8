"""Tests of `shared.publishing`."""
