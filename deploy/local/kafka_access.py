"""How commands of this machine reach the platform's Kafka."""

import os

from shared.ground.kafka_access import KafkaAccess, kafka_of_the_environment


def kafka_access(bootstrap_servers: str) -> KafkaAccess:
    """The one that we bring is open to this machine, another is reached as its `KAFKA_…` say."""
    if os.environ.get("KAFKA_BOOTSTRAP_SERVERS") == bootstrap_servers:
        return kafka_of_the_environment(os.environ)
    return KafkaAccess(bootstrap_servers)
