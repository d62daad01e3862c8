from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.begun_sign_up_view import BegunSignUpView
from ...models.new_sign_up import NewSignUp
from ...models.problem import Problem
from typing import cast
from uuid import UUID



def _get_kwargs(
    programme_id: UUID,
    *,
    body: NewSignUp,

) -> dict[str, Any]:
    headers: dict[str, Any] = {}


    

    

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/profiles/v1/programmes/{programme_id}/sign-ups/codes".format(programme_id=quote(str(programme_id), safe=""),),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> BegunSignUpView | Problem | None:
    if response.status_code == 202:
        response_202 = BegunSignUpView.from_dict(response.json())



        return response_202

    if response.status_code == 400:
        response_400 = Problem.from_dict(response.json())



        return response_400

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


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[BegunSignUpView | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    programme_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: NewSignUp,

) -> Response[BegunSignUpView | Problem]:
    """ Mail a code that signs up for this programme, for forms on pages of any site. The answer is the same
    for every address

    Args:
        programme_id (UUID):
        body (NewSignUp): Whom to send a code.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[BegunSignUpView | Problem]
     """


    kwargs = _get_kwargs(
        programme_id=programme_id,
body=body,

    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)

def sync(
    programme_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: NewSignUp,

) -> BegunSignUpView | Problem | None:
    """ Mail a code that signs up for this programme, for forms on pages of any site. The answer is the same
    for every address

    Args:
        programme_id (UUID):
        body (NewSignUp): Whom to send a code.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        BegunSignUpView | Problem
     """


    return sync_detailed(
        programme_id=programme_id,
client=client,
body=body,

    ).parsed

async def asyncio_detailed(
    programme_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: NewSignUp,

) -> Response[BegunSignUpView | Problem]:
    """ Mail a code that signs up for this programme, for forms on pages of any site. The answer is the same
    for every address

    Args:
        programme_id (UUID):
        body (NewSignUp): Whom to send a code.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[BegunSignUpView | Problem]
     """


    kwargs = _get_kwargs(
        programme_id=programme_id,
body=body,

    )

    response = await client.get_async_httpx_client().request(
        **kwargs
    )

    return _build_response(client=client, response=response)

async def asyncio(
    programme_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: NewSignUp,

) -> BegunSignUpView | Problem | None:
    """ Mail a code that signs up for this programme, for forms on pages of any site. The answer is the same
    for every address

    Args:
        programme_id (UUID):
        body (NewSignUp): Whom to send a code.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        BegunSignUpView | Problem
     """


    return (await asyncio_detailed(
        programme_id=programme_id,
client=client,
body=body,

    )).parsed
