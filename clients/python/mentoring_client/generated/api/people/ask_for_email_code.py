from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.new_address import NewAddress
from ...models.problem import Problem
from ...models.sign_in_view import SignInView
from ...types import UNSET, Unset
from typing import cast



def _get_kwargs(
    *,
    body: NewAddress,
    consistency_token: str | Unset = UNSET,

) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(consistency_token, Unset):
        headers["Consistency-Token"] = consistency_token



    

    

    _kwargs: dict[str, Any] = {
        "method": "put",
        "url": "/profiles/v1/me/email/code",
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Problem | SignInView | None:
    if response.status_code == 202:
        response_202 = SignInView.from_dict(response.json())



        return response_202

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


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[Problem | SignInView]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    body: NewAddress,
    consistency_token: str | Unset = UNSET,

) -> Response[Problem | SignInView]:
    """ Mail a code to another address, to move there. The answer is the same whether or not that one is
    known

     It is one of the mails that an address gets within an hour; where these are used up, 429: come back
    in an hour.

    Args:
        consistency_token (str | Unset):
        body (NewAddress): Where one wants to be written to.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | SignInView]
     """


    kwargs = _get_kwargs(
        body=body,
consistency_token=consistency_token,

    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)

def sync(
    *,
    client: AuthenticatedClient,
    body: NewAddress,
    consistency_token: str | Unset = UNSET,

) -> Problem | SignInView | None:
    """ Mail a code to another address, to move there. The answer is the same whether or not that one is
    known

     It is one of the mails that an address gets within an hour; where these are used up, 429: come back
    in an hour.

    Args:
        consistency_token (str | Unset):
        body (NewAddress): Where one wants to be written to.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | SignInView
     """


    return sync_detailed(
        client=client,
body=body,
consistency_token=consistency_token,

    ).parsed

async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    body: NewAddress,
    consistency_token: str | Unset = UNSET,

) -> Response[Problem | SignInView]:
    """ Mail a code to another address, to move there. The answer is the same whether or not that one is
    known

     It is one of the mails that an address gets within an hour; where these are used up, 429: come back
    in an hour.

    Args:
        consistency_token (str | Unset):
        body (NewAddress): Where one wants to be written to.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | SignInView]
     """


    kwargs = _get_kwargs(
        body=body,
consistency_token=consistency_token,

    )

    response = await client.get_async_httpx_client().request(
        **kwargs
    )

    return _build_response(client=client, response=response)

async def asyncio(
    *,
    client: AuthenticatedClient,
    body: NewAddress,
    consistency_token: str | Unset = UNSET,

) -> Problem | SignInView | None:
    """ Mail a code to another address, to move there. The answer is the same whether or not that one is
    known

     It is one of the mails that an address gets within an hour; where these are used up, 429: come back
    in an hour.

    Args:
        consistency_token (str | Unset):
        body (NewAddress): Where one wants to be written to.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | SignInView
     """


    return (await asyncio_detailed(
        client=client,
body=body,
consistency_token=consistency_token,

    )).parsed
