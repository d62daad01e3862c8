from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.named_recommendation_view import NamedRecommendationView
from ...models.not_in_programme_problem import NotInProgrammeProblem
from ...models.problem import Problem
from ...types import UNSET, Unset
from typing import cast
from uuid import UUID



def _get_kwargs(
    mentor_id: UUID,
    *,
    programme_id: None | Unset | UUID = UNSET,
    consistency_token: str | Unset = UNSET,

) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(consistency_token, Unset):
        headers["Consistency-Token"] = consistency_token



    

    params: dict[str, Any] = {}

    json_programme_id: None | str | Unset
    if isinstance(programme_id, Unset):
        json_programme_id = UNSET
    elif isinstance(programme_id, UUID):
        json_programme_id = str(programme_id)
    else:
        json_programme_id = programme_id
    params["programme_id"] = json_programme_id


    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}


    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/matching/v1/me/recommendations/{mentor_id}".format(mentor_id=quote(str(mentor_id), safe=""),),
        "params": params,
    }


    _kwargs["headers"] = headers
    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> NamedRecommendationView | NotInProgrammeProblem | Problem | Problem | None:
    if response.status_code == 200:
        response_200 = NamedRecommendationView.from_dict(response.json())



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


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[NamedRecommendationView | NotInProgrammeProblem | Problem | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    mentor_id: UUID,
    *,
    client: AuthenticatedClient,
    programme_id: None | Unset | UUID = UNSET,
    consistency_token: str | Unset = UNSET,

) -> Response[NamedRecommendationView | NotInProgrammeProblem | Problem | Problem]:
    """ How one mentor fits you, and why they are not recommended where they are not

    Args:
        mentor_id (UUID):
        programme_id (None | Unset | UUID): The default programme when left out.
        consistency_token (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[NamedRecommendationView | NotInProgrammeProblem | Problem | Problem]
     """


    kwargs = _get_kwargs(
        mentor_id=mentor_id,
programme_id=programme_id,
consistency_token=consistency_token,

    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)

def sync(
    mentor_id: UUID,
    *,
    client: AuthenticatedClient,
    programme_id: None | Unset | UUID = UNSET,
    consistency_token: str | Unset = UNSET,

) -> NamedRecommendationView | NotInProgrammeProblem | Problem | Problem | None:
    """ How one mentor fits you, and why they are not recommended where they are not

    Args:
        mentor_id (UUID):
        programme_id (None | Unset | UUID): The default programme when left out.
        consistency_token (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        NamedRecommendationView | NotInProgrammeProblem | Problem | Problem
     """


    return sync_detailed(
        mentor_id=mentor_id,
client=client,
programme_id=programme_id,
consistency_token=consistency_token,

    ).parsed

async def asyncio_detailed(
    mentor_id: UUID,
    *,
    client: AuthenticatedClient,
    programme_id: None | Unset | UUID = UNSET,
    consistency_token: str | Unset = UNSET,

) -> Response[NamedRecommendationView | NotInProgrammeProblem | Problem | Problem]:
    """ How one mentor fits you, and why they are not recommended where they are not

    Args:
        mentor_id (UUID):
        programme_id (None | Unset | UUID): The default programme when left out.
        consistency_token (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[NamedRecommendationView | NotInProgrammeProblem | Problem | Problem]
     """


    kwargs = _get_kwargs(
        mentor_id=mentor_id,
programme_id=programme_id,
consistency_token=consistency_token,

    )

    response = await client.get_async_httpx_client().request(
        **kwargs
    )

    return _build_response(client=client, response=response)

async def asyncio(
    mentor_id: UUID,
    *,
    client: AuthenticatedClient,
    programme_id: None | Unset | UUID = UNSET,
    consistency_token: str | Unset = UNSET,

) -> NamedRecommendationView | NotInProgrammeProblem | Problem | Problem | None:
    """ How one mentor fits you, and why they are not recommended where they are not

    Args:
        mentor_id (UUID):
        programme_id (None | Unset | UUID): The default programme when left out.
        consistency_token (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        NamedRecommendationView | NotInProgrammeProblem | Problem | Problem
     """


    return (await asyncio_detailed(
        mentor_id=mentor_id,
client=client,
programme_id=programme_id,
consistency_token=consistency_token,

    )).parsed
