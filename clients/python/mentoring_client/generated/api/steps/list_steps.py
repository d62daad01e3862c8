from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.page_of_step import PageOfStep
from ...models.problem import Problem
from ...types import UNSET, Unset
from typing import cast
from uuid import UUID



def _get_kwargs(
    programme_id: UUID,
    *,
    waiting: bool | Unset = False,
    page_size: int | Unset = 50,
    page_token: None | str | Unset = UNSET,
    consistency_token: str | Unset = UNSET,

) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(consistency_token, Unset):
        headers["Consistency-Token"] = consistency_token



    

    params: dict[str, Any] = {}

    params["waiting"] = waiting

    params["page_size"] = page_size

    json_page_token: None | str | Unset
    if isinstance(page_token, Unset):
        json_page_token = UNSET
    else:
        json_page_token = page_token
    params["page_token"] = json_page_token


    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}


    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/matching/v1/programmes/{programme_id}/steps".format(programme_id=quote(str(programme_id), safe=""),),
        "params": params,
    }


    _kwargs["headers"] = headers
    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> PageOfStep | Problem | None:
    if response.status_code == 200:
        response_200 = PageOfStep.from_dict(response.json())



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


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[PageOfStep | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    programme_id: UUID,
    *,
    client: AuthenticatedClient,
    waiting: bool | Unset = False,
    page_size: int | Unset = 50,
    page_token: None | str | Unset = UNSET,
    consistency_token: str | Unset = UNSET,

) -> Response[PageOfStep | Problem]:
    """ The steps taken in a programme, the newest first. Names come from profiles

    Args:
        programme_id (UUID):
        waiting (bool | Unset): Only those that an appeal waits against. Default: False.
        page_size (int | Unset): How many items a page holds. Default: 50.
        page_token (None | str | Unset): `next_page_token` of the page before.
        consistency_token (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PageOfStep | Problem]
     """


    kwargs = _get_kwargs(
        programme_id=programme_id,
waiting=waiting,
page_size=page_size,
page_token=page_token,
consistency_token=consistency_token,

    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)

def sync(
    programme_id: UUID,
    *,
    client: AuthenticatedClient,
    waiting: bool | Unset = False,
    page_size: int | Unset = 50,
    page_token: None | str | Unset = UNSET,
    consistency_token: str | Unset = UNSET,

) -> PageOfStep | Problem | None:
    """ The steps taken in a programme, the newest first. Names come from profiles

    Args:
        programme_id (UUID):
        waiting (bool | Unset): Only those that an appeal waits against. Default: False.
        page_size (int | Unset): How many items a page holds. Default: 50.
        page_token (None | str | Unset): `next_page_token` of the page before.
        consistency_token (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PageOfStep | Problem
     """


    return sync_detailed(
        programme_id=programme_id,
client=client,
waiting=waiting,
page_size=page_size,
page_token=page_token,
consistency_token=consistency_token,

    ).parsed

async def asyncio_detailed(
    programme_id: UUID,
    *,
    client: AuthenticatedClient,
    waiting: bool | Unset = False,
    page_size: int | Unset = 50,
    page_token: None | str | Unset = UNSET,
    consistency_token: str | Unset = UNSET,

) -> Response[PageOfStep | Problem]:
    """ The steps taken in a programme, the newest first. Names come from profiles

    Args:
        programme_id (UUID):
        waiting (bool | Unset): Only those that an appeal waits against. Default: False.
        page_size (int | Unset): How many items a page holds. Default: 50.
        page_token (None | str | Unset): `next_page_token` of the page before.
        consistency_token (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PageOfStep | Problem]
     """


    kwargs = _get_kwargs(
        programme_id=programme_id,
waiting=waiting,
page_size=page_size,
page_token=page_token,
consistency_token=consistency_token,

    )

    response = await client.get_async_httpx_client().request(
        **kwargs
    )

    return _build_response(client=client, response=response)

async def asyncio(
    programme_id: UUID,
    *,
    client: AuthenticatedClient,
    waiting: bool | Unset = False,
    page_size: int | Unset = 50,
    page_token: None | str | Unset = UNSET,
    consistency_token: str | Unset = UNSET,

) -> PageOfStep | Problem | None:
    """ The steps taken in a programme, the newest first. Names come from profiles

    Args:
        programme_id (UUID):
        waiting (bool | Unset): Only those that an appeal waits against. Default: False.
        page_size (int | Unset): How many items a page holds. Default: 50.
        page_token (None | str | Unset): `next_page_token` of the page before.
        consistency_token (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PageOfStep | Problem
     """


    return (await asyncio_detailed(
        programme_id=programme_id,
client=client,
waiting=waiting,
page_size=page_size,
page_token=page_token,
consistency_token=consistency_token,

    )).parsed
