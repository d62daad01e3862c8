"""Strangers at the door: very many requests for one address, very many wrong codes, and what time tells."""

import random
import re
import time
from collections import Counter
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from itertools import product
from typing import Any, Final
from uuid import uuid4

import httpx

from deploy.local.demo.mailbox import brings_a_code, code_in
from tests.hostile.ranks import p_value
from tests.hostile.results import Line
from tests.journeys.figures import Times
from tests.journeys.own_platform import own_platform
from tests.journeys.town import Resident, Town

AS_IN_PRODUCTION: Final = {"LIMITS_PER_MINUTE": "600", "CODE_MAILS_AN_HOUR": "3", "TRUSTED_PROXIES": '["127.0.0.1/32"]'}
REQUESTS: Final = 10_000
WRONG_CODES: Final = 1_000
TRIES_AT_ONE: Final = 5
ADDRESSES: Final = 60
TIMES_EACH: Final = 10


@dataclass
class Stranger:
    """Asks from one network, or each time from another."""

    http: httpx.AsyncClient
    many_networks: bool
    _asked: int = 0

    @property
    def where(self) -> str:
        return "each from another network" if self.many_networks else "all from one network"

    async def begin(self, address: str, **more: Any) -> httpx.Response:
        return await self._post("/profiles/v1/sign-ins", {"email": address, **more})

    async def show(self, begun: Any, code: str) -> httpx.Response:
        body = {"grant": "code", "sign_in_id": begun["sign_in_id"], "secret": begun["secret"], "code": code}
        return await self._post("/profiles/v1/tokens", body)

    async def _post(self, path: str, body: Any) -> httpx.Response:
        self._asked += 1
        high, low = divmod(self._asked if self.many_networks else 0, 256)
        return await self.http.post(path, json=body, headers={"X-Forwarded-For": f"20.{high}.{low}.7"})


async def measured(names: Sequence[str]) -> AsyncIterator[Line]:
    """A line for each proof."""
    proofs = {"one address": _one_address, "wrong codes": _wrong_codes}
    for name, many_networks in product([each for each in names if each in proofs], (False, True)):
        async with _door(AS_IN_PRODUCTION, many_networks=many_networks) as (town, stranger):
            yield await proofs[name](town, stranger)
    if "timing" in names:
        async with _door({}, many_networks=False) as (town, stranger):
            for line in await _timing(town, stranger):
                yield line


@asynccontextmanager
async def _door(settings: Mapping[str, str], *, many_networks: bool) -> AsyncIterator[tuple[Town, Stranger]]:
    async with (
        own_platform(durable=False, extra=settings) as (platform, town),
        httpx.AsyncClient(base_url=platform.address, timeout=30) as http,
    ):
        yield town, Stranger(http, many_networks)


async def _one_address(town: Town, stranger: Stranger) -> Line:
    known, unknown = (await town.resident("known")).email, f"unknown-{uuid4().hex}@example.org"
    mailed = len(town.mailbox.to(known))
    kinds: dict[str, Counter[tuple[Any, ...]]] = {known: Counter(), unknown: Counter()}
    for _ in range(REQUESTS):
        for address in (known, unknown):
            kinds[address][_kind(await stranger.begin(address))] += 1
    await _all_mails_have_left(town)
    return {
        "address": stranger.where,
        "requests": REQUESTS,
        "answers": {name: _by_status(kinds[address]) for name, address in (("known", known), ("unknown", unknown))},
        "alike": set(kinds[known]) == set(kinds[unknown]),
        "mails": {"known": len(town.mailbox.to(known)) - mailed, "unknown": len(town.mailbox.to(unknown))},
    }


def _kind(answer: httpx.Response) -> tuple[Any, ...]:
    """All that can be told of an answer but for random values and numbers."""
    body = answer.json()
    return answer.status_code, body.get("type"), tuple(sorted(body)), tuple(sorted(answer.headers))


def _by_status(kinds: Counter[tuple[Any, ...]]) -> dict[str, int]:
    found: Counter[str] = Counter()
    for (status, *_), number in kinds.items():
        found[str(status)] += number
    return dict(found)


async def _all_mails_have_left(town: Town) -> None:
    """Whoever asked last has their mail, and theirs are sent in order."""
    await town.resident("last")


async def _wrong_codes(town: Town, stranger: Stranger) -> Line:
    owner = await town.resident("owner")
    answers: Counter[str] = Counter()
    begun: list[Any] = []
    while sum(answers.values()) < WRONG_CODES:
        if (asked := await stranger.begin(owner.email)).status_code == 202:
            begun.append(asked.json())
        for _ in range(TRIES_AT_ONE):
            said = await stranger.show(begun[-1], _guess(begun[-1]))
            answers[said.json().get("type", "200").rpartition(":")[2]] += 1
    await _all_mails_have_left(town)
    return {
        "wrong codes": stranger.where,
        "tried": sum(answers.values()),
        "sign-ins begun": len(begun),
        "answers": dict(answers),
        "owner": {
            "on a device that signed in before": await _lets_in(town, stranger, owner, owner.visitor.refresh_token),
            "on another device": await _lets_in(town, stranger, owner, None),
        },
    }


def _guess(begun: Any) -> str:
    """As long as strangers are told that codes are; one in a million of them is right."""
    return "0" * int(begun["code_digits"])


async def _lets_in(town: Town, stranger: Stranger, owner: Resident, known_by: str | None) -> str:
    """What the owner is answered from a network of their own, with the codes of the last mail one after the other."""
    body = {"email": owner.email, **({"known_by": known_by} if known_by else {})}
    begun = await stranger.http.post("/profiles/v1/sign-ins", json=body, headers={"X-Forwarded-For": "198.51.100.7"})
    if begun.status_code != 202:
        return f"{begun.status_code} when asking for a code"
    await _all_mails_have_left(town)
    [last] = [mail for mail in town.mailbox.to(owner.email) if brings_a_code(mail)][-1:]
    first = code_in(last)
    said, codes = begun, re.findall(rf"\b\d{{{len(first)}}}\b", last.text)
    for code in codes:
        said = await stranger.show(begun.json(), code)
        if said.status_code == 200:
            break
    return f"{said.status_code} with a mailed code of {len(first)} digits"


async def _timing(town: Town, stranger: Stranger) -> Sequence[Line]:
    """Asking for a code and showing a wrong one, for addresses with and without an account, in no order."""
    known = [(await town.resident("known")).email for _ in range(ADDRESSES)]
    unknown = [f"unknown-{number}-{uuid4().hex[:8]}@example.org" for number in range(ADDRESSES)]
    asked = [(address, address in known) for address in (*known, *unknown)] * TIMES_EACH
    random.Random(1).shuffle(asked)
    begin: dict[bool, list[float]] = {True: [], False: []}
    show: dict[bool, list[float]] = {True: [], False: []}
    for address, is_known in asked:
        began = time.perf_counter()
        begun = (await stranger.begin(address)).json()
        then = time.perf_counter()
        await stranger.show(begun, _guess(begun))
        begin[is_known].append(then - began)
        show[is_known].append(time.perf_counter() - then)
    return [_compared("asking for a code", begin), _compared("showing a wrong code", show)]


def _compared(what: str, seconds: dict[bool, list[float]]) -> Line:
    times = {name: Times.of(seconds[is_known]) for name, is_known in (("known", True), ("unknown", False))}
    return {
        "timing": what,
        "each": len(seconds[True]),
        **{
            name: [round(each.percentile(percent) * 1000, 2) for percent in (25, 50, 75)]
            for name, each in times.items()
        },
        "p": round(p_value(seconds[True], seconds[False]), 3),
    }
