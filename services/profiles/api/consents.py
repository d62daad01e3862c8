"""What one agreed to, programme by programme: given in one call, and withdrawn in one."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from fastapi.responses import Response

from services.profiles.api.sign_ups import ConsentBody
from services.profiles.domain.acting import documented
from services.profiles.domain.forms import ConsentOutdated, ConsentText, NothingToAgreeTo
from services.profiles.domain.people import PersonGone
from services.profiles.domain.programmes import UnknownProgramme
from services.profiles.store import forms as store
from services.profiles.store.forms import Consent
from services.profiles.use_cases import signing_up
from shared.ground.questions import in_language
from shared.http.dependencies import Query, UnversionedCommand
from shared.http.fields import ResponseModel, UtcDatetime
from shared.http.paging import Page, PagingQuery
from shared.http.problems import problems
from shared.http.routing import Router
from shared.postgres import Tx

router = Router(tag="signing up")


class ConsentStateView(ResponseModel):
    """That one agreed to a programme's words."""

    programme_id: UUID
    """Whose words they are."""
    agreed_version: int
    """Which of them."""
    language: str
    """In which language one read them."""
    text: str
    """The very words."""
    given_at: UtcDatetime
    """Since when, in UTC."""
    withdrawn_at: UtcDatetime | None
    """Since when no longer, in UTC; null while one agrees."""
    asks_again: bool
    """Whether the words have changed since: show the programme's form, and ask."""

    @classmethod
    def of(cls, consent: Consent, words: Sequence[ConsentText]) -> "ConsentStateView":
        return cls(
            programme_id=consent.programme_id,
            agreed_version=consent.version,
            language=consent.language,
            text=in_language(words, consent.language.split("-")[0]).text,
            given_at=consent.given_at,
            withdrawn_at=consent.withdrawn_at,
            asks_again=consent.asks_again,
        )


@router.get(
    "/me/consents",
    operation_id="list_my_consents",
    response_model=Page[ConsentStateView],
    openapi_extra=documented("list_my_consents"),
)
async def list_my_consents(query: Query, paging: PagingQuery) -> Response:
    """What one agreed to, programme by programme; the last time counts."""
    (after,) = paging.after(UUID) or (None,)

    async def read(tx: Tx, _now: datetime) -> Page[ConsentStateView]:
        found = await store.consents(tx, query.caller.person_id, after=after, limit=paging.limit)
        views = [ConsentStateView.of(each, await store.words_agreed_to(tx, each)) for each in found]
        return Page[ConsentStateView].of(views, paging, lambda view: (view.programme_id,))

    return await query.run(read)


@router.put(
    "/me/consents/{programme_id}",
    operation_id="agree_to_consent",
    status_code=204,
    openapi_extra=documented("agree_to_consent"),
    responses=problems(PersonGone, UnknownProgramme, NothingToAgreeTo, ConsentOutdated),
)
async def agree_to_consent(programme_id: UUID, body: ConsentBody, command: UnversionedCommand) -> Response:
    """Agree to a programme's present words, when they have changed or one had withdrawn."""

    async def act(tx: Tx, now: datetime) -> None:
        await signing_up.agree(tx, programme_id, body.consented(), by=command.caller.person_id, now=now)

    return await command.run(act)


@router.delete(
    "/me/consents/{programme_id}",
    operation_id="withdraw_consent",
    status_code=204,
    openapi_extra=documented("withdraw_consent"),
    responses=problems(PersonGone, UnknownProgramme),
)
async def withdraw_consent(programme_id: UUID, command: UnversionedCommand) -> Response:
    """Agree no longer. One leaves the programme with that, or its line; what one began with others in it goes on."""

    async def act(tx: Tx, now: datetime) -> None:
        await signing_up.withdraw(tx, programme_id, by=command.caller.person_id, now=now)

    return await command.run(act)
