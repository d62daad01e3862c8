"""Photos in a bucket: put there before anybody is shown them, read through us alone, and taken away after whoever showed them."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any, cast
from uuid import UUID

import pytest
from obstore.store import MemoryStore, S3Store

from services.profiles.buckets import Bucket
from services.profiles.jobs import Sweeping
from services.profiles.store import photo_shelves
from shared.ground.jobs import WorkerParts
from shared.ids import uuid7
from shared.postgres import transaction
from tests.profiles.bucket_rules import judge
from tests.profiles.conftest import Profiles, Someone, slug_of
from tests.profiles.test_photos import fetched, file, show


@pytest.fixture
async def store(profiles: Profiles) -> AsyncIterator[MemoryStore]:
    """What lies in the app's bucket."""
    in_memory = MemoryStore()
    profiles.app.state.bucket = Bucket(in_memory)
    yield in_memory
    profiles.app.state.bucket = None


async def lying_in(store: MemoryStore) -> set[str]:
    return {each["path"] for each in await store.list().collect_async()}


async def sweep(profiles: Profiles) -> None:
    await Sweeping(profiles.app.state.bucket).sweep(cast("WorkerParts", profiles.parts))


async def shown(someone: Someone) -> dict[str, Any]:
    answer = await show(someone, file())
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


async def test_a_bucket_keeps_gives_and_takes_away() -> None:
    await judge(Bucket(MemoryStore()))


async def test_a_photo_lies_in_the_bucket_alone_and_is_read_through_us(profiles: Profiles, store: MemoryStore) -> None:
    someone = await profiles.someone()

    photo = await shown(someone)

    photo_id = UUID(photo["small"].split("/")[-2])
    assert await lying_in(store) == {f"photos/{photo_id}/small.jpg", f"photos/{photo_id}/large.jpg"}
    assert await profiles.pool.fetchval("SELECT count(*) FROM pictures WHERE photo_id = $1", photo_id) == 0
    answer = await fetched(profiles, photo["large"])
    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/jpeg")
    assert answer.content == bytes((await store.get_async(f"photos/{photo_id}/large.jpg")).bytes())


async def test_what_lies_in_our_schema_is_shown_though_there_is_a_bucket_by_now(profiles: Profiles) -> None:
    someone = await profiles.someone()
    photo = await shown(someone)
    profiles.app.state.bucket = Bucket(MemoryStore())
    try:
        assert (await fetched(profiles, photo["small"])).status_code == 200
    finally:
        profiles.app.state.bucket = None


@pytest.mark.parametrize("end", ["another", "none", "erased"])
async def test_what_nobody_shows_any_more_is_taken_out_of_the_bucket(
    profiles: Profiles, store: MemoryStore, end: str
) -> None:
    someone = await profiles.someone()
    photo = await shown(someone)
    before = await lying_in(store)

    if end == "another":
        await show(someone, file(size=(200, 300)))
    else:
        await someone.ask("DELETE", "/me/photo" if end == "none" else "/me")

    assert (await fetched(profiles, photo["small"])).status_code == 404  # at once, wherever it lies still
    await sweep(profiles)
    assert not before & await lying_in(store)
    assert len(await lying_in(store)) == (2 if end == "another" else 0)


async def test_what_was_put_there_and_never_shown_is_taken_away_after_an_hour(
    profiles: Profiles, store: MemoryStore
) -> None:
    now = datetime.now(UTC)
    late, just_now = uuid7(), uuid7()
    for photo_id, at in ((late, now - photo_shelves.SHOWN_WITHIN - timedelta(minutes=1)), (just_now, now)):
        async with transaction(profiles.pool) as tx:
            await photo_shelves.announce(tx, photo_id, at)
        await profiles.app.state.bucket.put(photo_id, {"small": b"x", "large": b"y"})

    await sweep(profiles)

    assert await lying_in(store) == {f"photos/{just_now}/small.jpg", f"photos/{just_now}/large.jpg"}


async def test_where_the_bucket_is_away_nothing_is_shown_and_one_is_told_to_come_again(profiles: Profiles) -> None:
    someone = await profiles.someone()
    nowhere = S3Store(
        "faces",
        config={"endpoint": "http://127.0.0.1:1", "access_key_id": "key", "secret_access_key": "secret"},
        client_options={"allow_http": True},
        retry_config={"max_retries": 0, "retry_timeout": timedelta(seconds=1)},
    )
    profiles.app.state.bucket = Bucket(nowhere)
    try:
        answer = await show(someone, file())
    finally:
        profiles.app.state.bucket = None

    assert (answer.status_code, slug_of(answer)) == (503, "photos-away")
    assert "Retry-After" in answer.headers
    assert (await someone.get("/me")).json()["photo"] is None
