"""The commands of `deploy.operating` on this checkout's platform: its addresses, and its clock."""

from collections.abc import Callable
from datetime import datetime

from deploy.local.folders import folders
from deploy.local.lock import running
from deploy.local.trouble import Trouble
from deploy.operating.kept_aside import Desk
from shared.clock import Clock, clock_of
from shared.refusals import Refusal


class _Clock(Clock):
    """The platform's, looked for when it is asked: where none runs, `--help` still helps."""

    def now(self) -> datetime:
        place = folders()
        return clock_of(place.clock if running(place).clock else None).now()


def at_the_desk(command: str, run: Callable[[list[str], Desk], int], arguments: list[str]) -> int:
    """A refusal becomes a line for who sits there."""
    desk = Desk(f"./mentoring {command}", lambda _service: running(folders()).owner_url, _Clock())
    try:
        return run(arguments, desk)
    except Refusal as refusal:
        raise Trouble(refusal.detail(), "`list` shows what there is.") from None
