from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.new_sign_in import NewSignIn
from ...models.problem import Problem
from ...models.sign_in_view import SignInView
from typing import cast



def _get_kwargs(
    *,
    body: NewSignIn,

) -> dict[str, Any]:
    headers: dict[str, Any] = {}


    

    

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/profiles/v1/sign-ins",
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


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[Problem | SignInView]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: NewSignIn,

) -> Response[Problem | SignInView]:
    """ Mail a code of six digits to this address; of nine while many wrong ones are tried for it

     An address gets three such mails in any hour, however many ask: two of them bring a code to one
    sign-in each, and the third
    brings codes of fifteen digits to all who ask within the hour from then on. The answer is the same
    each time, and whether or not
    the address is known: whoever is new becomes a person by using the code. So tell people that the
    code may be in a mail of
    up to an hour ago where they asked several times.

    Args:
        body (NewSignIn): Whom to send a code.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | SignInView]
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
    client: AuthenticatedClient | Client,
    body: NewSignIn,

) -> Problem | SignInView | None:
    """ Mail a code of six digits to this address; of nine while many wrong ones are tried for it

     An address gets three such mails in any hour, however many ask: two of them bring a code to one
    sign-in each, and the third
    brings codes of fifteen digits to all who ask within the hour from then on. The answer is the same
    each time, and whether or not
    the address is known: whoever is new becomes a person by using the code. So tell people that the
    code may be in a mail of
    up to an hour ago where they asked several times.

    Args:
        body (NewSignIn): Whom to send a code.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | SignInView
     """


    return sync_detailed(
        client=client,
body=body,

    ).parsed

async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: NewSignIn,

) -> Response[Problem | SignInView]:
    """ Mail a code of six digits to this address; of nine while many wrong ones are tried for it

     An address gets three such mails in any hour, however many ask: two of them bring a code to one
    sign-in each, and the third
    brings codes of fifteen digits to all who ask within the hour from then on. The answer is the same
    each time, and whether or not
    the address is known: whoever is new becomes a person by using the code. So tell people that the
    code may be in a mail of
    up to an hour ago where they asked several times.

    Args:
        body (NewSignIn): Whom to send a code.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | SignInView]
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
    client: AuthenticatedClient | Client,
    body: NewSignIn,

) -> Problem | SignInView | None:
    """ Mail a code of six digits to this address; of nine while many wrong ones are tried for it

     An address gets three such mails in any hour, however many ask: two of them bring a code to one
    sign-in each, and the third
    brings codes of fifteen digits to all who ask within the hour from then on. The answer is the same
    each time, and whether or not
    the address is known: whoever is new becomes a person by using the code. So tell people that the
    code may be in a mail of
    up to an hour ago where they asked several times.

    Args:
        body (NewSignIn): Whom to send a code.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | SignInView
     """


    return (await asyncio_detailed(
        client=client,
body=body,

    )).parsed
