"""The app at another address than the API's, as a static host would have it."""

from starlette.types import ASGIApp, Receive, Scope, Send

from deploy.web.served import WebApp
from shared.http.inside.headers import sent


def host_of(web: WebApp) -> ASGIApp:
    """Answers with the app's files, and with its page for every other address."""

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await _live(receive, send)
            return
        status, headers, body = web.answer(
            scope["path"],
            if_none_match=sent(scope, b"if-none-match"),
            accept_encoding=sent(scope, b"accept-encoding"),
        )
        await send({"type": "http.response.start", "status": status.value, "headers": headers})
        await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else body})

    return answer


async def _live(receive: Receive, send: Send) -> None:
    for _ in range(2):
        message = await receive()
        await send({"type": f"{message['type']}.complete"})
