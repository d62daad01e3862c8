from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.erasure_view import ErasureView
from ...models.problem import Problem
from typing import cast
from uuid import UUID



def _get_kwargs(
    erasure_id: UUID,

) -> dict[str, Any]:
    

    

    

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/profiles/v1/erasures/{erasure_id}".format(erasure_id=quote(str(erasure_id), safe=""),),
    }


    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> ErasureView | Problem | None:
    if response.status_code == 200:
        response_200 = ErasureView.from_dict(response.json())



        return response_200

    if response.status_code == 400:
        response_400 = Problem.from_dict(response.json())



        return response_400

    if response.status_code == 404:
        response_404 = Problem.from_dict(response.json())



        return response_404

    if response.status_code == 413:
        response_413 = Problem.from_dict(response.json())



        return response_413

    if response.status_code == 415:
        response_415 = Problem.from_dict(response.json())



        return response_415

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


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[ErasureView | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    erasure_id: UUID,
    *,
    client: AuthenticatedClient | Client,

) -> Response[ErasureView | Problem]:
    """ How far an erasure is. Its id is proof enough: nobody can sign in any more as the person it was

    Args:
        erasure_id (UUID):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErasureView | Problem]
     """


    kwargs = _get_kwargs(
        erasure_id=erasure_id,

    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)

def sync(
    erasure_id: UUID,
    *,
    client: AuthenticatedClient | Client,

) -> ErasureView | Problem | None:
    """ How far an erasure is. Its id is proof enough: nobody can sign in any more as the person it was

    Args:
        erasure_id (UUID):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErasureView | Problem
     """


    return sync_detailed(
        erasure_id=erasure_id,
client=client,

    ).parsed

async def asyncio_detailed(
    erasure_id: UUID,
    *,
    client: AuthenticatedClient | Client,

) -> Response[ErasureView | Problem]:
    """ How far an erasure is. Its id is proof enough: nobody can sign in any more as the person it was

    Args:
        erasure_id (UUID):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErasureView | Problem]
     """


    kwargs = _get_kwargs(
        erasure_id=erasure_id,

    )

    response = await client.get_async_httpx_client().request(
        **kwargs
    )

    return _build_response(client=client, response=response)

async def asyncio(
    erasure_id: UUID,
    *,
    client: AuthenticatedClient | Client,

) -> ErasureView | Problem | None:
    """ How far an erasure is. Its id is proof enough: nobody can sign in any more as the person it was

    Args:
        erasure_id (UUID):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErasureView | Problem
     """


    return (await asyncio_detailed(
        erasure_id=erasure_id,
client=client,

    )).parsed
