"""What is installed for the commands of a platform is enough for them: what only tests need is not there."""

import re
import subprocess
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

from deploy.local.folders import ROOT

# What is blocked raises ModuleNotFoundError, as where it is not installed.
IMPORT_WITHOUT = """
import sys
from importlib import import_module
sys.modules.update(dict.fromkeys(sys.argv[2].split(), None))
for name in sys.argv[1].split():
    import_module(name)
"""


def locked(name: str) -> set[str]:
    """The packages in a lock file."""
    text = (ROOT / "requirements" / f"{name}.txt").read_text()
    return {found.lower().replace("_", "-") for found in re.findall(r"^([\w.-]+)==", text, re.MULTILINE)}


def modules_for_tests_only() -> list[str]:
    missing = locked("test") - locked("local") - locked("embedded")
    return sorted(
        module
        for module, packages in packages_distributions().items()
        if module.isidentifier() and all(package.lower().replace("_", "-") in missing for package in packages)
    )


def trouble_with(*modules: str) -> str:
    """What a process says that imports these without what is for tests only."""
    command = [sys.executable, "-c", IMPORT_WITHOUT, " ".join(modules), " ".join(modules_for_tests_only())]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stderr


def test_an_audit_needs_nothing_that_only_tests_need() -> None:
    assert trouble_with("deploy.operating.audit") == ""


def test_commands_need_nothing_that_only_tests_need() -> None:
    commands = Path(ROOT, "deploy", "local", "commands").glob("[a-z]*.py")
    assert trouble_with(*(f"deploy.local.commands.{file.stem}" for file in commands)) == ""


def test_who_imports_what_only_tests_need_is_in_trouble() -> None:
    assert "import of pytest halted" in trouble_with("tests.fixtures.databases")
