"""Tests of `shared.ground`."""
