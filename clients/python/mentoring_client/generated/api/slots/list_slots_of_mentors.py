from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.problem import Problem
from ...models.slots_of_mentors_view import SlotsOfMentorsView
from ...types import UNSET, Unset
from typing import cast
from uuid import UUID
import datetime



def _get_kwargs(
    *,
    length_minutes: int | None | Unset = UNSET,
    from_: datetime.datetime | None | Unset = UNSET,
    to: datetime.datetime | None | Unset = UNSET,
    time_zone: str | Unset = 'UTC',
    next_: int | None | Unset = UNSET,
    mutual: bool | Unset = False,
    mentor_ids: list[UUID],
    consistency_token: str | Unset = UNSET,

) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(consistency_token, Unset):
        headers["Consistency-Token"] = consistency_token



    

    params: dict[str, Any] = {}

    json_length_minutes: int | None | Unset
    if isinstance(length_minutes, Unset):
        json_length_minutes = UNSET
    else:
        json_length_minutes = length_minutes
    params["length_minutes"] = json_length_minutes

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

    params["time_zone"] = time_zone

    json_next_: int | None | Unset
    if isinstance(next_, Unset):
        json_next_ = UNSET
    else:
        json_next_ = next_
    params["next"] = json_next_

    params["mutual"] = mutual

    json_mentor_ids = []
    for mentor_ids_item_data in mentor_ids:
        mentor_ids_item = str(mentor_ids_item_data)
        json_mentor_ids.append(mentor_ids_item)


    params["mentor_ids"] = json_mentor_ids


    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}


    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/scheduling/v1/slots",
        "params": params,
    }


    _kwargs["headers"] = headers
    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Problem | SlotsOfMentorsView | None:
    if response.status_code == 200:
        response_200 = SlotsOfMentorsView.from_dict(response.json())



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


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[Problem | SlotsOfMentorsView]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    length_minutes: int | None | Unset = UNSET,
    from_: datetime.datetime | None | Unset = UNSET,
    to: datetime.datetime | None | Unset = UNSET,
    time_zone: str | Unset = 'UTC',
    next_: int | None | Unset = UNSET,
    mutual: bool | Unset = False,
    mentor_ids: list[UUID],
    consistency_token: str | Unset = UNSET,

) -> Response[Problem | SlotsOfMentorsView]:
    """ What up to fifty mentors have free, all their offerings that you may book together: for a list of
    mentors

    Args:
        length_minutes (int | None | Unset): The first length of each offering, if not said.
            Offerings without that length have no slots then; one that is asked for by its id is
            refused.
        from_ (datetime.datetime | None | Unset): Now, if not said.
        to (datetime.datetime | None | Unset): Two weeks after `from`, if not said (with `next`:
            62 days); at most 62 days.
        time_zone (str | Unset): The zone of `local`. Default: 'UTC'.
        next_ (int | None | Unset): Only so many of each mentor, the earliest ones.
        mutual (bool | Unset): Only what lies within your own hours too. Default: False.
        mentor_ids (list[UUID]): Up to fifty mentors, separated by commas or said several times.
        consistency_token (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | SlotsOfMentorsView]
     """


    kwargs = _get_kwargs(
        length_minutes=length_minutes,
from_=from_,
to=to,
time_zone=time_zone,
next_=next_,
mutual=mutual,
mentor_ids=mentor_ids,
consistency_token=consistency_token,

    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)

def sync(
    *,
    client: AuthenticatedClient,
    length_minutes: int | None | Unset = UNSET,
    from_: datetime.datetime | None | Unset = UNSET,
    to: datetime.datetime | None | Unset = UNSET,
    time_zone: str | Unset = 'UTC',
    next_: int | None | Unset = UNSET,
    mutual: bool | Unset = False,
    mentor_ids: list[UUID],
    consistency_token: str | Unset = UNSET,

) -> Problem | SlotsOfMentorsView | None:
    """ What up to fifty mentors have free, all their offerings that you may book together: for a list of
    mentors

    Args:
        length_minutes (int | None | Unset): The first length of each offering, if not said.
            Offerings without that length have no slots then; one that is asked for by its id is
            refused.
        from_ (datetime.datetime | None | Unset): Now, if not said.
        to (datetime.datetime | None | Unset): Two weeks after `from`, if not said (with `next`:
            62 days); at most 62 days.
        time_zone (str | Unset): The zone of `local`. Default: 'UTC'.
        next_ (int | None | Unset): Only so many of each mentor, the earliest ones.
        mutual (bool | Unset): Only what lies within your own hours too. Default: False.
        mentor_ids (list[UUID]): Up to fifty mentors, separated by commas or said several times.
        consistency_token (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | SlotsOfMentorsView
     """


    return sync_detailed(
        client=client,
length_minutes=length_minutes,
from_=from_,
to=to,
time_zone=time_zone,
next_=next_,
mutual=mutual,
mentor_ids=mentor_ids,
consistency_token=consistency_token,

    ).parsed

async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    length_minutes: int | None | Unset = UNSET,
    from_: datetime.datetime | None | Unset = UNSET,
    to: datetime.datetime | None | Unset = UNSET,
    time_zone: str | Unset = 'UTC',
    next_: int | None | Unset = UNSET,
    mutual: bool | Unset = False,
    mentor_ids: list[UUID],
    consistency_token: str | Unset = UNSET,

) -> Response[Problem | SlotsOfMentorsView]:
    """ What up to fifty mentors have free, all their offerings that you may book together: for a list of
    mentors

    Args:
        length_minutes (int | None | Unset): The first length of each offering, if not said.
            Offerings without that length have no slots then; one that is asked for by its id is
            refused.
        from_ (datetime.datetime | None | Unset): Now, if not said.
        to (datetime.datetime | None | Unset): Two weeks after `from`, if not said (with `next`:
            62 days); at most 62 days.
        time_zone (str | Unset): The zone of `local`. Default: 'UTC'.
        next_ (int | None | Unset): Only so many of each mentor, the earliest ones.
        mutual (bool | Unset): Only what lies within your own hours too. Default: False.
        mentor_ids (list[UUID]): Up to fifty mentors, separated by commas or said several times.
        consistency_token (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | SlotsOfMentorsView]
     """


    kwargs = _get_kwargs(
        length_minutes=length_minutes,
from_=from_,
to=to,
time_zone=time_zone,
next_=next_,
mutual=mutual,
mentor_ids=mentor_ids,
consistency_token=consistency_token,

    )

    response = await client.get_async_httpx_client().request(
        **kwargs
    )

    return _build_response(client=client, response=response)

async def asyncio(
    *,
    client: AuthenticatedClient,
    length_minutes: int | None | Unset = UNSET,
    from_: datetime.datetime | None | Unset = UNSET,
    to: datetime.datetime | None | Unset = UNSET,
    time_zone: str | Unset = 'UTC',
    next_: int | None | Unset = UNSET,
    mutual: bool | Unset = False,
    mentor_ids: list[UUID],
    consistency_token: str | Unset = UNSET,

) -> Problem | SlotsOfMentorsView | None:
    """ What up to fifty mentors have free, all their offerings that you may book together: for a list of
    mentors

    Args:
        length_minutes (int | None | Unset): The first length of each offering, if not said.
            Offerings without that length have no slots then; one that is asked for by its id is
            refused.
        from_ (datetime.datetime | None | Unset): Now, if not said.
        to (datetime.datetime | None | Unset): Two weeks after `from`, if not said (with `next`:
            62 days); at most 62 days.
        time_zone (str | Unset): The zone of `local`. Default: 'UTC'.
        next_ (int | None | Unset): Only so many of each mentor, the earliest ones.
        mutual (bool | Unset): Only what lies within your own hours too. Default: False.
        mentor_ids (list[UUID]): Up to fifty mentors, separated by commas or said several times.
        consistency_token (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | SlotsOfMentorsView
     """


    return (await asyncio_detailed(
        client=client,
length_minutes=length_minutes,
from_=from_,
to=to,
time_zone=time_zone,
next_=next_,
mutual=mutual,
mentor_ids=mentor_ids,
consistency_token=consistency_token,

    )).parsed
