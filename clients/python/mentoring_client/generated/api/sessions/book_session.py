from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.mentor_paused_problem import MentorPausedProblem
from ...models.new_session import NewSession
from ...models.problem import Problem
from ...models.session_view import SessionView
from ...models.slot_taken_problem import SlotTakenProblem
from ...models.unfit_answers_problem import UnfitAnswersProblem
from ...types import UNSET, Unset
from typing import cast



def _get_kwargs(
    *,
    body: NewSession,
    idempotency_key: str,
    consistency_token: str | Unset = UNSET,

) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    headers["Idempotency-Key"] = idempotency_key

    if not isinstance(consistency_token, Unset):
        headers["Consistency-Token"] = consistency_token



    

    

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/scheduling/v1/sessions",
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> MentorPausedProblem | Problem | SlotTakenProblem | Problem | Problem | UnfitAnswersProblem | SessionView | None:
    if response.status_code == 201:
        response_201 = SessionView.from_dict(response.json())



        return response_201

    if response.status_code == 400:
        response_400 = Problem.from_dict(response.json())



        return response_400

    if response.status_code == 401:
        response_401 = Problem.from_dict(response.json())



        return response_401

    if response.status_code == 403:
        response_403 = Problem.from_dict(response.json())



        return response_403

    if response.status_code == 404:
        response_404 = Problem.from_dict(response.json())



        return response_404

    if response.status_code == 409:
        def _parse_response_409(data: object) -> MentorPausedProblem | Problem | SlotTakenProblem:
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                response_409_type_0 = MentorPausedProblem.from_dict(data)



                return response_409_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                response_409_type_1 = SlotTakenProblem.from_dict(data)



                return response_409_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            if not isinstance(data, dict):
                raise TypeError()
            response_409_type_2 = Problem.from_dict(data)



            return response_409_type_2

        response_409 = _parse_response_409(response.json())

        return response_409

    if response.status_code == 412:
        response_412 = Problem.from_dict(response.json())



        return response_412

    if response.status_code == 413:
        response_413 = Problem.from_dict(response.json())



        return response_413

    if response.status_code == 415:
        response_415 = Problem.from_dict(response.json())



        return response_415

    if response.status_code == 422:
        def _parse_response_422(data: object) -> Problem | UnfitAnswersProblem:
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                response_422_type_0 = UnfitAnswersProblem.from_dict(data)



                return response_422_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            if not isinstance(data, dict):
                raise TypeError()
            response_422_type_1 = Problem.from_dict(data)



            return response_422_type_1

        response_422 = _parse_response_422(response.json())

        return response_422

    if response.status_code == 429:
        response_429 = Problem.from_dict(response.json())



        return response_429

    if response.status_code == 500:
        response_500 = Problem.from_dict(response.json())



        return response_500

    if response.status_code == 503:
        response_503 = Problem.from_dict(response.json())



        return response_503

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[MentorPausedProblem | Problem | SlotTakenProblem | Problem | Problem | UnfitAnswersProblem | SessionView]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    body: NewSession,
    idempotency_key: str,
    consistency_token: str | Unset = UNSET,

) -> Response[MentorPausedProblem | Problem | SlotTakenProblem | Problem | Problem | UnfitAnswersProblem | SessionView]:
    """ Book a session, straight or from a hold. A taken slot is answered with the next free ones in
    `next_slots`

     Where the offering wants confirmation, the session is pending: it blocks its slot until
    `respond_by`, two days from
    now or its start, whichever is first.

    Args:
        idempotency_key (str):
        consistency_token (str | Unset):
        body (NewSession): A slot to book.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[MentorPausedProblem | Problem | SlotTakenProblem | Problem | Problem | UnfitAnswersProblem | SessionView]
     """


    kwargs = _get_kwargs(
        body=body,
idempotency_key=idempotency_key,
consistency_token=consistency_token,

    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)

def sync(
    *,
    client: AuthenticatedClient,
    body: NewSession,
    idempotency_key: str,
    consistency_token: str | Unset = UNSET,

) -> MentorPausedProblem | Problem | SlotTakenProblem | Problem | Problem | UnfitAnswersProblem | SessionView | None:
    """ Book a session, straight or from a hold. A taken slot is answered with the next free ones in
    `next_slots`

     Where the offering wants confirmation, the session is pending: it blocks its slot until
    `respond_by`, two days from
    now or its start, whichever is first.

    Args:
        idempotency_key (str):
        consistency_token (str | Unset):
        body (NewSession): A slot to book.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        MentorPausedProblem | Problem | SlotTakenProblem | Problem | Problem | UnfitAnswersProblem | SessionView
     """


    return sync_detailed(
        client=client,
body=body,
idempotency_key=idempotency_key,
consistency_token=consistency_token,

    ).parsed

async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    body: NewSession,
    idempotency_key: str,
    consistency_token: str | Unset = UNSET,

) -> Response[MentorPausedProblem | Problem | SlotTakenProblem | Problem | Problem | UnfitAnswersProblem | SessionView]:
    """ Book a session, straight or from a hold. A taken slot is answered with the next free ones in
    `next_slots`

     Where the offering wants confirmation, the session is pending: it blocks its slot until
    `respond_by`, two days from
    now or its start, whichever is first.

    Args:
        idempotency_key (str):
        consistency_token (str | Unset):
        body (NewSession): A slot to book.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[MentorPausedProblem | Problem | SlotTakenProblem | Problem | Problem | UnfitAnswersProblem | SessionView]
     """


    kwargs = _get_kwargs(
        body=body,
idempotency_key=idempotency_key,
consistency_token=consistency_token,

    )

    response = await client.get_async_httpx_client().request(
        **kwargs
    )

    return _build_response(client=client, response=response)

async def asyncio(
    *,
    client: AuthenticatedClient,
    body: NewSession,
    idempotency_key: str,
    consistency_token: str | Unset = UNSET,

) -> MentorPausedProblem | Problem | SlotTakenProblem | Problem | Problem | UnfitAnswersProblem | SessionView | None:
    """ Book a session, straight or from a hold. A taken slot is answered with the next free ones in
    `next_slots`

     Where the offering wants confirmation, the session is pending: it blocks its slot until
    `respond_by`, two days from
    now or its start, whichever is first.

    Args:
        idempotency_key (str):
        consistency_token (str | Unset):
        body (NewSession): A slot to book.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        MentorPausedProblem | Problem | SlotTakenProblem | Problem | Problem | UnfitAnswersProblem | SessionView
     """


    return (await asyncio_detailed(
        client=client,
body=body,
idempotency_key=idempotency_key,
consistency_token=consistency_token,

    )).parsed
