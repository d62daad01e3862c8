"""A client of the mentoring platform: generated functions and types, and what a generator can't know.

`generated` is made of the API's document; `Mentoring` is somebody at the platform, to call its functions with. Their inbox as it
fills is in `mentoring_client.inbox`.
"""

from mentoring_client.paging import every
from mentoring_client.problems import FieldError, ProblemError
from mentoring_client.session import Mentoring, new_key
from mentoring_client.tokens import Pair, Tokens

__all__ = ["FieldError", "Mentoring", "Pair", "ProblemError", "Tokens", "every", "new_key"]
