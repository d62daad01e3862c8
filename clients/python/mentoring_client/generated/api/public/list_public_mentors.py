from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.page_of_public_card import PageOfPublicCard
from ...models.problem import Problem
from ...types import UNSET, Unset
from typing import cast



def _get_kwargs(
    *,
    skill: None | str | Unset = UNSET,
    language: None | str | Unset = UNSET,
    page_size: int | Unset = 50,
    page_token: None | str | Unset = UNSET,

) -> dict[str, Any]:
    

    

    params: dict[str, Any] = {}

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
        "url": "/profiles/v1/public/mentors",
        "params": params,
    }


    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> PageOfPublicCard | Problem | None:
    if response.status_code == 200:
        response_200 = PageOfPublicCard.from_dict(response.json())



        return response_200

    if response.status_code == 400:
        response_400 = Problem.from_dict(response.json())



        return response_400

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


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[PageOfPublicCard | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    skill: None | str | Unset = UNSET,
    language: None | str | Unset = UNSET,
    page_size: int | Unset = 50,
    page_token: None | str | Unset = UNSET,

) -> Response[PageOfPublicCard | Problem]:
    """ Mentors who show their card to strangers and take mentees, by chance; for whoever has not signed in
    yet

     Signed in, one finds the same mentor by `GET /profiles/v1/mentors?card_id=`.

    Args:
        skill (None | str | Unset): In any spelling.
        language (None | str | Unset): Who speaks it, by its BCP 47 primary tag.
        page_size (int | Unset): How many items a page holds. Default: 50.
        page_token (None | str | Unset): `next_page_token` of the page before.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PageOfPublicCard | Problem]
     """


    kwargs = _get_kwargs(
        skill=skill,
language=language,
page_size=page_size,
page_token=page_token,

    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)

def sync(
    *,
    client: AuthenticatedClient | Client,
    skill: None | str | Unset = UNSET,
    language: None | str | Unset = UNSET,
    page_size: int | Unset = 50,
    page_token: None | str | Unset = UNSET,

) -> PageOfPublicCard | Problem | None:
    """ Mentors who show their card to strangers and take mentees, by chance; for whoever has not signed in
    yet

     Signed in, one finds the same mentor by `GET /profiles/v1/mentors?card_id=`.

    Args:
        skill (None | str | Unset): In any spelling.
        language (None | str | Unset): Who speaks it, by its BCP 47 primary tag.
        page_size (int | Unset): How many items a page holds. Default: 50.
        page_token (None | str | Unset): `next_page_token` of the page before.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PageOfPublicCard | Problem
     """


    return sync_detailed(
        client=client,
skill=skill,
language=language,
page_size=page_size,
page_token=page_token,

    ).parsed

async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    skill: None | str | Unset = UNSET,
    language: None | str | Unset = UNSET,
    page_size: int | Unset = 50,
    page_token: None | str | Unset = UNSET,

) -> Response[PageOfPublicCard | Problem]:
    """ Mentors who show their card to strangers and take mentees, by chance; for whoever has not signed in
    yet

     Signed in, one finds the same mentor by `GET /profiles/v1/mentors?card_id=`.

    Args:
        skill (None | str | Unset): In any spelling.
        language (None | str | Unset): Who speaks it, by its BCP 47 primary tag.
        page_size (int | Unset): How many items a page holds. Default: 50.
        page_token (None | str | Unset): `next_page_token` of the page before.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PageOfPublicCard | Problem]
     """


    kwargs = _get_kwargs(
        skill=skill,
language=language,
page_size=page_size,
page_token=page_token,

    )

    response = await client.get_async_httpx_client().request(
        **kwargs
    )

    return _build_response(client=client, response=response)

async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    skill: None | str | Unset = UNSET,
    language: None | str | Unset = UNSET,
    page_size: int | Unset = 50,
    page_token: None | str | Unset = UNSET,

) -> PageOfPublicCard | Problem | None:
    """ Mentors who show their card to strangers and take mentees, by chance; for whoever has not signed in
    yet

     Signed in, one finds the same mentor by `GET /profiles/v1/mentors?card_id=`.

    Args:
        skill (None | str | Unset): In any spelling.
        language (None | str | Unset): Who speaks it, by its BCP 47 primary tag.
        page_size (int | Unset): How many items a page holds. Default: 50.
        page_token (None | str | Unset): `next_page_token` of the page before.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PageOfPublicCard | Problem
     """


    return (await asyncio_detailed(
        client=client,
skill=skill,
language=language,
page_size=page_size,
page_token=page_token,

    )).parsed
