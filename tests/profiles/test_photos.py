"""Photos: what is taken and what is refused, who sees them, and that nothing of a file stays but the picture."""

import asyncio
import io
import struct
import zlib
from datetime import timedelta
from typing import Any, Final
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from PIL import Image

from services.profiles.api import photos as api
from services.profiles.domain.photos import MOST_PIXELS, PIXELS, PhotosWait, UnreadablePhoto
from services.profiles.pictures import MOST_WAITING, Darkroom, photos_of
from shared.http.pictures import PICTURE_LIMIT
from tests.profiles.conftest import Profiles, Someone, slug_of

RED, BLUE = (200, 30, 30), (30, 30, 200)
TURNED_RIGHT: Final = 6
"""The EXIF orientation of a camera that was held upright: what is left in the file is up in the picture."""


def file(format: str = "JPEG", *, size: tuple[int, int] = (300, 200), mode: str = "RGB", **more: Any) -> bytes:  # noqa: A002
    picture = Image.new(mode, size, RED if mode == "RGB" else None)
    picture.save(out := io.BytesIO(), format, **more)
    return out.getvalue()


def with_a_place() -> bytes:
    """A photo that says where it was taken, by whose phone; its left half is red, and it was turned."""
    picture = Image.new("RGB", (400, 400), BLUE)
    picture.paste(RED, (0, 0, 200, 400))
    exif = Image.Exif()
    exif[0x0110] = "Pocketphone 7"
    exif[0x0112] = TURNED_RIGHT
    exif.get_ifd(0x8825).update({1: "N", 2: (52.0, 31.0, 12.0)})
    picture.save(out := io.BytesIO(), "JPEG", exif=exif, comment=b"for Amina", quality=95)
    return out.getvalue()


def bomb() -> bytes:
    """A PNG of a few bytes that says that it has ten thousand million pixels."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", 100_000, 100_000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 99)) + chunk(b"IEND", b"")


def film(format: str) -> bytes:  # noqa: A002
    frames = [Image.new("RGB", (90, 90), colour) for colour in (RED, BLUE)]
    frames[0].save(out := io.BytesIO(), format, save_all=True, append_images=frames[1:])
    return out.getvalue()


async def show(someone: Someone, content: bytes, media_type: str = "image/jpeg") -> httpx.Response:
    return await someone.ask("PUT", "/me/photo", content=content, headers={"Content-Type": media_type})


async def fetched(profiles: Profiles, address: str) -> httpx.Response:
    """As an `<img>` asks: nobody signs in."""
    return await profiles.client.get(address.removeprefix(profiles.identity.public_url))


async def test_a_photo_is_shown_in_two_sizes_by_addresses_that_say_nothing_of_whom_it_shows(profiles: Profiles) -> None:
    mentor, other = await profiles.mentor(), await profiles.someone()
    shown = await show(mentor, file())
    assert shown.status_code == 200, shown.text
    card = (await other.get(f"/mentors/{mentor.person_id}")).json()["photo"]
    listed = (await other.get("/mentors", ids=str(mentor.person_id))).json()["items"][0]["photo"]
    short = (await other.get("/cards", ids=str(mentor.person_id))).json()["items"][0]["photo"]
    named = (await other.get("/people", ids=str(mentor.person_id))).json()["items"][0]["photo"]
    own = (await mentor.get("/me")).json()["photo"]

    assert shown.json() == card == listed == short == named == own
    assert str(mentor.person_id) not in str(card)
    for size, pixels in PIXELS.items():
        answer = await fetched(profiles, card[size])
        assert (answer.status_code, answer.headers["Content-Type"]) == (200, "image/jpeg")
        assert answer.headers["Cache-Control"].startswith("private, max-age=")
        assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
        assert Image.open(io.BytesIO(answer.content)).size == (pixels, pixels)


async def test_who_shows_none_has_none(profiles: Profiles) -> None:
    mentor = await profiles.mentor()
    assert (await mentor.get(f"/mentors/{mentor.person_id}")).json()["photo"] is None
    assert (await mentor.get("/me")).json()["photo"] is None


def test_of_the_file_the_picture_stays_upright_and_nothing_else() -> None:
    made = photos_of(content := with_a_place())

    assert b"Pocketphone" in content
    for picture in made.values():
        assert not any(word in picture for word in (b"Pocketphone", b"Exif", b"Amina", b"GPS", b"ICC_PROFILE"))
        seen = Image.open(io.BytesIO(picture))
        assert dict(seen.getexif()) == {}
        middle, up, down = seen.width // 2, seen.height // 8, seen.height * 7 // 8
        assert red(seen.getpixel((middle, up))) > 2 * red(seen.getpixel((middle, down)))


def red(pixel: Any) -> int:
    return int(pixel[0])


@pytest.mark.parametrize(
    "content",
    [
        file("PNG", mode="RGBA"),
        file("PNG", mode="P"),
        file("PNG", mode="1"),
        file("PNG", mode="I;16"),
        file("WEBP"),
        file("GIF"),
        file("JPEG", mode="CMYK"),
        file("JPEG", mode="L"),
        file(size=(64, 3000)),
    ],
)
def test_whatever_cameras_and_programs_write_is_taken(content: bytes) -> None:
    for size, picture in photos_of(content).items():
        assert Image.open(io.BytesIO(picture)).size == (PIXELS[size], PIXELS[size])


def test_what_is_seen_through_is_white() -> None:
    seen = Image.open(io.BytesIO(photos_of(file("PNG", mode="RGBA"))["small"]))
    assert seen.getpixel((64, 64)) == (255, 255, 255)


@pytest.mark.parametrize(
    ("content", "slug"),
    [
        (b"", "unreadable-photo"),
        (b"GIF89a", "unreadable-photo"),
        (file()[:200], "unreadable-photo"),
        (file("PNG")[:-40], "unreadable-photo"),
        (file("BMP"), "unreadable-photo"),
        (file("TIFF"), "unreadable-photo"),
        (b"%PDF-1.7 and so on", "unreadable-photo"),
        (film("GIF"), "animated-photo"),
        (film("WEBP"), "animated-photo"),
        (film("PNG"), "animated-photo"),
        (b"<?xml version='1.0'?>\n<SVG xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "drawn-photo"),
        (b"<!DOCTYPE svg PUBLIC 'x'>", "drawn-photo"),
        (bomb(), "photo-too-detailed"),
        (file("PNG", size=(MOST_PIXELS // 100 + 1, 100), mode="1"), "photo-too-detailed"),
        (file(size=(63, 500)), "photo-too-small"),
    ],
)
async def test_what_is_no_photo_is_refused_by_name(profiles: Profiles, content: bytes, slug: str) -> None:
    someone = await profiles.someone()
    answer = await show(someone, content)

    assert (answer.status_code, slug_of(answer)) == (422, slug)
    assert (await someone.get("/me")).json()["photo"] is None


async def test_a_picture_may_be_large_there_and_nowhere_else(profiles: Profiles) -> None:
    someone = await profiles.someone()
    for path, media_type, size, slug in (
        ("/me/photo", "image/png", PICTURE_LIMIT + 1, "body-too-large"),
        ("/me/photo", "application/json", 10, "unsupported-media-type"),
        ("/me/mentor", "image/png", 10, "unsupported-media-type"),
        ("/me/mentor", "application/json", 100_000, "body-too-large"),
    ):
        answer = await someone.ask("PUT", path, content=b"1" * size, headers={"Content-Type": media_type})
        assert slug_of(answer) == slug
    assert (await show(someone, file().ljust(PICTURE_LIMIT, b"\0"))).status_code == 200


async def test_another_photo_takes_the_place_of_the_first_and_its_addresses_are_good_no_longer(
    profiles: Profiles,
) -> None:
    someone = await profiles.someone()
    first = (await show(someone, file())).json()["small"]
    second = (await show(someone, file("PNG"), "image/png")).json()["small"]

    assert slug_of(await fetched(profiles, first)) == "photo-not-found"
    assert (await fetched(profiles, second)).status_code == 200
    for _ in range(2):
        assert (await someone.ask("DELETE", "/me/photo")).status_code == 204
    assert slug_of(await fetched(profiles, second)) == "photo-not-found"


async def test_an_address_is_good_until_its_moment_and_for_its_picture_only(profiles: Profiles) -> None:
    someone = await profiles.someone()
    address = (await show(someone, file())).json()["small"]
    until = int(parse_qs(urlsplit(address).query)["until"][0])
    now = profiles.parts.real_clock.now()
    key = profiles.identity.photo_key
    photo_id = await profiles.pool.fetchval("SELECT photo_id FROM photos WHERE person_id = $1", someone.person_id)
    over = int((now - timedelta(seconds=1)).timestamp())

    assert timedelta(hours=12) <= timedelta(seconds=until - now.timestamp()) <= timedelta(hours=24)
    for wrong in (
        address.replace("/small?", "/large?"),
        address.replace(f"until={until}", f"until={until + 1}"),
        address[:-4] + "0000",
        f"/profiles/v1/photos/{photo_id}/small?until={over}&signature={api.signed(key, photo_id, 'small', over)}",
    ):
        assert slug_of(await fetched(profiles, wrong)) == "photo-not-found"


async def test_whose_photo_it_was_is_gone_with_them_and_hidden_while_they_are_suspended(profiles: Profiles) -> None:
    operator, erased, suspended = await profiles.operator(), await profiles.someone(), await profiles.someone()
    gone, hidden = [(await show(each, file())).json()["large"] for each in (erased, suspended)]
    await operator.ask("POST", f"/people/{suspended.person_id}/suspension", json={"reason": "Rude."})
    await erased.ask("DELETE", "/me")

    assert [slug_of(await fetched(profiles, each)) for each in (gone, hidden)] == ["photo-not-found"] * 2
    photo_id = gone.partition("/photos/")[2].partition("/")[0]
    assert await profiles.pool.fetchval("SELECT count(*) FROM pictures WHERE photo_id::text = $1", photo_id) == 0


async def test_who_was_blocked_is_given_no_address(profiles: Profiles) -> None:
    mentor, other = await profiles.mentor(), await profiles.someone()
    await show(mentor, file())
    await mentor.put(f"/me/blocks/{other.person_id}")

    assert (await other.get("/cards", ids=str(mentor.person_id))).json()["items"] == []


async def test_pictures_are_made_one_at_a_time_and_who_comes_when_many_wait_comes_again() -> None:
    darkroom = Darkroom()
    crowd = [darkroom.photos_of(file()) for _ in range(MOST_WAITING + 3)]
    outcomes = await asyncio.gather(*crowd, return_exceptions=True)

    assert sum(isinstance(each, dict) for each in outcomes) == MOST_WAITING
    assert sum(isinstance(each, PhotosWait) for each in outcomes) == 3
    with pytest.raises(UnreadablePhoto):
        await darkroom.photos_of(b"")
    assert len(await darkroom.photos_of(file())) == len(PIXELS)


async def test_everybody_else_is_served_while_a_picture_is_made() -> None:
    making = asyncio.create_task(Darkroom().photos_of(file("PNG", size=(3000, 3000))))
    turns = 0
    while not making.done():
        await asyncio.sleep(0)
        turns += 1
    assert turns > 100
