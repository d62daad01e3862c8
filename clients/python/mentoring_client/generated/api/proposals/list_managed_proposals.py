from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.list_managed_proposals_state_type_0 import ListManagedProposalsStateType0
from ...models.page_of_managed_proposal import PageOfManagedProposal
from ...models.problem import Problem
from ...types import UNSET, Unset
from typing import cast
from uuid import UUID



def _get_kwargs(
    *,
    programme_id: None | Unset | UUID = UNSET,
    state: ListManagedProposalsStateType0 | None | Unset = UNSET,
    mentor_id: None | Unset | UUID = UNSET,
    mentee_id: None | Unset | UUID = UNSET,
    request_id: None | Unset | UUID = UNSET,
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
    elif isinstance(state, ListManagedProposalsStateType0):
        json_state = state.value
    else:
        json_state = state
    params["state"] = json_state

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

    json_request_id: None | str | Unset
    if isinstance(request_id, Unset):
        json_request_id = UNSET
    elif isinstance(request_id, UUID):
        json_request_id = str(request_id)
    else:
        json_request_id = request_id
    params["request_id"] = json_request_id

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
        "url": "/matching/v1/managed-proposals",
        "params": params,
    }


    _kwargs["headers"] = headers
    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> PageOfManagedProposal | Problem | None:
    if response.status_code == 200:
        response_200 = PageOfManagedProposal.from_dict(response.json())



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


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[PageOfManagedProposal | Problem]:
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
    state: ListManagedProposalsStateType0 | None | Unset = UNSET,
    mentor_id: None | Unset | UUID = UNSET,
    mentee_id: None | Unset | UUID = UNSET,
    request_id: None | Unset | UUID = UNSET,
    page_size: int | Unset = 50,
    page_token: None | str | Unset = UNSET,
    consistency_token: str | Unset = UNSET,

) -> Response[PageOfManagedProposal | Problem]:
    """ What mentees ask of mentors in programmes, the newest first. Names come from profiles

    Args:
        programme_id (None | Unset | UUID): Only in this programme; else in all that you look
            after, for operators in all there are.
        state (ListManagedProposalsStateType0 | None | Unset): Only those in this state.
        mentor_id (None | Unset | UUID): Only those to this mentor.
        mentee_id (None | Unset | UUID): Only those of this mentee.
        request_id (None | Unset | UUID): Only those of this request.
        page_size (int | Unset): How many items a page holds. Default: 50.
        page_token (None | str | Unset): `next_page_token` of the page before.
        consistency_token (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PageOfManagedProposal | Problem]
     """


    kwargs = _get_kwargs(
        programme_id=programme_id,
state=state,
mentor_id=mentor_id,
mentee_id=mentee_id,
request_id=request_id,
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
    state: ListManagedProposalsStateType0 | None | Unset = UNSET,
    mentor_id: None | Unset | UUID = UNSET,
    mentee_id: None | Unset | UUID = UNSET,
    request_id: None | Unset | UUID = UNSET,
    page_size: int | Unset = 50,
    page_token: None | str | Unset = UNSET,
    consistency_token: str | Unset = UNSET,

) -> PageOfManagedProposal | Problem | None:
    """ What mentees ask of mentors in programmes, the newest first. Names come from profiles

    Args:
        programme_id (None | Unset | UUID): Only in this programme; else in all that you look
            after, for operators in all there are.
        state (ListManagedProposalsStateType0 | None | Unset): Only those in this state.
        mentor_id (None | Unset | UUID): Only those to this mentor.
        mentee_id (None | Unset | UUID): Only those of this mentee.
        request_id (None | Unset | UUID): Only those of this request.
        page_size (int | Unset): How many items a page holds. Default: 50.
        page_token (None | str | Unset): `next_page_token` of the page before.
        consistency_token (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PageOfManagedProposal | Problem
     """


    return sync_detailed(
        client=client,
programme_id=programme_id,
state=state,
mentor_id=mentor_id,
mentee_id=mentee_id,
request_id=request_id,
page_size=page_size,
page_token=page_token,
consistency_token=consistency_token,

    ).parsed

async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    programme_id: None | Unset | UUID = UNSET,
    state: ListManagedProposalsStateType0 | None | Unset = UNSET,
    mentor_id: None | Unset | UUID = UNSET,
    mentee_id: None | Unset | UUID = UNSET,
    request_id: None | Unset | UUID = UNSET,
    page_size: int | Unset = 50,
    page_token: None | str | Unset = UNSET,
    consistency_token: str | Unset = UNSET,

) -> Response[PageOfManagedProposal | Problem]:
    """ What mentees ask of mentors in programmes, the newest first. Names come from profiles

    Args:
        programme_id (None | Unset | UUID): Only in this programme; else in all that you look
            after, for operators in all there are.
        state (ListManagedProposalsStateType0 | None | Unset): Only those in this state.
        mentor_id (None | Unset | UUID): Only those to this mentor.
        mentee_id (None | Unset | UUID): Only those of this mentee.
        request_id (None | Unset | UUID): Only those of this request.
        page_size (int | Unset): How many items a page holds. Default: 50.
        page_token (None | str | Unset): `next_page_token` of the page before.
        consistency_token (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PageOfManagedProposal | Problem]
     """


    kwargs = _get_kwargs(
        programme_id=programme_id,
state=state,
mentor_id=mentor_id,
mentee_id=mentee_id,
request_id=request_id,
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
    state: ListManagedProposalsStateType0 | None | Unset = UNSET,
    mentor_id: None | Unset | UUID = UNSET,
    mentee_id: None | Unset | UUID = UNSET,
    request_id: None | Unset | UUID = UNSET,
    page_size: int | Unset = 50,
    page_token: None | str | Unset = UNSET,
    consistency_token: str | Unset = UNSET,

) -> PageOfManagedProposal | Problem | None:
    """ What mentees ask of mentors in programmes, the newest first. Names come from profiles

    Args:
        programme_id (None | Unset | UUID): Only in this programme; else in all that you look
            after, for operators in all there are.
        state (ListManagedProposalsStateType0 | None | Unset): Only those in this state.
        mentor_id (None | Unset | UUID): Only those to this mentor.
        mentee_id (None | Unset | UUID): Only those of this mentee.
        request_id (None | Unset | UUID): Only those of this request.
        page_size (int | Unset): How many items a page holds. Default: 50.
        page_token (None | str | Unset): `next_page_token` of the page before.
        consistency_token (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PageOfManagedProposal | Problem
     """


    return (await asyncio_detailed(
        client=client,
programme_id=programme_id,
state=state,
mentor_id=mentor_id,
mentee_id=mentee_id,
request_id=request_id,
page_size=page_size,
page_token=page_token,
consistency_token=consistency_token,

    )).parsed
