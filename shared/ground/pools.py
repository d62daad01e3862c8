"""What a pool of connections shows to Prometheus."""

from collections.abc import Callable

from shared.ground import metrics
from shared.postgres import Pool


def show_pool(pool: Pool, service: str, role: str) -> None:
    """From now on, how many of its connections are in use, and how many wait for one."""
    numbers: dict[str, Callable[[], float]] = {
        "used": lambda: pool.get_size() - pool.get_idle_size(),
        "idle": pool.get_idle_size,
        "most": pool.get_max_size,
        "waiting": lambda: _waiting(pool),
    }
    for state, number in numbers.items():
        metrics.POOL.labels(service, role, state).set_function(number)


def _waiting(pool: Pool) -> int:
    """asyncpg tells nobody; a test holds it to what is read here."""
    return len(pool._queue._getters)  # type: ignore[attr-defined]  # noqa: SLF001
