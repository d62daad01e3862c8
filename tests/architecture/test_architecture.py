import subprocess
import sys
from collections.abc import Callable, Iterator
from inspect import getdoc
from textwrap import dedent

import pytest
from faststream.middlewares import AckPolicy

from shared.clock import SystemClock
from shared.consuming import Processor, projection
from shared.consuming.subscribers import make_broker, subscribe
from shared.contracts import ERASURES, SERVICES
from shared.ground.kafka_access import KafkaAccess
from tests.architecture import guards
from tests.architecture.guards import ROOT, Module

Guard = Callable[[Module], Iterator[str]]

TRIPPED: dict[str, tuple[Guard, str, str]] = {
    "publishing outside the relay": (
        guards.publishes_outside_the_relay,
        "services/scheduling/use_cases.py",
        "from aiokafka import AIOKafkaProducer\nawait producer.send_and_wait('t')",
    ),
    "publishing past the outbox": (
        guards.publishes_outside_the_relay,
        "services/scheduling/use_cases.py",
        "from services.scheduling.use_cases import stories\nawait broker.publish('t')",
    ),
    "noting beside the command": (
        guards.notes_beside_the_command,
        "services/profiles/api/people.py",
        "async def erase_me(command):\n    await command.run(act)\n    security_events.note(SecurityEvent.PERSON_ERASED)",
    ),
    "telling past the blocks": (
        guards.tells_past_the_blocks,
        "services/notifications/consumers.py",
        "await inbox.add_messages(tx, messages)",
    ),
    "telling past the blocks by another name": (
        guards.tells_past_the_blocks,
        "services/notifications/use_cases/stories.py",
        "from services.notifications.store.inbox import add_messages as put",
    ),
    "mailing past the blocks": (
        guards.tells_past_the_blocks,
        "services/notifications/use_cases/stories.py",
        "await mail.enqueue(tx, recipient=address, letter=letter, kind='story', now=now)",
    ),
    "writing messages elsewhere": (
        guards.tells_past_the_blocks,
        "services/notifications/store/stories.py",
        'TELL = "INSERT INTO messages SELECT * FROM stories"',
    ),
    "who asks by its place": (
        guards.says_who_and_when_otherwise,
        "services/scheduling/use_cases/sessions.py",
        "async def end_session(tx: Tx, session_id: UUID, by: UUID, *, now: datetime) -> None: ...",
    ),
    "the moment before who asks": (
        guards.says_who_and_when_otherwise,
        "services/scheduling/use_cases/sessions.py",
        "async def end_session(tx: Tx, session_id: UUID, *, now: datetime, by: UUID) -> None: ...",
    ),
    "a subscriber of one's own": (
        guards.subscribes_elsewhere,
        "services/scheduling/consumers.py",
        "@broker.subscriber('mentoring.sessions')\nasync def handle(message): ...",
    ),
    "a producer that shows no user": (
        guards.reaches_kafka_on_its_own,
        "shared/publishing/relay.py",
        "from aiokafka import AIOKafkaProducer\nproducer = AIOKafkaProducer(bootstrap_servers=servers)",
    ),
    "a broker that shows no user": (
        guards.reaches_kafka_on_its_own,
        "shared/consuming/subscribers.py",
        "from faststream.kafka import KafkaBroker\nbroker = KafkaBroker(access.servers)",
    ),
    "asking the wall clock": (
        guards.asks_the_wall_clock,
        "services/scheduling/domain.py",
        "from datetime import datetime\nstarted = datetime.now()",
    ),
    "letting the database tell the time": (
        guards.asks_the_wall_clock,
        "services/scheduling/store.py",
        "HELD = '''SELECT id FROM holds WHERE expires_at > now()'''",
    ),
    "building SQL from strings": (
        guards.builds_sql_from_strings,
        "services/scheduling/store.py",
        "query = f'SELECT id FROM {table}'",
    ),
    "SQL outside the store": (
        guards.writes_sql_outside_the_store,
        "services/scheduling/use_cases.py",
        "await tx.fetch('SELECT id FROM sessions')",
    ),
    "a name that says nothing": (
        guards.names_that_say_nothing,
        "services/scheduling/domain.py",
        "class SessionManager: ...",
    ),
    "a module that is too long": (guards.too_long, "shared/long.py", "x = 1\n" * 401),
    "a function that is too long": (
        guards.too_long,
        "shared/long.py",
        "def long():\n" + "    x = 1\n" * 60,
    ),
}
GUARDS = sorted({guard for guard, _, _ in TRIPPED.values()}, key=lambda guard: guard.__name__)


@pytest.mark.parametrize("guard", GUARDS, ids=lambda guard: guard.__name__)
def test_the_product_keeps_to(guard: Guard) -> None:
    assert [violation for module in guards.product() for violation in guard(module)] == [], getdoc(guard)


def test_what_is_run_beside_the_product_reaches_kafka_as_the_product_does() -> None:
    found = [each for module in guards.modules_of("deploy") for each in guards.reaches_kafka_on_its_own(module)]
    assert found == []


@pytest.mark.parametrize("name", TRIPPED)
def test_a_guard_is_tripped_by(name: str) -> None:
    guard, path, source = TRIPPED[name]

    assert list(guard(Module(path, source)))


def test_a_use_case_may_be_called_publish() -> None:
    source = "from services.mentorships.use_cases import stories\nawait stories.publish(tx)"
    assert list(guards.publishes_outside_the_relay(Module("services/mentorships/api/stories.py", source))) == []


def test_import_contracts_are_kept() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "importlinter.cli", "lint"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout


@pytest.mark.parametrize("service", SERVICES)
def test_a_service_imports_with_its_neighbours_absent(service: str) -> None:
    neighbours = [f"services.{other}" for other in SERVICES if other != service]
    program = dedent(
        f"""
        import sys
        for absent in {neighbours!r} + ["deploy", "tests"]:
            sys.modules[absent] = None
        import services.{service}.main
        """
    )
    run = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr


def test_a_neighbour_that_is_needed_would_be_noticed() -> None:
    program = "import sys\nsys.modules['services.matching'] = None\nimport services.matching"
    run = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)

    assert run.returncode != 0


async def test_no_subscriber_acknowledges_what_it_has_not_handled() -> None:
    @projection(ERASURES)
    async def handle(tx: object, events: object, now: object) -> None: ...

    broker = make_broker(KafkaAccess("127.0.0.1:1"), grace_seconds=1)
    processor = Processor("probe", handle, None, SystemClock())  # type: ignore[arg-type]
    subscribe(broker, processor, session_timeout_ms=6_000, stopping=lambda: False)

    (subscriber,) = broker.subscribers
    assert subscriber.ack_policy is AckPolicy.NACK_ON_ERROR
    assert subscriber.group_id == "probe.erasures.projection"  # type: ignore[attr-defined]
    arguments = subscriber._connection_args  # type: ignore[attr-defined]
    assert arguments["auto_offset_reset"] == "earliest"
    assert arguments["enable_auto_commit"] is False
