"""`dead-letters`: as `deploy.operating.dead_letters`, on the running platform."""

from deploy.local.desk import at_the_desk
from deploy.operating import dead_letters


def run(arguments: list[str]) -> int:
    """Lists them, oldest first, where nothing else is asked for."""
    return at_the_desk("dead-letters", dead_letters.run, arguments)
