"""The OpenAPI documents of all services, and what is answered held against them."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Self

import httpx
import schemathesis
from schemathesis import APIOperation
from schemathesis.checks import (
    content_type_conformance,
    not_a_server_error,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from schemathesis.core.failures import Failure, FailureGroup
from schemathesis.core.result import Ok

from deploy.local.demo.client import Api
from shared.contracts import SERVICES

CHECKS: Final = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]

Operation = APIOperation[Any, Any, Any, Any]
Case = schemathesis.Case[Any]


@dataclass(frozen=True)
class Known:
    """An operation with its service and id."""

    service: str
    id: str
    operation: Operation
    pattern: re.Pattern[str]


def operations_of(service: str, document: Mapping[str, Any]) -> Iterator[Known]:
    for result in schemathesis.openapi.from_dict(dict(document)).get_all_operations():
        assert isinstance(result, Ok), f"{service}: {result}"
        operation: Operation = result.ok()
        pattern = re.compile(re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>[^/]+)", re.escape(operation.path)))
        yield Known(service, operation.definition.raw["operationId"], operation, pattern)


@dataclass
class Contracts:
    """Counts the answers of each operation by status, and keeps what its document does not know."""

    known: dict[str, Known]
    answers: dict[str, Counter[int]] = field(default_factory=dict)
    violations: dict[str, str] = field(default_factory=dict)
    """By operation and kind of violation, the first one in full."""
    taken: dict[str, bytes] = field(default_factory=dict)
    """The first body that each operation took."""

    @classmethod
    async def fetch(cls, api: Api) -> Self:
        """From the running services themselves."""
        known: dict[str, Known] = {}
        for service in SERVICES:
            document = await api.ask("GET", f"/{service}/v1/openapi.json")
            known |= {each.id: each for each in operations_of(service, document.body)}
        return cls(known)

    def hear(self, response: httpx.Response) -> None:
        """Judges an answer to somebody who uses the API as it is meant to be used."""
        if found := self.find(response.request.method, response.request.url.path):
            known, ids = found
            is_json = response.request.headers.get("content-type", "").endswith("json")
            if response.is_success and is_json and (sent := response.request.content):
                self.taken.setdefault(known.id, sent)
            self.judge(known, known.operation.Case(path_parameters=ids), response)

    def find(self, method: str, path: str) -> tuple[Known, dict[str, str]] | None:
        """The operation at this address, and what the address says of it; where a word is no id, it is the word."""
        matching = [
            (each, found.groupdict())
            for each in self.known.values()
            if each.operation.method.lower() == method.lower() and (found := each.pattern.fullmatch(path))
        ]
        return min(matching, key=lambda one: len(one[1]), default=None)

    def judge(self, known: Known, case: Case, response: Any) -> None:
        """Counts an answer and holds it against the document."""
        self.answers.setdefault(known.id, Counter())[response.status_code] += 1
        try:
            case.validate_response(response, checks=CHECKS)
        except FailureGroup as group:
            for failure in group.exceptions:
                assert isinstance(failure, Failure)
                self.violations.setdefault(f"{known.id} {response.status_code} {failure.title}", str(failure))

    @property
    def cases(self) -> int:
        """How many answers were judged."""
        return sum(counts.total() for counts in self.answers.values())

    @property
    def never_done(self) -> list[str]:
        """Operations that never answered with a 2xx."""
        return [name for name in self.known if not any(200 <= status < 300 for status in self.answers.get(name, ()))]
