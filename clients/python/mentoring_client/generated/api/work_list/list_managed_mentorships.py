from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.list_managed_mentorships_stage_type_0 import ListManagedMentorshipsStageType0
from ...models.list_managed_mentorships_state_type_0 import ListManagedMentorshipsStateType0
from ...models.page_of_managed_pair import PageOfManagedPair
from ...models.problem import Problem
from ...types import UNSET, Unset
from typing import cast
from uuid import UUID



def _get_kwargs(
    *,
    programme_id: None | Unset | UUID = UNSET,
    state: ListManagedMentorshipsStateType0 | None | Unset = UNSET,
    stage: ListManagedMentorshipsStageType0 | None | Unset = UNSET,
    mentor_id: None | Unset | UUID = UNSET,
    mentee_id: None | Unset | UUID = UNSET,
    page_size: int | Unset = 50,
    page_token: None | str | Unset = UNSET,
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

    json_state: None | str | Unset
    if isinstance(state, Unset):
        json_state = UNSET
    elif isinstance(state, ListManagedMentorshipsStateType0):
        json_state = state.value
    else:
        json_state = state
    params["state"] = json_state

    json_stage: None | str | Unset
    if isinstance(stage, Unset):
        json_stage = UNSET
    elif isinstance(stage, ListManagedMentorshipsStageType0):
        json_stage = stage.value
    else:
        json_stage = stage
    params["stage"] = json_stage

    json_mentor_id: None | str | Unset
    if isinstance(mentor_id, Unset):
        json_mentor_id = UNSET
    elif isinstance(mentor_id, UUID):
        json_mentor_id = str(mentor_id)
    else:
        json_mentor_id = mentor_id
    params["mentor_id"] = json_mentor_id

    json_mentee_id: None | str | Unset
    if isinstance(mentee_id, Unset):
        json_mentee_id = UNSET
    elif isinstance(mentee_id, UUID):
        json_mentee_id = str(mentee_id)
    else:
        json_mentee_id = mentee_id
    params["mentee_id"] = json_mentee_id

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
        "url": "/mentorships/v1/managed-mentorships",
        "params": params,
    }


    _kwargs["headers"] = headers
    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> PageOfManagedPair | Problem | None:
    if response.status_code == 200:
        response_200 = PageOfManagedPair.from_dict(response.json())



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


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[PageOfManagedPair | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    programme_id: None | Unset | UUID = UNSET,
    state: ListManagedMentorshipsStateType0 | None | Unset = UNSET,
    stage: ListManagedMentorshipsStageType0 | None | Unset = UNSET,
    mentor_id: None | Unset | UUID = UNSET,
    mentee_id: None | Unset | UUID = UNSET,
    page_size: int | Unset = 50,
    page_token: None | str | Unset = UNSET,
    consistency_token: str | Unset = UNSET,

) -> Response[PageOfManagedPair | Problem]:
    """ The pairs of programmes, those that began last first

    Args:
        programme_id (None | Unset | UUID): Only in this programme; else in all that you look
            after, for operators in all there are.
        state (ListManagedMentorshipsStateType0 | None | Unset): Only those in this state.
        stage (ListManagedMentorshipsStageType0 | None | Unset): Only those at this stage.
        mentor_id (None | Unset | UUID): Only those of this mentor.
        mentee_id (None | Unset | UUID): Only those of this mentee.
        page_size (int | Unset): How many items a page holds. Default: 50.
        page_token (None | str | Unset): `next_page_token` of the page before.
        consistency_token (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PageOfManagedPair | Problem]
     """


    kwargs = _get_kwargs(
        programme_id=programme_id,
state=state,
stage=stage,
mentor_id=mentor_id,
mentee_id=mentee_id,
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
    programme_id: None | Unset | UUID = UNSET,
    state: ListManagedMentorshipsStateType0 | None | Unset = UNSET,
    stage: ListManagedMentorshipsStageType0 | None | Unset = UNSET,
    mentor_id: None | Unset | UUID = UNSET,
    mentee_id: None | Unset | UUID = UNSET,
    page_size: int | Unset = 50,
    page_token: None | str | Unset = UNSET,
    consistency_token: str | Unset = UNSET,

) -> PageOfManagedPair | Problem | None:
    """ The pairs of programmes, those that began last first

    Args:
        programme_id (None | Unset | UUID): Only in this programme; else in all that you look
            after, for operators in all there are.
        state (ListManagedMentorshipsStateType0 | None | Unset): Only those in this state.
        stage (ListManagedMentorshipsStageType0 | None | Unset): Only those at this stage.
        mentor_id (None | Unset | UUID): Only those of this mentor.
        mentee_id (None | Unset | UUID): Only those of this mentee.
        page_size (int | Unset): How many items a page holds. Default: 50.
        page_token (None | str | Unset): `next_page_token` of the page before.
        consistency_token (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PageOfManagedPair | Problem
     """


    return sync_detailed(
        client=client,
programme_id=programme_id,
state=state,
stage=stage,
mentor_id=mentor_id,
mentee_id=mentee_id,
page_size=page_size,
page_token=page_token,
consistency_token=consistency_token,

    ).parsed

async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    programme_id: None | Unset | UUID = UNSET,
    state: ListManagedMentorshipsStateType0 | None | Unset = UNSET,
    stage: ListManagedMentorshipsStageType0 | None | Unset = UNSET,
    mentor_id: None | Unset | UUID = UNSET,
    mentee_id: None | Unset | UUID = UNSET,
    page_size: int | Unset = 50,
    page_token: None | str | Unset = UNSET,
    consistency_token: str | Unset = UNSET,

) -> Response[PageOfManagedPair | Problem]:
    """ The pairs of programmes, those that began last first

    Args:
        programme_id (None | Unset | UUID): Only in this programme; else in all that you look
            after, for operators in all there are.
        state (ListManagedMentorshipsStateType0 | None | Unset): Only those in this state.
        stage (ListManagedMentorshipsStageType0 | None | Unset): Only those at this stage.
        mentor_id (None | Unset | UUID): Only those of this mentor.
        mentee_id (None | Unset | UUID): Only those of this mentee.
        page_size (int | Unset): How many items a page holds. Default: 50.
        page_token (None | str | Unset): `next_page_token` of the page before.
        consistency_token (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PageOfManagedPair | Problem]
     """


    kwargs = _get_kwargs(
        programme_id=programme_id,
state=state,
stage=stage,
mentor_id=mentor_id,
mentee_id=mentee_id,
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
    programme_id: None | Unset | UUID = UNSET,
    state: ListManagedMentorshipsStateType0 | None | Unset = UNSET,
    stage: ListManagedMentorshipsStageType0 | None | Unset = UNSET,
    mentor_id: None | Unset | UUID = UNSET,
    mentee_id: None | Unset | UUID = UNSET,
    page_size: int | Unset = 50,
    page_token: None | str | Unset = UNSET,
    consistency_token: str | Unset = UNSET,

) -> PageOfManagedPair | Problem | None:
    """ The pairs of programmes, those that began last first

    Args:
        programme_id (None | Unset | UUID): Only in this programme; else in all that you look
            after, for operators in all there are.
        state (ListManagedMentorshipsStateType0 | None | Unset): Only those in this state.
        stage (ListManagedMentorshipsStageType0 | None | Unset): Only those at this stage.
        mentor_id (None | Unset | UUID): Only those of this mentor.
        mentee_id (None | Unset | UUID): Only those of this mentee.
        page_size (int | Unset): How many items a page holds. Default: 50.
        page_token (None | str | Unset): `next_page_token` of the page before.
        consistency_token (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PageOfManagedPair | Problem
     """


    return (await asyncio_detailed(
        client=client,
programme_id=programme_id,
state=state,
stage=stage,
mentor_id=mentor_id,
mentee_id=mentee_id,
page_size=page_size,
page_token=page_token,
consistency_token=consistency_token,

    )).parsed
