"""Lists in pages: sorted by a key, continued after the last key seen, so that inserts move nothing."""

import base64
import binascii
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, Any, Final, Generic, Self, TypeVar
from uuid import UUID

from fastapi import Depends, Query
from pydantic import BaseModel, Field

from shared.http.fields import utc
from shared.http.refusals import InvalidPageToken
from shared.http.routing import strict_json

Item = TypeVar("Item")

DEFAULT_SIZE: Final = 50
LARGEST_SIZE: Final = 200

SortValue = str | int | float | UUID | datetime


@dataclass(frozen=True)
class Paging:
    """Which page is asked for."""

    size: int
    token: str | None = None

    @property
    def limit(self) -> int:
        """How many rows to read: one more than the page holds tells whether there is another page."""
        return self.size + 1

    def after(self, *types: type[SortValue]) -> tuple[Any, ...] | None:
        """The sort key that the page begins after, or None for the first page.

        `types` are those of the key's values: `paging.after(datetime, UUID)`. Raises `InvalidPageToken`.
        """
        return None if self.token is None else _key_of(self.token, types)


class Page(BaseModel, Generic[Item]):
    """One page of a list; `next_page_token` asks for the next one and is null on the last."""

    items: list[Item]
    next_page_token: str | None = Field(None, description="Opaque; valid for the same list only.")

    @classmethod
    def of(cls, items: Sequence[Item], paging: Paging, key: Callable[[Item], tuple[SortValue, ...]]) -> Self:
        """The page of at most `paging.limit` items; `key` gives an item's sort key, the same that `after` reads."""
        shown = list(items[: paging.size])
        more = len(items) > paging.size
        return cls(items=shown, next_page_token=_token_of(key(shown[-1])) if more else None)


def _token_of(key: tuple[SortValue, ...]) -> str:
    values = [value.astimezone(UTC).isoformat() if isinstance(value, datetime) else value for value in key]
    return base64.urlsafe_b64encode(json.dumps(values, default=str).encode()).rstrip(b"=").decode()


def _key_of(token: str, types: Sequence[type[SortValue]]) -> tuple[Any, ...]:
    try:
        values = strict_json(base64.b64decode(token + "=" * (-len(token) % 4), altchars=b"-_", validate=True))
        return tuple(_READERS[kind](value) for value, kind in zip(values, types, strict=True))
    except (binascii.Error, ValueError, TypeError, AttributeError):
        raise InvalidPageToken from None


def _whole(value: Any) -> int:
    if type(value) is not int or not -(2**63) <= value < 2**63:
        raise ValueError
    return value


def _words(value: Any) -> str:
    if type(value) is not str:
        raise ValueError
    return value


_READERS: Final[Mapping[type[SortValue], Callable[[Any], SortValue]]] = {
    datetime: utc,
    UUID: UUID,
    float: float,
    int: _whole,
    str: _words,
}


async def _paging(
    page_size: Annotated[int, Query(ge=1, le=LARGEST_SIZE, description="How many items a page holds.")] = DEFAULT_SIZE,
    page_token: Annotated[
        str | None, Query(max_length=1000, description="`next_page_token` of the page before.")
    ] = None,
) -> Paging:
    """Async, as every dependency here: FastAPI takes a plain function to a thread, and back."""
    return Paging(page_size, page_token)


PagingQuery = Annotated[Paging, Depends(_paging)]
