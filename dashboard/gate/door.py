"""The layer itself: ASGI, around all of Streamlit's routes, the websocket and uploads among them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from dashboard import sign_in
from dashboard.gate import pages, rules
from dashboard.gate.asked import Asked, read
from dashboard.gate.headers import PLAIN_POLICY, Headers, dressed
from dashboard.gate.keys import PARAMETER, Keys
from dashboard.gate.members import Members, way_in
from dashboard.gate.rules import Decision, Do
from dashboard.gate.site import Site

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_OK, _SEE_OTHER, _FORBIDDEN = 200, 303, 403
_POLICY_VIOLATION = 1008  # of a websocket (rfc-editor.org/rfc/rfc6455#section-7.4.1)


class Door:
    """``policy``: the dashboard's Content-Security-Policy for a host. ``members``: of a team's server."""

    def __init__(
        self, app: ASGIApp, *, site: Site, keys: Keys, policy: Callable[[str], str], members: Members | None = None
    ) -> None:
        if site.public and members is None:
            raise ValueError("a server that others reach needs members")
        self._app, self._site, self._keys, self._policy, self._members = app, site, keys, policy, members

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        asked = read(scope)
        claims = self._members.who(asked.cookies) if self._members else None
        member = None if claims is None or self._members is None else self._members.include(claims)
        decision = rules.decide(asked, self._site, self._keys, member=member)
        if decision.do is Do.PASS:
            await self._pass(asked, scope, receive, send)
        elif asked.socket:
            await receive()
            await send({"type": "websocket.close", "code": _POLICY_VIOLATION})
        else:
            await self._answer(asked, decision, claims or {}, send)

    async def _pass(self, asked: Asked, scope: Scope, receive: Receive, send: Send) -> None:
        policy, secure = self._policy((asked.host or "").lower()), self._site.public
        if secure:  # the proxy speaks HTTPS with the browser
            scope = {**scope, "scheme": "wss" if asked.socket else "https"}

        async def dress(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": dressed(message.get("headers", []), policy, secure=secure)}
            await send(message)

        await self._app(scope, receive, dress)

    async def _answer(self, asked: Asked, decision: Decision, claims: Mapping[str, Any], send: Send) -> None:
        match decision.do:
            case Do.ENTER:
                cookie = (b"set-cookie", self._keys.set_cookie().encode())
                await _go(send, asked.without(PARAMETER), cookie)
            case Do.KNOCK:
                await _say(send, _OK, pages.knock(asked.without(PARAMETER)))
            case Do.HEALTHY:
                await _say(send, _OK, "ok", kind="text/plain")
            case Do.SIGN_IN:
                await self._sign_in(asked, send)
            case _ if asked.wants_page:
                page = pages.refused(decision.why, self._site, name=sign_in.person(claims))
                await _say(send, _FORBIDDEN, page)
            case _:
                await _say(send, _FORBIDDEN, pages.LINE, kind="text/plain")

    async def _sign_in(self, asked: Asked, send: Send) -> None:
        providers = self._members.providers if self._members else ()
        chosen = asked.values(pages.PROVIDER) if asked.path == pages.BEGIN else []
        if chosen and chosen[0] in providers:
            await _go(send, way_in(chosen[0]))
        else:
            await _say(send, _FORBIDDEN, pages.asks(providers))


async def _say(send: Send, status: int, words: str, *, kind: str = "text/html") -> None:
    await _send(send, status, [(b"content-type", f"{kind}; charset=utf-8".encode())], words.encode())


async def _go(send: Send, where: str, *more: tuple[bytes, bytes]) -> None:
    await _send(send, _SEE_OTHER, [(b"location", where.encode("latin-1")), *more], b"")


async def _send(send: Send, status: int, headers: Headers, body: bytes) -> None:
    own = [*headers, (b"content-length", str(len(body)).encode()), (b"cache-control", b"no-store")]
    await send({"type": "http.response.start", "status": status, "headers": dressed(own, PLAIN_POLICY)})
    await send({"type": "http.response.body", "body": body})
