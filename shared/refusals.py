"""Refusals: why the platform says no, in words for people and in slugs for programs.

The domain raises them and knows nothing of HTTP; `shared.http.problems` is the one place that turns a kind into a
status. Whatever is not a refusal is a fault of ours.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, ClassVar, Final, TypeAlias

JSON: TypeAlias = str | int | float | bool | Sequence["JSON"] | Mapping[str, "JSON"] | None

TYPE_PREFIX: Final = "urn:mentoring:problem:"
"""A name and no address: nobody has to own a host for it to stay true."""

_made: Final[list[type[Refusal]]] = []

_SLUG: Final = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


class Kind(Enum):
    """What sort of no it is; the edge maps each to one status."""

    MALFORMED = "malformed"
    UNAUTHENTICATED = "unauthenticated"
    FORBIDDEN = "forbidden"
    NOT_FOUND = "not_found"
    METHOD_NOT_ALLOWED = "method_not_allowed"
    CONFLICT = "conflict"
    PRECONDITION_FAILED = "precondition_failed"
    PRECONDITION_REQUIRED = "precondition_required"
    TOO_LARGE = "too_large"
    UNSUPPORTED_MEDIA = "unsupported_media"
    RULE = "rule"
    TOO_MANY = "too_many"
    UNAVAILABLE = "unavailable"


@dataclass(frozen=True)
class Members:
    """What a problem says to programs beside its slug: JSON schemas by name, each with a description and an example.

    `errors` is not among them: every problem may have it.
    """

    schemas: Mapping[str, Mapping[str, JSON]] = field(default_factory=dict)
    always: bool = True
    """Whether each such problem has them, wherever it is raised."""


class Refusal(Exception):
    """A no with a reason. A subclass's docstring is the detail for people, its slug the name for programs.

    `members` become extension members of the problem (the next free slots, say); they never hold what was sent.
    What programs read in them is declared in `members_described`.
    """

    slug: ClassVar[str]
    kind: ClassVar[Kind]
    members_described: ClassVar[Members] = Members()

    def __init__(self, *, retry_after: int | None = None, **members: JSON) -> None:
        super().__init__(self.slug)
        if unknown := members.keys() - self.members_described.schemas.keys() - {"errors"}:
            raise TypeError(f"{type(self).__qualname__} describes no member {', '.join(sorted(unknown))}")
        self.retry_after: Final = retry_after
        self.members: Final[Mapping[str, JSON]] = members

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        if not cls.__doc__:
            raise TypeError(f"{cls.__qualname__} needs a docstring: it is the detail that people read")
        if not isinstance(getattr(cls, "kind", None), Kind):
            raise TypeError(f"{cls.__qualname__} needs a kind")
        if not _SLUG.fullmatch(getattr(cls, "slug", "")):
            raise TypeError(f"{cls.__qualname__} needs a slug like 'slot-taken'")
        _made.append(cls)

    @classmethod
    def detail(cls) -> str:
        """The docstring as one paragraph: how to put the reason to a person."""
        return " ".join(inspect.cleandoc(cls.__doc__ or "").split("\n\n", 1)[0].split())

    @classmethod
    def title(cls) -> str:
        """The slug as words: `slot-taken` reads `Slot taken`."""
        return cls.slug.replace("-", " ").capitalize()

    @classmethod
    def type_uri(cls) -> str:
        """The stable URI of this kind of problem; it ends in the slug."""
        return TYPE_PREFIX + cls.slug


def all_refusals() -> tuple[type[Refusal], ...]:
    """Every refusal of the modules imported so far, sorted by slug and then by module."""
    return tuple(sorted(_made, key=lambda refusal: (refusal.slug, refusal.__module__)))
