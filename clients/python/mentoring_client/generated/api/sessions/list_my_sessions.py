from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.list_my_sessions_state_type_0 import ListMySessionsStateType0
from ...models.page_of_session import PageOfSession
from ...models.problem import Problem
from ...types import UNSET, Unset
from typing import cast
from uuid import UUID
import datetime



def _get_kwargs(
    *,
    from_: datetime.datetime | None | Unset = UNSET,
    to: datetime.datetime | None | Unset = UNSET,
    state: ListMySessionsStateType0 | None | Unset = UNSET,
    ahead: bool | Unset = False,
    programme_id: None | Unset | UUID = UNSET,
    page_size: int | Unset = 50,
    page_token: None | str | Unset = UNSET,
    consistency_token: str | Unset = UNSET,

) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(consistency_token, Unset):
        headers["Consistency-Token"] = consistency_token



    

    params: dict[str, Any] = {}

    json_from_: None | str | Unset
    if isinstance(from_, Unset):
        json_from_ = UNSET
    elif isinstance(from_, datetime.datetime):
        json_from_ = from_.isoformat()
    else:
        json_from_ = from_
    params["from"] = json_from_

    json_to: None | str | Unset
    if isinstance(to, Unset):
        json_to = UNSET
    elif isinstance(to, datetime.datetime):
        json_to = to.isoformat()
    else:
        json_to = to
    params["to"] = json_to

    json_state: None | str | Unset
    if isinstance(state, Unset):
        json_state = UNSET
    elif isinstance(state, ListMySessionsStateType0):
        json_state = state.value
    else:
        json_state = state
    params["state"] = json_state

    params["ahead"] = ahead

    json_programme_id: None | str | Unset
    if isinstance(programme_id, Unset):
        json_programme_id = UNSET
    elif isinstance(programme_id, UUID):
        json_programme_id = str(programme_id)
    else:
        json_programme_id = programme_id
    params["programme_id"] = json_programme_id

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
        "url": "/scheduling/v1/me/sessions",
        "params": params,
    }


    _kwargs["headers"] = headers
    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> PageOfSession | Problem | None:
    if response.status_code == 200:
        response_200 = PageOfSession.from_dict(response.json())



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


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[PageOfSession | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    from_: datetime.datetime | None | Unset = UNSET,
    to: datetime.datetime | None | Unset = UNSET,
    state: ListMySessionsStateType0 | None | Unset = UNSET,
    ahead: bool | Unset = False,
    programme_id: None | Unset | UUID = UNSET,
    page_size: int | Unset = 50,
    page_token: None | str | Unset = UNSET,
    consistency_token: str | Unset = UNSET,

) -> Response[PageOfSession | Problem]:
    """ Your sessions as mentor and as mentee, by their start

    Args:
        from_ (datetime.datetime | None | Unset): Sessions that start then or later, or are on
            then.
        to (datetime.datetime | None | Unset): Sessions that start earlier.
        state (ListMySessionsStateType0 | None | Unset): Sessions in this state only.
        ahead (bool | Unset): Sessions that are on now or to come: booked, or waiting for a yes
            that can still be given. Neither cancelled nor over. Default: False.
        programme_id (None | Unset | UUID): Sessions of this programme only.
        page_size (int | Unset): How many items a page holds. Default: 50.
        page_token (None | str | Unset): `next_page_token` of the page before.
        consistency_token (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PageOfSession | Problem]
     """


    kwargs = _get_kwargs(
        from_=from_,
to=to,
state=state,
ahead=ahead,
programme_id=programme_id,
page_size=page_size,
page_token=page_token,
consistency_token=consistency_token,

    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)

def sync(
    *,
    client: AuthenticatedClient,
    from_: datetime.datetime | None | Unset = UNSET,
    to: datetime.datetime | None | Unset = UNSET,
    state: ListMySessionsStateType0 | None | Unset = UNSET,
    ahead: bool | Unset = False,
    programme_id: None | Unset | UUID = UNSET,
    page_size: int | Unset = 50,
    page_token: None | str | Unset = UNSET,
    consistency_token: str | Unset = UNSET,

) -> PageOfSession | Problem | None:
    """ Your sessions as mentor and as mentee, by their start

    Args:
        from_ (datetime.datetime | None | Unset): Sessions that start then or later, or are on
            then.
        to (datetime.datetime | None | Unset): Sessions that start earlier.
        state (ListMySessionsStateType0 | None | Unset): Sessions in this state only.
        ahead (bool | Unset): Sessions that are on now or to come: booked, or waiting for a yes
            that can still be given. Neither cancelled nor over. Default: False.
        programme_id (None | Unset | UUID): Sessions of this programme only.
        page_size (int | Unset): How many items a page holds. Default: 50.
        page_token (None | str | Unset): `next_page_token` of the page before.
        consistency_token (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PageOfSession | Problem
     """


    return sync_detailed(
        client=client,
from_=from_,
to=to,
state=state,
ahead=ahead,
programme_id=programme_id,
page_size=page_size,
page_token=page_token,
consistency_token=consistency_token,

    ).parsed

async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    from_: datetime.datetime | None | Unset = UNSET,
    to: datetime.datetime | None | Unset = UNSET,
    state: ListMySessionsStateType0 | None | Unset = UNSET,
    ahead: bool | Unset = False,
    programme_id: None | Unset | UUID = UNSET,
    page_size: int | Unset = 50,
    page_token: None | str | Unset = UNSET,
    consistency_token: str | Unset = UNSET,

) -> Response[PageOfSession | Problem]:
    """ Your sessions as mentor and as mentee, by their start

    Args:
        from_ (datetime.datetime | None | Unset): Sessions that start then or later, or are on
            then.
        to (datetime.datetime | None | Unset): Sessions that start earlier.
        state (ListMySessionsStateType0 | None | Unset): Sessions in this state only.
        ahead (bool | Unset): Sessions that are on now or to come: booked, or waiting for a yes
            that can still be given. Neither cancelled nor over. Default: False.
        programme_id (None | Unset | UUID): Sessions of this programme only.
        page_size (int | Unset): How many items a page holds. Default: 50.
        page_token (None | str | Unset): `next_page_token` of the page before.
        consistency_token (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PageOfSession | Problem]
     """


    kwargs = _get_kwargs(
        from_=from_,
to=to,
state=state,
ahead=ahead,
programme_id=programme_id,
page_size=page_size,
page_token=page_token,
consistency_token=consistency_token,

    )

    response = await client.get_async_httpx_client().request(
        **kwargs
    )

    return _build_response(client=client, response=response)

async def asyncio(
    *,
    client: AuthenticatedClient,
    from_: datetime.datetime | None | Unset = UNSET,
    to: datetime.datetime | None | Unset = UNSET,
    state: ListMySessionsStateType0 | None | Unset = UNSET,
    ahead: bool | Unset = False,
    programme_id: None | Unset | UUID = UNSET,
    page_size: int | Unset = 50,
    page_token: None | str | Unset = UNSET,
    consistency_token: str | Unset = UNSET,

) -> PageOfSession | Problem | None:
    """ Your sessions as mentor and as mentee, by their start

    Args:
        from_ (datetime.datetime | None | Unset): Sessions that start then or later, or are on
            then.
        to (datetime.datetime | None | Unset): Sessions that start earlier.
        state (ListMySessionsStateType0 | None | Unset): Sessions in this state only.
        ahead (bool | Unset): Sessions that are on now or to come: booked, or waiting for a yes
            that can still be given. Neither cancelled nor over. Default: False.
        programme_id (None | Unset | UUID): Sessions of this programme only.
        page_size (int | Unset): How many items a page holds. Default: 50.
        page_token (None | str | Unset): `next_page_token` of the page before.
        consistency_token (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PageOfSession | Problem
     """


    return (await asyncio_detailed(
        client=client,
from_=from_,
to=to,
state=state,
ahead=ahead,
programme_id=programme_id,
page_size=page_size,
page_token=page_token,
consistency_token=consistency_token,

    )).parsed
