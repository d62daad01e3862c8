from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.new_rematch import NewRematch
from ...models.not_in_programme_problem import NotInProgrammeProblem
from ...models.problem import Problem
from ...models.rematch_view import RematchView
from ...types import UNSET, Unset
from typing import cast



def _get_kwargs(
    *,
    body: NewRematch,
    idempotency_key: str,
    consistency_token: str | Unset = UNSET,

) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    headers["Idempotency-Key"] = idempotency_key

    if not isinstance(consistency_token, Unset):
        headers["Consistency-Token"] = consistency_token



    

    

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/matching/v1/me/rematches",
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> NotInProgrammeProblem | Problem | Problem | RematchView | None:
    if response.status_code == 201:
        response_201 = RematchView.from_dict(response.json())



        return response_201

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
        def _parse_response_422(data: object) -> NotInProgrammeProblem | Problem:
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                response_422_type_0 = NotInProgrammeProblem.from_dict(data)



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


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[NotInProgrammeProblem | Problem | Problem | RematchView]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    body: NewRematch,
    idempotency_key: str,
    consistency_token: str | Unset = UNSET,

) -> Response[NotInProgrammeProblem | Problem | Problem | RematchView]:
    """ Be matched again by the programme's next run. Who had a mentor there is left out of runs until they
    say why they want another

     Nobody is ever put together again with somebody they have had.

    Args:
        idempotency_key (str):
        consistency_token (str | Unset):
        body (NewRematch): Where one wants to be matched again, and why.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[NotInProgrammeProblem | Problem | Problem | RematchView]
     """


    kwargs = _get_kwargs(
        body=body,
idempotency_key=idempotency_key,
consistency_token=consistency_token,

    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)

def sync(
    *,
    client: AuthenticatedClient,
    body: NewRematch,
    idempotency_key: str,
    consistency_token: str | Unset = UNSET,

) -> NotInProgrammeProblem | Problem | Problem | RematchView | None:
    """ Be matched again by the programme's next run. Who had a mentor there is left out of runs until they
    say why they want another

     Nobody is ever put together again with somebody they have had.

    Args:
        idempotency_key (str):
        consistency_token (str | Unset):
        body (NewRematch): Where one wants to be matched again, and why.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        NotInProgrammeProblem | Problem | Problem | RematchView
     """


    return sync_detailed(
        client=client,
body=body,
idempotency_key=idempotency_key,
consistency_token=consistency_token,

    ).parsed

async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    body: NewRematch,
    idempotency_key: str,
    consistency_token: str | Unset = UNSET,

) -> Response[NotInProgrammeProblem | Problem | Problem | RematchView]:
    """ Be matched again by the programme's next run. Who had a mentor there is left out of runs until they
    say why they want another

     Nobody is ever put together again with somebody they have had.

    Args:
        idempotency_key (str):
        consistency_token (str | Unset):
        body (NewRematch): Where one wants to be matched again, and why.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[NotInProgrammeProblem | Problem | Problem | RematchView]
     """


    kwargs = _get_kwargs(
        body=body,
idempotency_key=idempotency_key,
consistency_token=consistency_token,

    )

    response = await client.get_async_httpx_client().request(
        **kwargs
    )

    return _build_response(client=client, response=response)

async def asyncio(
    *,
    client: AuthenticatedClient,
    body: NewRematch,
    idempotency_key: str,
    consistency_token: str | Unset = UNSET,

) -> NotInProgrammeProblem | Problem | Problem | RematchView | None:
    """ Be matched again by the programme's next run. Who had a mentor there is left out of runs until they
    say why they want another

     Nobody is ever put together again with somebody they have had.

    Args:
        idempotency_key (str):
        consistency_token (str | Unset):
        body (NewRematch): Where one wants to be matched again, and why.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        NotInProgrammeProblem | Problem | Problem | RematchView
     """


    return (await asyncio_detailed(
        client=client,
body=body,
idempotency_key=idempotency_key,
consistency_token=consistency_token,

    )).parsed
