"""Slots written as bytes are what the models would write."""

from uuid import UUID
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from services.scheduling.api.slot_texts import _MOST_KEPT, _Starts, slots_json
from services.scheduling.api.slots import SlotView
from services.scheduling.domain.minutes import datetime_of
from services.scheduling.use_cases.slots import Free

VIEWS = TypeAdapter(list[SlotView])

found = st.lists(
    st.builds(
        Free,
        st.uuids(),
        st.sampled_from((15, 30, 60)),
        st.lists(st.integers(29_000_000, 29_010_000), max_size=30, unique=True).map(sorted),
    ),
    max_size=3,
)


def view(offering_id: UUID, length: int, start: int, zone: str) -> SlotView:
    return SlotView(
        starts_at=datetime_of(start),
        ends_at=datetime_of(start + length),
        local=datetime_of(start).astimezone(ZoneInfo(zone)).isoformat(),
        offering_id=offering_id,
        length_minutes=length,
    )


@given(found=found, zone=st.sampled_from(("UTC", "Europe/Berlin", "Asia/Kathmandu")))
def test_slots_of_all_offerings_are_written_by_time(found: list[Free], zone: str) -> None:
    by_time = sorted((start, place) for place, free in enumerate(found) for start in free.starts)
    views = [view(found[place].offering_id, found[place].length, start, zone) for start, place in by_time]

    for _ in range(2):
        assert b"".join(slots_json(found, zone)) == VIEWS.dump_json(views)


def test_what_is_kept_of_one_offering_in_one_zone_is_not_shown_of_others() -> None:
    start, one, other = 29_000_000, UUID(int=1), UUID(int=2)
    for offering_id, length, zone in (
        (one, 30, "UTC"),
        (other, 30, "UTC"),
        (one, 60, "UTC"),
        (one, 30, "Asia/Kathmandu"),
    ):
        written = b"".join(slots_json([Free(offering_id, length, [start])], zone))
        assert written == VIEWS.dump_json([view(offering_id, length, start, zone)])


def test_texts_are_kept_up_to_a_bound() -> None:
    starts = _Starts("UTC", 30)
    first = starts[0]
    for start in range(1, _MOST_KEPT + 1):
        assert starts[start]

    assert len(starts) <= _MOST_KEPT
    assert starts[0] == first
