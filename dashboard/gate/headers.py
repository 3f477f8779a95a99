"""Headers of every answer: what a page of this server may load and speak to, and that nobody else may show it."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from urllib.parse import urlsplit

Headers = list[tuple[bytes, bytes]]

_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_HOST = re.compile(r"[A-Za-z0-9.-]+(:[0-9]{1,5})?|\[[0-9A-Fa-f:]+\](:[0-9]{1,5})?")
_EVERYWHERE = {
    "x-frame-options": "DENY",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
}
#: headers by which Streamlit lets pages of other servers read an answer, and the server's name
_DROPPED = re.compile(rb"access-control-.*|server")


def inline_scripts(page: str) -> tuple[str, ...]:
    """Scripts that stand in a page, each as the hash by which a policy allows it."""
    found = (hashlib.sha256(script.encode("utf-8")).digest() for script in _INLINE.findall(page))
    return tuple(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in found)


def tile_origin(url: str) -> str:
    """The server of the online tiles as a policy names it; "" where there is none."""
    parts = urlsplit(url)
    named = parts.scheme in ("http", "https") and _HOST.fullmatch(parts.netloc)
    return f"{parts.scheme}://{parts.netloc}" if named else ""


def page_policy(host: str, *, scripts: Iterable[str] = (), tiles: str = "", secure: bool = False) -> str:
    """Content-Security-Policy of the dashboard at ``host``.

    ``scripts``: hashes of those that stand in the page. ``tiles``: the one other server that it may ask, for pictures
    of the map, where that is offered.
    """
    # 'self' holds the websocket too, but for older browsers; a policy cannot name an address in brackets
    socket = "" if host.startswith("[") else f"{'wss' if secure else 'ws'}://{host}"
    rules = {
        "default-src": "'none'",
        "script-src": " ".join(["'self'", *scripts, "blob:"]),  # blob: Streamlit's way to load a component's script
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "connect-src": " ".join(filter(None, ["'self'", socket, tiles])),
        "media-src": "'self' blob:",
        "worker-src": "'self' blob:",
        "manifest-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


#: of the pages that say why somebody is not let in: they load nothing
PLAIN_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


def dressed(headers: Iterable[tuple[bytes, bytes]], policy: str, *, secure: bool = False) -> Headers:
    """An answer's headers with ours. ``secure``: its cookies go over HTTPS alone."""
    ours = {
        name.encode(): value.encode() for name, value in (_EVERYWHERE | {"content-security-policy": policy}).items()
    }
    kept: Headers = []
    for name, value in headers:
        lower = name.lower()
        if lower in ours or _DROPPED.fullmatch(lower):
            continue
        if secure and lower == b"set-cookie" and b"; secure" not in value.lower():
            value += b"; Secure"
        kept.append((name, value))
    return [*kept, *ours.items()]
