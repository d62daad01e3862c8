"""What the platform says no with (RFC 9457), as an error."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import httpx

PREFIX: Final = "urn:mentoring:problem:"


@dataclass(frozen=True)
class FieldError:
    """What is wrong where: `#/name` points into the body, `query/…` names a parameter. `detail` is for people."""

    pointer: str
    detail: str


class ProblemError(Exception):
    """An answer that is a no. Decide by `slug`, which is stable; show `detail` and the fields' `errors` to people."""

    def __init__(self, status: int, problem: Mapping[str, Any], headers: httpx.Headers) -> None:
        self.status: Final = status
        kind = str(problem.get("type", ""))
        self.slug: Final = kind.removeprefix(PREFIX) if kind.startswith(PREFIX) else "unknown"
        self.detail: Final = str(problem.get("detail", ""))
        self.instance: Final = str(problem.get("instance", ""))
        self.errors: Final = tuple(FieldError(each["pointer"], each["detail"]) for each in problem.get("errors", ()))
        self.members: Final = {name: value for name, value in problem.items() if name not in _OF_EVERY_PROBLEM}
        self.retry_after: Final = _seconds(headers.get("Retry-After"))
        super().__init__(f"{self.slug} ({status}): {self.detail}")

    @classmethod
    def of(cls, response: httpx.Response) -> "ProblemError":
        """Of an answer that has been read; one that is no problem of ours (a proxy's, say) has the slug `unknown`."""
        is_json = response.headers.get("Content-Type", "").partition(";")[0].endswith("json")
        found = response.json() if is_json and response.content else {}
        return cls(response.status_code, found if isinstance(found, dict) else {}, response.headers)


_OF_EVERY_PROBLEM: Final = frozenset({"type", "title", "status", "detail", "instance", "errors"})


def _seconds(text: str | None) -> float | None:
    return float(text) if text is not None and text.isdigit() else None
