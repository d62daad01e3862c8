"""`prove`: the tests that take minutes by their nature: each operation asked by everybody who may and may not, faults of every
part under load, an outage, benchmarks that run. The others are `test`'s."""

from collections.abc import Sequence

from deploy.local.commands.test import IN_TWO_PROCESSES, pytest_with


def run(arguments: Sequence[str]) -> int:
    """pytest's own exit code; with arguments, of the proofs that they choose."""
    return pytest_with((*(arguments or IN_TWO_PROCESSES), "-m", "proof"))
