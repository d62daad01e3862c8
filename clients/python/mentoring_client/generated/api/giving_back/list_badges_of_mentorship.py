from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.badges_to_claim import BadgesToClaim
from ...models.problem import Problem
from ...types import UNSET, Unset
from typing import cast
from uuid import UUID



def _get_kwargs(
    mentorship_id: UUID,
    *,
    consistency_token: str | Unset = UNSET,

) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(consistency_token, Unset):
        headers["Consistency-Token"] = consistency_token



    

    

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/mentorships/v1/mentorships/{mentorship_id}/badges".format(mentorship_id=quote(str(mentorship_id), safe=""),),
    }


    _kwargs["headers"] = headers
    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> BadgesToClaim | Problem | None:
    if response.status_code == 200:
        response_200 = BadgesToClaim.from_dict(response.json())



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


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[BadgesToClaim | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    mentorship_id: UUID,
    *,
    client: AuthenticatedClient,
    consistency_token: str | Unset = UNSET,

) -> Response[BadgesToClaim | Problem]:
    """ What you may have shown of this mentorship by a badge, and have

    Args:
        mentorship_id (UUID):
        consistency_token (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[BadgesToClaim | Problem]
     """


    kwargs = _get_kwargs(
        mentorship_id=mentorship_id,
consistency_token=consistency_token,

    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)

def sync(
    mentorship_id: UUID,
    *,
    client: AuthenticatedClient,
    consistency_token: str | Unset = UNSET,

) -> BadgesToClaim | Problem | None:
    """ What you may have shown of this mentorship by a badge, and have

    Args:
        mentorship_id (UUID):
        consistency_token (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        BadgesToClaim | Problem
     """


    return sync_detailed(
        mentorship_id=mentorship_id,
client=client,
consistency_token=consistency_token,

    ).parsed

async def asyncio_detailed(
    mentorship_id: UUID,
    *,
    client: AuthenticatedClient,
    consistency_token: str | Unset = UNSET,

) -> Response[BadgesToClaim | Problem]:
    """ What you may have shown of this mentorship by a badge, and have

    Args:
        mentorship_id (UUID):
        consistency_token (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[BadgesToClaim | Problem]
     """


    kwargs = _get_kwargs(
        mentorship_id=mentorship_id,
consistency_token=consistency_token,

    )

    response = await client.get_async_httpx_client().request(
        **kwargs
    )

    return _build_response(client=client, response=response)

async def asyncio(
    mentorship_id: UUID,
    *,
    client: AuthenticatedClient,
    consistency_token: str | Unset = UNSET,

) -> BadgesToClaim | Problem | None:
    """ What you may have shown of this mentorship by a badge, and have

    Args:
        mentorship_id (UUID):
        consistency_token (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        BadgesToClaim | Problem
     """


    return (await asyncio_detailed(
        mentorship_id=mentorship_id,
client=client,
consistency_token=consistency_token,

    )).parsed
