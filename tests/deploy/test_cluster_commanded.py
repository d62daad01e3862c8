"""What `./mentoring cluster` says of operators' commands: each mistake is told. The control plane itself has a command of its own."""

from typing import Any

from deploy.cluster import commanded
from deploy.kubernetes.edges import COMMANDS


def _pod(job: str, **variables: str) -> dict[str, Any]:
    env = [{"name": name, "value": value} for name, value in variables.items()]
    labels = {"batch.kubernetes.io/job-name": job}
    return {"metadata": {"name": f"{job}-x", "labels": labels}, "spec": {"containers": [{"env": env}]}}


def test_what_is_typed_is_a_template_that_there_is() -> None:
    assert set(commanded.TYPED) <= {each.role for each in COMMANDS}


def test_a_word_that_did_not_reach_the_pod_is_told() -> None:
    pods = [_pod("operator-1", EMAIL="a@example.org"), _pod("audit-1")]
    assert commanded.heard(pods, "operator-1", "EMAIL=a@example.org")
    assert not commanded.heard(pods, "operator-1", "EMAIL=b@example.org")
    assert commanded.heard(pods, "audit-1", "")


def test_requests_that_would_go_to_a_command_are_told() -> None:
    of_api = {"endpoints": [{"targetRef": {"name": "profiles-api-1"}}]}
    of_command = {"endpoints": [{"targetRef": {"name": "audit-1-x"}}]}
    assert not commanded.names_any(of_api, [_pod("audit-1")])
    assert commanded.names_any(of_command, [_pod("audit-1")])
    assert not commanded.names_any({"endpoints": None}, [_pod("audit-1")])


def test_a_command_that_nobody_typed_is_told_and_the_hourly_ledger_is_not() -> None:
    def of(template: str) -> dict[str, Any]:
        return {"metadata": {"ownerReferences": [{"name": template}] if template else []}}

    assert commanded.ran_alone([of(""), of("ledger"), of("audit")]) == []
    assert commanded.ran_alone([of("reconcile")]) == ["reconcile ran by itself"]
