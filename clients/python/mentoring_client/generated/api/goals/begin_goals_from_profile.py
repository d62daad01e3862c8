from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.goals_begun import GoalsBegun
from ...models.problem import Problem
from ...models.too_many_goals_problem import TooManyGoalsProblem
from ...types import UNSET, Unset
from typing import cast
from uuid import UUID



def _get_kwargs(
    mentorship_id: UUID,
    *,
    idempotency_key: str | Unset = UNSET,
    if_match: str | Unset = UNSET,
    consistency_token: str | Unset = UNSET,

) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    if not isinstance(if_match, Unset):
        headers["If-Match"] = if_match

    if not isinstance(consistency_token, Unset):
        headers["Consistency-Token"] = consistency_token



    

    

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/mentorships/v1/mentorships/{mentorship_id}/goals/from-profile".format(mentorship_id=quote(str(mentorship_id), safe=""),),
    }


    _kwargs["headers"] = headers
    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> GoalsBegun | Problem | Problem | TooManyGoalsProblem | None:
    if response.status_code == 200:
        response_200 = GoalsBegun.from_dict(response.json())



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
        def _parse_response_422(data: object) -> Problem | TooManyGoalsProblem:
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                response_422_type_0 = TooManyGoalsProblem.from_dict(data)



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


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[GoalsBegun | Problem | Problem | TooManyGoalsProblem]:
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
    idempotency_key: str | Unset = UNSET,
    if_match: str | Unset = UNSET,
    consistency_token: str | Unset = UNSET,

) -> Response[GoalsBegun | Problem | Problem | TooManyGoalsProblem]:
    """ Propose the goals of your profile to your mentor, in one call

    Args:
        mentorship_id (UUID):
        idempotency_key (str | Unset):
        if_match (str | Unset):
        consistency_token (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[GoalsBegun | Problem | Problem | TooManyGoalsProblem]
     """


    kwargs = _get_kwargs(
        mentorship_id=mentorship_id,
idempotency_key=idempotency_key,
if_match=if_match,
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
    idempotency_key: str | Unset = UNSET,
    if_match: str | Unset = UNSET,
    consistency_token: str | Unset = UNSET,

) -> GoalsBegun | Problem | Problem | TooManyGoalsProblem | None:
    """ Propose the goals of your profile to your mentor, in one call

    Args:
        mentorship_id (UUID):
        idempotency_key (str | Unset):
        if_match (str | Unset):
        consistency_token (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        GoalsBegun | Problem | Problem | TooManyGoalsProblem
     """


    return sync_detailed(
        mentorship_id=mentorship_id,
client=client,
idempotency_key=idempotency_key,
if_match=if_match,
consistency_token=consistency_token,

    ).parsed

async def asyncio_detailed(
    mentorship_id: UUID,
    *,
    client: AuthenticatedClient,
    idempotency_key: str | Unset = UNSET,
    if_match: str | Unset = UNSET,
    consistency_token: str | Unset = UNSET,

) -> Response[GoalsBegun | Problem | Problem | TooManyGoalsProblem]:
    """ Propose the goals of your profile to your mentor, in one call

    Args:
        mentorship_id (UUID):
        idempotency_key (str | Unset):
        if_match (str | Unset):
        consistency_token (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[GoalsBegun | Problem | Problem | TooManyGoalsProblem]
     """


    kwargs = _get_kwargs(
        mentorship_id=mentorship_id,
idempotency_key=idempotency_key,
if_match=if_match,
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
    idempotency_key: str | Unset = UNSET,
    if_match: str | Unset = UNSET,
    consistency_token: str | Unset = UNSET,

) -> GoalsBegun | Problem | Problem | TooManyGoalsProblem | None:
    """ Propose the goals of your profile to your mentor, in one call

    Args:
        mentorship_id (UUID):
        idempotency_key (str | Unset):
        if_match (str | Unset):
        consistency_token (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        GoalsBegun | Problem | Problem | TooManyGoalsProblem
     """


    return (await asyncio_detailed(
        mentorship_id=mentorship_id,
client=client,
idempotency_key=idempotency_key,
if_match=if_match,
consistency_token=consistency_token,

    )).parsed
