"""What is asked in an address, read by one model at once.

FastAPI reads parameter by parameter, and takes as long for eight of them as for all the rest of a small request. Where
that matters, a route takes `Annotated[SomeQuestion, Depends(Asked(SomeQuestion))]`; `StrictRoute` documents its fields
as FastAPI would.
"""

from collections.abc import Iterator
from typing import Any, Final, Generic, TypeVar, get_args, get_origin

from fastapi import Request
from fastapi.dependencies.models import Dependant
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ConfigDict, ValidationError

from shared.http.inside.headers import Parameter


class Question(BaseModel):
    """Parameters of an address. What is not known is passed over here: see `refuse_unknown_names`."""

    model_config = ConfigDict(extra="ignore", frozen=True, allow_inf_nan=False, str_max_length=10_000)


Q = TypeVar("Q", bound=Question)


class Asked(Generic[Q]):
    """Reads the question of a request; what lacks its form is answered `invalid-request`."""

    def __init__(self, question: type[Q]) -> None:
        self._question = question
        self._lists = [
            field.alias or name for name, field in question.model_fields.items() if _is_list(field.annotation)
        ]
        self.parameters: Final = _described(question)

    async def __call__(self, request: Request) -> Q:
        sent = request.query_params
        asked: dict[str, Any] = dict(sent)
        for name in self._lists:
            if name in asked:
                asked[name] = sent.getlist(name)
        try:
            return self._question.model_validate(asked)
        except ValidationError as error:
            found = error.errors(include_url=False)
            raise RequestValidationError([{**each, "loc": ("query", *each["loc"])} for each in found]) from None


def names_asked(route: Dependant) -> Iterator[str]:
    """The names that a route knows in its address."""
    yield from (field.alias for field in route.query_params)
    for dependency in route.dependencies:
        yield from names_asked(dependency)
        parameters = getattr(dependency.call, "parameters", ())
        yield from (parameter["name"] for parameter in parameters if parameter["in"] == "query")


def refuse_unknown_names(request: Request) -> None:
    """Refuses names in the address that its route does not know: a `dry_run` that nobody reads would be done for good."""
    if not request.scope["query_string"]:
        return
    known = getattr(request.scope["route"], "names_asked", None)
    if known is not None and (unknown := request.query_params.keys() - known):
        errors = [{"type": "extra_forbidden", "loc": ("query", name), "msg": ""} for name in sorted(unknown)]
        raise RequestValidationError(errors)


def _is_list(annotation: Any) -> bool:
    return get_origin(annotation) is list or any(_is_list(part) for part in get_args(annotation))


def _described(question: type[Question]) -> tuple[Parameter, ...]:
    schema = question.model_json_schema()
    required = schema.get("required", ())
    return tuple(_parameter(name, described, name in required) for name, described in schema["properties"].items())


def _parameter(name: str, described: dict[str, Any], required: bool) -> Parameter:
    """No default is told where it is nothing."""
    schema = {key: value for key, value in described.items() if key != "default" or value is not None}
    parameter = {"name": name, "in": "query", "required": required, "schema": schema}
    if "description" in schema:
        parameter["description"] = schema["description"]
    return parameter
