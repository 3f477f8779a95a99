"""The page is told where its server is, and nothing else is touched."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from dashboard.server import ServerAddress

PAGE = b"<html><head><title>x</title></head><body></body></html>"


def _asked(kind: bytes, pieces: list[bytes], *, accept: bytes, status: int = 200) -> tuple[dict[bytes, bytes], bytes]:
    """Headers and body that a browser gets from an app that answers with ``pieces``."""
    seen: list[dict[str, Any]] = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        packed = b"accept-encoding" in dict(scope["headers"])
        headers = [(b"content-type", kind), (b"content-length", b"1"), *([(b"content-encoding", b"gzip")] * packed)]
        await send({"type": "http.response.start", "status": status, "headers": headers})
        for number, piece in enumerate(pieces):
            more = number < len(pieces) - 1
            await send({"type": "http.response.body", "body": piece, "more_body": more})

    async def send(message: Any) -> None:
        seen.append(message)

    async def receive() -> Any:
        return {"type": "http.request"}

    scope = {"type": "http", "headers": [(b"accept", accept), (b"accept-encoding", b"gzip")]}
    # in a thread of its own: the browser tests of the same process leave a loop running in this one
    with ThreadPoolExecutor(1) as pool:
        pool.submit(lambda: asyncio.run(ServerAddress(app)(scope, receive, send))).result()
    return dict(seen[0]["headers"]), b"".join(message.get("body", b"") for message in seen[1:])


@pytest.mark.parametrize("pieces", [[PAGE], [PAGE[:9], PAGE[9:20], PAGE[20:]]])
def test_page_is_told_where_its_server_is(pieces: list[bytes]) -> None:
    headers, body = _asked(b"text/html; charset=utf-8", pieces, accept=b"text/html,*/*")
    assert body.startswith(b"<html><head><script>window.__streamlit={BACKEND_BASE_URL:location.origin+'/'}</script><ti")
    assert body.endswith(b"</body></html>")
    assert headers[b"content-length"] == str(len(body)).encode()


@pytest.mark.parametrize(
    ("kind", "accept", "status"),
    [
        (b"application/json", b"*/*", 200),
        (b"text/html", b"*/*", 200),  # not asked for as a page: it may be packed
        (b"text/html", b"text/html", 404),
    ],
)
def test_other_answers_are_as_they_were(kind: bytes, accept: bytes, status: int) -> None:
    headers, body = _asked(kind, [PAGE[:5], PAGE[5:]], accept=accept, status=status)
    assert body == PAGE
    assert headers[b"content-length"] == b"1"
