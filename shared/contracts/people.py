"""Which of the ids in an event are people's."""

from typing import Annotated, Any, Final, TypeAlias
from uuid import UUID

from pydantic import GetJsonSchemaHandler
from pydantic_core import CoreSchema

MARK: Final = "x-person"
"""What an id of somebody carries in the documents: whoever keeps it has to part with it when they are erased."""


class _OfAPerson:
    """Says so in the contract's schema; an event stays as it is."""

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {**handler(schema), MARK: True}


PersonId: TypeAlias = Annotated[UUID, _OfAPerson()]
"""An id of somebody, wherever a contract names one."""
