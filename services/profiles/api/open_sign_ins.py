"""Where one is signed in, and ending it elsewhere."""

from datetime import datetime
from uuid import UUID

from fastapi.responses import Response
from pydantic import Field

from services.profiles.domain.refreshing import Family, UnknownOpenSignIn
from services.profiles.store import sign_ins
from shared.ground.security_events import SecurityEvent
from shared.http.dependencies import Query, UnversionedCommand
from shared.http.fields import ResponseModel, UtcDatetime
from shared.http.paging import Page, PagingQuery
from shared.http.problems import problems
from shared.http.routing import Router
from shared.postgres import Tx

router = Router(tag="signing in")


class OpenSignInView(ResponseModel):
    """A sign-in of one's own that has not ended."""

    id: UUID
    begun_at: UtcDatetime
    """When it began, in UTC."""
    last_used_at: UtcDatetime
    """When tokens were last renewed, in UTC."""
    ends_at: UtcDatetime
    """When it ends if it is not used until then, in UTC."""
    device: str | None = Field(examples=["Firefox on Android"])
    """What the browser seemed to be; null where nothing is known."""
    current: bool = Field(description="Whether the request came of this one.")

    @classmethod
    def of(cls, family: Family, current: UUID | None) -> "OpenSignInView":
        return cls(
            id=family.family_id,
            begun_at=family.begun_at,
            last_used_at=family.rotated_at,
            ends_at=family.ends_at,
            device=family.device,
            current=family.family_id == current,
        )


@router.get("/me/sign-ins", operation_id="list_my_sign_ins", response_model=Page[OpenSignInView])
async def list_my_sign_ins(query: Query, paging: PagingQuery) -> Response:
    """Where one is signed in, the oldest first."""
    after = paging.after(UUID)
    caller = query.caller

    async def read(tx: Tx, _now: datetime) -> Page[OpenSignInView]:
        found = await sign_ins.families_of(
            tx, caller.person_id, after=after[0] if after else None, limit=paging.limit, now=query.real_now
        )
        views = [OpenSignInView.of(each, caller.sign_in_id) for each in found]
        return Page.of(views, paging, lambda view: (view.id,))

    return await query.run(read)


@router.delete(
    "/me/sign-ins/{sign_in_id}",
    operation_id="end_my_sign_in",
    status_code=204,
    responses=problems(UnknownOpenSignIn),
)
async def end_my_sign_in(sign_in_id: UUID, command: UnversionedCommand) -> Response:
    """Sign out somewhere else: a device that was lost, a browser that was not one's own."""

    async def act(tx: Tx, _now: datetime) -> None:
        await sign_ins.end_family_of(tx, command.caller.person_id, sign_in_id, command.real_now)
        command.notes(SecurityEvent.SIGN_IN_ENDED)

    return await command.run(act)
