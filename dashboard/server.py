"""The web server that ``dateline serve`` starts: Streamlit's own, behind the gate, with the map's files beside it, and
whose page is told where its server is.

Without the last the page of a deep address (/overview) first looks for its server below that address, and the browser
logs two failures before the page finds it.
"""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st
from starlette.middleware import Middleware
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from dashboard.basemap import static
from dashboard.gate import headers, quiet, standing
from dashboard.gate.door import Door
from dashboard.gate.keys import Keys
from dashboard.gate.members import Members
from dashboard.gate.site import Site

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

#: what Streamlit's page reads before it looks for its server
_WHERE = b"<script>window.__streamlit={BACKEND_BASE_URL:location.origin+'/'}</script>"
_PAGE = Path(__file__).with_name("app.py")


class ServerAddress:
    """ASGI middleware: writes the server's address into the head of HTML pages."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        # plain text, which can be written to: Streamlit's own compression comes before this
        wanted = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
        asks_page = any(name == b"accept" and b"text/html" in value for name, value in scope["headers"])
        scope = {**scope, "headers": wanted} if asks_page else scope
        started: Message | None = None
        body = b""

        async def rewritten(message: Message) -> None:
            nonlocal started, body
            if message["type"] == "http.response.start":
                headers = dict(message["headers"])
                page = headers.get(b"content-type", b"").startswith(b"text/html") and b"content-encoding" not in headers
                if page and message["status"] == 200:
                    started = message
                    return
            if started is None or message["type"] != "http.response.body":
                await send(message)
                return
            body += message.get("body", b"")
            if not message.get("more_body"):
                whole = body.replace(b"<head>", b"<head>" + _WHERE, 1)
                kept = [(name, value) for name, value in started["headers"] if name not in {b"content-length", b"etag"}]
                await send({**started, "headers": [*kept, (b"content-length", str(len(whole)).encode())]})
                await send({"type": "http.response.body", "body": whole})

        await self._app(scope, receive, rewritten)


def build(site: Site, keys: Keys, members: Members | None = None) -> st.App:
    """The server's application. ``members``: who may come to a team's server."""
    from dashboard.components.map import tile_server

    quiet.hush()
    tiles = headers.tile_origin((tile_server(os.environ) or {}).get("url", ""))
    policy = partial(headers.page_policy, scripts=_inline(), tiles=tiles, secure=site.public)
    app = st.App(
        _PAGE,
        routes=[Mount(f"/{static.SERVED}", StaticFiles(directory=static.prepare()))],
        middleware=[
            Middleware(Door, site=site, keys=keys, policy=policy, members=members),  # the first to see a request
            Middleware(ServerAddress),
        ],
    )
    standing.stand()
    return app


def _inline() -> tuple[str, ...]:
    """The scripts that stand in Streamlit's page and the one that `ServerAddress` adds."""
    page = Path(st.__file__).parent / "static" / "index.html"
    return headers.inline_scripts(page.read_text(encoding="utf-8") + _WHERE.decode())
