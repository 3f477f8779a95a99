"""What every answer carries."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

import pytest
import streamlit

from dashboard.gate.headers import PLAIN_POLICY, dressed, inline_scripts, page_policy, tile_origin


def _rules(policy: str) -> dict[str, list[str]]:
    return {name: values for name, *values in (rule.split() for rule in policy.split("; "))}


def test_the_page_may_load_and_ask_nothing_of_another_server() -> None:
    rules = _rules(page_policy("localhost:8501", scripts=["'sha256-x'"]))
    assert rules["default-src"] == rules["frame-ancestors"] == rules["base-uri"] == ["'none'"]
    assert rules["connect-src"] == ["'self'", "ws://localhost:8501"]
    assert rules["script-src"] == ["'self'", "'sha256-x'", "blob:"]
    named = {value for values in rules.values() for value in values}
    assert named <= {"'self'", "'none'", "'unsafe-inline'", "'sha256-x'", "blob:", "data:", "ws://localhost:8501"}
    assert "'unsafe-inline'" not in rules["script-src"]


def test_the_one_other_server_is_that_of_the_tiles() -> None:
    rules = _rules(page_policy("[::1]:8501", tiles="https://tiles.example"))
    assert rules["connect-src"] == ["'self'", "https://tiles.example"]
    assert [name for name, values in rules.items() if "https://tiles.example" in values] == ["connect-src"]
    assert "wss://dateline.example" in page_policy("dateline.example", secure=True)


@pytest.mark.parametrize(
    ("url", "origin"),
    [
        ("https://tile.openstreetmap.org/{z}/{x}/{y}.png", "https://tile.openstreetmap.org"),
        ("http://tiles.local:8080/{z}/{x}/{y}.png", "http://tiles.local:8080"),
        ("", ""),
        # nothing that could say more than a name in a policy
        ("https://*/{z}/{x}/{y}", ""),
        ("https://a.example; script-src *;/{z}/{x}/{y}", ""),
        ("https://{s}.tiles.example/{z}/{x}/{y}", ""),
        ("javascript:alert(1)", ""),
    ],
)
def test_a_tile_server_as_a_policy_names_it(url: str, origin: str) -> None:
    assert tile_origin(url) == origin


def test_streamlits_own_page_holds_scripts_that_are_allowed_by_their_hash() -> None:
    page = (Path(streamlit.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
    inline = re.findall(r"<script(?![^>]*\ssrc=)[^>]*>(.*?)</script>", page, re.S)
    hashes = {f"'sha256-{base64.b64encode(hashlib.sha256(one.encode()).digest()).decode()}'" for one in inline}
    assert set(inline_scripts(page)) == hashes


def test_answers_are_dressed() -> None:
    given = [
        (b"Server", b"x"),
        (b"Access-Control-Allow-Origin", b"*"),
        (b"X-Frame-Options", b"SAMEORIGIN"),
        (b"a", b"b"),
    ]
    found = dict(dressed(given, PLAIN_POLICY))
    assert found[b"x-frame-options"] == b"DENY"
    assert found[b"x-content-type-options"] == b"nosniff"
    assert found[b"referrer-policy"] == b"no-referrer"
    assert found[b"content-security-policy"] == PLAIN_POLICY.encode()
    assert found[b"a"] == b"b"
    assert not {name.lower() for name, _ in dressed(given, PLAIN_POLICY)} & {b"server", b"access-control-allow-origin"}


@pytest.mark.parametrize(
    ("cookie", "secure", "sent"),
    [
        (b"a=b; Path=/", True, b"a=b; Path=/; Secure"),
        (b"a=b; Path=/; secure; HttpOnly", True, b"a=b; Path=/; secure; HttpOnly"),
        (b"a=b; Path=/", False, b"a=b; Path=/"),
    ],
)
def test_cookies_of_a_public_server_go_over_https_alone(cookie: bytes, secure: bool, sent: bytes) -> None:
    assert dressed([(b"set-cookie", cookie)], "x", secure=secure)[0] == (b"set-cookie", sent)
