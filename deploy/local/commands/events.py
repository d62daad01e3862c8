"""`events`: as `deploy.operating.events`, on the running platform."""

from deploy.local.folders import folders
from deploy.local.kafka_access import kafka_access
from deploy.local.lock import running
from deploy.local.trouble import Trouble
from deploy.operating import events
from deploy.operating.rights import MissingRights


def run(arguments: list[str]) -> int:
    """Ends with the last event there is, or with Ctrl-C when following."""
    try:
        return events.run(arguments, "./mentoring events", lambda: kafka_access(running(folders()).bootstrap_servers))
    except MissingRights as missing:
        raise Trouble(f"events: {missing}", "Who asks is said by KAFKA_USERNAME.") from None
