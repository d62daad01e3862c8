"""Fixtures of the whole suite."""

pytest_plugins = [
    "tests.fixtures.collector",
    "tests.fixtures.handing_out",
    "tests.fixtures.profiles",
    "tests.fixtures.proofs",
    "tests.fixtures.servers",
    "tests.fixtures.databases",
    "tests.fixtures.zone_rules",
]
