from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.end_of_all import EndOfAll
from ...models.end_of_cookie import EndOfCookie
from ...models.end_of_one import EndOfOne
from ...models.problem import Problem
from typing import cast



def _get_kwargs(
    *,
    body: EndOfAll | EndOfCookie | EndOfOne,

) -> dict[str, Any]:
    headers: dict[str, Any] = {}


    

    

    _kwargs: dict[str, Any] = {
        "method": "delete",
        "url": "/profiles/v1/tokens",
    }

    
    if isinstance(body, EndOfOne):
        _kwargs["json"] = body.to_dict()
    elif isinstance(body, EndOfCookie):
        _kwargs["json"] = body.to_dict()
    else:
        _kwargs["json"] = body.to_dict()


    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Any | Problem | None:
    if response.status_code == 204:
        response_204 = cast(Any, None)
        return response_204

    if response.status_code == 400:
        response_400 = Problem.from_dict(response.json())



        return response_400

    if response.status_code == 401:
        response_401 = Problem.from_dict(response.json())



        return response_401

    if response.status_code == 403:
        response_403 = Problem.from_dict(response.json())



        return response_403

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


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[Any | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    body: EndOfAll | EndOfCookie | EndOfOne,

) -> Response[Any | Problem]:
    """ Sign out here, by the refresh token, or everywhere, with an access token. Tokens that are over are
    no matter

     An access token that was given out before lives on until it expires, ten minutes at most. Signing
    out everywhere also
    ends open streams and the private calendar.

    Args:
        body (EndOfAll | EndOfCookie | EndOfOne):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | Problem]
     """


    kwargs = _get_kwargs(
        body=body,

    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)

def sync(
    *,
    client: AuthenticatedClient,
    body: EndOfAll | EndOfCookie | EndOfOne,

) -> Any | Problem | None:
    """ Sign out here, by the refresh token, or everywhere, with an access token. Tokens that are over are
    no matter

     An access token that was given out before lives on until it expires, ten minutes at most. Signing
    out everywhere also
    ends open streams and the private calendar.

    Args:
        body (EndOfAll | EndOfCookie | EndOfOne):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | Problem
     """


    return sync_detailed(
        client=client,
body=body,

    ).parsed

async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    body: EndOfAll | EndOfCookie | EndOfOne,

) -> Response[Any | Problem]:
    """ Sign out here, by the refresh token, or everywhere, with an access token. Tokens that are over are
    no matter

     An access token that was given out before lives on until it expires, ten minutes at most. Signing
    out everywhere also
    ends open streams and the private calendar.

    Args:
        body (EndOfAll | EndOfCookie | EndOfOne):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | Problem]
     """


    kwargs = _get_kwargs(
        body=body,

    )

    response = await client.get_async_httpx_client().request(
        **kwargs
    )

    return _build_response(client=client, response=response)

async def asyncio(
    *,
    client: AuthenticatedClient,
    body: EndOfAll | EndOfCookie | EndOfOne,

) -> Any | Problem | None:
    """ Sign out here, by the refresh token, or everywhere, with an access token. Tokens that are over are
    no matter

     An access token that was given out before lives on until it expires, ten minutes at most. Signing
    out everywhere also
    ends open streams and the private calendar.

    Args:
        body (EndOfAll | EndOfCookie | EndOfOne):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | Problem
     """


    return (await asyncio_detailed(
        client=client,
body=body,

    )).parsed
