"""What KEDA asks for numbers: a Prometheus that scrapes apis which are played here, and a Kafka with TLS, users and rights."""

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import Final
from wsgiref.simple_server import WSGIServer

from aiokafka import AIOKafkaConsumer, TopicPartition
from prometheus_client import start_http_server

from deploy.cluster.given import secrets_of_kafka
from deploy.kubernetes.rendering import Manifest
from deploy.local.kafka import EmbeddedKafka, Settings
from deploy.local.processes import free_ports
from deploy.local.secrets import SERVICES, drawn_password
from deploy.operating.acls import grant
from shared.contracts import TOPICS
from shared.contracts.access import all_rights
from shared.ground.kafka_access import KafkaAccess
from shared.ground.metrics import HTTP_IN_FLIGHT
from shared.publishing.topics import make_topics
from tests.alerting.prometheus import Prometheus
from tests.fixtures.authority import Authority
from tests.fixtures.publishing import producer_of
from tests.fixtures.secured import open_beside

PARTITIONS: Final = 12
SESSION_MS: Final = 18_000
"""A broker that gets no core for some seconds is not one that is away: only what is killed here is."""


class Sources:
    """Both, on this machine; their numbers are what is said here."""

    def __init__(self, folder: Path, prometheus: str, authority: Authority) -> None:
        self._authority = authority
        self._passwords = {service: drawn_password() for service in SERVICES}
        played, for_users = free_ports(2)
        self._played = played
        self._apis: WSGIServer
        self.kafka_address = f"127.0.0.1:{for_users}"
        self.prometheus = Prometheus(prometheus, folder / "prometheus", [played])
        self.kafka = EmbeddedKafka(folder / "kafka", self._kafka_settings(folder))

    async def start(self) -> None:
        """With every topic, and with each service's rights on them."""
        for service in SERVICES:
            self.say_in_flight(service, 0)
        self._apis, _ = start_http_server(self._played, addr="127.0.0.1")
        await self.prometheus.start()
        await self.kafka.start()
        access = KafkaAccess(self.kafka.bootstrap_servers)
        await grant(access, all_rights())
        await make_topics(access, TOPICS, partitions=PARTITIONS, replication=1)

    async def stop(self) -> None:
        await self.kafka.stop()
        await self.prometheus.stop()

    async def go_away(self) -> None:
        """Both, at once."""
        await self.prometheus.kill()
        await self.kafka.kill()

    async def come_back(self) -> None:
        """With what they held."""
        await self.prometheus.start()
        await self.kafka.start()

    async def fall_silent(self) -> None:
        """Prometheus scrapes apis in vain from now on."""
        await asyncio.to_thread(self._apis.shutdown)
        self._apis.server_close()

    def secrets(self) -> list[Manifest]:
        """By which KEDA shows Kafka that it is a service, as Strimzi leaves them."""
        return list(secrets_of_kafka(self._passwords, self._authority.file.read_text()))

    def say_in_flight(self, service: str, requests: int) -> None:
        """What an api would say of itself, by the same metric."""
        HTTP_IN_FLIGHT.labels(service).set(requests)

    async def write(self, topic: str, records: int) -> None:
        """So many records more, shared out among the partitions; returns when the broker has them."""
        async with producer_of(self.kafka.bootstrap_servers) as producer:
            sent = [
                await producer.send(topic, b"-", key=b"%d" % number, partition=number % PARTITIONS)
                for number in range(records)
            ]
            await asyncio.gather(*sent)

    async def read_all(self, group: str, topic: str) -> None:
        """The group has nothing before it any more."""
        reader = AIOKafkaConsumer(
            bootstrap_servers=self.kafka.bootstrap_servers, group_id=group, enable_auto_commit=False
        )
        await reader.start()
        try:
            partitions = [TopicPartition(topic, number) for number in range(PARTITIONS)]
            reader.assign(partitions)
            await reader.commit(await reader.end_offsets(partitions))
        finally:
            await reader.stop()

    def _kafka_settings(self, folder: Path) -> Settings:
        """Open to what runs beside it; KEDA comes with TLS, shows which service it asks for, and has that one's rights."""
        at = (self.kafka_address, self.kafka_address)
        made = open_beside(folder, self._authority.sign("broker"), self._passwords, at)
        return replace(made, session_timeout_ms=SESSION_MS)
