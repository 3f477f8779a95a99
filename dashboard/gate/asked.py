"""What a request says about itself, read from ASGI's scope; nothing of it is believed yet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, unquote_plus

#: methods that change nothing
READING = frozenset({"GET", "HEAD"})


@dataclass(frozen=True, slots=True)
class Asked:
    """``host``, ``origin``: ``None`` where the header is missing or stands twice (``doubled``). ``path`` is decoded,
    ``query`` as it was sent. ``site``, ``mode``, ``dest``: what the browser says of where the request comes from
    (w3.org/TR/fetch-metadata), "" for one that says nothing.
    """

    method: str = "GET"
    path: str = "/"
    query: str = ""
    host: str | None = None
    origin: str | None = None
    doubled: bool = False
    cookies: tuple[tuple[str, str], ...] = ()
    site: str = ""
    mode: str = ""
    dest: str = ""
    socket: bool = False
    wants_page: bool = False

    @property
    def changes(self) -> bool:
        """Could it change something, or does it open the websocket, through which everything is read and changed?"""
        return self.socket or self.method not in READING

    @property
    def walks(self) -> bool:
        """Does somebody go to this address in a tab of their own, as by a link, not a page behind their back?"""
        return not self.socket and self.method == "GET" and self.mode == "navigate" and self.dest == "document"

    def values(self, name: str) -> list[str]:
        """Values of a parameter of the query."""
        return [unquote_plus(value) for key, value in self._parts() if unquote_plus(key) == name]

    def without(self, name: str) -> str:
        """This address without that parameter, as a path on this server whatever it holds."""
        left = "&".join(f"{key}={value}" if value else key for key, value in self._parts() if unquote_plus(key) != name)
        path = "/" + quote(self.path.lstrip("/\\"), safe="/:@!$&'()*+,;=~")
        return f"{path}?{left}" if left else path

    def _parts(self) -> Iterable[tuple[str, str]]:
        for part in self.query.split("&"):
            key, _, value = part.partition("=")
            if part:
                yield key, value


def read(scope: Mapping[str, Any]) -> Asked:
    """``scope``: of ASGI, "http" or "websocket"."""
    found: dict[str, list[str]] = {}
    for name, value in scope["headers"]:
        found.setdefault(name.decode("latin-1").lower(), []).append(value.decode("latin-1"))

    def only(name: str) -> str | None:
        values = found.get(name, [])
        return values[0] if len(values) == 1 else None

    return Asked(
        method=str(scope.get("method", "GET")).upper(),
        path=str(scope.get("path", "/")),
        query=bytes(scope.get("query_string", b"")).decode("latin-1"),
        host=only("host"),
        origin=only("origin"),
        doubled=any(len(found.get(name, [])) > 1 for name in ("host", "origin")),
        cookies=tuple(_cookies(found.get("cookie", []))),
        site=(only("sec-fetch-site") or "").lower(),
        mode=(only("sec-fetch-mode") or "").lower(),
        dest=(only("sec-fetch-dest") or "").lower(),
        socket=scope["type"] == "websocket",
        wants_page="text/html" in ",".join(found.get("accept", [])),
    )


def _cookies(headers: Iterable[str]) -> Iterable[tuple[str, str]]:
    # by hand: http.cookies gives up at the first cookie that another server has set in a form of its own
    for part in ";".join(headers).split(";"):
        name, _, value = part.partition("=")
        if name.strip():
            yield name.strip(), value.strip().strip('"')
