from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.already_mentored_problem import AlreadyMentoredProblem
from ...models.already_proposed_problem import AlreadyProposedProblem
from ...models.asked_too_often_problem import AskedTooOftenProblem
from ...models.in_one_group_problem import InOneGroupProblem
from ...models.in_one_reporting_line_problem import InOneReportingLineProblem
from ...models.mentor_full_problem import MentorFullProblem
from ...models.mentor_paused_problem import MentorPausedProblem
from ...models.new_request import NewRequest
from ...models.not_in_programme_problem import NotInProgrammeProblem
from ...models.problem import Problem
from ...models.request_view import RequestView
from ...models.unknown_mentor_problem import UnknownMentorProblem
from ...types import UNSET, Unset
from typing import cast



def _get_kwargs(
    *,
    body: NewRequest,
    idempotency_key: str,
    consistency_token: str | Unset = UNSET,

) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    headers["Idempotency-Key"] = idempotency_key

    if not isinstance(consistency_token, Unset):
        headers["Consistency-Token"] = consistency_token



    

    

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/matching/v1/requests",
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> AlreadyMentoredProblem | AlreadyProposedProblem | MentorFullProblem | MentorPausedProblem | Problem | UnknownMentorProblem | AskedTooOftenProblem | Problem | InOneGroupProblem | InOneReportingLineProblem | NotInProgrammeProblem | Problem | Problem | RequestView | None:
    if response.status_code == 201:
        response_201 = RequestView.from_dict(response.json())



        return response_201

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
        def _parse_response_409(data: object) -> AlreadyMentoredProblem | AlreadyProposedProblem | MentorFullProblem | MentorPausedProblem | Problem | UnknownMentorProblem:
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                response_409_type_0 = UnknownMentorProblem.from_dict(data)



                return response_409_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                response_409_type_1 = MentorPausedProblem.from_dict(data)



                return response_409_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                response_409_type_2 = MentorFullProblem.from_dict(data)



                return response_409_type_2
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                response_409_type_3 = AlreadyProposedProblem.from_dict(data)



                return response_409_type_3
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                response_409_type_4 = AlreadyMentoredProblem.from_dict(data)



                return response_409_type_4
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            if not isinstance(data, dict):
                raise TypeError()
            response_409_type_5 = Problem.from_dict(data)



            return response_409_type_5

        response_409 = _parse_response_409(response.json())

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
        def _parse_response_422(data: object) -> InOneGroupProblem | InOneReportingLineProblem | NotInProgrammeProblem | Problem:
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                response_422_type_0 = NotInProgrammeProblem.from_dict(data)



                return response_422_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                response_422_type_1 = InOneGroupProblem.from_dict(data)



                return response_422_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                response_422_type_2 = InOneReportingLineProblem.from_dict(data)



                return response_422_type_2
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            if not isinstance(data, dict):
                raise TypeError()
            response_422_type_3 = Problem.from_dict(data)



            return response_422_type_3

        response_422 = _parse_response_422(response.json())

        return response_422

    if response.status_code == 429:
        def _parse_response_429(data: object) -> AskedTooOftenProblem | Problem:
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                response_429_type_0 = AskedTooOftenProblem.from_dict(data)



                return response_429_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            if not isinstance(data, dict):
                raise TypeError()
            response_429_type_1 = Problem.from_dict(data)



            return response_429_type_1

        response_429 = _parse_response_429(response.json())

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


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[AlreadyMentoredProblem | AlreadyProposedProblem | MentorFullProblem | MentorPausedProblem | Problem | UnknownMentorProblem | AskedTooOftenProblem | Problem | InOneGroupProblem | InOneReportingLineProblem | NotInProgrammeProblem | Problem | Problem | RequestView]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    body: NewRequest,
    idempotency_key: str,
    consistency_token: str | Unset = UNSET,

) -> Response[AlreadyMentoredProblem | AlreadyProposedProblem | MentorFullProblem | MentorPausedProblem | Problem | UnknownMentorProblem | AskedTooOftenProblem | Problem | InOneGroupProblem | InOneReportingLineProblem | NotInProgrammeProblem | Problem | Problem | RequestView]:
    """ Asks the first mentor, and the next one whenever a proposal ends without a yes

    Args:
        idempotency_key (str):
        consistency_token (str | Unset):
        body (NewRequest): Whom to ask, in order, and what to tell them. Only the mentor who is
            being asked reads the message.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[AlreadyMentoredProblem | AlreadyProposedProblem | MentorFullProblem | MentorPausedProblem | Problem | UnknownMentorProblem | AskedTooOftenProblem | Problem | InOneGroupProblem | InOneReportingLineProblem | NotInProgrammeProblem | Problem | Problem | RequestView]
     """


    kwargs = _get_kwargs(
        body=body,
idempotency_key=idempotency_key,
consistency_token=consistency_token,

    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)

def sync(
    *,
    client: AuthenticatedClient,
    body: NewRequest,
    idempotency_key: str,
    consistency_token: str | Unset = UNSET,

) -> AlreadyMentoredProblem | AlreadyProposedProblem | MentorFullProblem | MentorPausedProblem | Problem | UnknownMentorProblem | AskedTooOftenProblem | Problem | InOneGroupProblem | InOneReportingLineProblem | NotInProgrammeProblem | Problem | Problem | RequestView | None:
    """ Asks the first mentor, and the next one whenever a proposal ends without a yes

    Args:
        idempotency_key (str):
        consistency_token (str | Unset):
        body (NewRequest): Whom to ask, in order, and what to tell them. Only the mentor who is
            being asked reads the message.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        AlreadyMentoredProblem | AlreadyProposedProblem | MentorFullProblem | MentorPausedProblem | Problem | UnknownMentorProblem | AskedTooOftenProblem | Problem | InOneGroupProblem | InOneReportingLineProblem | NotInProgrammeProblem | Problem | Problem | RequestView
     """


    return sync_detailed(
        client=client,
body=body,
idempotency_key=idempotency_key,
consistency_token=consistency_token,

    ).parsed

async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    body: NewRequest,
    idempotency_key: str,
    consistency_token: str | Unset = UNSET,

) -> Response[AlreadyMentoredProblem | AlreadyProposedProblem | MentorFullProblem | MentorPausedProblem | Problem | UnknownMentorProblem | AskedTooOftenProblem | Problem | InOneGroupProblem | InOneReportingLineProblem | NotInProgrammeProblem | Problem | Problem | RequestView]:
    """ Asks the first mentor, and the next one whenever a proposal ends without a yes

    Args:
        idempotency_key (str):
        consistency_token (str | Unset):
        body (NewRequest): Whom to ask, in order, and what to tell them. Only the mentor who is
            being asked reads the message.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[AlreadyMentoredProblem | AlreadyProposedProblem | MentorFullProblem | MentorPausedProblem | Problem | UnknownMentorProblem | AskedTooOftenProblem | Problem | InOneGroupProblem | InOneReportingLineProblem | NotInProgrammeProblem | Problem | Problem | RequestView]
     """


    kwargs = _get_kwargs(
        body=body,
idempotency_key=idempotency_key,
consistency_token=consistency_token,

    )

    response = await client.get_async_httpx_client().request(
        **kwargs
    )

    return _build_response(client=client, response=response)

async def asyncio(
    *,
    client: AuthenticatedClient,
    body: NewRequest,
    idempotency_key: str,
    consistency_token: str | Unset = UNSET,

) -> AlreadyMentoredProblem | AlreadyProposedProblem | MentorFullProblem | MentorPausedProblem | Problem | UnknownMentorProblem | AskedTooOftenProblem | Problem | InOneGroupProblem | InOneReportingLineProblem | NotInProgrammeProblem | Problem | Problem | RequestView | None:
    """ Asks the first mentor, and the next one whenever a proposal ends without a yes

    Args:
        idempotency_key (str):
        consistency_token (str | Unset):
        body (NewRequest): Whom to ask, in order, and what to tell them. Only the mentor who is
            being asked reads the message.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        AlreadyMentoredProblem | AlreadyProposedProblem | MentorFullProblem | MentorPausedProblem | Problem | UnknownMentorProblem | AskedTooOftenProblem | Problem | InOneGroupProblem | InOneReportingLineProblem | NotInProgrammeProblem | Problem | Problem | RequestView
     """


    return (await asyncio_detailed(
        client=client,
body=body,
idempotency_key=idempotency_key,
consistency_token=consistency_token,

    )).parsed
