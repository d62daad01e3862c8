"""`demo`: plays the main job through the public API, on the running platform or on one started for it."""

from deploy.local.commands.up import ensure_running
from deploy.local.demo.story import play
from deploy.local.folders import folders


def run(arguments: list[str]) -> int:
    """Starts a platform with the test clock where none runs, and leaves it running."""
    place = folders()
    place.make()
    return play(ensure_running(place, ["--clock"]), place, arguments)
