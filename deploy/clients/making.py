"""Makes a client of one service with each generator, and says what is missing or does not compile."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from deploy.local.folders import ROOT, remove
from deploy.local.node import NODE, environment, packages_of

HERE: Final = Path(__file__).parent
_PYTHON: Final = [sys.executable, "-m", "openapi_python_client", "generate", "--meta=none", "--fail-on-warning"]
_IMPORT_ALL: Final = (
    "import importlib, pkgutil, sys; package = importlib.import_module(sys.argv[1]); "
    "[importlib.import_module(each.name) for each in pkgutil.walk_packages(package.__path__, package.__name__ + '.')]"
)


def document_of(service: str) -> Path:
    """The service's OpenAPI document, as it is kept."""
    return ROOT / "docs" / "openapi" / f"{service}.json"


def python_client(document: Path, into: Path) -> list[str]:
    """What is wrong with the client that `openapi-python-client` makes; nothing, if it is whole and compiles."""
    package = into / f"{document.stem}_client"
    remove(package)
    wanted = _operations(document)
    return (
        said([*_PYTHON, f"--path={document}", f"--output-path={package}", f"--config={HERE / 'python.yaml'}"], into)
        or _lost(wanted, {file.stem for file in package.glob("api/*/*.py")})
        or said([sys.executable, "-m", "compileall", "-q", str(package)], into)
        or said([sys.executable, "-c", _IMPORT_ALL, package.name], into)
        or said([sys.executable, "-m", "mypy", "--config-file=", "--no-incremental", package.name], into)
    )


def typescript_client(document: Path, into: Path) -> list[str]:
    """What is wrong with the client that `hey-api` makes; nothing, if it is whole and compiles in the strict mode."""
    package, packages = into / document.stem, packages_of(HERE)
    remove(package)
    generator = [NODE, str(packages / "@hey-api" / "openapi-ts" / "bin" / "run.js"), "--no-log-file"]
    failed = said([*generator, "-i", str(document), "-o", str(package), "-c", "@hey-api/client-fetch"], into)
    if failed:
        return failed
    made = set(re.findall(r"^export const (\w+) =", (package / "sdk.gen.ts").read_text(), re.MULTILINE))
    (package / "tsconfig.json").write_text((HERE / "tsconfig.json").read_text())
    return _lost({_camel(each) for each in _operations(document)}, made) or said(
        [NODE, str(packages / "typescript" / "bin" / "tsc"), "--project", str(package)], into
    )


class NotMade(Exception):
    """A generator that failed; it says why."""


def generate_python(document: Path, package: Path) -> None:
    """Makes the package of what `openapi-python-client` makes of a document. Raises `NotMade`."""
    remove(package)
    command = [*_PYTHON, f"--path={document}", f"--output-path={package}", f"--config={HERE / 'python.yaml'}"]
    if failed := said(command, package.parent):
        raise NotMade("\n".join(failed))


def generate_typescript(document: Path, folder: Path) -> None:
    """Makes the folder of what `hey-api` makes of a document, as modules that import each other by their files. Raises `NotMade`."""
    remove(folder)
    told = {**os.environ, "DOCUMENT": str(document), "OUTPUT": str(folder)}
    packages = packages_of(HERE)
    command = [NODE, str(packages / "@hey-api" / "openapi-ts" / "bin" / "run.js"), "--no-log-file"]
    if failed := said([*command, "-f", str(HERE / "typescript.mjs")], folder.parent, told):
        raise NotMade("\n".join(failed))


GENERATORS: Final[Mapping[str, Callable[[Path, Path], list[str]]]] = {
    "python": python_client,
    "typescript": typescript_client,
}


def _operations(document: Path) -> set[str]:
    paths = json.loads(document.read_text())["paths"]
    return {operation["operationId"] for operations in paths.values() for operation in operations.values()}


def _lost(wanted: set[str], made: set[str]) -> list[str]:
    return [f"the client has no {name}" for name in sorted(wanted - made)]


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(word.capitalize() for word in rest)


def said(command: list[str], folder: Path, more: Mapping[str, str] = MappingProxyType({})) -> list[str]:
    """What a program says that failed."""
    variables = {**environment(), "PYTHONPATH": str(folder), **more}
    done = subprocess.run(command, cwd=folder, env=variables, capture_output=True, text=True, check=False)
    return [f"{' '.join(command[:3])} …", *(done.stdout + done.stderr).strip().splitlines()] if done.returncode else []
