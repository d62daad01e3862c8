"""Every question of the API, asked as every kind of reader: each finds the words that the table gives them, and no others."""

import re
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, Final, get_args
from uuid import UUID

import httpx
import pytest

from services.mentorships.domain.feedback import HIDDEN_FOR
from services.mentorships.domain.privacy import READERS, Reader, Words
from shared.http.sign_in import PASSKEY, issue_token
from shared.ids import uuid7
from tests.mentorships import told
from tests.mentorships.conftest import KEY, Api, Pair
from tests.mentorships.test_surveys import answers_by
from tests.mentorships.test_surveys import said as surveys_said
from tests.mentorships.who_reads_where import found_in, places_of, table

SENTINELS: Final[Mapping[Words, str]] = {words: f"sentinel-{words.replace(' ', '-')}." for words in get_args(Words)}

COORDINATOR: Final = uuid7()

Ids = dict[str, str]


async def wishing(pair: Pair, expectations: str) -> None:
    """The mentee's profile says what they expect."""
    mentee = told.MENTEE.model_copy(update={"expectations": expectations})
    await pair.hear(told.profile(pair.mentee, 1, "mentee_published", mentee=mentee))


async def prepared(pair: Pair, api: Api, text: str) -> None:
    """The programme asks the mentee what they hope for, before the first session, and they answer."""
    question = {"key": "hopes", "kind": "text", "texts": [{"language": "en", "label": "Hopes?"}]}
    path = f"programmes/{(await pair.row())['programme_id']}/preparation"
    operator = uuid7()
    api.operators.add(operator)
    await api.put(operator, path, {"questions": [question]}, if_match="*")
    body = {"form_version": 1, "answers": {"hopes": text}, "done": True}
    await api.put(pair.mentee, f"mentorships/{pair.mentorship}/preparation", body, if_match="*")


async def written(pair: Pair, api: Api) -> Ids:
    """All that one of the two can write, by the mentee, each with words of its own; and the ids that lead there."""
    by, said, mentorship = pair.mentee, SENTINELS, f"mentorships/{pair.mentorship}"
    await wishing(pair, said["wishes of the profile"])
    await prepared(pair, api, said["answers of a preparation"])
    met, shown, ahead = await pair.has_met(), await pair.has_met(), uuid7()
    await pair.hear(pair.session(ahead, 1, "booked"))
    programme, invitation = await answered(pair, api, said["survey answer"])
    goal = (await api.goal(text=said["goal"])).json()["id"]
    help_asked = (await api.post(by, f"{mentorship}/help-requests", {"text": said["call for help"]})).json()["id"]
    step = (await api.step(goal, text=said["action step"])).json()["id"]
    milestones = [{"text": said["roadmap"]}]
    await api.put(by, f"{mentorship}/roadmap", {"today": "Now", "target": "Then", "milestones": milestones})
    await api.put(by, f"{mentorship}/agreement", {"meeting_rhythm": "weekly", "expectations": said["agreement"]})
    await api.put(by, f"sessions/{ahead}/agenda", {"topics": [{"text": said["agenda topic"], "asked_by": "mentee"}]})
    await api.put(by, f"sessions/{ahead}/worksheet", {"stuck": said["worksheet"]})
    await api.post(by, f"{mentorship}/check-ins", {"line": said["check-in"]})
    await api.post(by, f"{mentorship}/suggestions", {"kind": "book", "title": said["suggestion"]})
    made = await api.post(pair.mentor, f"{mentorship}/suggestions", {"kind": "challenge", "title": "Speak"})
    for state in ("accepted", "tried", "reflected"):
        body = {"state": state} | ({"reflection": said["reflection"]} if state == "reflected" else {})
        await api.patch(by, f"suggestions/{made.json()['id']}", body, if_match="*")
    kudos = (await api.post(by, f"{mentorship}/kudos", {"text": said["kudos"]})).json()["id"]
    rated = [{"skill": said["skill rating"], "level": 3}]
    await api.post(by, f"{mentorship}/skill-ratings", {"moment": "start", "skills": rated})
    path = f"{mentorship}/introductions"
    introduction = (await api.post(by, path, {"about": said["introduction"]})).json()["id"]
    await api.post(pair.mentor, f"introductions/{introduction}/agreement", {"reach_me": "By mail"})
    contact = {"contact": said["contact of an introduction"], "they_agreed": True}
    await api.post(by, f"introductions/{introduction}/contact", contact)
    message = (await api.post(by, f"{mentorship}/messages", {"text": said["message"]})).json()["id"]
    answered_on = await pair.has_met()
    await api.post(by, f"sessions/{answered_on}/feedback", {"rating": 4})
    got = await api.post(pair.mentor, f"sessions/{answered_on}/feedback", {"rating": 4})
    await api.post(by, f"feedback/{got.json()['id']}/answer", {"text": said["answer to feedback"]})
    notes = {"shared": said["shared notes"], "private": said["private notes"]}
    await api.put(by, f"sessions/{met}/notes/mine", notes)
    revealed = await api.post(by, f"sessions/{shown}/feedback", {"rating": 4, "went_well": said["feedback"]})
    pair.clock.move(HIDDEN_FOR)
    await pair.fire_timers()
    hidden = await api.post(by, f"sessions/{met}/feedback", {"rating": 4, "went_well": said["feedback that is hidden"]})
    await api.post(by, f"{mentorship}/ending", {"reason": "no_time", "text": said["farewell"]})
    return {
        "mentorship_id": str(pair.mentorship),
        "goal_id": goal,
        "help_request_id": help_asked,
        "programme_id": programme,
        "kind": "pulse",
        "invitation_id": invitation,
        "action_step_id": step,
        "kudos_id": kudos,
        "introduction_id": introduction,
        "suggestion_id": made.json()["id"],
        "message_id": message,
        "session_id": f"{met} {shown} {ahead} {answered_on}",
        "feedback_id": f"{revealed.json()['id']} {hidden.json()['id']} {got.json()['id']}",
    }


async def answered(pair: Pair, api: Api, words: str) -> tuple[str, str]:
    """The mentee is asked by their programme, and answers with these words; its id and that of their invitation."""
    programme, operator = (await pair.row())["programme_id"], uuid7()
    api.operators.add(operator)
    await pair.hear(told.programme(programme), told.member(pair.mentee, programme, "mentee"))
    asked = {"key": "words", "kind": "text", "texts": [{"language": "en", "label": "In a word?"}]}
    days = [str(pair.clock.now().date() + timedelta(days=day)) for day in (0, 20)]
    body = {"opens_on": days[0], "closes_on": days[1], "questions": [asked]}
    await api.put(operator, f"programmes/{programme}/surveys/pulse", body)
    await pair.fire_timers()
    (prompt,) = await surveys_said(pair)
    path = f"survey-invitations/{prompt.subject_id}/answers"
    answer = await api.client.put(path, json=answers_by(prompt, satisfaction=5, words=words))
    assert answer.status_code == 200, answer.text
    return str(programme), str(prompt.subject_id)


async def everything_read_by(api: Api, person: UUID, ids: Ids, *, operator: bool) -> list[tuple[str, httpx.Response]]:
    """The answers to all questions that the service's document knows, with the question's name."""
    document = (await api.client.get("openapi.json")).json()
    methods = (PASSKEY,) if operator else ()
    token = issue_token(
        KEY, issuer="mentoring", person_id=person, operator=operator, methods=methods, real_now=datetime.now(UTC)
    )
    headers = {"Authorization": f"Bearer {token}"}
    questions = {path: each["get"]["operationId"] for path, each in document["paths"].items() if "get" in each}
    asked = [(name, each) for path, name in questions.items() for each in _named(path, ids)]
    assert len(asked) > 20
    return [(name, await api.client.get(f"http://test{each}", headers=headers)) for name, each in asked]


def _named(path: str, ids: Ids) -> list[str]:
    """The path for each of the ids that it can be about."""
    names = re.findall(r"\{(\w+)\}", path)
    if not names:
        return [path]
    found = [path.replace(f"{{{names[0]}}}", each) for each in ids.get(names[0], str(uuid7())).split()]
    return [done for each in found for done in _named(each, ids)]


async def _nothing(_pair: Pair) -> None:
    pass


async def _coordinates(pair: Pair) -> None:
    await pair.hear(told.member(COORDINATOR, (await pair.row())["programme_id"], "coordinator"))


async def _block(pair: Pair) -> None:
    await pair.hear(told.profile(pair.mentor, 2, "blocks_changed", blocks=[pair.mentee]))


READING: Final[Mapping[Reader, tuple[Callable[[Pair], Awaitable[None]], Callable[[Pair], UUID]]]] = {
    "author": (_nothing, lambda pair: pair.mentee),
    "other": (_nothing, lambda pair: pair.mentor),
    "parted": (_block, lambda pair: pair.mentor),
    "looks after": (_coordinates, lambda _pair: COORDINATOR),
    "looks inside": (_coordinates, lambda _pair: COORDINATOR),
    "anybody else": (_nothing, lambda _pair: uuid7()),
}

TOO: Final[Mapping[Reader, frozenset[Reader]]] = {"looks inside": frozenset({"looks after"})}
"""As whom else somebody reads who reads so."""


@pytest.mark.parametrize("operator", [False, True], ids=["", "operator"])
@pytest.mark.parametrize("reader", get_args(Reader))
async def test_each_reader_finds_the_words_that_are_for_them_and_no_others(
    matched: Pair, api: Api, reader: Reader, operator: bool
) -> None:
    ids = await written(matched, api)
    happens, who = READING[reader]
    is_somebody_else = reader not in ("author", "other", "parted")
    await happens(matched)
    read = await everything_read_by(api, who(matched), ids, operator=operator)
    if reader == "looks inside":
        path = f"managed-mentorships/{matched.mentorship}/looks"
        read.append(("look_into_mentorship", await api.post(COORDINATOR, path, {"reason": "Threats were reported"})))
    found = {words for words, sentinel in SENTINELS.items() if any(sentinel in answer.text for _, answer in read)}
    after: set[Reader] = {"looks after"} if is_somebody_else and operator else set()
    readers: set[Reader] = {reader, *TOO.get(reader, ()), *after}
    assert found == {words for words, allowed in READERS.items() if allowed & readers}
    places = {(name, *place) for name, answer in read for place in found_in(_body(answer), SENTINELS)}
    assert places == set().union(*map(places_of, readers))


def _body(answer: httpx.Response) -> Any:
    return answer.json() if "json" in answer.headers.get("content-type", "") else answer.text


def test_the_table_of_places_says_of_each_sort_of_words_who_reads_them() -> None:
    """Of both tables neither says what the other does not."""
    readers = {
        words: {reader for row in table() if row["words"] == words for reader in row["readers"]} for words in READERS
    }
    assert readers == {words: set(allowed) for words, allowed in READERS.items()}


async def test_no_word_is_in_anything_that_the_service_publishes(matched: Pair, api: Api) -> None:
    await written(matched, api)
    rows: list[Any] = await matched.pool.fetch("SELECT value FROM outbox")
    assert len(rows) > 5
    assert not any(b"sentinel" in row["value"] for row in rows if row["value"] is not None)
