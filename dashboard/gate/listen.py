"""Runs the server: on this machine's own addresses and no other, whatever "localhost" means to a browser."""

from __future__ import annotations

import errno
import os
import socket
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.types import ASGIApp

_LOOPBACK = ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1"))
_BACKLOG = 512
#: seconds between two signs of life on a websocket, and those that one may take (as Streamlit has them)
_PING_S = 30
#: seconds that an answer under way has when the server is stopped
_GRACE_S = 5
#: largest message of a browser; reports come by upload, which has a limit of its own (server.maxUploadSize)
_MESSAGE_BYTES = 64 * 1024 * 1024


def bound(port: int) -> list[socket.socket]:
    """Sockets on both loopback addresses, so that no other program can take one of them and be taken for this server.

    Raises OSError where a port is taken or not allowed; a machine without IPv6 has one socket.
    """
    found: list[socket.socket] = []
    try:
        for family, address in _LOOPBACK:
            try:
                found.append(_socket(family, address, port))
            except OSError as error:
                if family == socket.AF_INET or error.errno in (errno.EADDRINUSE, errno.EACCES):
                    raise
    except OSError:
        close(found)
        raise
    return found


def close(sockets: list[socket.socket]) -> None:
    for one in sockets:
        one.close()


def _socket(family: socket.AddressFamily, address: str, port: int) -> socket.socket:
    made = socket.socket(family, socket.SOCK_STREAM)
    try:
        if os.name == "posix":  # on Windows it would let another program share the port
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if family == socket.AF_INET6:
            made.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        made.bind((address, port))
        made.listen(_BACKLOG)
    except OSError:
        made.close()
        raise
    return made


def run(app: ASGIApp, sockets: list[socket.socket]) -> None:
    """Serve until Ctrl+C or SIGTERM."""
    import uvicorn

    config = uvicorn.Config(
        app, lifespan="on", ws="websockets-sansio", ws_max_size=_MESSAGE_BYTES, ws_per_message_deflate=False,
        ws_ping_interval=_PING_S, ws_ping_timeout=_PING_S, log_level="warning", use_colors=False, access_log=False,
        server_header=False, proxy_headers=False, timeout_graceful_shutdown=_GRACE_S,
    )  # fmt: skip
    try:
        with suppress(KeyboardInterrupt):  # how it is stopped
            uvicorn.Server(config).run(sockets=sockets)
    finally:
        close(sockets)
