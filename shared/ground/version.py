"""Which release this is: one number for the five services, which are released together.

It follows semantic versioning; the public API's `v1` and the contracts' `.v1` are versions of their own.
"""

from typing import Final

VERSION: Final = "1.2.0"
LICENCE: Final = "Apache-2.0"
"""As SPDX names it; its text is in LICENSE."""
