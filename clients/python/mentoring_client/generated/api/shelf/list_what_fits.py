from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.fitting_view import FittingView
from ...models.problem import Problem
from ...types import UNSET, Unset
from typing import cast
from uuid import UUID



def _get_kwargs(
    goal_id: UUID,
    *,
    skill: list[str] | None | Unset = UNSET,
    consistency_token: str | Unset = UNSET,

) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(consistency_token, Unset):
        headers["Consistency-Token"] = consistency_token



    

    params: dict[str, Any] = {}

    json_skill: list[str] | None | Unset
    if isinstance(skill, Unset):
        json_skill = UNSET
    elif isinstance(skill, list):
        json_skill = skill


    else:
        json_skill = skill
    params["skill"] = json_skill


    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}


    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/mentorships/v1/goals/{goal_id}/fitting".format(goal_id=quote(str(goal_id), safe=""),),
        "params": params,
    }


    _kwargs["headers"] = headers
    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> FittingView | Problem | None:
    if response.status_code == 200:
        response_200 = FittingView.from_dict(response.json())



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


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[FittingView | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    goal_id: UUID,
    *,
    client: AuthenticatedClient,
    skill: list[str] | None | Unset = UNSET,
    consistency_token: str | Unset = UNSET,

) -> Response[FittingView | Problem]:
    """ What may help with a goal: stories and more off the mentor's shelf, and what helped others

    Args:
        goal_id (UUID):
        skill (list[str] | None | Unset): Also what is about one of these.
        consistency_token (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[FittingView | Problem]
     """


    kwargs = _get_kwargs(
        goal_id=goal_id,
skill=skill,
consistency_token=consistency_token,

    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)

def sync(
    goal_id: UUID,
    *,
    client: AuthenticatedClient,
    skill: list[str] | None | Unset = UNSET,
    consistency_token: str | Unset = UNSET,

) -> FittingView | Problem | None:
    """ What may help with a goal: stories and more off the mentor's shelf, and what helped others

    Args:
        goal_id (UUID):
        skill (list[str] | None | Unset): Also what is about one of these.
        consistency_token (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        FittingView | Problem
     """


    return sync_detailed(
        goal_id=goal_id,
client=client,
skill=skill,
consistency_token=consistency_token,

    ).parsed

async def asyncio_detailed(
    goal_id: UUID,
    *,
    client: AuthenticatedClient,
    skill: list[str] | None | Unset = UNSET,
    consistency_token: str | Unset = UNSET,

) -> Response[FittingView | Problem]:
    """ What may help with a goal: stories and more off the mentor's shelf, and what helped others

    Args:
        goal_id (UUID):
        skill (list[str] | None | Unset): Also what is about one of these.
        consistency_token (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[FittingView | Problem]
     """


    kwargs = _get_kwargs(
        goal_id=goal_id,
skill=skill,
consistency_token=consistency_token,

    )

    response = await client.get_async_httpx_client().request(
        **kwargs
    )

    return _build_response(client=client, response=response)

async def asyncio(
    goal_id: UUID,
    *,
    client: AuthenticatedClient,
    skill: list[str] | None | Unset = UNSET,
    consistency_token: str | Unset = UNSET,

) -> FittingView | Problem | None:
    """ What may help with a goal: stories and more off the mentor's shelf, and what helped others

    Args:
        goal_id (UUID):
        skill (list[str] | None | Unset): Also what is about one of these.
        consistency_token (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        FittingView | Problem
     """


    return (await asyncio_detailed(
        goal_id=goal_id,
client=client,
skill=skill,
consistency_token=consistency_token,

    )).parsed
