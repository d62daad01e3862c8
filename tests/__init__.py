"""Mirrors services/, shared/ and deploy/; beside them what spans several: contracts, architecture, journeys, faults, benchmarks."""
