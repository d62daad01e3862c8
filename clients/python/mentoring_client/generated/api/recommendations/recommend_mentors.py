from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.not_in_programme_problem import NotInProgrammeProblem
from ...models.page_of_recommendation import PageOfRecommendation
from ...models.problem import Problem
from ...models.recommend_mentors_meeting_rhythm_type_0 import RecommendMentorsMeetingRhythmType0
from ...models.recommend_mentors_mentee_stage_type_0 import RecommendMentorsMenteeStageType0
from ...models.recommend_mentors_order import RecommendMentorsOrder
from ...models.recommend_mentors_style_type_0 import RecommendMentorsStyleType0
from ...types import UNSET, Unset
from typing import cast
from uuid import UUID



def _get_kwargs(
    *,
    order: RecommendMentorsOrder | Unset = RecommendMentorsOrder.FIT,
    programme_id: None | Unset | UUID = UNSET,
    page_size: int | Unset = 50,
    page_token: None | str | Unset = UNSET,
    skill: None | str | Unset = UNSET,
    language: None | str | Unset = UNSET,
    style: None | RecommendMentorsStyleType0 | Unset = UNSET,
    meeting_rhythm: None | RecommendMentorsMeetingRhythmType0 | Unset = UNSET,
    mentee_stage: None | RecommendMentorsMenteeStageType0 | Unset = UNSET,
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

    json_style: None | str | Unset
    if isinstance(style, Unset):
        json_style = UNSET
    elif isinstance(style, RecommendMentorsStyleType0):
        json_style = style.value
    else:
        json_style = style
    params["style"] = json_style

    json_meeting_rhythm: None | str | Unset
    if isinstance(meeting_rhythm, Unset):
        json_meeting_rhythm = UNSET
    elif isinstance(meeting_rhythm, RecommendMentorsMeetingRhythmType0):
        json_meeting_rhythm = meeting_rhythm.value
    else:
        json_meeting_rhythm = meeting_rhythm
    params["meeting_rhythm"] = json_meeting_rhythm

    json_mentee_stage: None | str | Unset
    if isinstance(mentee_stage, Unset):
        json_mentee_stage = UNSET
    elif isinstance(mentee_stage, RecommendMentorsMenteeStageType0):
        json_mentee_stage = mentee_stage.value
    else:
        json_mentee_stage = mentee_stage
    params["mentee_stage"] = json_mentee_stage


    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}


    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/matching/v1/me/recommendations",
        "params": params,
    }


    _kwargs["headers"] = headers
    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> NotInProgrammeProblem | Problem | PageOfRecommendation | Problem | None:
    if response.status_code == 200:
        response_200 = PageOfRecommendation.from_dict(response.json())



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


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[NotInProgrammeProblem | Problem | PageOfRecommendation | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    order: RecommendMentorsOrder | Unset = RecommendMentorsOrder.FIT,
    programme_id: None | Unset | UUID = UNSET,
    page_size: int | Unset = 50,
    page_token: None | str | Unset = UNSET,
    skill: None | str | Unset = UNSET,
    language: None | str | Unset = UNSET,
    style: None | RecommendMentorsStyleType0 | Unset = UNSET,
    meeting_rhythm: None | RecommendMentorsMeetingRhythmType0 | Unset = UNSET,
    mentee_stage: None | RecommendMentorsMenteeStageType0 | Unset = UNSET,
    consistency_token: str | Unset = UNSET,

) -> Response[NotInProgrammeProblem | Problem | PageOfRecommendation | Problem]:
    """ Mentors who fit you, best first, with the reasons; narrowed to what you wish for. That changes no
    score

     A mentor with whom you share no language that both speak at level 3 or better is not among them, nor
    one who was shown to as
    many others today as the programme wants: that is settled for the day (UTC) when you first look.

    Args:
        order (RecommendMentorsOrder | Unset): `fit`: by both sides together; `gain`: by what you
            gain; `welcome`: by how far you are what the mentor wished for. Default:
            RecommendMentorsOrder.FIT.
        programme_id (None | Unset | UUID): The default programme when left out.
        page_size (int | Unset): How many items a page holds. Default: 50.
        page_token (None | str | Unset): `next_page_token` of the page before.
        skill (None | str | Unset): Who knows this skill, by its slug.
        language (None | str | Unset): Who speaks it, or one that counts as it (`nb` and `no`), by
            its BCP 47 primary tag.
        style (None | RecommendMentorsStyleType0 | Unset): Who mentors in this style.
        meeting_rhythm (None | RecommendMentorsMeetingRhythmType0 | Unset): Who wants to meet in
            this rhythm.
        mentee_stage (None | RecommendMentorsMenteeStageType0 | Unset): Who takes mentees of this
            stage.
        consistency_token (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[NotInProgrammeProblem | Problem | PageOfRecommendation | Problem]
     """


    kwargs = _get_kwargs(
        order=order,
programme_id=programme_id,
page_size=page_size,
page_token=page_token,
skill=skill,
language=language,
style=style,
meeting_rhythm=meeting_rhythm,
mentee_stage=mentee_stage,
consistency_token=consistency_token,

    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)

def sync(
    *,
    client: AuthenticatedClient,
    order: RecommendMentorsOrder | Unset = RecommendMentorsOrder.FIT,
    programme_id: None | Unset | UUID = UNSET,
    page_size: int | Unset = 50,
    page_token: None | str | Unset = UNSET,
    skill: None | str | Unset = UNSET,
    language: None | str | Unset = UNSET,
    style: None | RecommendMentorsStyleType0 | Unset = UNSET,
    meeting_rhythm: None | RecommendMentorsMeetingRhythmType0 | Unset = UNSET,
    mentee_stage: None | RecommendMentorsMenteeStageType0 | Unset = UNSET,
    consistency_token: str | Unset = UNSET,

) -> NotInProgrammeProblem | Problem | PageOfRecommendation | Problem | None:
    """ Mentors who fit you, best first, with the reasons; narrowed to what you wish for. That changes no
    score

     A mentor with whom you share no language that both speak at level 3 or better is not among them, nor
    one who was shown to as
    many others today as the programme wants: that is settled for the day (UTC) when you first look.

    Args:
        order (RecommendMentorsOrder | Unset): `fit`: by both sides together; `gain`: by what you
            gain; `welcome`: by how far you are what the mentor wished for. Default:
            RecommendMentorsOrder.FIT.
        programme_id (None | Unset | UUID): The default programme when left out.
        page_size (int | Unset): How many items a page holds. Default: 50.
        page_token (None | str | Unset): `next_page_token` of the page before.
        skill (None | str | Unset): Who knows this skill, by its slug.
        language (None | str | Unset): Who speaks it, or one that counts as it (`nb` and `no`), by
            its BCP 47 primary tag.
        style (None | RecommendMentorsStyleType0 | Unset): Who mentors in this style.
        meeting_rhythm (None | RecommendMentorsMeetingRhythmType0 | Unset): Who wants to meet in
            this rhythm.
        mentee_stage (None | RecommendMentorsMenteeStageType0 | Unset): Who takes mentees of this
            stage.
        consistency_token (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        NotInProgrammeProblem | Problem | PageOfRecommendation | Problem
     """


    return sync_detailed(
        client=client,
order=order,
programme_id=programme_id,
page_size=page_size,
page_token=page_token,
skill=skill,
language=language,
style=style,
meeting_rhythm=meeting_rhythm,
mentee_stage=mentee_stage,
consistency_token=consistency_token,

    ).parsed

async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    order: RecommendMentorsOrder | Unset = RecommendMentorsOrder.FIT,
    programme_id: None | Unset | UUID = UNSET,
    page_size: int | Unset = 50,
    page_token: None | str | Unset = UNSET,
    skill: None | str | Unset = UNSET,
    language: None | str | Unset = UNSET,
    style: None | RecommendMentorsStyleType0 | Unset = UNSET,
    meeting_rhythm: None | RecommendMentorsMeetingRhythmType0 | Unset = UNSET,
    mentee_stage: None | RecommendMentorsMenteeStageType0 | Unset = UNSET,
    consistency_token: str | Unset = UNSET,

) -> Response[NotInProgrammeProblem | Problem | PageOfRecommendation | Problem]:
    """ Mentors who fit you, best first, with the reasons; narrowed to what you wish for. That changes no
    score

     A mentor with whom you share no language that both speak at level 3 or better is not among them, nor
    one who was shown to as
    many others today as the programme wants: that is settled for the day (UTC) when you first look.

    Args:
        order (RecommendMentorsOrder | Unset): `fit`: by both sides together; `gain`: by what you
            gain; `welcome`: by how far you are what the mentor wished for. Default:
            RecommendMentorsOrder.FIT.
        programme_id (None | Unset | UUID): The default programme when left out.
        page_size (int | Unset): How many items a page holds. Default: 50.
        page_token (None | str | Unset): `next_page_token` of the page before.
        skill (None | str | Unset): Who knows this skill, by its slug.
        language (None | str | Unset): Who speaks it, or one that counts as it (`nb` and `no`), by
            its BCP 47 primary tag.
        style (None | RecommendMentorsStyleType0 | Unset): Who mentors in this style.
        meeting_rhythm (None | RecommendMentorsMeetingRhythmType0 | Unset): Who wants to meet in
            this rhythm.
        mentee_stage (None | RecommendMentorsMenteeStageType0 | Unset): Who takes mentees of this
            stage.
        consistency_token (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[NotInProgrammeProblem | Problem | PageOfRecommendation | Problem]
     """


    kwargs = _get_kwargs(
        order=order,
programme_id=programme_id,
page_size=page_size,
page_token=page_token,
skill=skill,
language=language,
style=style,
meeting_rhythm=meeting_rhythm,
mentee_stage=mentee_stage,
consistency_token=consistency_token,

    )

    response = await client.get_async_httpx_client().request(
        **kwargs
    )

    return _build_response(client=client, response=response)

async def asyncio(
    *,
    client: AuthenticatedClient,
    order: RecommendMentorsOrder | Unset = RecommendMentorsOrder.FIT,
    programme_id: None | Unset | UUID = UNSET,
    page_size: int | Unset = 50,
    page_token: None | str | Unset = UNSET,
    skill: None | str | Unset = UNSET,
    language: None | str | Unset = UNSET,
    style: None | RecommendMentorsStyleType0 | Unset = UNSET,
    meeting_rhythm: None | RecommendMentorsMeetingRhythmType0 | Unset = UNSET,
    mentee_stage: None | RecommendMentorsMenteeStageType0 | Unset = UNSET,
    consistency_token: str | Unset = UNSET,

) -> NotInProgrammeProblem | Problem | PageOfRecommendation | Problem | None:
    """ Mentors who fit you, best first, with the reasons; narrowed to what you wish for. That changes no
    score

     A mentor with whom you share no language that both speak at level 3 or better is not among them, nor
    one who was shown to as
    many others today as the programme wants: that is settled for the day (UTC) when you first look.

    Args:
        order (RecommendMentorsOrder | Unset): `fit`: by both sides together; `gain`: by what you
            gain; `welcome`: by how far you are what the mentor wished for. Default:
            RecommendMentorsOrder.FIT.
        programme_id (None | Unset | UUID): The default programme when left out.
        page_size (int | Unset): How many items a page holds. Default: 50.
        page_token (None | str | Unset): `next_page_token` of the page before.
        skill (None | str | Unset): Who knows this skill, by its slug.
        language (None | str | Unset): Who speaks it, or one that counts as it (`nb` and `no`), by
            its BCP 47 primary tag.
        style (None | RecommendMentorsStyleType0 | Unset): Who mentors in this style.
        meeting_rhythm (None | RecommendMentorsMeetingRhythmType0 | Unset): Who wants to meet in
            this rhythm.
        mentee_stage (None | RecommendMentorsMenteeStageType0 | Unset): Who takes mentees of this
            stage.
        consistency_token (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        NotInProgrammeProblem | Problem | PageOfRecommendation | Problem
     """


    return (await asyncio_detailed(
        client=client,
order=order,
programme_id=programme_id,
page_size=page_size,
page_token=page_token,
skill=skill,
language=language,
style=style,
meeting_rhythm=meeting_rhythm,
mentee_stage=mentee_stage,
consistency_token=consistency_token,

    )).parsed
