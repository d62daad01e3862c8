"""What `./mentoring capacity --keep` measured, and what `docs/operating/capacity.md` shows of it.

`python -m tests.capacity.results --check | --write`
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from shared.contracts import SERVICES
from shared.ground.documents import ROOT, keep
from tests.capacity.model import Measured, Model, Plan, plan
from tests.fixtures.kept_results import KeptResults, Line, row

SIZES: Final = (500, 10_000, 1_000_000)
KIB: Final = 1024


def shown(lines: Sequence[Line]) -> str:
    """The last run: what was measured, how far the model was off, and what it says of three sizes."""
    if not lines:
        return "Nothing was kept yet.\n"
    last = lines[-1]
    sizes = [Measured(**each) for each in last["sizes"]]
    model = Model(sizes[0], sizes[1], last["of_a_person"], last["of_a_session"])
    plans = [plan(model, number, events_a_session=last["events_a_session"], services=SERVICES) for number in SIZES]
    parts = (
        f"Measured on {last['at']}, two cores for everything, at three sizes:\n\n{_measured(sizes)}",
        _of_one(model, last),
        f"The model is fitted on the first two sizes. Beside the third, which it does not know:\n\n{_errors(model, sizes[2])}",
        f"What it says a programme needs at its busiest second, and of disk after three years:\n\n{_plans(plans)}",
        _grown(last["grown"], sizes),
        _planned(last["plans"]),
    )
    return "\n".join(parts)


def _measured(sizes: Sequence[Measured]) -> str:
    head = row("", *(f"{each.people - each.mentors:,} mentees" for each in sizes)) + row("---", *["---:"] * len(sizes))
    rows = [
        ("mentors", [f"{each.mentors:,}" for each in sizes]),
        ("sessions that were", [f"{each.sessions:,}" for each in sizes]),
        ("rows", [f"{sum(each.rows.values()):,}" for each in sizes]),
        ("tables and indexes", [f"{sum(each.bytes.values()) / KIB**2:,.0f} MiB" for each in sizes]),
        *(
            (f"requests/s a core, {service}", [f"{1000 / each.read[service]:,.0f}" for each in sizes])
            for service in SERVICES
        ),
        ("events/s a core", [f"{1000 / each.event:,.0f}" for each in sizes]),
        *((f"memory, {name}", [f"{each.memory[name]:.0f} MiB" for each in sizes]) for name in sorted(sizes[0].memory)),
    ]
    return head + "".join(row(name, *cells) for name, cells in rows)


def _of_one(model: Model, last: Any) -> str:
    return (
        f"A person takes {model.bytes_of_a_person / KIB:.1f} KiB of disk, a session with all that is said and kept of it"
        f" {model.bytes_of_a_session / KIB:.1f} KiB, indexes included. A session is {last['events_a_session']:.1f} events.\n"
    )


def _errors(model: Model, third: Measured) -> str:
    head = row("what", "error") + row("---", "---:")
    return head + "".join(row(name, f"{error:+.1%}") for name, error in model.errors(third).items())


def _plans(plans: Sequence[Plan]) -> str:
    head = row("", *(f"{each.mentees:,} mentees" for each in plans)) + row("---", *["---:"] * len(plans))
    rows = [
        ("requests/s", [f"{each.requests:,.1f}" for each in plans]),
        ("events/s", [f"{each.events:,.2f}" for each in plans]),
        *((f"pods, {service} api", [str(each.apis[service]) for each in plans]) for service in SERVICES),
        ("pods, each service's worker", [str(each.workers) for each in plans]),
        ("cores in use, PostgreSQL and Kafka included", [f"{each.cores:,.2f}" for each in plans]),
        ("memory of all pods", [f"{each.gibibytes:,.1f} GiB" for each in plans]),
        ("connections to PostgreSQL", [f"{each.connections:,}" for each in plans]),
        ("partitions of a topic", [str(each.partitions) for each in plans]),
        ("tables and indexes", [f"{each.disk / KIB**3:,.1f} GiB" for each in plans]),
    ]
    return head + "".join(row(name, *cells) for name, cells in rows)


def _grown(grown: Sequence[str], sizes: Sequence[Measured]) -> str:
    more = sizes[-1].sessions // sizes[0].sessions
    if not grown:
        return f"No statement of a service looked at more than twice as much with {more} times the history.\n"
    return f"Statements that looked at more than twice as much with {more} times the history:\n\n" + "".join(
        f"- `{each}`\n" for each in grown
    )


def _planned(plans: Any) -> str:
    said = f"{plans['looked_at']} statements were planned at the largest size, for whatever values they are asked with ({plans['not_planned']} can't be without any)"
    if not plans["whole"]:
        return f"{said}: none of them reads a large table whole.\n"
    return f"{said}. These read a large table whole:\n\n" + "".join(f"- `{each}`\n" for each in plans["whole"])


RESULTS: Final = KeptResults(
    file=Path(__file__).with_name("results.jsonl"),
    document=ROOT / "docs" / "operating" / "capacity.md",
    module="tests.capacity.results",
    shown=shown,
)

if __name__ == "__main__":
    keep("tests.capacity.results", RESULTS.wanted)
