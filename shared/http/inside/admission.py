"""Letting requests in: those that come at the same time are counted together, in one statement.

A request that comes alone is counted at once. Those that come while a statement is under way share the next one, so a busy
process asks hardly more of PostgreSQL than an idle one. None goes on before it is counted.
"""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final
from uuid import UUID

from shared.http import limits
from shared.http.limits import NOBODY, Limit, Standing, TooManyRequests
from shared.postgres import Pool, Tx, acquired
from shared.refusals import Refusal

POOL_PATIENCE: Final = 10.0


@dataclass(slots=True)
class _Waiting:
    limit: Limit
    subject: str
    person: UUID
    real_now: datetime
    standing: asyncio.Future[Standing] = field(default_factory=lambda: asyncio.get_running_loop().create_future())

    def hears(self, outcome: Standing | BaseException) -> None:
        """Nobody hears anything where the request has been given up."""
        if self.standing.done():
            return
        if isinstance(outcome, Standing):
            self.standing.set_result(outcome)
        else:
            self.standing.set_exception(outcome)


class Admission:
    """Where the requests of a process wait until they are counted."""

    def __init__(self) -> None:
        self._waiting: list[_Waiting] = []
        self._counting: asyncio.Task[None] | None = None

    async def take(
        self, pool: Pool, limit: Limit, subject: str, real_now: datetime, *, person: UUID = NOBODY
    ) -> Standing:
        """As `limits.take`, of one request; what is left is told as after all those that it was counted with."""
        waiting = _Waiting(limit, subject, person, real_now)
        self._waiting.append(waiting)
        if self._counting is None:
            self._counting = asyncio.create_task(self._count(pool), name="admission")
        return await waiting.standing

    async def _count(self, pool: Pool) -> None:
        try:
            while self._waiting:
                await self._count_all(pool)
        finally:
            self._counting = None

    async def _count_all(self, pool: Pool) -> None:
        """On one connection, until nobody waits any more."""
        together: list[_Waiting] = []
        try:
            async with acquired(pool, within=POOL_PATIENCE) as connection:
                while self._waiting:
                    together, self._waiting = self._waiting, []
                    await _take(connection, together)
        except Exception as error:  # noqa: BLE001 — each of them is told
            told, self._waiting = [*together, *self._waiting], []
            for each in told:
                each.hears(error)


async def _take(tx: Tx, together: Sequence[_Waiting]) -> None:
    if len(together) == 1:
        await _take_one_by_one(tx, together)
        return
    for limit, waiting in _grouped(together).items():
        await _take_together(tx, limit, waiting)


def _grouped(together: Sequence[_Waiting]) -> dict[Limit, dict[str, list[_Waiting]]]:
    """By limit and subject: usually there is one limit, and nobody twice."""
    grouped: dict[Limit, dict[str, list[_Waiting]]] = {}
    for each in together:
        grouped.setdefault(each.limit, {}).setdefault(each.subject, []).append(each)
    return grouped


async def _take_together(tx: Tx, limit: Limit, waiting: Mapping[str, Sequence[_Waiting]]) -> None:
    asked = {subject: (len(group), group[0].person) for subject, group in waiting.items()}
    real_now = max(each.real_now for group in waiting.values() for each in group)
    for subject, outcome in (await limits.take_of_each(tx, limit, asked, real_now)).items():
        group = waiting[subject]
        if isinstance(outcome, TooManyRequests) and len(group) > 1:
            await _take_one_by_one(tx, group)  # not all of them fit
        else:
            for each in group:
                each.hears(outcome)


async def _take_one_by_one(tx: Tx, group: Sequence[_Waiting]) -> None:
    """After the first one that does not fit, nobody is asked about."""
    refusal: Refusal | None = None
    for each in group:
        if refusal is None:
            try:
                each.hears(await limits.take(tx, each.limit, each.subject, each.real_now, person=each.person))
            except Refusal as error:
                refusal = error
        if refusal is not None:
            each.hears(refusal)
