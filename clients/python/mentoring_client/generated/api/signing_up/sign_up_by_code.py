from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.problem import Problem
from ...models.sign_up_by_code import SignUpByCode
from ...models.signed_up_view import SignedUpView
from ...models.too_many_languages_problem import TooManyLanguagesProblem
from ...models.wrong_code_problem import WrongCodeProblem
from typing import cast
from uuid import UUID



def _get_kwargs(
    programme_id: UUID,
    *,
    body: SignUpByCode,

) -> dict[str, Any]:
    headers: dict[str, Any] = {}


    

    

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/profiles/v1/programmes/{programme_id}/sign-ups/by-code".format(programme_id=quote(str(programme_id), safe=""),),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Problem | Problem | TooManyLanguagesProblem | WrongCodeProblem | SignedUpView | None:
    if response.status_code == 201:
        response_201 = SignedUpView.from_dict(response.json())



        return response_201

    if response.status_code == 400:
        response_400 = Problem.from_dict(response.json())



        return response_400

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

    if response.status_code == 422:
        def _parse_response_422(data: object) -> Problem | TooManyLanguagesProblem | WrongCodeProblem:
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                response_422_type_0 = WrongCodeProblem.from_dict(data)



                return response_422_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                response_422_type_1 = TooManyLanguagesProblem.from_dict(data)



                return response_422_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            if not isinstance(data, dict):
                raise TypeError()
            response_422_type_2 = Problem.from_dict(data)



            return response_422_type_2

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


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[Problem | Problem | TooManyLanguagesProblem | WrongCodeProblem | SignedUpView]:
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
    body: SignUpByCode,

) -> Response[Problem | Problem | TooManyLanguagesProblem | WrongCodeProblem | SignedUpView]:
    """ Sign up with the code from the mail, all of it or nothing; whoever is new becomes a person by it. It
    signs nobody in

     The form is judged first, and every error told at once: what is wrong there costs no try of the
    code.

    Args:
        programme_id (UUID):
        body (SignUpByCode): As `POST …/sign-ups` takes it, with the code in place of a token.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | Problem | TooManyLanguagesProblem | WrongCodeProblem | SignedUpView]
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
    body: SignUpByCode,

) -> Problem | Problem | TooManyLanguagesProblem | WrongCodeProblem | SignedUpView | None:
    """ Sign up with the code from the mail, all of it or nothing; whoever is new becomes a person by it. It
    signs nobody in

     The form is judged first, and every error told at once: what is wrong there costs no try of the
    code.

    Args:
        programme_id (UUID):
        body (SignUpByCode): As `POST …/sign-ups` takes it, with the code in place of a token.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | Problem | TooManyLanguagesProblem | WrongCodeProblem | SignedUpView
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
    body: SignUpByCode,

) -> Response[Problem | Problem | TooManyLanguagesProblem | WrongCodeProblem | SignedUpView]:
    """ Sign up with the code from the mail, all of it or nothing; whoever is new becomes a person by it. It
    signs nobody in

     The form is judged first, and every error told at once: what is wrong there costs no try of the
    code.

    Args:
        programme_id (UUID):
        body (SignUpByCode): As `POST …/sign-ups` takes it, with the code in place of a token.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | Problem | TooManyLanguagesProblem | WrongCodeProblem | SignedUpView]
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
    body: SignUpByCode,

) -> Problem | Problem | TooManyLanguagesProblem | WrongCodeProblem | SignedUpView | None:
    """ Sign up with the code from the mail, all of it or nothing; whoever is new becomes a person by it. It
    signs nobody in

     The form is judged first, and every error told at once: what is wrong there costs no try of the
    code.

    Args:
        programme_id (UUID):
        body (SignUpByCode): As `POST …/sign-ups` takes it, with the code in place of a token.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | Problem | TooManyLanguagesProblem | WrongCodeProblem | SignedUpView
     """


    return (await asyncio_detailed(
        programme_id=programme_id,
client=client,
body=body,

    )).parsed
