"""Tests of `shared.running`."""
