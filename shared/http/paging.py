"""Lists in pages: sorted by a key, continued after the last key seen, so that inserts move nothing."""

import base64
import binascii
import hashlib
import json
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, Any, Final, Generic, Self, TypeVar
from uuid import UUID

from fastapi import Depends, Query, Request
from pydantic import ConfigDict, Field

from shared.http.fields import ResponseModel, utc
from shared.http.refusals import InvalidPageToken
from shared.http.routing import strict_json

Item = TypeVar("Item")

DEFAULT_SIZE: Final = 50
LARGEST_SIZE: Final = 200

SortValue = str | int | float | UUID | datetime


@dataclass(frozen=True)
class Paging:
    """Which page is asked for, and of which list."""

    size: int
    token: str | None = None
    address: str = ""
    """Of the list: a token is good for the address that it came from."""

    @property
    def limit(self) -> int:
        """How many rows to read: one more than the page holds tells whether there is another page."""
        return self.size + 1

    def after(self, *types: type[SortValue]) -> tuple[Any, ...] | None:
        """The sort key that the page begins after, or None for the first page.

        `types` are those of the key's values: `paging.after(datetime, UUID)`. Raises `InvalidPageToken`.
        """
        return None if self.token is None else _key_of(self.token, types, _mark(self.address))

    def token_of(self, key: tuple[SortValue, ...]) -> str:
        """Asks for the page after this sort key."""
        values = [value.astimezone(UTC).isoformat() if isinstance(value, datetime) else value for value in key]
        plain = json.dumps([_mark(self.address), *values], default=str).encode()
        return base64.urlsafe_b64encode(plain).rstrip(b"=").decode()


class Page(ResponseModel, Generic[Item]):
    """One page of a list; `next_page_token` asks for the next one and is null on the last."""

    items: list[Item] = Field(description="In the list's order, at most `page_size` of them.")
    next_page_token: str | None = Field(
        None, description="Opaque; valid for the same list only. Null on the last page."
    )

    # Each page of something is a class of its own, whose docstrings pydantic would look for in every frame of the program
    # and every module that is loaded: half of the time that a service takes to start.
    model_config = ConfigDict(
        json_schema_extra={"description": "One page of a list."},
        use_attribute_docstrings=False,
    )

    @classmethod
    def model_parametrized_name(cls, params: tuple[Any, ...]) -> str:
        """A page of `BlockView` is described as `PageOfBlock`."""
        return f"PageOf{params[0].__name__.removesuffix('View')}"

    @classmethod
    def of(cls, items: Sequence[Item], paging: Paging, key: Callable[[Item], tuple[SortValue, ...]]) -> Self:
        """The page of at most `paging.limit` items; `key` gives an item's sort key, the same that `after` reads."""
        shown = list(items[: paging.size])
        more = len(items) > paging.size
        return cls(items=shown, next_page_token=paging.token_of(key(shown[-1])) if more else None)


def _mark(address: str) -> str:
    return hashlib.sha256(address.encode()).hexdigest()[:8]


def _key_of(token: str, types: Sequence[type[SortValue]], mark: str) -> tuple[Any, ...]:
    """The values of a token of this list, each of the type that the list sorts by. Raises `InvalidPageToken`."""
    try:
        sent = strict_json(base64.b64decode(token + "=" * (-len(token) % 4), altchars=b"-_", validate=True))
        if type(sent) is not list or sent[:1] != [mark]:
            raise ValueError
        return tuple(_READERS[kind](value) for value, kind in zip(sent[1:], types, strict=True))
    except (binascii.Error, ValueError):
        raise InvalidPageToken from None


def _whole(value: Any) -> int:
    if type(value) is not int or not -(2**63) <= value < 2**63:
        raise ValueError
    return value


def _number(value: Any) -> float:
    if type(value) is int:
        value = float(_whole(value))
    if type(value) is not float or not math.isfinite(value):
        raise ValueError
    return value


def _words(value: Any) -> str:
    if type(value) is not str:
        raise ValueError
    return value


def _moment(value: Any) -> datetime:
    return utc(_words(value))


def _id(value: Any) -> UUID:
    if str(found := UUID(_words(value))) != value:
        raise ValueError
    return found


_READERS: Final[Mapping[type[SortValue], Callable[[Any], SortValue]]] = {
    datetime: _moment,
    UUID: _id,
    float: _number,
    int: _whole,
    str: _words,
}


async def _paging(
    request: Request,
    page_size: Annotated[int, Query(ge=1, le=LARGEST_SIZE, description="How many items a page holds.")] = DEFAULT_SIZE,
    page_token: Annotated[
        str | None, Query(max_length=1000, description="`next_page_token` of the page before.")
    ] = None,
) -> Paging:
    """Async, as every dependency here: FastAPI takes a plain function to a thread, and back."""
    return Paging(page_size, page_token, request.scope["path"])


PagingQuery = Annotated[Paging, Depends(_paging)]
