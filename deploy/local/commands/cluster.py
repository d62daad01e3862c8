"""`cluster`: runs deploy.cluster with the words it is given; with --node what drives a platform there too."""

import signal
import subprocess
import sys

from deploy.local.environment import basic_environment

NODE = "--node"


def run(arguments: list[str]) -> int:
    """Its own exit code. In the folder one stands in, since the words may name files."""
    module = "tests.on_a_node" if NODE in arguments else "deploy.cluster"
    words = [each for each in arguments if each != NODE]
    with subprocess.Popen([sys.executable, "-m", module, *words], env=basic_environment()) as running:
        while True:
            try:
                return running.wait()
            except KeyboardInterrupt:  # it is told too, and takes away what it has made
                running.send_signal(signal.SIGINT)
