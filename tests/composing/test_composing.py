"""What a run types stands in the document, and what can't be pulled is stood in for; the run itself is a command of its own."""

import pytest
import yaml

from deploy.compose.tree import HERE
from tests.composing import drill
from tests.composing.images import STANDINS, TARGETS
from tests.composing.server import OVERRIDE
from tests.composing.typed import block, sentence

BLOCKS = (drill.FOLDERS, drill.SWITCH, drill.REFILL, drill.IS_DONE, drill.FORGET, drill.RECONCILE)


@pytest.mark.parametrize("begins", BLOCKS)
def test_what_is_typed_is_what_the_document_has_one_type(begins: str) -> None:
    assert block(begins, {}).startswith(begins)


def test_what_the_document_does_not_have_is_not_typed() -> None:
    with pytest.raises(LookupError):
        block("docker compose pray", {})
    with pytest.raises(LookupError):
        sentence("docker compose pray")
    with pytest.raises(LookupError):
        block(drill.REFILL, {"nothing of it": "something"})


def test_every_image_of_others_has_a_stand_in_or_is_left_out() -> None:
    services = yaml.safe_load((HERE / "compose.yaml").read_text())["services"]
    left_out = {name for name, told in yaml.safe_load(OVERRIDE)["services"].items() if told["profiles"]}
    variables = {
        runs["image"].removeprefix("${").partition(":")[0] for name, runs in services.items() if name not in left_out
    }
    assert variables == {"MENTORING_IMAGE", *TARGETS}
    stages = {
        line.split()[-1] for line in (STANDINS / "Containerfile").read_text().splitlines() if line.startswith("FROM ")
    }
    assert stages == set(TARGETS.values())
