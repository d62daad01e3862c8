"""The key of organisations' numbers is made of the secret that encrypts keys, on the command line."""

import subprocess
import sys

import pytest

from shared.ground.person_numbers import number_key

COMMAND = (sys.executable, "-m", "shared.ground.person_numbers")


def test_the_key_is_that_of_the_secret_whatever_line_it_ends_in() -> None:
    said = subprocess.run(COMMAND, input="a secret\n", capture_output=True, text=True, check=True)
    assert said.stdout == f"{number_key('a secret').hex()}\n"


@pytest.mark.parametrize("nothing", ["", "\n"])
def test_of_no_secret_no_key_is_made_since_everybody_could_make_it(nothing: str) -> None:
    said = subprocess.run(COMMAND, input=nothing, capture_output=True, text=True, check=False)
    assert said.returncode == 1
    assert said.stdout == ""
    assert "no secret" in said.stderr
