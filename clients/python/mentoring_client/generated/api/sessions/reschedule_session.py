from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.problem import Problem
from ...models.rescheduling import Rescheduling
from ...models.series_conflicts_problem import SeriesConflictsProblem
from ...models.session_view import SessionView
from ...models.slot_taken_problem import SlotTakenProblem
from ...types import UNSET, Unset
from typing import cast
from uuid import UUID



def _get_kwargs(
    session_id: UUID,
    *,
    body: Rescheduling,
    idempotency_key: str | Unset = UNSET,
    if_match: str | Unset = UNSET,
    consistency_token: str | Unset = UNSET,

) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    if not isinstance(if_match, Unset):
        headers["If-Match"] = if_match

    if not isinstance(consistency_token, Unset):
        headers["Consistency-Token"] = consistency_token



    

    

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/scheduling/v1/sessions/{session_id}/rescheduling".format(session_id=quote(str(session_id), safe=""),),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Problem | Problem | SeriesConflictsProblem | SlotTakenProblem | SessionView | None:
    if response.status_code == 200:
        response_200 = SessionView.from_dict(response.json())



        return response_200

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
        def _parse_response_409(data: object) -> Problem | SeriesConflictsProblem | SlotTakenProblem:
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                response_409_type_0 = SlotTakenProblem.from_dict(data)



                return response_409_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                response_409_type_1 = SeriesConflictsProblem.from_dict(data)



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
        response_422 = Problem.from_dict(response.json())



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


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[Problem | Problem | SeriesConflictsProblem | SlotTakenProblem | SessionView]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    session_id: UUID,
    *,
    client: AuthenticatedClient,
    body: Rescheduling,
    idempotency_key: str | Unset = UNSET,
    if_match: str | Unset = UNSET,
    consistency_token: str | Unset = UNSET,

) -> Response[Problem | Problem | SeriesConflictsProblem | SlotTakenProblem | SessionView]:
    """ Move a session to another slot of its offering. It stays the same session, and its version rises

     Either side may, up to the offering's `move_notice_minutes` before it starts and `most_moves` times;
    beyond that,
    propose the new time. Where the mentor confirms each session, what the mentee chooses is proposed to
    them: it stands in
    `move_proposal`, and the session stays where it is until they say yes.

    Args:
        session_id (UUID):
        idempotency_key (str | Unset):
        if_match (str | Unset):
        consistency_token (str | Unset):
        body (Rescheduling): Another time.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | Problem | SeriesConflictsProblem | SlotTakenProblem | SessionView]
     """


    kwargs = _get_kwargs(
        session_id=session_id,
body=body,
idempotency_key=idempotency_key,
if_match=if_match,
consistency_token=consistency_token,

    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)

def sync(
    session_id: UUID,
    *,
    client: AuthenticatedClient,
    body: Rescheduling,
    idempotency_key: str | Unset = UNSET,
    if_match: str | Unset = UNSET,
    consistency_token: str | Unset = UNSET,

) -> Problem | Problem | SeriesConflictsProblem | SlotTakenProblem | SessionView | None:
    """ Move a session to another slot of its offering. It stays the same session, and its version rises

     Either side may, up to the offering's `move_notice_minutes` before it starts and `most_moves` times;
    beyond that,
    propose the new time. Where the mentor confirms each session, what the mentee chooses is proposed to
    them: it stands in
    `move_proposal`, and the session stays where it is until they say yes.

    Args:
        session_id (UUID):
        idempotency_key (str | Unset):
        if_match (str | Unset):
        consistency_token (str | Unset):
        body (Rescheduling): Another time.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | Problem | SeriesConflictsProblem | SlotTakenProblem | SessionView
     """


    return sync_detailed(
        session_id=session_id,
client=client,
body=body,
idempotency_key=idempotency_key,
if_match=if_match,
consistency_token=consistency_token,

    ).parsed

async def asyncio_detailed(
    session_id: UUID,
    *,
    client: AuthenticatedClient,
    body: Rescheduling,
    idempotency_key: str | Unset = UNSET,
    if_match: str | Unset = UNSET,
    consistency_token: str | Unset = UNSET,

) -> Response[Problem | Problem | SeriesConflictsProblem | SlotTakenProblem | SessionView]:
    """ Move a session to another slot of its offering. It stays the same session, and its version rises

     Either side may, up to the offering's `move_notice_minutes` before it starts and `most_moves` times;
    beyond that,
    propose the new time. Where the mentor confirms each session, what the mentee chooses is proposed to
    them: it stands in
    `move_proposal`, and the session stays where it is until they say yes.

    Args:
        session_id (UUID):
        idempotency_key (str | Unset):
        if_match (str | Unset):
        consistency_token (str | Unset):
        body (Rescheduling): Another time.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | Problem | SeriesConflictsProblem | SlotTakenProblem | SessionView]
     """


    kwargs = _get_kwargs(
        session_id=session_id,
body=body,
idempotency_key=idempotency_key,
if_match=if_match,
consistency_token=consistency_token,

    )

    response = await client.get_async_httpx_client().request(
        **kwargs
    )

    return _build_response(client=client, response=response)

async def asyncio(
    session_id: UUID,
    *,
    client: AuthenticatedClient,
    body: Rescheduling,
    idempotency_key: str | Unset = UNSET,
    if_match: str | Unset = UNSET,
    consistency_token: str | Unset = UNSET,

) -> Problem | Problem | SeriesConflictsProblem | SlotTakenProblem | SessionView | None:
    """ Move a session to another slot of its offering. It stays the same session, and its version rises

     Either side may, up to the offering's `move_notice_minutes` before it starts and `most_moves` times;
    beyond that,
    propose the new time. Where the mentor confirms each session, what the mentee chooses is proposed to
    them: it stands in
    `move_proposal`, and the session stays where it is until they say yes.

    Args:
        session_id (UUID):
        idempotency_key (str | Unset):
        if_match (str | Unset):
        consistency_token (str | Unset):
        body (Rescheduling): Another time.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | Problem | SeriesConflictsProblem | SlotTakenProblem | SessionView
     """


    return (await asyncio_detailed(
        session_id=session_id,
client=client,
body=body,
idempotency_key=idempotency_key,
if_match=if_match,
consistency_token=consistency_token,

    )).parsed
