"""The table of all settings, out of the classes that read them."""

import importlib
import types
from collections.abc import Iterator
from typing import Any, Final, Literal, Union, get_args, get_origin

from pydantic import SecretStr
from pydantic.fields import FieldInfo

from deploy.operating.settings import OfAuditors
from shared.contracts import SERVICES
from shared.ground.reading_settings import SECRETS_FOLDER
from shared.ground.settings import ServiceSettings

_HEAD: Final = f"""# Settings

Each is an environment variable behind the prefix of its service: `SCHEDULING_DATABASE_URL`; those of
[operators' commands](#commands-of-operators) have none. Lists are JSON: `["a", "b"]`.

What is secret may as well be a file: `{SECRETS_FOLDER}` names a folder in which each file is called as the variable would be, and
holds its value; a variable that is set comes first. Files are read at the start: after a rotation, restart.

A process whose settings are missing or wrong ends with exit code 2 and one line that says which, and what to do.

Spans leave where `OTEL_EXPORTER_OTLP_ENDPOINT` (without a prefix, OpenTelemetry's own) names a collector.
"""
_COMMANDS: Final = """## Commands of operators

`python -m deploy.operating …` is told these without a prefix, and each `<SERVICE>_DATABASE_URL` as the service has it: `reconcile` all five,
`ledger` that of profiles, `dead-letters` and `parked` those of the services that you ask for.
"""
_ROW: Final = "| `{name}` | {kind} | {default} | {what} |"
_TABLE: Final = ("| setting | kind | default | what it is |", "|---|---|---|---|")
_KINDS: Final = {bool: "true or false", int: "whole number", float: "seconds", str: "text"}


def table() -> str:
    """All settings, those that every service has first."""
    parts = [_HEAD, "## Every service", "", *_TABLE, *_rows(ServiceSettings.model_fields)]
    for service in SERVICES:
        kind = importlib.import_module(f"services.{service}.settings").Settings
        own = {name: field for name, field in kind.model_fields.items() if name not in ServiceSettings.model_fields}
        if own:
            parts += ["", f"## {service.capitalize()}", "", *_TABLE, *_rows(own)]
    parts += ["", _COMMANDS, *_TABLE, *_rows(OfAuditors.model_fields)]
    return "\n".join(parts) + "\n"


def _rows(fields: dict[str, FieldInfo]) -> Iterator[str]:
    for name, field in fields.items():
        what = (field.description or "").replace("|", "\\|")
        yield _ROW.format(name=name.upper(), kind=_kind(field.annotation), default=_default(field), what=what)


def _kind(annotation: Any) -> str:
    parts = [each for each in get_args(annotation) if each is not type(None)]
    match get_origin(annotation):
        case origin if origin in {Union, types.UnionType} and len(parts) == 1:
            return _kind(parts[0])
        case origin if origin is tuple:
            return f"list, {_kind(parts[0])}"
        case origin if origin is Literal:
            return ", ".join(f"`{each}`" for each in parts)
        case origin if origin in {Union, types.UnionType}:
            return "network"
    if annotation is SecretStr:
        return "secret"
    return _KINDS.get(annotation, "file")


def _default(field: FieldInfo) -> str:
    if field.is_required():
        return "**must be set**"
    match field.default:
        case None | () | "":
            return "–"
        case bool() as flag:
            return f"`{str(flag).lower()}`"
        case other:
            return f"`{other}`"
