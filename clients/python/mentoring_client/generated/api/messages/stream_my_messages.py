from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.problem import Problem
from ...models.stream_my_messages_response_200 import StreamMyMessagesResponse200
from ...types import UNSET, Unset
from typing import cast



def _get_kwargs(
    *,
    seconds: int | Unset = 600,
    last_event_id: None | str | Unset = UNSET,

) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(last_event_id, Unset):
        headers["Last-Event-ID"] = last_event_id



    

    params: dict[str, Any] = {}

    params["seconds"] = seconds


    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}


    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/notifications/v1/me/messages/stream",
        "params": params,
    }


    _kwargs["headers"] = headers
    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Problem | StreamMyMessagesResponse200 | None:
    if response.status_code == 200:
        response_200 = StreamMyMessagesResponse200.from_dict(response.json())



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


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[Problem | StreamMyMessagesResponse200]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    seconds: int | Unset = 600,
    last_event_id: None | str | Unset = UNSET,

) -> Response[Problem | StreamMyMessagesResponse200]:
    """ Your new messages as they come. Where too many listen already, ask for your messages now and then
    meanwhile

    Args:
        seconds (int | Unset): Ends after this long; 0: sends what is there. Default: 600.
        last_event_id (None | str | Unset): The number of the last message you have; without it
            the stream begins with the next one.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | StreamMyMessagesResponse200]
     """


    kwargs = _get_kwargs(
        seconds=seconds,
last_event_id=last_event_id,

    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)

def sync(
    *,
    client: AuthenticatedClient,
    seconds: int | Unset = 600,
    last_event_id: None | str | Unset = UNSET,

) -> Problem | StreamMyMessagesResponse200 | None:
    """ Your new messages as they come. Where too many listen already, ask for your messages now and then
    meanwhile

    Args:
        seconds (int | Unset): Ends after this long; 0: sends what is there. Default: 600.
        last_event_id (None | str | Unset): The number of the last message you have; without it
            the stream begins with the next one.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | StreamMyMessagesResponse200
     """


    return sync_detailed(
        client=client,
seconds=seconds,
last_event_id=last_event_id,

    ).parsed

async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    seconds: int | Unset = 600,
    last_event_id: None | str | Unset = UNSET,

) -> Response[Problem | StreamMyMessagesResponse200]:
    """ Your new messages as they come. Where too many listen already, ask for your messages now and then
    meanwhile

    Args:
        seconds (int | Unset): Ends after this long; 0: sends what is there. Default: 600.
        last_event_id (None | str | Unset): The number of the last message you have; without it
            the stream begins with the next one.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | StreamMyMessagesResponse200]
     """


    kwargs = _get_kwargs(
        seconds=seconds,
last_event_id=last_event_id,

    )

    response = await client.get_async_httpx_client().request(
        **kwargs
    )

    return _build_response(client=client, response=response)

async def asyncio(
    *,
    client: AuthenticatedClient,
    seconds: int | Unset = 600,
    last_event_id: None | str | Unset = UNSET,

) -> Problem | StreamMyMessagesResponse200 | None:
    """ Your new messages as they come. Where too many listen already, ask for your messages now and then
    meanwhile

    Args:
        seconds (int | Unset): Ends after this long; 0: sends what is there. Default: 600.
        last_event_id (None | str | Unset): The number of the last message you have; without it
            the stream begins with the next one.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | StreamMyMessagesResponse200
     """


    return (await asyncio_detailed(
        client=client,
seconds=seconds,
last_event_id=last_event_id,

    )).parsed
