"""The platform of the crash matrix on topics that are compacted within minutes."""

from collections.abc import Mapping

from shared.ground.kafka_access import KafkaAccess
from tests.faults.stage import Stage
from tests.soak.minutes import alter_topics, count_in_minutes


class Soaking(Stage):
    """Every role a process of its own; the checker, which lives in this process, counts in minutes as well."""

    plays = "tests.soak.role"
    java_options = ("-Xms256m", "-XX:+AlwaysPreTouch")
    """A heap that is whole from the start: one that is let grow to its limit would hide whatever else grows."""

    async def start(self) -> None:
        count_in_minutes()
        await super().start()

    async def _migrate(self) -> None:
        await super()._migrate()
        await alter_topics(KafkaAccess(self.broker.bootstrap_servers))

    @property
    def processes(self) -> Mapping[str, int]:
        """The process of every part, by its name."""
        found = {child.name: child.pid for child in self.supervisor.children}
        for name, child in (("kafka", self.broker.brokers[0].child), ("postgres", self.database.child)):
            assert child is not None
            found[name] = child.pid
        return found
