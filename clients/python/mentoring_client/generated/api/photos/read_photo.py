from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.problem import Problem
from ...models.read_photo_size import ReadPhotoSize
from typing import cast
from uuid import UUID



def _get_kwargs(
    photo_id: UUID,
    size: ReadPhotoSize,
    *,
    until: int,
    signature: str,

) -> dict[str, Any]:
    

    

    params: dict[str, Any] = {}

    params["until"] = until

    params["signature"] = signature


    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}


    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/profiles/v1/photos/{photo_id}/{size}".format(photo_id=quote(str(photo_id), safe=""),size=quote(str(size), safe=""),),
        "params": params,
    }


    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Any | Problem | None:
    if response.status_code == 200:
        response_200 = response.json()
        return response_200

    if response.status_code == 400:
        response_400 = Problem.from_dict(response.json())



        return response_400

    if response.status_code == 404:
        response_404 = Problem.from_dict(response.json())



        return response_404

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


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[Any | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    photo_id: UUID,
    size: ReadPhotoSize,
    *,
    client: AuthenticatedClient | Client,
    until: int,
    signature: str,

) -> Response[Any | Problem]:
    """ A photo, by an address that a card gave. It is the same for everybody, and good until the moment
    that it names

    Args:
        photo_id (UUID):
        size (ReadPhotoSize): 128 or 640 pixels a side.
        until (int): As the address has it.
        signature (str): As the address has it.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | Problem]
     """


    kwargs = _get_kwargs(
        photo_id=photo_id,
size=size,
until=until,
signature=signature,

    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)

def sync(
    photo_id: UUID,
    size: ReadPhotoSize,
    *,
    client: AuthenticatedClient | Client,
    until: int,
    signature: str,

) -> Any | Problem | None:
    """ A photo, by an address that a card gave. It is the same for everybody, and good until the moment
    that it names

    Args:
        photo_id (UUID):
        size (ReadPhotoSize): 128 or 640 pixels a side.
        until (int): As the address has it.
        signature (str): As the address has it.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | Problem
     """


    return sync_detailed(
        photo_id=photo_id,
size=size,
client=client,
until=until,
signature=signature,

    ).parsed

async def asyncio_detailed(
    photo_id: UUID,
    size: ReadPhotoSize,
    *,
    client: AuthenticatedClient | Client,
    until: int,
    signature: str,

) -> Response[Any | Problem]:
    """ A photo, by an address that a card gave. It is the same for everybody, and good until the moment
    that it names

    Args:
        photo_id (UUID):
        size (ReadPhotoSize): 128 or 640 pixels a side.
        until (int): As the address has it.
        signature (str): As the address has it.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | Problem]
     """


    kwargs = _get_kwargs(
        photo_id=photo_id,
size=size,
until=until,
signature=signature,

    )

    response = await client.get_async_httpx_client().request(
        **kwargs
    )

    return _build_response(client=client, response=response)

async def asyncio(
    photo_id: UUID,
    size: ReadPhotoSize,
    *,
    client: AuthenticatedClient | Client,
    until: int,
    signature: str,

) -> Any | Problem | None:
    """ A photo, by an address that a card gave. It is the same for everybody, and good until the moment
    that it names

    Args:
        photo_id (UUID):
        size (ReadPhotoSize): 128 or 640 pixels a side.
        until (int): As the address has it.
        signature (str): As the address has it.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | Problem
     """


    return (await asyncio_detailed(
        photo_id=photo_id,
size=size,
client=client,
until=until,
signature=signature,

    )).parsed
