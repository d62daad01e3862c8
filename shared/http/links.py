"""Links that people write: what is shown of one says where it leads."""

from contextlib import suppress
from urllib.parse import urlsplit

import idna


def with_host_in_ascii(link: str) -> str:
    """The link with its host as it is asked for (IDNA, by UTS 46): letters that only look like others are seen to be others.

    What has no such form, or is no link, stays as it is.
    """
    with suppress(ValueError):  # idna's errors are of this kind too
        host = urlsplit(link).netloc.rpartition("@")[2].partition(":")[0]
        if not host.isascii():
            return link.replace(host, idna.encode(host, uts46=True).decode("ascii"), 1)
    return link
