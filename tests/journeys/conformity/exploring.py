"""Random cases of every operation, in part about what is really there, asked by people who are really signed in."""

import asyncio
from random import Random
from typing import Any, Final
from uuid import uuid4

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode

from deploy.local.demo.client import Visitor
from tests.journeys.conformity.contracts import Case, Contracts, Known
from tests.journeys.conformity.tour import Sights

ALMOST_ALWAYS: Final = 0.9
MOSTLY: Final = 0.7
OPERATORS: Final = (
    *("dead_letter", "parked_key", "parked_mail", "programme_rules"),
    *("match_run", "list_drafts", "list_unmatched", "change_draft", "list_what_became", "rematch_causes"),
    *("take_facts", "outcome", "read_funnel", "_survey"),
)
STREAM: Final = "stream_my_messages"
LEAVING: Final = frozenset({"erase_me", "sign_out"})
"""Done by somebody who is there for that: the others are needed on."""


ENDING: Final = frozenset({"end_mentorship", "cancel_session", "archive_offering", "withdraw_request", "erase_me"})
"""Asked last: what is over can't be explored any more."""


class Explorer:
    """Asks one service after the other and has every answer judged."""

    def __init__(self, address: str, contracts: Contracts, sights: Sights, *, number: int) -> None:
        self._address = address
        self._contracts = contracts
        self._sights = sights
        self._number = number

    async def explore_all(self, cases: int) -> None:
        """So many cases of each operation. In a thread: whoever called keeps the mail sink running."""
        for known in sorted(self._contracts.known.values(), key=lambda each: each.id in ENDING):
            await asyncio.to_thread(self.explore, known, cases)

    def explore(self, known: Known, cases: int) -> None:
        """So many cases of one operation: three of four as its document wants them, one as it doesn't."""
        strategy = st.integers(1, 4).flatmap(
            lambda drawn: known.operation.as_strategy(
                GenerationMode.NEGATIVE if drawn == 1 and _can_be_wrong(known) else GenerationMode.POSITIVE
            )
        )

        @seed(self._number)
        @settings(
            max_examples=cases,
            deadline=None,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=strategy, chance=st.integers(0, 2**32).map(Random))
        def ask(case: Case, chance: Random) -> None:
            self._prepare(known, case, chance)
            response = case.call(base_url=self._address, timeout=30)
            self._contracts.judge(known, case, response)

        ask()

    def _prepare(self, known: Known, case: Case, chance: Random) -> None:
        headers: Any = case.headers
        asker = self._asker(known, chance)
        headers.pop("Authorization", None)
        if chance.random() < ALMOST_ALWAYS:
            headers["Authorization"] = f"Bearer {asker.access_token}"
        if chance.random() < ALMOST_ALWAYS:
            headers.pop("Consistency-Token", None)
        if case.method in {"PUT", "PATCH"} and chance.random() < MOSTLY:
            headers["If-Match"] = "*"
        if case.method == "POST" and chance.random() < MOSTLY:
            headers["Idempotency-Key"] = str(uuid4())
        if isinstance(case.path_parameters, dict):
            self._name_what_is_there(case.path_parameters, chance)
        if isinstance(case.body, dict):
            self._name_what_is_there(case.body, chance)
        if known.id == STREAM:
            case.query = {"seconds": 0}

    def _asker(self, known: Known, chance: Random) -> Visitor:
        if known.id in LEAVING:
            return self._sights.disposable.visitor
        if any(word in known.id for word in OPERATORS):
            return self._sights.operator
        return chance.choice([self._sights.mentor, self._sights.mentee]).visitor

    def _name_what_is_there(self, values: dict[str, Any], chance: Random) -> None:
        """Puts ids and times that mean something in the place of most random ones."""
        for name in list(values):
            real = self._sights.ids.get(name.replace("mentor_ids", "mentor_id"))
            if real and chance.random() < MOSTLY:
                chosen = chance.choice(real)
                values[name] = [chosen] if name == "mentor_ids" else chosen


def _can_be_wrong(known: Known) -> bool:
    """Whether its document says anything about the form of a request, so that there is a wrong one."""
    raw = known.operation.definition.raw
    return bool(raw.get("requestBody") or raw.get("parameters"))
