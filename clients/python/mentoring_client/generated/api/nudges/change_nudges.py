from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.nudge_terms_body import NudgeTermsBody
from ...models.nudges_view import NudgesView
from ...models.problem import Problem
from ...types import UNSET, Unset
from typing import cast
from uuid import UUID



def _get_kwargs(
    programme_id: UUID,
    *,
    body: NudgeTermsBody,
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
        "url": "/mentorships/v1/programmes/{programme_id}/nudges".format(programme_id=quote(str(programme_id), safe=""),),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> NudgesView | Problem | None:
    if response.status_code == 200:
        response_200 = NudgesView.from_dict(response.json())



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


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[NudgesView | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    programme_id: UUID,
    *,
    client: AuthenticatedClient,
    body: NudgeTermsBody,
    if_match: str | Unset = UNSET,
    consistency_token: str | Unset = UNSET,

) -> Response[NudgesView | Problem]:
    """ Keep a random few of these words back, so that it is known what they do

    Args:
        programme_id (UUID):
        if_match (str | Unset):
        consistency_token (str | Unset):
        body (NudgeTermsBody): How much is kept back, so that it is known what such a word does.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[NudgesView | Problem]
     """


    kwargs = _get_kwargs(
        programme_id=programme_id,
body=body,
if_match=if_match,
consistency_token=consistency_token,

    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)

def sync(
    programme_id: UUID,
    *,
    client: AuthenticatedClient,
    body: NudgeTermsBody,
    if_match: str | Unset = UNSET,
    consistency_token: str | Unset = UNSET,

) -> NudgesView | Problem | None:
    """ Keep a random few of these words back, so that it is known what they do

    Args:
        programme_id (UUID):
        if_match (str | Unset):
        consistency_token (str | Unset):
        body (NudgeTermsBody): How much is kept back, so that it is known what such a word does.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        NudgesView | Problem
     """


    return sync_detailed(
        programme_id=programme_id,
client=client,
body=body,
if_match=if_match,
consistency_token=consistency_token,

    ).parsed

async def asyncio_detailed(
    programme_id: UUID,
    *,
    client: AuthenticatedClient,
    body: NudgeTermsBody,
    if_match: str | Unset = UNSET,
    consistency_token: str | Unset = UNSET,

) -> Response[NudgesView | Problem]:
    """ Keep a random few of these words back, so that it is known what they do

    Args:
        programme_id (UUID):
        if_match (str | Unset):
        consistency_token (str | Unset):
        body (NudgeTermsBody): How much is kept back, so that it is known what such a word does.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[NudgesView | Problem]
     """


    kwargs = _get_kwargs(
        programme_id=programme_id,
body=body,
if_match=if_match,
consistency_token=consistency_token,

    )

    response = await client.get_async_httpx_client().request(
        **kwargs
    )

    return _build_response(client=client, response=response)

async def asyncio(
    programme_id: UUID,
    *,
    client: AuthenticatedClient,
    body: NudgeTermsBody,
    if_match: str | Unset = UNSET,
    consistency_token: str | Unset = UNSET,

) -> NudgesView | Problem | None:
    """ Keep a random few of these words back, so that it is known what they do

    Args:
        programme_id (UUID):
        if_match (str | Unset):
        consistency_token (str | Unset):
        body (NudgeTermsBody): How much is kept back, so that it is known what such a word does.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        NudgesView | Problem
     """


    return (await asyncio_detailed(
        programme_id=programme_id,
client=client,
body=body,
if_match=if_match,
consistency_token=consistency_token,

    )).parsed
