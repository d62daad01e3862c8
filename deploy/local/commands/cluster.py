"""`cluster`: runs deploy.cluster with the words it is given; with --node or --keda what drives a platform, or its numbers, there too."""

import signal
import subprocess
import sys

from deploy.local.environment import basic_environment

FURTHER = {"--node": "tests.on_a_node", "--keda": "tests.scaled"}
"""The first of these words says what is run instead."""


def run(arguments: list[str]) -> int:
    """Its own exit code. In the folder one stands in, since the words may name files."""
    further = next((each for each in FURTHER if each in arguments), None)
    module = FURTHER[further] if further else "deploy.cluster"
    words = [each for each in arguments if each != further]
    with subprocess.Popen([sys.executable, "-m", module, *words], env=basic_environment()) as running:
        while True:
            try:
                return running.wait()
            except KeyboardInterrupt:  # it is told too, and takes away what it has made
                running.send_signal(signal.SIGINT)
