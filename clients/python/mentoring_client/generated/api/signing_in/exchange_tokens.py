from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.code_grant import CodeGrant
from ...models.problem import Problem
from ...models.refresh_grant import RefreshGrant
from ...models.tokens_view import TokensView
from ...models.wrong_code_problem import WrongCodeProblem
from ...types import UNSET, Unset
from typing import cast



def _get_kwargs(
    *,
    body: CodeGrant | RefreshGrant,
    d_po_p: str | Unset = UNSET,

) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(d_po_p, Unset):
        headers["DPoP"] = d_po_p



    

    

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/profiles/v1/tokens",
    }

    
    if isinstance(body, CodeGrant):
        _kwargs["json"] = body.to_dict()
    else:
        _kwargs["json"] = body.to_dict()


    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Problem | Problem | WrongCodeProblem | TokensView | None:
    if response.status_code == 200:
        response_200 = TokensView.from_dict(response.json())



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

    if response.status_code == 413:
        response_413 = Problem.from_dict(response.json())



        return response_413

    if response.status_code == 415:
        response_415 = Problem.from_dict(response.json())



        return response_415

    if response.status_code == 422:
        def _parse_response_422(data: object) -> Problem | WrongCodeProblem:
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                response_422_type_0 = WrongCodeProblem.from_dict(data)



                return response_422_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            if not isinstance(data, dict):
                raise TypeError()
            response_422_type_1 = Problem.from_dict(data)



            return response_422_type_1

        response_422 = _parse_response_422(response.json())

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


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[Problem | Problem | WrongCodeProblem | TokensView]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: CodeGrant | RefreshGrant,
    d_po_p: str | Unset = UNSET,

) -> Response[Problem | Problem | WrongCodeProblem | TokensView]:
    """ Get tokens for a mailed code or for a refresh token

     A code works once, for ten minutes, five tries, only with the secret of its sign-in, whatever was
    tried elsewhere.
    A refresh token works once, and for 30 s more for whom the answer was lost; of the tokens it gave
    then, one alone goes
    on. The use of any other signs out whoever holds its successors. However often it is refreshed, a
    sign-in ends after
    half a year unless the platform says otherwise.

    A page in a browser keeps the refresh token in a cookie (`keep_in`), or binds it to a key with a
    `DPoP` header. Then a
    repetition within 30 s is refused and ends nothing (`refresh-token-just-used`): another tab was
    faster. Where tabs
    renew one at a time, and so none was, `answer_lost` says that (a page that is reloaded while its
    token is renewed).

    Args:
        d_po_p (str | Unset):
        body (CodeGrant | RefreshGrant):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | Problem | WrongCodeProblem | TokensView]
     """


    kwargs = _get_kwargs(
        body=body,
d_po_p=d_po_p,

    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)

def sync(
    *,
    client: AuthenticatedClient | Client,
    body: CodeGrant | RefreshGrant,
    d_po_p: str | Unset = UNSET,

) -> Problem | Problem | WrongCodeProblem | TokensView | None:
    """ Get tokens for a mailed code or for a refresh token

     A code works once, for ten minutes, five tries, only with the secret of its sign-in, whatever was
    tried elsewhere.
    A refresh token works once, and for 30 s more for whom the answer was lost; of the tokens it gave
    then, one alone goes
    on. The use of any other signs out whoever holds its successors. However often it is refreshed, a
    sign-in ends after
    half a year unless the platform says otherwise.

    A page in a browser keeps the refresh token in a cookie (`keep_in`), or binds it to a key with a
    `DPoP` header. Then a
    repetition within 30 s is refused and ends nothing (`refresh-token-just-used`): another tab was
    faster. Where tabs
    renew one at a time, and so none was, `answer_lost` says that (a page that is reloaded while its
    token is renewed).

    Args:
        d_po_p (str | Unset):
        body (CodeGrant | RefreshGrant):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | Problem | WrongCodeProblem | TokensView
     """


    return sync_detailed(
        client=client,
body=body,
d_po_p=d_po_p,

    ).parsed

async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: CodeGrant | RefreshGrant,
    d_po_p: str | Unset = UNSET,

) -> Response[Problem | Problem | WrongCodeProblem | TokensView]:
    """ Get tokens for a mailed code or for a refresh token

     A code works once, for ten minutes, five tries, only with the secret of its sign-in, whatever was
    tried elsewhere.
    A refresh token works once, and for 30 s more for whom the answer was lost; of the tokens it gave
    then, one alone goes
    on. The use of any other signs out whoever holds its successors. However often it is refreshed, a
    sign-in ends after
    half a year unless the platform says otherwise.

    A page in a browser keeps the refresh token in a cookie (`keep_in`), or binds it to a key with a
    `DPoP` header. Then a
    repetition within 30 s is refused and ends nothing (`refresh-token-just-used`): another tab was
    faster. Where tabs
    renew one at a time, and so none was, `answer_lost` says that (a page that is reloaded while its
    token is renewed).

    Args:
        d_po_p (str | Unset):
        body (CodeGrant | RefreshGrant):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | Problem | WrongCodeProblem | TokensView]
     """


    kwargs = _get_kwargs(
        body=body,
d_po_p=d_po_p,

    )

    response = await client.get_async_httpx_client().request(
        **kwargs
    )

    return _build_response(client=client, response=response)

async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    body: CodeGrant | RefreshGrant,
    d_po_p: str | Unset = UNSET,

) -> Problem | Problem | WrongCodeProblem | TokensView | None:
    """ Get tokens for a mailed code or for a refresh token

     A code works once, for ten minutes, five tries, only with the secret of its sign-in, whatever was
    tried elsewhere.
    A refresh token works once, and for 30 s more for whom the answer was lost; of the tokens it gave
    then, one alone goes
    on. The use of any other signs out whoever holds its successors. However often it is refreshed, a
    sign-in ends after
    half a year unless the platform says otherwise.

    A page in a browser keeps the refresh token in a cookie (`keep_in`), or binds it to a key with a
    `DPoP` header. Then a
    repetition within 30 s is refused and ends nothing (`refresh-token-just-used`): another tab was
    faster. Where tabs
    renew one at a time, and so none was, `answer_lost` says that (a page that is reloaded while its
    token is renewed).

    Args:
        d_po_p (str | Unset):
        body (CodeGrant | RefreshGrant):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | Problem | WrongCodeProblem | TokensView
     """


    return (await asyncio_detailed(
        client=client,
body=body,
d_po_p=d_po_p,

    )).parsed
