"""`parked`: as `deploy.operating.parked`, on the running platform."""

from deploy.local.desk import at_the_desk
from deploy.operating import parked


def run(arguments: list[str]) -> int:
    """Lists them, oldest first, where nothing else is asked for."""
    return at_the_desk("parked", parked.run, arguments)
