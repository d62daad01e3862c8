"""What docs/operating/kubernetes.md has an operator write: as much of an installation as what lies in the tree."""

import re
import textwrap
from typing import Final

import yaml

from deploy.kubernetes.rendering import Manifest
from deploy.kubernetes.tree import PAGE

_BLOCK: Final = re.compile(r"^ *```\n(.*?)^ *```$", re.DOTALL | re.MULTILINE)


def archive() -> Manifest:
    """Where CloudNativePG's plugin archives to; what stands in angle brackets there is any text here."""
    (block,) = [each for each in _BLOCK.findall(PAGE.read_text()) if "kind: ObjectStore\n" in each]
    manifest: Manifest = yaml.safe_load(textwrap.dedent(block))
    return manifest
