"""`documents`: writes everything anew that is generated and kept. `check` holds the same list up to date."""

import argparse
import subprocess
import sys

from deploy.local.environment import basic_environment
from deploy.local.folders import ROOT
from deploy.local.progress import say

# What it is called in `check`, and the module that says `--check` and `--write`. In this order: the registry of events
# comes first, since API documents and manifests are made from it, and clients from the documents.
GENERATED: dict[str, str] = {
    "contracts": "shared.contracts.documents",
    "documents": "deploy.documents",
    "clients": "deploy.clients.documents",
    "kubernetes documents": "deploy.kubernetes.documents",
    "compose documents": "deploy.compose.documents",
    "guarantee": "tests.guarantee.documents",
    "between two people": "tests.between.documents",
    "who reads where": "tests.mentorships.who_reads_where",
    "roles": "tests.journeys.roles",
    "mails": "tests.notifications.printed",
    "mails of profiles": "tests.profiles.printed",
    "crash matrix": "tests.faults.results",
    "hostile clients": "tests.hostile.results",
    "speed of matching": "tests.benchmarks.matching_speed",
    "coverage": "tests.benchmarks.coverage.results",
    "momentum": "tests.benchmarks.momentum.results",
    "speed of reports": "tests.benchmarks.reports.results",
    "promises of pages": "tests.browser.promises",
    "upgrade drill": "tests.upgrading.results",
    "restore drill": "tests.restoring.results",
    "restoring at size": "tests.restoring.at_size",
    "at rest": "tests.resting.results",
    "capacity": "tests.capacity.results",
    "soak": "tests.soak.results",
    "alerts": "tests.alerting.results",
    "one server": "tests.composing.results",
}


def generator(module: str, act: str) -> list[str]:
    return [sys.executable, "-m", module, act]


def run(arguments: list[str]) -> int:
    """Writes all of them; ends at the first that refuses, which is a contract that would break its readers."""
    argparse.ArgumentParser(prog="./mentoring documents").parse_args(arguments)
    for name, module in GENERATED.items():
        if subprocess.run(generator(module, "--write"), cwd=ROOT, env=basic_environment(), check=False).returncode:
            say(f"  {name:<30}refused, see above")
            return 1
        say(f"  {name:<30}written")
    return 0
