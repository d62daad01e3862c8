from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.list_mentors_meeting_rhythm_type_0 import ListMentorsMeetingRhythmType0
from ...models.list_mentors_mentee_stage_type_0 import ListMentorsMenteeStageType0
from ...models.list_mentors_order import ListMentorsOrder
from ...models.list_mentors_style_type_0 import ListMentorsStyleType0
from ...models.page_of_card import PageOfCard
from ...models.problem import Problem
from ...types import UNSET, Unset
from typing import cast
from uuid import UUID



def _get_kwargs(
    *,
    order: ListMentorsOrder | Unset = ListMentorsOrder.JOINED,
    page_size: int | Unset = 50,
    page_token: None | str | Unset = UNSET,
    ids: list[UUID] | None | Unset = UNSET,
    skill: None | str | Unset = UNSET,
    language: None | str | Unset = UNSET,
    q: None | str | Unset = UNSET,
    industry: None | str | Unset = UNSET,
    style: ListMentorsStyleType0 | None | Unset = UNSET,
    meeting_rhythm: ListMentorsMeetingRhythmType0 | None | Unset = UNSET,
    mentee_stage: ListMentorsMenteeStageType0 | None | Unset = UNSET,
    card_id: None | Unset | UUID = UNSET,
    consistency_token: str | Unset = UNSET,

) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(consistency_token, Unset):
        headers["Consistency-Token"] = consistency_token



    

    params: dict[str, Any] = {}

    json_order: str | Unset = UNSET
    if not isinstance(order, Unset):
        json_order = order.value

    params["order"] = json_order

    params["page_size"] = page_size

    json_page_token: None | str | Unset
    if isinstance(page_token, Unset):
        json_page_token = UNSET
    else:
        json_page_token = page_token
    params["page_token"] = json_page_token

    json_ids: list[str] | None | Unset
    if isinstance(ids, Unset):
        json_ids = UNSET
    elif isinstance(ids, list):
        json_ids = []
        for ids_type_0_item_data in ids:
            ids_type_0_item = str(ids_type_0_item_data)
            json_ids.append(ids_type_0_item)


    else:
        json_ids = ids
    params["ids"] = json_ids

    json_skill: None | str | Unset
    if isinstance(skill, Unset):
        json_skill = UNSET
    else:
        json_skill = skill
    params["skill"] = json_skill

    json_language: None | str | Unset
    if isinstance(language, Unset):
        json_language = UNSET
    else:
        json_language = language
    params["language"] = json_language

    json_q: None | str | Unset
    if isinstance(q, Unset):
        json_q = UNSET
    else:
        json_q = q
    params["q"] = json_q

    json_industry: None | str | Unset
    if isinstance(industry, Unset):
        json_industry = UNSET
    else:
        json_industry = industry
    params["industry"] = json_industry

    json_style: None | str | Unset
    if isinstance(style, Unset):
        json_style = UNSET
    elif isinstance(style, ListMentorsStyleType0):
        json_style = style.value
    else:
        json_style = style
    params["style"] = json_style

    json_meeting_rhythm: None | str | Unset
    if isinstance(meeting_rhythm, Unset):
        json_meeting_rhythm = UNSET
    elif isinstance(meeting_rhythm, ListMentorsMeetingRhythmType0):
        json_meeting_rhythm = meeting_rhythm.value
    else:
        json_meeting_rhythm = meeting_rhythm
    params["meeting_rhythm"] = json_meeting_rhythm

    json_mentee_stage: None | str | Unset
    if isinstance(mentee_stage, Unset):
        json_mentee_stage = UNSET
    elif isinstance(mentee_stage, ListMentorsMenteeStageType0):
        json_mentee_stage = mentee_stage.value
    else:
        json_mentee_stage = mentee_stage
    params["mentee_stage"] = json_mentee_stage

    json_card_id: None | str | Unset
    if isinstance(card_id, Unset):
        json_card_id = UNSET
    elif isinstance(card_id, UUID):
        json_card_id = str(card_id)
    else:
        json_card_id = card_id
    params["card_id"] = json_card_id


    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}


    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/profiles/v1/mentors",
        "params": params,
    }


    _kwargs["headers"] = headers
    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> PageOfCard | Problem | None:
    if response.status_code == 200:
        response_200 = PageOfCard.from_dict(response.json())



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


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[PageOfCard | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    order: ListMentorsOrder | Unset = ListMentorsOrder.JOINED,
    page_size: int | Unset = 50,
    page_token: None | str | Unset = UNSET,
    ids: list[UUID] | None | Unset = UNSET,
    skill: None | str | Unset = UNSET,
    language: None | str | Unset = UNSET,
    q: None | str | Unset = UNSET,
    industry: None | str | Unset = UNSET,
    style: ListMentorsStyleType0 | None | Unset = UNSET,
    meeting_rhythm: ListMentorsMeetingRhythmType0 | None | Unset = UNSET,
    mentee_stage: ListMentorsMenteeStageType0 | None | Unset = UNSET,
    card_id: None | Unset | UUID = UNSET,
    consistency_token: str | Unset = UNSET,

) -> Response[PageOfCard | Problem]:
    """ Browse mentors by what they know and how they work, or read the cards of certain ones

     All that is asked for has to fit. Paused mentors and those one has blocked come only when asked for
    by id.

    Args:
        order (ListMentorsOrder | Unset): Who joined first, who joined last, by name, or the most
            experienced first. Default: ListMentorsOrder.JOINED.
        page_size (int | Unset): How many items a page holds. Default: 50.
        page_token (None | str | Unset): `next_page_token` of the page before.
        ids (list[UUID] | None | Unset): Ids, repeated or separated by commas.
        skill (None | str | Unset): In any spelling.
        language (None | str | Unset): Who speaks it, or one that counts as it (`nb` and `no`), by
            its BCP 47 primary tag.
        q (None | str | Unset): Words of name, headline, about.
        industry (None | str | Unset): Who names it among theirs, however written.
        style (ListMentorsStyleType0 | None | Unset): Who likes to work like this.
        meeting_rhythm (ListMentorsMeetingRhythmType0 | None | Unset): Who wants to meet this
            often.
        mentee_stage (ListMentorsMenteeStageType0 | None | Unset): Who takes mentees of this
            stage.
        card_id (None | Unset | UUID): Whose card was seen before signing in.
        consistency_token (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PageOfCard | Problem]
     """


    kwargs = _get_kwargs(
        order=order,
page_size=page_size,
page_token=page_token,
ids=ids,
skill=skill,
language=language,
q=q,
industry=industry,
style=style,
meeting_rhythm=meeting_rhythm,
mentee_stage=mentee_stage,
card_id=card_id,
consistency_token=consistency_token,

    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)

def sync(
    *,
    client: AuthenticatedClient,
    order: ListMentorsOrder | Unset = ListMentorsOrder.JOINED,
    page_size: int | Unset = 50,
    page_token: None | str | Unset = UNSET,
    ids: list[UUID] | None | Unset = UNSET,
    skill: None | str | Unset = UNSET,
    language: None | str | Unset = UNSET,
    q: None | str | Unset = UNSET,
    industry: None | str | Unset = UNSET,
    style: ListMentorsStyleType0 | None | Unset = UNSET,
    meeting_rhythm: ListMentorsMeetingRhythmType0 | None | Unset = UNSET,
    mentee_stage: ListMentorsMenteeStageType0 | None | Unset = UNSET,
    card_id: None | Unset | UUID = UNSET,
    consistency_token: str | Unset = UNSET,

) -> PageOfCard | Problem | None:
    """ Browse mentors by what they know and how they work, or read the cards of certain ones

     All that is asked for has to fit. Paused mentors and those one has blocked come only when asked for
    by id.

    Args:
        order (ListMentorsOrder | Unset): Who joined first, who joined last, by name, or the most
            experienced first. Default: ListMentorsOrder.JOINED.
        page_size (int | Unset): How many items a page holds. Default: 50.
        page_token (None | str | Unset): `next_page_token` of the page before.
        ids (list[UUID] | None | Unset): Ids, repeated or separated by commas.
        skill (None | str | Unset): In any spelling.
        language (None | str | Unset): Who speaks it, or one that counts as it (`nb` and `no`), by
            its BCP 47 primary tag.
        q (None | str | Unset): Words of name, headline, about.
        industry (None | str | Unset): Who names it among theirs, however written.
        style (ListMentorsStyleType0 | None | Unset): Who likes to work like this.
        meeting_rhythm (ListMentorsMeetingRhythmType0 | None | Unset): Who wants to meet this
            often.
        mentee_stage (ListMentorsMenteeStageType0 | None | Unset): Who takes mentees of this
            stage.
        card_id (None | Unset | UUID): Whose card was seen before signing in.
        consistency_token (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PageOfCard | Problem
     """


    return sync_detailed(
        client=client,
order=order,
page_size=page_size,
page_token=page_token,
ids=ids,
skill=skill,
language=language,
q=q,
industry=industry,
style=style,
meeting_rhythm=meeting_rhythm,
mentee_stage=mentee_stage,
card_id=card_id,
consistency_token=consistency_token,

    ).parsed

async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    order: ListMentorsOrder | Unset = ListMentorsOrder.JOINED,
    page_size: int | Unset = 50,
    page_token: None | str | Unset = UNSET,
    ids: list[UUID] | None | Unset = UNSET,
    skill: None | str | Unset = UNSET,
    language: None | str | Unset = UNSET,
    q: None | str | Unset = UNSET,
    industry: None | str | Unset = UNSET,
    style: ListMentorsStyleType0 | None | Unset = UNSET,
    meeting_rhythm: ListMentorsMeetingRhythmType0 | None | Unset = UNSET,
    mentee_stage: ListMentorsMenteeStageType0 | None | Unset = UNSET,
    card_id: None | Unset | UUID = UNSET,
    consistency_token: str | Unset = UNSET,

) -> Response[PageOfCard | Problem]:
    """ Browse mentors by what they know and how they work, or read the cards of certain ones

     All that is asked for has to fit. Paused mentors and those one has blocked come only when asked for
    by id.

    Args:
        order (ListMentorsOrder | Unset): Who joined first, who joined last, by name, or the most
            experienced first. Default: ListMentorsOrder.JOINED.
        page_size (int | Unset): How many items a page holds. Default: 50.
        page_token (None | str | Unset): `next_page_token` of the page before.
        ids (list[UUID] | None | Unset): Ids, repeated or separated by commas.
        skill (None | str | Unset): In any spelling.
        language (None | str | Unset): Who speaks it, or one that counts as it (`nb` and `no`), by
            its BCP 47 primary tag.
        q (None | str | Unset): Words of name, headline, about.
        industry (None | str | Unset): Who names it among theirs, however written.
        style (ListMentorsStyleType0 | None | Unset): Who likes to work like this.
        meeting_rhythm (ListMentorsMeetingRhythmType0 | None | Unset): Who wants to meet this
            often.
        mentee_stage (ListMentorsMenteeStageType0 | None | Unset): Who takes mentees of this
            stage.
        card_id (None | Unset | UUID): Whose card was seen before signing in.
        consistency_token (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PageOfCard | Problem]
     """


    kwargs = _get_kwargs(
        order=order,
page_size=page_size,
page_token=page_token,
ids=ids,
skill=skill,
language=language,
q=q,
industry=industry,
style=style,
meeting_rhythm=meeting_rhythm,
mentee_stage=mentee_stage,
card_id=card_id,
consistency_token=consistency_token,

    )

    response = await client.get_async_httpx_client().request(
        **kwargs
    )

    return _build_response(client=client, response=response)

async def asyncio(
    *,
    client: AuthenticatedClient,
    order: ListMentorsOrder | Unset = ListMentorsOrder.JOINED,
    page_size: int | Unset = 50,
    page_token: None | str | Unset = UNSET,
    ids: list[UUID] | None | Unset = UNSET,
    skill: None | str | Unset = UNSET,
    language: None | str | Unset = UNSET,
    q: None | str | Unset = UNSET,
    industry: None | str | Unset = UNSET,
    style: ListMentorsStyleType0 | None | Unset = UNSET,
    meeting_rhythm: ListMentorsMeetingRhythmType0 | None | Unset = UNSET,
    mentee_stage: ListMentorsMenteeStageType0 | None | Unset = UNSET,
    card_id: None | Unset | UUID = UNSET,
    consistency_token: str | Unset = UNSET,

) -> PageOfCard | Problem | None:
    """ Browse mentors by what they know and how they work, or read the cards of certain ones

     All that is asked for has to fit. Paused mentors and those one has blocked come only when asked for
    by id.

    Args:
        order (ListMentorsOrder | Unset): Who joined first, who joined last, by name, or the most
            experienced first. Default: ListMentorsOrder.JOINED.
        page_size (int | Unset): How many items a page holds. Default: 50.
        page_token (None | str | Unset): `next_page_token` of the page before.
        ids (list[UUID] | None | Unset): Ids, repeated or separated by commas.
        skill (None | str | Unset): In any spelling.
        language (None | str | Unset): Who speaks it, or one that counts as it (`nb` and `no`), by
            its BCP 47 primary tag.
        q (None | str | Unset): Words of name, headline, about.
        industry (None | str | Unset): Who names it among theirs, however written.
        style (ListMentorsStyleType0 | None | Unset): Who likes to work like this.
        meeting_rhythm (ListMentorsMeetingRhythmType0 | None | Unset): Who wants to meet this
            often.
        mentee_stage (ListMentorsMenteeStageType0 | None | Unset): Who takes mentees of this
            stage.
        card_id (None | Unset | UUID): Whose card was seen before signing in.
        consistency_token (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PageOfCard | Problem
     """


    return (await asyncio_detailed(
        client=client,
order=order,
page_size=page_size,
page_token=page_token,
ids=ids,
skill=skill,
language=language,
q=q,
industry=industry,
style=style,
meeting_rhythm=meeting_rhythm,
mentee_stage=mentee_stage,
card_id=card_id,
consistency_token=consistency_token,

    )).parsed
