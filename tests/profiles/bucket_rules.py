"""What holds of every bucket: one of memory in tests, one of a real store in `bucket_judge`."""

from services.profiles.buckets import Bucket
from shared.ids import uuid7


async def judge(bucket: Bucket) -> None:
    """Raises `AssertionError` where one of the rules does not hold."""
    one, other = uuid7(), uuid7()
    await bucket.put(one, {"small": b"a small one", "large": b"a large one" * 10_000})
    await bucket.put(other, {"small": b"another", "large": b"another"})

    assert await bucket.find(one, "small") == b"a small one"
    assert await bucket.find(one, "large") == b"a large one" * 10_000
    assert await bucket.find(uuid7(), "small") is None

    await bucket.delete([one, uuid7()])
    await bucket.delete([one])
    assert await bucket.find(one, "small") is None
    assert await bucket.find(one, "large") is None
    assert await bucket.find(other, "large") == b"another"
