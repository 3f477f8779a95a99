"""An OpenID Connect provider for the tests, on this machine: discovery, a page that asks who it is, tokens, keys.

It keeps to the part of the standard that a sign-in uses (authorization code with PKCE, an RS256 id token with nonce):
https://openid.net/specs/openid-connect-core-1_0.html
"""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT, SECRET = "dateline-tests", "only-for-the-tests"


@dataclass
class Provider:
    """``people``: the claims of those who can sign in, by the word on their button. ``tokens``: how many were given."""

    people: Mapping[str, Mapping[str, Any]]
    address: str = ""
    tokens: int = 0
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "k1", "use": "sig", "alg": "RS256"}))
    codes: dict[str, dict[str, str]] = field(default_factory=dict)

    def discovery(self) -> dict[str, Any]:
        return {
            "issuer": self.address,
            "authorization_endpoint": f"{self.address}/authorize",
            "token_endpoint": f"{self.address}/token",
            "jwks_uri": f"{self.address}/keys",
            "end_session_endpoint": f"{self.address}/leave",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "code_challenge_methods_supported": ["S256"],
        }

    def ask(self, asked: dict[str, str]) -> str:
        """The page on which somebody says who they are."""
        assert asked["client_id"] == CLIENT
        assert "openid" in asked["scope"].split()
        assert asked["code_challenge_method"] == "S256"
        ways = "".join(
            f'<p><a href="/choose?{escape(urlencode({**asked, "who": who}))}">{escape(who)}</a></p>'
            for who in self.people
        )
        return f"<!doctype html><title>Who are you?</title><h1>Who are you?</h1>{ways}"

    def choose(self, asked: dict[str, str]) -> str:
        """Back to who asked, with a code that counts once."""
        code = secrets.token_urlsafe(24)
        self.codes[code] = asked
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"

    def token(self, given: dict[str, str], authorization: str) -> dict[str, Any]:
        told = base64.b64decode(authorization.removeprefix("Basic ")).decode()
        assert told == f"{CLIENT}:{SECRET}"
        asked = self.codes.pop(given["code"])
        proof = base64.urlsafe_b64encode(hashlib.sha256(given["code_verifier"].encode()).digest()).decode().rstrip("=")
        assert proof == asked["code_challenge"]
        assert given["redirect_uri"] == asked["redirect_uri"]
        now = int(time.time())
        claims = {
            "iss": self.address, "aud": CLIENT, "iat": now, "exp": now + 600, "nonce": asked["nonce"],
            **self.people[asked["who"]],
        }  # fmt: skip
        self.tokens += 1
        signed = jwt.encode({"alg": "RS256", "kid": "k1"}, claims, self.key)
        return {
            "access_token": secrets.token_urlsafe(24),
            "token_type": "Bearer",
            "expires_in": 600,
            "id_token": signed,
        }

    def secrets_file(self, path: Path, redirect: str) -> Path:
        """Write what a server needs to ask this provider."""
        path.write_text(
            f'[auth]\nredirect_uri = "{redirect}"\ncookie_secret = "{secrets.token_hex(32)}"\n'
            f'client_id = "{CLIENT}"\nclient_secret = "{SECRET}"\n'
            f'server_metadata_url = "{self.address}/.well-known/openid-configuration"\n',
            encoding="utf-8",
        )
        return path


@contextmanager
def providing(people: Mapping[str, Mapping[str, Any]]) -> Iterator[Provider]:
    """A provider that runs until the end of the block."""
    provider = Provider(people)
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(provider))
    provider.address = f"http://localhost:{server.server_address[1]}"
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
        thread.join(timeout=10)


def _handler(provider: Provider) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            where = urlsplit(self.path)
            asked = {name: values[-1] for name, values in parse_qs(where.query).items()}
            if where.path == "/.well-known/openid-configuration":
                self._json(provider.discovery())
            elif where.path == "/keys":
                self._json({"keys": [provider.key.as_dict(private=False)]})
            elif where.path == "/authorize":
                self._answer(200, provider.ask(asked).encode(), "text/html; charset=utf-8")
            elif where.path == "/choose":
                self._go(provider.choose(asked))
            elif where.path == "/leave":
                self._go(asked["post_logout_redirect_uri"])
            else:
                self._answer(204 if where.path == "/favicon.ico" else 404, b"", "text/plain")

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            given = {name: values[-1] for name, values in parse_qs(body).items()}
            self._json(provider.token(given, self.headers.get("Authorization", "")))

        def _json(self, found: Mapping[str, Any]) -> None:
            self._answer(200, json.dumps(found).encode(), "application/json")

        def _go(self, where: str) -> None:
            self.send_response(302)
            self.send_header("Location", where)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def _answer(self, status: int, body: bytes, kind: str) -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            """Quiet: a test that fails says more than a list of requests."""

    return Handler
