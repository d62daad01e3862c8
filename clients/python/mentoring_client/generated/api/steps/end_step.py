from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.problem import Problem
from ...models.step_view import StepView
from ...types import UNSET, Unset
from typing import cast
from uuid import UUID



def _get_kwargs(
    step_id: UUID,
    *,
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
        "url": "/matching/v1/me/steps/{step_id}/end".format(step_id=quote(str(step_id), safe=""),),
    }


    _kwargs["headers"] = headers
    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Problem | StepView | None:
    if response.status_code == 200:
        response_200 = StepView.from_dict(response.json())



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
        response_409 = Problem.from_dict(response.json())



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


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[Problem | StepView]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    step_id: UUID,
    *,
    client: AuthenticatedClient,
    idempotency_key: str | Unset = UNSET,
    if_match: str | Unset = UNSET,
    consistency_token: str | Unset = UNSET,

) -> Response[Problem | StepView]:
    """ Come back from a rest in a programme: you are recommended, asked and matched there again

    Args:
        step_id (UUID):
        idempotency_key (str | Unset):
        if_match (str | Unset):
        consistency_token (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | StepView]
     """


    kwargs = _get_kwargs(
        step_id=step_id,
idempotency_key=idempotency_key,
if_match=if_match,
consistency_token=consistency_token,

    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)

def sync(
    step_id: UUID,
    *,
    client: AuthenticatedClient,
    idempotency_key: str | Unset = UNSET,
    if_match: str | Unset = UNSET,
    consistency_token: str | Unset = UNSET,

) -> Problem | StepView | None:
    """ Come back from a rest in a programme: you are recommended, asked and matched there again

    Args:
        step_id (UUID):
        idempotency_key (str | Unset):
        if_match (str | Unset):
        consistency_token (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | StepView
     """


    return sync_detailed(
        step_id=step_id,
client=client,
idempotency_key=idempotency_key,
if_match=if_match,
consistency_token=consistency_token,

    ).parsed

async def asyncio_detailed(
    step_id: UUID,
    *,
    client: AuthenticatedClient,
    idempotency_key: str | Unset = UNSET,
    if_match: str | Unset = UNSET,
    consistency_token: str | Unset = UNSET,

) -> Response[Problem | StepView]:
    """ Come back from a rest in a programme: you are recommended, asked and matched there again

    Args:
        step_id (UUID):
        idempotency_key (str | Unset):
        if_match (str | Unset):
        consistency_token (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | StepView]
     """


    kwargs = _get_kwargs(
        step_id=step_id,
idempotency_key=idempotency_key,
if_match=if_match,
consistency_token=consistency_token,

    )

    response = await client.get_async_httpx_client().request(
        **kwargs
    )

    return _build_response(client=client, response=response)

async def asyncio(
    step_id: UUID,
    *,
    client: AuthenticatedClient,
    idempotency_key: str | Unset = UNSET,
    if_match: str | Unset = UNSET,
    consistency_token: str | Unset = UNSET,

) -> Problem | StepView | None:
    """ Come back from a rest in a programme: you are recommended, asked and matched there again

    Args:
        step_id (UUID):
        idempotency_key (str | Unset):
        if_match (str | Unset):
        consistency_token (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | StepView
     """


    return (await asyncio_detailed(
        step_id=step_id,
client=client,
idempotency_key=idempotency_key,
if_match=if_match,
consistency_token=consistency_token,

    )).parsed
