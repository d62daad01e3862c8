from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.open_survey_view import OpenSurveyView
from ...models.problem import Problem
from ...models.survey_link_body import SurveyLinkBody
from typing import cast
from uuid import UUID



def _get_kwargs(
    invitation_id: UUID,
    *,
    body: SurveyLinkBody,

) -> dict[str, Any]:
    headers: dict[str, Any] = {}


    

    

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/mentorships/v1/survey-invitations/{invitation_id}/questions".format(invitation_id=quote(str(invitation_id), safe=""),),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> OpenSurveyView | Problem | None:
    if response.status_code == 200:
        response_200 = OpenSurveyView.from_dict(response.json())



        return response_200

    if response.status_code == 400:
        response_400 = Problem.from_dict(response.json())



        return response_400

    if response.status_code == 403:
        response_403 = Problem.from_dict(response.json())



        return response_403

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


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[OpenSurveyView | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    invitation_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: SurveyLinkBody,

) -> Response[OpenSurveyView | Problem]:
    """ What somebody is asked, by their link; nobody signs in for that, and opening it answers nothing

    Args:
        invitation_id (UUID):
        body (SurveyLinkBody): What makes a link good. It stands in no address: those are kept in
            histories and logs of others.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[OpenSurveyView | Problem]
     """


    kwargs = _get_kwargs(
        invitation_id=invitation_id,
body=body,

    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)

def sync(
    invitation_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: SurveyLinkBody,

) -> OpenSurveyView | Problem | None:
    """ What somebody is asked, by their link; nobody signs in for that, and opening it answers nothing

    Args:
        invitation_id (UUID):
        body (SurveyLinkBody): What makes a link good. It stands in no address: those are kept in
            histories and logs of others.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        OpenSurveyView | Problem
     """


    return sync_detailed(
        invitation_id=invitation_id,
client=client,
body=body,

    ).parsed

async def asyncio_detailed(
    invitation_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: SurveyLinkBody,

) -> Response[OpenSurveyView | Problem]:
    """ What somebody is asked, by their link; nobody signs in for that, and opening it answers nothing

    Args:
        invitation_id (UUID):
        body (SurveyLinkBody): What makes a link good. It stands in no address: those are kept in
            histories and logs of others.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[OpenSurveyView | Problem]
     """


    kwargs = _get_kwargs(
        invitation_id=invitation_id,
body=body,

    )

    response = await client.get_async_httpx_client().request(
        **kwargs
    )

    return _build_response(client=client, response=response)

async def asyncio(
    invitation_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: SurveyLinkBody,

) -> OpenSurveyView | Problem | None:
    """ What somebody is asked, by their link; nobody signs in for that, and opening it answers nothing

    Args:
        invitation_id (UUID):
        body (SurveyLinkBody): What makes a link good. It stands in no address: those are kept in
            histories and logs of others.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        OpenSurveyView | Problem
     """


    return (await asyncio_detailed(
        invitation_id=invitation_id,
client=client,
body=body,

    )).parsed
