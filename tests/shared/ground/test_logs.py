"""What is logged, as it leaves a process."""

import json
import subprocess
import sys

HOSTILE = 'x\r\n{"event": "operator made"}\n\u2028\u0085\x1b[2J\x00"'
SAYS = """
import logging
from shared.ground.logs import logger, start_logging
start_logging("probe", "api")
words = {words!r}
logger("ours").warning("refused", path=words)
logger("ours").warning(words)
logging.getLogger("theirs").warning("of %s", words)
try:
    raise ValueError(words)
except ValueError:
    logger("ours").exception("failed")
"""


def test_nothing_that_was_sent_breaks_a_line_of_the_log() -> None:
    program = [sys.executable, "-c", SAYS.format(words=HOSTILE)]
    said = subprocess.run(program, capture_output=True, check=True).stderr.decode("ascii")

    lines = [json.loads(line) for line in said.splitlines()]
    assert [line["event"] for line in lines] == ["refused", HOSTILE, f"of {HOSTILE}", "failed"]
    assert lines[0]["path"] == HOSTILE
    assert HOSTILE in lines[3]["exception"]
    assert "\x1b" not in said
