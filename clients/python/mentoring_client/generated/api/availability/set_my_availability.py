from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.availability_body import AvailabilityBody
from ...models.problem import Problem
from ...models.set_availability_view import SetAvailabilityView
from ...models.skipped_local_time_problem import SkippedLocalTimeProblem
from ...types import UNSET, Unset
from typing import cast



def _get_kwargs(
    *,
    body: AvailabilityBody,
    if_match: str | Unset = UNSET,
    consistency_token: str | Unset = UNSET,

) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(if_match, Unset):
        headers["If-Match"] = if_match

    if not isinstance(consistency_token, Unset):
        headers["Consistency-Token"] = consistency_token



    

    

    _kwargs: dict[str, Any] = {
        "method": "put",
        "url": "/scheduling/v1/me/availability",
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Problem | Problem | SkippedLocalTimeProblem | SetAvailabilityView | None:
    if response.status_code == 200:
        response_200 = SetAvailabilityView.from_dict(response.json())



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

    if response.status_code == 412:
        response_412 = Problem.from_dict(response.json())



        return response_412

    if response.status_code == 413:
        response_413 = Problem.from_dict(response.json())



        return response_413

    if response.status_code == 415:
        response_415 = Problem.from_dict(response.json())



        return response_415

    if response.status_code == 422:
        def _parse_response_422(data: object) -> Problem | SkippedLocalTimeProblem:
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                response_422_type_0 = SkippedLocalTimeProblem.from_dict(data)



                return response_422_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            if not isinstance(data, dict):
                raise TypeError()
            response_422_type_1 = Problem.from_dict(data)



            return response_422_type_1

        response_422 = _parse_response_422(response.json())

        return response_422

    if response.status_code == 428:
        response_428 = Problem.from_dict(response.json())



        return response_428

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


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[Problem | Problem | SkippedLocalTimeProblem | SetAvailabilityView]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    body: AvailabilityBody,
    if_match: str | Unset = UNSET,
    consistency_token: str | Unset = UNSET,

) -> Response[Problem | Problem | SkippedLocalTimeProblem | SetAvailabilityView]:
    """ Set your hours: windows of the week on your wall clock, and dates on which other windows hold, or
    none

     A window belongs to the date on which it starts, and an override replaces all windows that start on
    its date. On the
    dates of a travel they are meant in its zone. Time off is kept, and so are sessions: those
    that fall out of the new hours are named.

    Args:
        if_match (str | Unset):
        consistency_token (str | Unset):
        body (AvailabilityBody): A person's hours, whole.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | Problem | SkippedLocalTimeProblem | SetAvailabilityView]
     """


    kwargs = _get_kwargs(
        body=body,
if_match=if_match,
consistency_token=consistency_token,

    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)

def sync(
    *,
    client: AuthenticatedClient,
    body: AvailabilityBody,
    if_match: str | Unset = UNSET,
    consistency_token: str | Unset = UNSET,

) -> Problem | Problem | SkippedLocalTimeProblem | SetAvailabilityView | None:
    """ Set your hours: windows of the week on your wall clock, and dates on which other windows hold, or
    none

     A window belongs to the date on which it starts, and an override replaces all windows that start on
    its date. On the
    dates of a travel they are meant in its zone. Time off is kept, and so are sessions: those
    that fall out of the new hours are named.

    Args:
        if_match (str | Unset):
        consistency_token (str | Unset):
        body (AvailabilityBody): A person's hours, whole.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | Problem | SkippedLocalTimeProblem | SetAvailabilityView
     """


    return sync_detailed(
        client=client,
body=body,
if_match=if_match,
consistency_token=consistency_token,

    ).parsed

async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    body: AvailabilityBody,
    if_match: str | Unset = UNSET,
    consistency_token: str | Unset = UNSET,

) -> Response[Problem | Problem | SkippedLocalTimeProblem | SetAvailabilityView]:
    """ Set your hours: windows of the week on your wall clock, and dates on which other windows hold, or
    none

     A window belongs to the date on which it starts, and an override replaces all windows that start on
    its date. On the
    dates of a travel they are meant in its zone. Time off is kept, and so are sessions: those
    that fall out of the new hours are named.

    Args:
        if_match (str | Unset):
        consistency_token (str | Unset):
        body (AvailabilityBody): A person's hours, whole.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | Problem | SkippedLocalTimeProblem | SetAvailabilityView]
     """


    kwargs = _get_kwargs(
        body=body,
if_match=if_match,
consistency_token=consistency_token,

    )

    response = await client.get_async_httpx_client().request(
        **kwargs
    )

    return _build_response(client=client, response=response)

async def asyncio(
    *,
    client: AuthenticatedClient,
    body: AvailabilityBody,
    if_match: str | Unset = UNSET,
    consistency_token: str | Unset = UNSET,

) -> Problem | Problem | SkippedLocalTimeProblem | SetAvailabilityView | None:
    """ Set your hours: windows of the week on your wall clock, and dates on which other windows hold, or
    none

     A window belongs to the date on which it starts, and an override replaces all windows that start on
    its date. On the
    dates of a travel they are meant in its zone. Time off is kept, and so are sessions: those
    that fall out of the new hours are named.

    Args:
        if_match (str | Unset):
        consistency_token (str | Unset):
        body (AvailabilityBody): A person's hours, whole.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | Problem | SkippedLocalTimeProblem | SetAvailabilityView
     """


    return (await asyncio_detailed(
        client=client,
body=body,
if_match=if_match,
consistency_token=consistency_token,

    )).parsed
