"""Tells what is being done and how long it took."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager


def say(line: str = "") -> None:
    """Prints a line at once, also into a pipe."""
    print(line, flush=True)


def complain(line: str) -> None:
    """Prints a line where errors go."""
    print(line, file=sys.stderr, flush=True)


@contextmanager
def step(name: str, *, announce: str = "") -> Iterator[None]:
    """Prints the name and the seconds when the block has ended; `announce` is said before, where it may take long."""
    if announce:
        say(f"  {announce} ...")
    began = time.perf_counter()
    try:
        yield
    except BaseException as error:
        how = "failed" if isinstance(error, Exception) else "interrupted"
        say(f"  {name:<44} {how} after {time.perf_counter() - began:.1f} s")
        raise
    say(f"  {name:<44} {time.perf_counter() - began:5.1f} s")
