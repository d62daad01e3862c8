"""The clients in `clients/` and the guide for frontends, against a running platform."""

import asyncio
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest

from deploy.clients.programs import GUIDE, code_of
from deploy.local.demo.mailbox import brings_a_code, code_in
from mentoring_client import Mentoring, Pair, ProblemError, Tokens, every, new_key
from mentoring_client.answers import data
from mentoring_client.generated.api.browsing import list_mentors
from mentoring_client.generated.api.offerings import list_offerings_of_mentor, make_offering
from mentoring_client.generated.api.people import read_me
from mentoring_client.generated.api.requests import ask_mentors
from mentoring_client.generated.api.signing_in import begin_sign_in
from mentoring_client.generated.api.skills import list_skills
from mentoring_client.generated.models import NewRequest, NewSignIn, OfferingBody
from mentoring_client.inbox import arrivals
from tests.journeys import node_programs
from tests.journeys.node_programs import run
from tests.journeys.town import Mentor, Resident, Town


async def test_every_piece_of_code_in_the_guide_does_what_it_says(town: Town, tmp_path: Path) -> None:
    await town.mentor("shown", public=True)
    (program := tmp_path / "guide.ts").write_text(code_of(GUIDE))
    shown = await run(program, town, f"guide-{uuid4().hex[:8]}@example.org")

    assert shown[0] == "This is no IANA time zone, like Europe/Berlin."


async def test_the_typescript_client_does_what_a_generator_cannot_know(town: Town) -> None:
    shown = await run(node_programs.HERE / "behaviour.ts", town, f"client-{uuid4().hex[:8]}@example.org")

    assert shown == ["done"]


def as_seen_from_python(town: Town, person: Resident, transport: httpx.AsyncBaseTransport | None = None) -> Mentoring:
    """The same person, with the Python client."""
    visitor = person.visitor
    assert visitor.access_token
    assert visitor.refresh_token
    pair = Pair(visitor.access_token, datetime.now(UTC).timestamp() + 600, visitor.refresh_token)
    mentoring = Mentoring(town.api.address, tokens=Tokens(pair), transport=transport)
    mentoring.heard.hear(visitor.consistency_token)
    return mentoring


class LosesTheFirst(httpx.AsyncHTTPTransport):
    """A network that loses the first answer to each such request."""

    def __init__(self, method: str, path: str) -> None:
        super().__init__()
        self._lost = (method, path)
        self.keys: list[str | None] = []

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        response = await super().handle_async_request(request)
        if (request.method, request.url.path) == self._lost:
            self.keys.append(request.headers.get("Idempotency-Key"))
            if len(self.keys) == 1:
                await response.aclose()
                raise httpx.ReadError("the line went dead")
        return response


async def test_somebody_signs_in_and_out_with_the_python_client(town: Town) -> None:
    email = f"python-{uuid4().hex[:8]}@example.org"
    async with Mentoring(town.api.address) as mentoring:
        begun = data(await begin_sign_in.asyncio(client=mentoring.client, body=NewSignIn(email=email)))
        mail = await town.mailbox.next_to(email, 0, brings_a_code)
        await mentoring.sign_in(str(begun.sign_in_id), begun.secret, code_in(mail))
        me = data(await read_me.asyncio(client=mentoring.client))
        assert me.email == email
        await mentoring.sign_out()
        with pytest.raises(ProblemError) as refused:
            await read_me.asyncio(client=mentoring.client)
        assert refused.value.slug == "not-signed-in"


async def test_what_the_guide_says_in_python_signs_somebody_in(town: Town) -> None:
    (told,) = re.findall(r"^```python\n(.*?)^```", GUIDE.read_text(), re.DOTALL | re.MULTILINE)
    given: dict[str, Any] = {}
    exec(told, given)
    email = f"guide-{uuid4().hex[:8]}@example.org"

    async def ask_for_code() -> str:
        return code_in(await town.mailbox.next_to(email, 0, brings_a_code))

    mentoring, me = await given["signed_in"](town.api.address, email, ask_for_code)
    async with mentoring:
        assert me.email == email


async def test_an_answer_that_is_lost_is_asked_for_again_and_what_was_asked_is_done_once(town: Town) -> None:
    mentor = await town.mentor("lost")
    before = len((await mentor.visitor.get(f"/scheduling/v1/mentors/{mentor.id}/offerings")).items)
    line = LosesTheFirst("POST", "/scheduling/v1/me/offerings")
    async with as_seen_from_python(town, mentor, transport=line) as mentoring:
        body = OfferingBody.from_dict({"title": "An hour", "lengths_minutes": [60], "open_to": "everyone"})
        await make_offering.asyncio(client=mentoring.client, body=body)
        offered = data(await list_offerings_of_mentor.asyncio(UUID(mentor.id), client=mentoring.client))

    assert len(line.keys) == 2
    assert len(set(line.keys)) == 1
    assert len(offered.items) == before + 1


class CountsRenewals(httpx.AsyncHTTPTransport):
    """A network that counts how often tokens are renewed."""

    renewals = 0

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.renewals += request.url.path == "/profiles/v1/tokens"
        return await super().handle_async_request(request)


async def test_of_twenty_who_share_an_old_token_one_renews_it(town: Town) -> None:
    person = await town.resident("shares")
    line = CountsRenewals()
    async with as_seen_from_python(town, person, transport=line) as mentoring:
        assert mentoring.tokens.pair
        mentoring.tokens.take(Pair("old", 0, mentoring.tokens.pair.refresh_token))
        seen = await asyncio.gather(*(read_me.asyncio(client=mentoring.client) for _ in range(20)))
        mentoring.tokens.take(Pair("withdrawn", mentoring.tokens.pair.good_until, mentoring.tokens.pair.refresh_token))
        await read_me.asyncio(client=mentoring.client)

    assert {str(data(each).person_id) for each in seen} == {person.id}
    assert line.renewals == 2


async def test_who_can_not_renew_is_signed_out(town: Town) -> None:
    async with Mentoring(town.api.address, tokens=Tokens(Pair("old", 0, "of-nobody"))) as mentoring:
        with pytest.raises(ProblemError) as refused:
            await read_me.asyncio(client=mentoring.client)

    assert (refused.value.slug, mentoring.tokens.pair) == ("invalid-refresh-token", None)


async def test_a_list_is_one_whatever_its_pages(town: Town) -> None:
    async with as_seen_from_python(town, await town.resident("pages")) as mentoring:
        slugs = [each.skill async for each in every(list_skills.asyncio, client=mentoring.client, page_size=40)]

    assert len(slugs) == len(set(slugs)) > 80


async def test_a_no_is_an_error_with_its_name_and_says_where(town: Town) -> None:
    async with as_seen_from_python(town, await town.resident("refused")) as mentoring:
        with pytest.raises(ProblemError) as refused:
            await list_mentors.asyncio(client=mentoring.client, page_size=1000)

    assert (refused.value.slug, refused.value.errors[0].pointer) == ("invalid-request", "query/page_size")


async def test_the_inbox_is_taken_up_behind_the_last_message_when_its_stream_ends(town: Town) -> None:
    mentor: Mentor = await town.mentor("inbox")
    came = []
    async with as_seen_from_python(town, mentor) as mentoring:

        async def listen() -> None:
            async for arrival in arrivals(mentoring, after=0, seconds=1):
                came.append(arrival)
                if len(came) == 2:
                    return

        listening = asyncio.create_task(listen())
        for word in ("first", "second"):
            mentee = await town.mentee(word)
            mentee.visitor.learn_from(mentor.visitor)
            await mentee.visitor.get("/matching/v1/me/proposals")
            async with as_seen_from_python(town, mentee) as asking:
                body = NewRequest.from_dict({"mentor_ids": [mentor.id], "message": "Would you?"})
                await ask_mentors.asyncio(client=asking.client, body=body, idempotency_key=new_key())
        await asyncio.wait_for(listening, timeout=20)

    assert [each.message.kind for each in came] == ["proposal", "proposal"]
    assert came[0].number < came[1].number
