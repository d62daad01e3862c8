"""Fixtures of the whole suite."""

pytest_plugins = [
    "tests.fixtures.profiles",
    "tests.fixtures.servers",
    "tests.fixtures.databases",
    "tests.fixtures.platform",
    "tests.fixtures.zone_rules",
]
