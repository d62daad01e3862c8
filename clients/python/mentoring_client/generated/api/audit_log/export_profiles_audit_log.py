from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.export_profiles_audit_log_format import ExportProfilesAuditLogFormat
from ...models.problem import Problem
from ...types import UNSET, Unset
from typing import cast
from uuid import UUID
import datetime



def _get_kwargs(
    *,
    format_: ExportProfilesAuditLogFormat | Unset = ExportProfilesAuditLogFormat.CSV,
    actor_id: None | Unset | UUID = UNSET,
    person_id: None | Unset | UUID = UNSET,
    programme_id: None | Unset | UUID = UNSET,
    act: None | str | Unset = UNSET,
    done_since: datetime.datetime | None | Unset = UNSET,
    done_before: datetime.datetime | None | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
    consistency_token: str | Unset = UNSET,

) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(if_none_match, Unset):
        headers["If-None-Match"] = if_none_match

    if not isinstance(consistency_token, Unset):
        headers["Consistency-Token"] = consistency_token



    

    params: dict[str, Any] = {}

    json_format_: str | Unset = UNSET
    if not isinstance(format_, Unset):
        json_format_ = format_.value

    params["format"] = json_format_

    json_actor_id: None | str | Unset
    if isinstance(actor_id, Unset):
        json_actor_id = UNSET
    elif isinstance(actor_id, UUID):
        json_actor_id = str(actor_id)
    else:
        json_actor_id = actor_id
    params["actor_id"] = json_actor_id

    json_person_id: None | str | Unset
    if isinstance(person_id, Unset):
        json_person_id = UNSET
    elif isinstance(person_id, UUID):
        json_person_id = str(person_id)
    else:
        json_person_id = person_id
    params["person_id"] = json_person_id

    json_programme_id: None | str | Unset
    if isinstance(programme_id, Unset):
        json_programme_id = UNSET
    elif isinstance(programme_id, UUID):
        json_programme_id = str(programme_id)
    else:
        json_programme_id = programme_id
    params["programme_id"] = json_programme_id

    json_act: None | str | Unset
    if isinstance(act, Unset):
        json_act = UNSET
    else:
        json_act = act
    params["act"] = json_act

    json_done_since: None | str | Unset
    if isinstance(done_since, Unset):
        json_done_since = UNSET
    elif isinstance(done_since, datetime.datetime):
        json_done_since = done_since.isoformat()
    else:
        json_done_since = done_since
    params["done_since"] = json_done_since

    json_done_before: None | str | Unset
    if isinstance(done_before, Unset):
        json_done_before = UNSET
    elif isinstance(done_before, datetime.datetime):
        json_done_before = done_before.isoformat()
    else:
        json_done_before = done_before
    params["done_before"] = json_done_before


    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}


    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/profiles/v1/audit-log/export",
        "params": params,
    }


    _kwargs["headers"] = headers
    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Any | Problem | str | None:
    if response.status_code == 200:
        response_200 = response.text
        return response_200

    if response.status_code == 304:
        response_304 = cast(Any, None)
        return response_304

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


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[Any | Problem | str]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    format_: ExportProfilesAuditLogFormat | Unset = ExportProfilesAuditLogFormat.CSV,
    actor_id: None | Unset | UUID = UNSET,
    person_id: None | Unset | UUID = UNSET,
    programme_id: None | Unset | UUID = UNSET,
    act: None | str | Unset = UNSET,
    done_since: datetime.datetime | None | Unset = UNSET,
    done_before: datetime.datetime | None | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
    consistency_token: str | Unset = UNSET,

) -> Response[Any | Problem | str]:
    """ Take the audit log away as a file, as much of it as is wanted. That one did is an entry of the log
    itself

    Args:
        format_ (ExportProfilesAuditLogFormat | Unset): `csv`: a table, whose cells are never
            formulas. `jsonl`: an entry a line, as it is read. Default:
            ExportProfilesAuditLogFormat.CSV.
        actor_id (None | Unset | UUID): Only what this person did.
        person_id (None | Unset | UUID): Only what is about this person.
        programme_id (None | Unset | UUID): Only what was done in this programme.
        act (None | str | Unset): Only such acts.
        done_since (datetime.datetime | None | Unset): Only what was done then or later.
        done_before (datetime.datetime | None | Unset): Only what was done before then.
        if_none_match (str | Unset):
        consistency_token (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | Problem | str]
     """


    kwargs = _get_kwargs(
        format_=format_,
actor_id=actor_id,
person_id=person_id,
programme_id=programme_id,
act=act,
done_since=done_since,
done_before=done_before,
if_none_match=if_none_match,
consistency_token=consistency_token,

    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)

def sync(
    *,
    client: AuthenticatedClient,
    format_: ExportProfilesAuditLogFormat | Unset = ExportProfilesAuditLogFormat.CSV,
    actor_id: None | Unset | UUID = UNSET,
    person_id: None | Unset | UUID = UNSET,
    programme_id: None | Unset | UUID = UNSET,
    act: None | str | Unset = UNSET,
    done_since: datetime.datetime | None | Unset = UNSET,
    done_before: datetime.datetime | None | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
    consistency_token: str | Unset = UNSET,

) -> Any | Problem | str | None:
    """ Take the audit log away as a file, as much of it as is wanted. That one did is an entry of the log
    itself

    Args:
        format_ (ExportProfilesAuditLogFormat | Unset): `csv`: a table, whose cells are never
            formulas. `jsonl`: an entry a line, as it is read. Default:
            ExportProfilesAuditLogFormat.CSV.
        actor_id (None | Unset | UUID): Only what this person did.
        person_id (None | Unset | UUID): Only what is about this person.
        programme_id (None | Unset | UUID): Only what was done in this programme.
        act (None | str | Unset): Only such acts.
        done_since (datetime.datetime | None | Unset): Only what was done then or later.
        done_before (datetime.datetime | None | Unset): Only what was done before then.
        if_none_match (str | Unset):
        consistency_token (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | Problem | str
     """


    return sync_detailed(
        client=client,
format_=format_,
actor_id=actor_id,
person_id=person_id,
programme_id=programme_id,
act=act,
done_since=done_since,
done_before=done_before,
if_none_match=if_none_match,
consistency_token=consistency_token,

    ).parsed

async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    format_: ExportProfilesAuditLogFormat | Unset = ExportProfilesAuditLogFormat.CSV,
    actor_id: None | Unset | UUID = UNSET,
    person_id: None | Unset | UUID = UNSET,
    programme_id: None | Unset | UUID = UNSET,
    act: None | str | Unset = UNSET,
    done_since: datetime.datetime | None | Unset = UNSET,
    done_before: datetime.datetime | None | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
    consistency_token: str | Unset = UNSET,

) -> Response[Any | Problem | str]:
    """ Take the audit log away as a file, as much of it as is wanted. That one did is an entry of the log
    itself

    Args:
        format_ (ExportProfilesAuditLogFormat | Unset): `csv`: a table, whose cells are never
            formulas. `jsonl`: an entry a line, as it is read. Default:
            ExportProfilesAuditLogFormat.CSV.
        actor_id (None | Unset | UUID): Only what this person did.
        person_id (None | Unset | UUID): Only what is about this person.
        programme_id (None | Unset | UUID): Only what was done in this programme.
        act (None | str | Unset): Only such acts.
        done_since (datetime.datetime | None | Unset): Only what was done then or later.
        done_before (datetime.datetime | None | Unset): Only what was done before then.
        if_none_match (str | Unset):
        consistency_token (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | Problem | str]
     """


    kwargs = _get_kwargs(
        format_=format_,
actor_id=actor_id,
person_id=person_id,
programme_id=programme_id,
act=act,
done_since=done_since,
done_before=done_before,
if_none_match=if_none_match,
consistency_token=consistency_token,

    )

    response = await client.get_async_httpx_client().request(
        **kwargs
    )

    return _build_response(client=client, response=response)

async def asyncio(
    *,
    client: AuthenticatedClient,
    format_: ExportProfilesAuditLogFormat | Unset = ExportProfilesAuditLogFormat.CSV,
    actor_id: None | Unset | UUID = UNSET,
    person_id: None | Unset | UUID = UNSET,
    programme_id: None | Unset | UUID = UNSET,
    act: None | str | Unset = UNSET,
    done_since: datetime.datetime | None | Unset = UNSET,
    done_before: datetime.datetime | None | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
    consistency_token: str | Unset = UNSET,

) -> Any | Problem | str | None:
    """ Take the audit log away as a file, as much of it as is wanted. That one did is an entry of the log
    itself

    Args:
        format_ (ExportProfilesAuditLogFormat | Unset): `csv`: a table, whose cells are never
            formulas. `jsonl`: an entry a line, as it is read. Default:
            ExportProfilesAuditLogFormat.CSV.
        actor_id (None | Unset | UUID): Only what this person did.
        person_id (None | Unset | UUID): Only what is about this person.
        programme_id (None | Unset | UUID): Only what was done in this programme.
        act (None | str | Unset): Only such acts.
        done_since (datetime.datetime | None | Unset): Only what was done then or later.
        done_before (datetime.datetime | None | Unset): Only what was done before then.
        if_none_match (str | Unset):
        consistency_token (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | Problem | str
     """


    return (await asyncio_detailed(
        client=client,
format_=format_,
actor_id=actor_id,
person_id=person_id,
programme_id=programme_id,
act=act,
done_since=done_since,
done_before=done_before,
if_none_match=if_none_match,
consistency_token=consistency_token,

    )).parsed
