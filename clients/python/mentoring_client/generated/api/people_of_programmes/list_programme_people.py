from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.list_programme_people_role_type_0 import ListProgrammePeopleRoleType0
from ...models.list_programme_people_state_type_0 import ListProgrammePeopleStateType0
from ...models.page_of_managed_person import PageOfManagedPerson
from ...models.problem import Problem
from ...types import UNSET, Unset
from typing import cast
from uuid import UUID
import datetime



def _get_kwargs(
    programme_id: UUID,
    *,
    q: None | str | Unset = UNSET,
    role: ListProgrammePeopleRoleType0 | None | Unset = UNSET,
    state: ListProgrammePeopleStateType0 | None | Unset = UNSET,
    group: None | str | Unset = UNSET,
    suspended: bool | None | Unset = UNSET,
    seen_since: datetime.datetime | None | Unset = UNSET,
    unseen_since: datetime.datetime | None | Unset = UNSET,
    page_size: int | Unset = 50,
    page_token: None | str | Unset = UNSET,
    consistency_token: str | Unset = UNSET,

) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(consistency_token, Unset):
        headers["Consistency-Token"] = consistency_token



    

    params: dict[str, Any] = {}

    json_q: None | str | Unset
    if isinstance(q, Unset):
        json_q = UNSET
    else:
        json_q = q
    params["q"] = json_q

    json_role: None | str | Unset
    if isinstance(role, Unset):
        json_role = UNSET
    elif isinstance(role, ListProgrammePeopleRoleType0):
        json_role = role.value
    else:
        json_role = role
    params["role"] = json_role

    json_state: None | str | Unset
    if isinstance(state, Unset):
        json_state = UNSET
    elif isinstance(state, ListProgrammePeopleStateType0):
        json_state = state.value
    else:
        json_state = state
    params["state"] = json_state

    json_group: None | str | Unset
    if isinstance(group, Unset):
        json_group = UNSET
    else:
        json_group = group
    params["group"] = json_group

    json_suspended: bool | None | Unset
    if isinstance(suspended, Unset):
        json_suspended = UNSET
    else:
        json_suspended = suspended
    params["suspended"] = json_suspended

    json_seen_since: None | str | Unset
    if isinstance(seen_since, Unset):
        json_seen_since = UNSET
    elif isinstance(seen_since, datetime.datetime):
        json_seen_since = seen_since.isoformat()
    else:
        json_seen_since = seen_since
    params["seen_since"] = json_seen_since

    json_unseen_since: None | str | Unset
    if isinstance(unseen_since, Unset):
        json_unseen_since = UNSET
    elif isinstance(unseen_since, datetime.datetime):
        json_unseen_since = unseen_since.isoformat()
    else:
        json_unseen_since = unseen_since
    params["unseen_since"] = json_unseen_since

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
        "url": "/profiles/v1/programmes/{programme_id}/people".format(programme_id=quote(str(programme_id), safe=""),),
        "params": params,
    }


    _kwargs["headers"] = headers
    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> PageOfManagedPerson | Problem | None:
    if response.status_code == 200:
        response_200 = PageOfManagedPerson.from_dict(response.json())



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


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[PageOfManagedPerson | Problem]:
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
    q: None | str | Unset = UNSET,
    role: ListProgrammePeopleRoleType0 | None | Unset = UNSET,
    state: ListProgrammePeopleStateType0 | None | Unset = UNSET,
    group: None | str | Unset = UNSET,
    suspended: bool | None | Unset = UNSET,
    seen_since: datetime.datetime | None | Unset = UNSET,
    unseen_since: datetime.datetime | None | Unset = UNSET,
    page_size: int | Unset = 50,
    page_token: None | str | Unset = UNSET,
    consistency_token: str | Unset = UNSET,

) -> Response[PageOfManagedPerson | Problem]:
    """ Who has or had a part in a programme and has signed in, in the order in which they first did. Who
    has not signed

     in yet stands among its invitees.

    Args:
        programme_id (UUID):
        q (None | str | Unset): Words of their name by their beginnings, in any case and without
            accents; to operators also the whole e-mail address, which nobody else finds people by.
        role (ListProgrammePeopleRoleType0 | None | Unset): Only who has or had this role in it.
        state (ListProgrammePeopleStateType0 | None | Unset): Only who is in this state in it.
        group (None | str | Unset): Only who is in the group of their organisation with this code.
        suspended (bool | None | Unset): Only who is suspended, or only who is not.
        seen_since (datetime.datetime | None | Unset): Only who was here then or later.
        unseen_since (datetime.datetime | None | Unset): Only who has not been here since then.
        page_size (int | Unset): How many items a page holds. Default: 50.
        page_token (None | str | Unset): `next_page_token` of the page before.
        consistency_token (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PageOfManagedPerson | Problem]
     """


    kwargs = _get_kwargs(
        programme_id=programme_id,
q=q,
role=role,
state=state,
group=group,
suspended=suspended,
seen_since=seen_since,
unseen_since=unseen_since,
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
    q: None | str | Unset = UNSET,
    role: ListProgrammePeopleRoleType0 | None | Unset = UNSET,
    state: ListProgrammePeopleStateType0 | None | Unset = UNSET,
    group: None | str | Unset = UNSET,
    suspended: bool | None | Unset = UNSET,
    seen_since: datetime.datetime | None | Unset = UNSET,
    unseen_since: datetime.datetime | None | Unset = UNSET,
    page_size: int | Unset = 50,
    page_token: None | str | Unset = UNSET,
    consistency_token: str | Unset = UNSET,

) -> PageOfManagedPerson | Problem | None:
    """ Who has or had a part in a programme and has signed in, in the order in which they first did. Who
    has not signed

     in yet stands among its invitees.

    Args:
        programme_id (UUID):
        q (None | str | Unset): Words of their name by their beginnings, in any case and without
            accents; to operators also the whole e-mail address, which nobody else finds people by.
        role (ListProgrammePeopleRoleType0 | None | Unset): Only who has or had this role in it.
        state (ListProgrammePeopleStateType0 | None | Unset): Only who is in this state in it.
        group (None | str | Unset): Only who is in the group of their organisation with this code.
        suspended (bool | None | Unset): Only who is suspended, or only who is not.
        seen_since (datetime.datetime | None | Unset): Only who was here then or later.
        unseen_since (datetime.datetime | None | Unset): Only who has not been here since then.
        page_size (int | Unset): How many items a page holds. Default: 50.
        page_token (None | str | Unset): `next_page_token` of the page before.
        consistency_token (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PageOfManagedPerson | Problem
     """


    return sync_detailed(
        programme_id=programme_id,
client=client,
q=q,
role=role,
state=state,
group=group,
suspended=suspended,
seen_since=seen_since,
unseen_since=unseen_since,
page_size=page_size,
page_token=page_token,
consistency_token=consistency_token,

    ).parsed

async def asyncio_detailed(
    programme_id: UUID,
    *,
    client: AuthenticatedClient,
    q: None | str | Unset = UNSET,
    role: ListProgrammePeopleRoleType0 | None | Unset = UNSET,
    state: ListProgrammePeopleStateType0 | None | Unset = UNSET,
    group: None | str | Unset = UNSET,
    suspended: bool | None | Unset = UNSET,
    seen_since: datetime.datetime | None | Unset = UNSET,
    unseen_since: datetime.datetime | None | Unset = UNSET,
    page_size: int | Unset = 50,
    page_token: None | str | Unset = UNSET,
    consistency_token: str | Unset = UNSET,

) -> Response[PageOfManagedPerson | Problem]:
    """ Who has or had a part in a programme and has signed in, in the order in which they first did. Who
    has not signed

     in yet stands among its invitees.

    Args:
        programme_id (UUID):
        q (None | str | Unset): Words of their name by their beginnings, in any case and without
            accents; to operators also the whole e-mail address, which nobody else finds people by.
        role (ListProgrammePeopleRoleType0 | None | Unset): Only who has or had this role in it.
        state (ListProgrammePeopleStateType0 | None | Unset): Only who is in this state in it.
        group (None | str | Unset): Only who is in the group of their organisation with this code.
        suspended (bool | None | Unset): Only who is suspended, or only who is not.
        seen_since (datetime.datetime | None | Unset): Only who was here then or later.
        unseen_since (datetime.datetime | None | Unset): Only who has not been here since then.
        page_size (int | Unset): How many items a page holds. Default: 50.
        page_token (None | str | Unset): `next_page_token` of the page before.
        consistency_token (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PageOfManagedPerson | Problem]
     """


    kwargs = _get_kwargs(
        programme_id=programme_id,
q=q,
role=role,
state=state,
group=group,
suspended=suspended,
seen_since=seen_since,
unseen_since=unseen_since,
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
    q: None | str | Unset = UNSET,
    role: ListProgrammePeopleRoleType0 | None | Unset = UNSET,
    state: ListProgrammePeopleStateType0 | None | Unset = UNSET,
    group: None | str | Unset = UNSET,
    suspended: bool | None | Unset = UNSET,
    seen_since: datetime.datetime | None | Unset = UNSET,
    unseen_since: datetime.datetime | None | Unset = UNSET,
    page_size: int | Unset = 50,
    page_token: None | str | Unset = UNSET,
    consistency_token: str | Unset = UNSET,

) -> PageOfManagedPerson | Problem | None:
    """ Who has or had a part in a programme and has signed in, in the order in which they first did. Who
    has not signed

     in yet stands among its invitees.

    Args:
        programme_id (UUID):
        q (None | str | Unset): Words of their name by their beginnings, in any case and without
            accents; to operators also the whole e-mail address, which nobody else finds people by.
        role (ListProgrammePeopleRoleType0 | None | Unset): Only who has or had this role in it.
        state (ListProgrammePeopleStateType0 | None | Unset): Only who is in this state in it.
        group (None | str | Unset): Only who is in the group of their organisation with this code.
        suspended (bool | None | Unset): Only who is suspended, or only who is not.
        seen_since (datetime.datetime | None | Unset): Only who was here then or later.
        unseen_since (datetime.datetime | None | Unset): Only who has not been here since then.
        page_size (int | Unset): How many items a page holds. Default: 50.
        page_token (None | str | Unset): `next_page_token` of the page before.
        consistency_token (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PageOfManagedPerson | Problem
     """


    return (await asyncio_detailed(
        programme_id=programme_id,
client=client,
q=q,
role=role,
state=state,
group=group,
suspended=suspended,
seen_since=seen_since,
unseen_since=unseen_since,
page_size=page_size,
page_token=page_token,
consistency_token=consistency_token,

    )).parsed
