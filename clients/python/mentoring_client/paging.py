"""Lists that come in pages, as one."""

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any


async def every(read: Callable[..., Awaitable[Any]], **asked: Any) -> AsyncIterator[Any]:
    """All items of a list, whatever its page size: `async for mentor in every(list_mentors.asyncio, client=…)`.

    A page is fetched when its first item is wanted. What is added meanwhile may come or not; nothing comes twice.
    """
    page = await read(**asked)
    while True:
        for item in page.items:
            yield item
        if not isinstance(page.next_page_token, str):
            return
        page = await read(**asked, page_token=page.next_page_token)
