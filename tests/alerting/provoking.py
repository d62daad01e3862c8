"""One fault after the other: what fires because of it, what is typed meanwhile and what that shows, and when all is silent again."""

import asyncio
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from deploy.observability.alerts import ALERTS
from deploy.observability.dashboards import DASHBOARDS
from tests.alerting.faults import Fault
from tests.alerting.prometheus import Firing, Prometheus
from tests.alerting.stage import WatchedStage
from tests.alerting.walks import WALKS
from tests.faults.load import Load

FIRES_WITHIN: Final = 300.0
SILENT_WITHIN: Final = 900.0
PANELS: Final = {
    f"{title}: {panel.title}": panel.expression for title, panels in DASHBOARDS.values() for panel in panels
}
NAMED: Final = frozenset(
    name
    for expression in (*(each.expression for each in ALERTS), *PANELS.values())
    for name in re.findall(r"\b((?:mentoring|process)_[a-z_]+)", expression)
)
"""Metrics that a rule or a panel asks for."""


@dataclass(frozen=True)
class Fired:
    """`after` seconds from the fault on, with this value of its expression."""

    after: float
    firing: Firing


@dataclass(frozen=True)
class Walked:
    """What its page has one type, and the line that it showed; None where it showed nothing of what it is for."""

    alert: str
    typed: str
    line: str | None


@dataclass
class Provoked:
    """All that was seen of one fault. `silent_after`: seconds from its end on, None where something fires on."""

    fault: Fault
    fired: dict[str, Fired] = field(default_factory=dict)
    also: set[str] = field(default_factory=set)
    walked: Sequence[Walked] = ()
    panels: set[str] = field(default_factory=set)
    silent_after: float | None = None
    still: set[str] = field(default_factory=set)

    def wrong(self) -> list[str]:
        """What was not as it must be."""
        name = self.fault.name
        return [
            *(f"{name}: {each} did not fire" for each in sorted(self.fault.alerts - self.fired.keys())),
            *(
                f"{each.alert}: `{each.typed}` does not show what it is for"
                for each in self.walked
                if each.line is None
            ),
            *([f"{name}: {sorted(self.still)} fire on after it"] if self.silent_after is None else []),
        ]


async def provoke(stage: WatchedStage, load: Load, prometheus: Prometheus, fault: Fault) -> Provoked:
    """Does it, waits for what must fire, walks through the pages of that, undoes it, and waits for silence."""
    await load.refresh()
    seen = Provoked(fault)
    await _until_calm(prometheus, fault)
    async with fault.doing(stage, load):
        seen.fired = await _until_fires(prometheus, fault)
        seen.walked = await _walked(stage, sorted(seen.fired))
        seen.panels = await panels_with_data(prometheus)
        seen.also = {each.name for each in await prometheus.firing()} - fault.alerts
    await _until_silent(prometheus, seen)
    return seen


async def panels_with_data(prometheus: Prometheus) -> set[str]:
    """Those in which there is something to see now."""
    return {name for name, expression in PANELS.items() if await prometheus.finds(expression)}


async def _until_fires(prometheus: Prometheus, fault: Fault) -> dict[str, Fired]:
    began = time.monotonic()
    fired: dict[str, Fired] = {}
    while fault.alerts - fired.keys() and time.monotonic() - began < FIRES_WITHIN:
        await asyncio.sleep(0.5)
        for each in await prometheus.firing():
            if each.name in fault.alerts:
                fired.setdefault(each.name, Fired(time.monotonic() - began, each))
    return fired


async def _until_calm(prometheus: Prometheus, fault: Fault) -> None:
    """What one fault left to be caught up with makes no alert of the next one true. Raises `TimeoutError`."""
    async with asyncio.timeout(SILENT_WITHIN):
        while (await prometheus.pending() | {each.name for each in await prometheus.firing()}) & fault.alerts:  # noqa: ASYNC110 — Prometheus sets no event
            await asyncio.sleep(0.5)


async def _walked(stage: WatchedStage, alerts: Sequence[str]) -> list[Walked]:
    return [Walked(name, step.typed, await step.walk(stage)) for name in alerts for step in WALKS[name]]


async def _until_silent(prometheus: Prometheus, seen: Provoked) -> None:
    began = time.monotonic()
    while time.monotonic() - began < SILENT_WITHIN:
        seen.still = {each.name for each in await prometheus.firing()}
        if not seen.still:
            seen.silent_after = time.monotonic() - began
            return
        await asyncio.sleep(0.5)
