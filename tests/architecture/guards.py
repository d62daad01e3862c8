"""What the code may not do, as functions from source to violations, so that each guard can be seen to bite."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]

CLOCK_ALLOWED: Final = (
    "shared/clock.py",
    "shared/http/",  # tokens, limits and idempotency live on real time
    "shared/running/housekeeping.py",  # forgets stored answers by real time
    "shared/publishing/outbox.py",  # `written_at` measures the relay, not the product
    "shared/publishing/relay.py",
    "shared/publishing/amends.py",  # likewise
    "services/profiles/keys.py",  # signing keys and tokens live on real time
)


_DATABASE_CLOCK: Final = re.compile(r"\b(now\s*\(|current_timestamp|current_date|clock_timestamp)", re.IGNORECASE)


@dataclass(frozen=True)
class Module:
    """A file of the product: `path` from the root, and its source."""

    path: str
    source: str

    @cached_property
    def nodes(self) -> tuple[ast.AST, ...]:
        """Everything in it: each guard looks through all of them."""
        return tuple(ast.walk(ast.parse(self.source)))


@cache
def product() -> tuple[Module, ...]:
    """Every module of `services/` and `shared/`, read once for all guards."""
    return tuple(modules_of("services", "shared"))


def modules_of(*folders: str) -> list[Module]:
    files = [file for folder in folders for file in sorted((ROOT / folder).rglob("*.py"))]
    return [Module(str(file.relative_to(ROOT)), file.read_text()) for file in files]


def publishes_outside_the_relay(module: Module) -> Iterator[str]:
    """Only the relay owns a producer, and the lanes it sends in."""
    if module.path in {"shared/publishing/relay.py", "shared/publishing/sending.py"}:
        return
    for name in _names(module):
        if name in {"AIOKafkaProducer", "producer_for"} and module.path != "shared/running/worker.py":
            yield f"{module.path} uses {name}"
    ours = _imported_from(module, "services")  # `stories.publish(tx, …)` is a word of the product
    for node in module.nodes:
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            whose, call = ast.unparse(node.func.value), node.func.attr
            if call == "send_and_wait" or (call == "publish" and whose not in ours):
                yield f"{module.path}:{node.lineno} calls {whose}.{call}(): only the relay publishes, what the outbox holds"


def notes_beside_the_command(module: Module) -> Iterator[str]:
    """A route says an event of security with the command: noted after it, a repeated answer would note it again."""
    for node in module.nodes:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            called = {ast.unparse(each.func) for each in ast.walk(node) if isinstance(each, ast.Call)}
            if {"command.run", "security_events.note"} <= called:
                yield f"{module.path}: {node.name} notes beside the command what `command.notes` says with it"


def tells_past_the_blocks(module: Module) -> Iterator[str]:
    """Of `notifications`, one function puts messages into inboxes and one writes mails: both look at the blocks."""
    doors = {
        "inbox.add_messages": "services/notifications/use_cases/telling.py",
        "mail.enqueue": "services/notifications/jobs/writing.py",
    }
    if not module.path.startswith("services/notifications/"):
        return
    for node in module.nodes:
        if isinstance(node, ast.Call) and module.path != doors.get(said := ast.unparse(node.func), module.path):
            yield f"{module.path}:{node.lineno} calls {said}"
        if isinstance(node, ast.ImportFrom) and {alias.name for alias in node.names} & {"add_messages", "enqueue"}:
            yield f"{module.path}:{node.lineno} imports what tells people"
        if (
            isinstance(node, ast.Constant)
            and _writes_messages(str(node.value))
            and not module.path.endswith("inbox.py")
        ):
            yield f"{module.path}:{node.lineno} writes messages"


def _writes_messages(text: str) -> bool:
    return bool(re.search(r"INSERT INTO (messages|mails)\b", text))


def says_who_and_when_otherwise(module: Module) -> Iterator[str]:
    """A use case ends in `*, by, expects, now`: whoever reads one call has read all."""
    if "/use_cases" not in module.path:
        return
    order = ["by", "expects", "now"]
    for node in module.nodes:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            by_place = {each.arg for each in node.args.args} & set(order)
            by_name = [each.arg for each in node.args.kwonlyargs if each.arg != "real_now"]
            last = [name for name in by_name if name in order]
            if by_place or by_name[len(by_name) - len(last) :] != sorted(last, key=order.index):
                yield f"{module.path}:{node.lineno} {node.name} does not end in `*, by, expects, now`"


def subscribes_elsewhere(module: Module) -> Iterator[str]:
    """One function makes subscribers."""
    if module.path in {
        "shared/consuming/subscribers.py",
        "shared/consuming/reading.py",
        "shared/publishing/amends.py",
    }:  # the latter two join no group
        return
    yield from (f"{module.path} calls .{call}()" for call in _calls(module) if call == "subscriber")
    yield from (f"{module.path} uses {name}" for name in _names(module) if name == "AIOKafkaConsumer")


def reaches_kafka_on_its_own(module: Module) -> Iterator[str]:
    """Each client of Kafka takes TLS and user from `KafkaAccess`: one that does not works here and nowhere else."""
    for node in module.nodes:
        match node:
            case ast.Call(func=ast.Name(id="KafkaBroker") | ast.Attribute(attr="KafkaBroker"), keywords=given):
                secured = any(each.arg == "security" for each in given)
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name), keywords=given) if name in {
                "AIOKafkaProducer",
                "AIOKafkaConsumer",
                "AIOKafkaAdminClient",
                "AIOKafkaClient",
            }:
                secured = any(each.arg is None and ast.unparse(each.value).endswith(".options()") for each in given)
            case _:
                continue
        if not secured:
            yield f"{module.path}:{node.lineno} makes a client of Kafka without the options of `KafkaAccess`"


def asks_the_wall_clock(module: Module) -> Iterator[str]:
    """`now` is an argument, in Python and in SQL."""
    if module.path.startswith(CLOCK_ALLOWED):
        return
    for node in module.nodes:
        match node:
            case ast.Attribute(value=ast.Name(id="datetime" | "date"), attr="now" | "utcnow" | "today"):
                yield f"{module.path}:{node.lineno} asks the wall clock"
            case ast.Constant(value=str() as text) if _is_sql(text) and _DATABASE_CLOCK.search(text):
                yield f"{module.path}:{node.lineno} lets the database tell the time"


def builds_sql_from_strings(module: Module) -> Iterator[str]:
    """SQL is a constant with $n parameters, and lives in `store`."""
    if "/store" not in module.path:
        return
    for node in module.nodes:
        if isinstance(node, ast.JoinedStr) and any(
            isinstance(part, ast.Constant) and _is_sql(str(part.value)) for part in node.values
        ):
            yield f"{module.path}:{node.lineno} builds SQL from strings"


def writes_sql_outside_the_store(module: Module) -> Iterator[str]:
    """In a service, SQL stands in `store` and in migrations only."""
    parts = module.path.split("/")
    if parts[0] != "services" or "migrations" in parts or "/store" in module.path:
        return
    for node in module.nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and _is_sql(node.value):
            yield f"{module.path}:{node.lineno} has SQL"


def names_that_say_nothing(module: Module) -> Iterator[str]:
    """No manager, helper, util, common, base: neither a file nor a class."""
    forbidden = re.compile(r"(?i)(manager|helper|utils?|common|impl)s?$|^base")
    stem = Path(module.path).stem
    if forbidden.search(stem):
        yield f"{module.path} is a name that says nothing"
    for node in module.nodes:
        if isinstance(node, ast.ClassDef) and forbidden.search(node.name):
            yield f"{module.path}: class {node.name}"


def too_long(module: Module, most_lines: int = 400, most_in_function: int = 60) -> Iterator[str]:
    """A module over 400 lines has two ideas in it; a function over 60 more than one."""
    if (lines := module.source.count("\n")) > most_lines:
        yield f"{module.path} has {lines} lines"
    for node in module.nodes:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > most_in_function:
                yield f"{module.path}: {node.name} has {length} lines"


def _is_sql(text: str) -> bool:
    return bool(re.match(r"\s*(WITH \w+ AS|SELECT |INSERT INTO |UPDATE \w+ |DELETE FROM )", text))


def _names(module: Module) -> set[str]:
    return {node.id for node in module.nodes if isinstance(node, ast.Name)} | {
        alias.name for node in module.nodes if isinstance(node, ast.ImportFrom) for alias in node.names
    }


def _imported_from(module: Module, package: str) -> set[str]:
    """What it calls the things that it imports from there."""
    return {
        alias.asname or alias.name
        for node in module.nodes
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == package
        for alias in node.names
    }


def _calls(module: Module) -> Iterator[str]:
    for node in module.nodes:
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node.func.attr
