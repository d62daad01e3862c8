from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.mentee_body import MenteeBody
from ...models.mentee_view import MenteeView
from ...models.problem import Problem
from ...types import UNSET, Unset
from typing import cast



def _get_kwargs(
    *,
    body: MenteeBody,
    if_match: str | Unset = UNSET,
    consistency_token: str | Unset = UNSET,

) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(if_match, Unset):
        headers["If-Match"] = if_match

    if not isinstance(consistency_token, Unset):
        headers["Consistency-Token"] = consistency_token



    

    

    _kwargs: dict[str, Any] = {
        "method": "put",
        "url": "/profiles/v1/me/mentee",
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> MenteeView | Problem | None:
    if response.status_code == 200:
        response_200 = MenteeView.from_dict(response.json())



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

    if response.status_code == 428:
        response_428 = Problem.from_dict(response.json())



        return response_428

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


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[MenteeView | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    body: MenteeBody,
    if_match: str | Unset = UNSET,
    consistency_token: str | Unset = UNSET,

) -> Response[MenteeView | Problem]:
    """ Become a mentee, or replace one's mentee profile. The mentor who is asked reads it, while they are
    asked and while they

     are one's mentor; nobody else does. Mentors of a programme that shows them who waits are told what
    of it fits them, and no text.

    Args:
        if_match (str | Unset):
        consistency_token (str | Unset):
        body (MenteeBody): The whole mentee profile.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[MenteeView | Problem]
     """


    kwargs = _get_kwargs(
        body=body,
if_match=if_match,
consistency_token=consistency_token,

    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)

def sync(
    *,
    client: AuthenticatedClient,
    body: MenteeBody,
    if_match: str | Unset = UNSET,
    consistency_token: str | Unset = UNSET,

) -> MenteeView | Problem | None:
    """ Become a mentee, or replace one's mentee profile. The mentor who is asked reads it, while they are
    asked and while they

     are one's mentor; nobody else does. Mentors of a programme that shows them who waits are told what
    of it fits them, and no text.

    Args:
        if_match (str | Unset):
        consistency_token (str | Unset):
        body (MenteeBody): The whole mentee profile.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        MenteeView | Problem
     """


    return sync_detailed(
        client=client,
body=body,
if_match=if_match,
consistency_token=consistency_token,

    ).parsed

async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    body: MenteeBody,
    if_match: str | Unset = UNSET,
    consistency_token: str | Unset = UNSET,

) -> Response[MenteeView | Problem]:
    """ Become a mentee, or replace one's mentee profile. The mentor who is asked reads it, while they are
    asked and while they

     are one's mentor; nobody else does. Mentors of a programme that shows them who waits are told what
    of it fits them, and no text.

    Args:
        if_match (str | Unset):
        consistency_token (str | Unset):
        body (MenteeBody): The whole mentee profile.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[MenteeView | Problem]
     """


    kwargs = _get_kwargs(
        body=body,
if_match=if_match,
consistency_token=consistency_token,

    )

    response = await client.get_async_httpx_client().request(
        **kwargs
    )

    return _build_response(client=client, response=response)

async def asyncio(
    *,
    client: AuthenticatedClient,
    body: MenteeBody,
    if_match: str | Unset = UNSET,
    consistency_token: str | Unset = UNSET,

) -> MenteeView | Problem | None:
    """ Become a mentee, or replace one's mentee profile. The mentor who is asked reads it, while they are
    asked and while they

     are one's mentor; nobody else does. Mentors of a programme that shows them who waits are told what
    of it fits them, and no text.

    Args:
        if_match (str | Unset):
        consistency_token (str | Unset):
        body (MenteeBody): The whole mentee profile.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        MenteeView | Problem
     """


    return (await asyncio_detailed(
        client=client,
body=body,
if_match=if_match,
consistency_token=consistency_token,

    )).parsed
