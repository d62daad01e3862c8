"""TypeScript that uses the client: what stands in the guide, and whether its types fit."""

import json
import re
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from deploy.clients.making import HERE, said
from deploy.local.folders import ROOT
from deploy.local.node import NODE, packages_of

GUIDE: Final = ROOT / "docs" / "frontends.md"
CLIENT: Final = ROOT / "clients" / "typescript"
_BLOCK: Final = re.compile(r"^```ts\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_OPTIONS: Final[dict[str, Any]] = {
    "strict": True,
    "noUncheckedIndexedAccess": True,
    "erasableSyntaxOnly": True,
    "noEmit": True,
    "allowImportingTsExtensions": True,
    "target": "es2022",
    "module": "esnext",
    "moduleResolution": "bundler",
    "lib": ["es2022", "dom", "dom.iterable"],
    "types": [],
    "paths": {"mentoring-client": [str(CLIENT / "src" / "index.ts")]},
}


def code_of(page: Path) -> str:
    """All pieces of TypeScript on a page, as one program."""
    return "\n".join(_BLOCK.findall(page.read_text()))


def type_errors(programs: Sequence[Path]) -> list[str]:
    """What the compiler says of programs that import the client, and of the client itself."""
    with tempfile.TemporaryDirectory() as folder:
        told = {"compilerOptions": _OPTIONS, "files": [str(each) for each in programs]}
        (config := Path(folder) / "tsconfig.json").write_text(json.dumps(told))
        return said([NODE, str(packages_of(HERE) / "typescript" / "bin" / "tsc"), "--project", str(config)], ROOT)
