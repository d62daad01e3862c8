"""Makes jars.lock anew: `python -m deploy.local.lock_jars`, after a change of the version below."""

import hashlib
import tempfile
from pathlib import Path

import jgo
from jgo.constants import MAVEN_CENTRAL_URL

from deploy.local.jars import LOCK

KAFKA = "org.apache.kafka:kafka_2.13:4.4.0"
# Kafka logs through slf4j 1.7. Resolved together with Kafka this would silently choose other versions of Kafka's own jars.
BY_HAND = ("org.apache.logging.log4j", "log4j-slf4j-impl", "log4j-core")
HEADER = f"""\
# {KAFKA} with all it needs to run, and log4j's binding for slf4j in the version of its log4j-core: SHA-256 and path in a Maven repository.
# Made by `python -m deploy.local.lock_jars`.
"""


def main() -> None:
    """Resolves, downloads and writes the lock."""
    import pooch  # noqa: PLC0415

    artifacts = [(a.groupId, a.artifactId, a.version) for a in jgo.resolve(KAFKA)]
    group, name, like = BY_HAND
    artifacts.append((group, name, next(version for _, other, version in artifacts if other == like)))
    lines = []
    with tempfile.TemporaryDirectory() as folder:
        for group, name, version in sorted(artifacts):
            path = f"{group.replace('.', '/')}/{name}/{version}/{name}-{version}.jar"
            jar = pooch.retrieve(f"{MAVEN_CENTRAL_URL}/{path}", known_hash=None, path=folder)
            lines.append(f"{hashlib.sha256(Path(jar).read_bytes()).hexdigest()} {path}\n")
    LOCK.write_text(HEADER + "".join(lines))


if __name__ == "__main__":
    main()
