from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.new_opinion import NewOpinion
from ...models.own_draft_view import OwnDraftView
from ...models.problem import Problem
from ...types import UNSET, Unset
from typing import cast
from uuid import UUID



def _get_kwargs(
    draft_id: UUID,
    *,
    body: NewOpinion,
    idempotency_key: str | Unset = UNSET,
    consistency_token: str | Unset = UNSET,

) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    if not isinstance(consistency_token, Unset):
        headers["Consistency-Token"] = consistency_token



    

    

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/matching/v1/me/drafts/{draft_id}/opinion".format(draft_id=quote(str(draft_id), safe=""),),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> OwnDraftView | Problem | None:
    if response.status_code == 200:
        response_200 = OwnDraftView.from_dict(response.json())



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


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[OwnDraftView | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    draft_id: UUID,
    *,
    client: AuthenticatedClient,
    body: NewOpinion,
    idempotency_key: str | Unset = UNSET,
    consistency_token: str | Unset = UNSET,

) -> Response[OwnDraftView | Problem]:
    """ Rank a draft of yours, or refuse it, until its run is decided. What you said before is replaced

    Args:
        draft_id (UUID):
        idempotency_key (str | Unset):
        consistency_token (str | Unset):
        body (NewOpinion): What one says of a draft: a rank, or that one refuses it; neither takes
            back what one has said.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[OwnDraftView | Problem]
     """


    kwargs = _get_kwargs(
        draft_id=draft_id,
body=body,
idempotency_key=idempotency_key,
consistency_token=consistency_token,

    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)

def sync(
    draft_id: UUID,
    *,
    client: AuthenticatedClient,
    body: NewOpinion,
    idempotency_key: str | Unset = UNSET,
    consistency_token: str | Unset = UNSET,

) -> OwnDraftView | Problem | None:
    """ Rank a draft of yours, or refuse it, until its run is decided. What you said before is replaced

    Args:
        draft_id (UUID):
        idempotency_key (str | Unset):
        consistency_token (str | Unset):
        body (NewOpinion): What one says of a draft: a rank, or that one refuses it; neither takes
            back what one has said.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        OwnDraftView | Problem
     """


    return sync_detailed(
        draft_id=draft_id,
client=client,
body=body,
idempotency_key=idempotency_key,
consistency_token=consistency_token,

    ).parsed

async def asyncio_detailed(
    draft_id: UUID,
    *,
    client: AuthenticatedClient,
    body: NewOpinion,
    idempotency_key: str | Unset = UNSET,
    consistency_token: str | Unset = UNSET,

) -> Response[OwnDraftView | Problem]:
    """ Rank a draft of yours, or refuse it, until its run is decided. What you said before is replaced

    Args:
        draft_id (UUID):
        idempotency_key (str | Unset):
        consistency_token (str | Unset):
        body (NewOpinion): What one says of a draft: a rank, or that one refuses it; neither takes
            back what one has said.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[OwnDraftView | Problem]
     """


    kwargs = _get_kwargs(
        draft_id=draft_id,
body=body,
idempotency_key=idempotency_key,
consistency_token=consistency_token,

    )

    response = await client.get_async_httpx_client().request(
        **kwargs
    )

    return _build_response(client=client, response=response)

async def asyncio(
    draft_id: UUID,
    *,
    client: AuthenticatedClient,
    body: NewOpinion,
    idempotency_key: str | Unset = UNSET,
    consistency_token: str | Unset = UNSET,

) -> OwnDraftView | Problem | None:
    """ Rank a draft of yours, or refuse it, until its run is decided. What you said before is replaced

    Args:
        draft_id (UUID):
        idempotency_key (str | Unset):
        consistency_token (str | Unset):
        body (NewOpinion): What one says of a draft: a rank, or that one refuses it; neither takes
            back what one has said.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        OwnDraftView | Problem
     """


    return (await asyncio_detailed(
        draft_id=draft_id,
client=client,
body=body,
idempotency_key=idempotency_key,
consistency_token=consistency_token,

    )).parsed
