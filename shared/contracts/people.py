"""Which of the ids in an event are people's."""

from functools import cache
from typing import Annotated, Any, Final, TypeAlias
from uuid import UUID

from pydantic import BaseModel, GetJsonSchemaHandler
from pydantic_core import CoreSchema

MARK: Final = "x-person"
"""What an id of somebody carries in the documents: whoever keeps it has to part with it when they are erased."""


class _OfAPerson:
    """Says so in the contract's schema; an event stays as it is."""

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {**handler(schema), MARK: True}


@cache
def _places(kind: type[BaseModel]) -> tuple[str, ...]:
    parts = kind.model_json_schema()["properties"]
    return tuple(name for name, part in parts.items() if part.get(MARK) or part.get("items", {}).get(MARK))


def people_in(state: BaseModel) -> frozenset[UUID]:
    """Everybody whom a state names by itself; not whom its parts name."""
    found: set[UUID] = set()
    for name in _places(type(state)):
        said = getattr(state, name)
        found.update(said if isinstance(said, tuple) else (said,))
    return frozenset(found)


PersonId: TypeAlias = Annotated[UUID, _OfAPerson()]
"""An id of somebody, wherever a contract names one."""
