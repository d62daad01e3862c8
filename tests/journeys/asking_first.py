"""Somebody who has no part in it asks for each thing just before its own people do: while it is there, and may still be ended."""

from collections.abc import Mapping
from typing import Any, Final

import httpx

from deploy.local.demo.client import LOOKS, Answer, Api, Hear, Visitor
from tests.journeys import wrong_callers
from tests.journeys.conformity.contracts import Contracts, Known
from tests.journeys.wrong_callers import Answered, Done, Intruder

REFUSED_OF_WHAT_ALL_MAY_SEE: Final = frozenset({403, 404, 409})


class AskingFirst(Api):
    """The platform's address, where `asker` asks first whatever is asked by others.

    What an operation ends is told apart from nothing only as long as it is there: afterwards its own people are answered
    the same as everybody. So what others are answered counts where its own people are then heard.
    """

    def __init__(self, intruder: Intruder, contracts: Contracts, address: str, *, hear: Hear) -> None:
        super().__init__(address, hear=hear)
        self._intruder = intruder
        self._contracts = contracts
        self.asker: Visitor | None = None
        """Nobody asks first before there is somebody."""
        self.tried: set[str] = set()
        """Operations that somebody else was refused, and that were then done."""
        self.wrong: dict[str, tuple[Answered, Answered]] = {}
        """What somebody else was answered otherwise than of what is nobody's, or was not refused; with its twin."""

    async def ask(
        self,
        method: str,
        path: str,
        body: Any = None,
        *,
        headers: Mapping[str, str] | None = None,
        query: Mapping[str, Any] | None = None,
        patience: float | None = None,
    ) -> Answer:
        found = self._contracts.find(method, path)
        known = found[0] if found and self.asker and self._is_worth_asking(found[0]) else None
        if found and known:
            await self._wait_until_it_is_there(path, headers)
            done = Done(found[1], str(httpx.QueryParams(query)) if query else "", body)
            await self._ask_first(known, done)
        answer = await super().ask(method, path, body, headers=headers, query=query, patience=patience)
        if known and answer.status < 300:
            self.tried.add(known.id)
        return answer

    def _is_worth_asking(self, known: Known) -> bool:
        """What only reads is asked for once, whatever else there is to be read."""
        return must_refuse(known) and not (known.operation.method == "get" and known.id in self.tried)

    async def _wait_until_it_is_there(self, path: str, headers: Mapping[str, str] | None) -> None:
        """Its own people look: they carry the tokens of all that they have done, which are good for nobody else."""
        carried = {
            name: said for name, said in (headers or {}).items() if name in {"Authorization", "Consistency-Token"}
        }
        await super().ask("GET", LOOKS[path.split("/")[1]], headers=carried)

    async def _ask_first(self, known: Known, done: Done) -> None:
        """Raises `AssertionError` where somebody else is heard: what its own people wanted is then done already."""
        assert self.asker is not None
        told, twin = await self._intruder.pair(known, done, f"Bearer {self.asker.access_token}")
        assert told.status >= 400, f"{known.id} is done for somebody who has no part in it: {told.status}"
        if not is_refused(known, told, twin):
            self.wrong.setdefault(known.id, (told, twin))


def must_refuse(known: Known) -> bool:
    """Whether there are people whose matter it is, and nobody else's."""
    return wrong_callers.is_signed_in(known) and (
        wrong_callers.is_of_somebody(known) or wrong_callers.changes_what_all_may_see(known)
    )


def is_refused(known: Known, told: Answered, twin: Answered) -> bool:
    """As if it were not there, or since one is no operator; what everybody may know of is changed by nobody else."""
    if wrong_callers.is_of_somebody(known):
        return told == twin and told.status in ({403, 404} if wrong_callers.is_for_operators(known) else {404})
    return told.status in REFUSED_OF_WHAT_ALL_MAY_SEE
