"""What somebody gets at the door, and what they read there."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from dashboard.gate import pages
from dashboard.gate.door import Door
from dashboard.gate.keys import Keys
from dashboard.gate.members import Members
from dashboard.gate.rules import Why
from dashboard.gate.site import Site, behind, local

LOCAL, KEYS = local(8501), Keys(8501, token="right")
TEAM = behind("dateline.example.org", 8501)
MEMBERS = Members(("@example.org",), TEAM.address, ("", "azure"), secret="long and random")


def _at(site: Site, scope: dict[str, Any], members: Members | None = None) -> tuple[list[dict[str, Any]], list[Any]]:
    """What the door sends, and the scopes that it has passed on."""
    sent: list[dict[str, Any]] = []
    passed: list[Any] = []

    async def app(inner: Any, receive: Any, send: Any) -> None:
        passed.append(inner)
        await send({"type": "http.response.start", "status": 200, "headers": [(b"set-cookie", b"a=b")]})
        await send({"type": "http.response.body", "body": b"inside"})

    async def receive() -> Any:
        return {"type": "websocket.connect"}

    async def send(message: Any) -> None:
        sent.append(message)

    door = Door(app, site=site, keys=KEYS, policy=lambda host: f"of {host}", members=members)
    with ThreadPoolExecutor(1) as pool:  # the browser tests of the same process leave a loop running in this thread
        pool.submit(lambda: asyncio.run(door(scope, receive, send))).result()
    return sent, passed


def _page(path: str = "/", query: str = "", host: str = "localhost:8501", **headers: str) -> dict[str, Any]:
    named = {"host": host, "accept": "text/html", **{name.replace("_", "-"): value for name, value in headers.items()}}
    raw = [(name.encode(), value.encode("latin-1")) for name, value in named.items()]
    return {
        "type": "http",
        "method": "GET",
        "path": path,
        "query_string": query.encode(),
        "headers": raw,
        "scheme": "http",
    }


def test_who_is_in_passes_with_the_policy_of_the_host() -> None:
    sent, passed = _at(LOCAL, _page(cookie=f"{KEYS.cookie}={KEYS.cookie_value}"))
    assert dict(sent[0]["headers"])[b"content-security-policy"] == b"of localhost:8501"
    assert sent[1]["body"] == b"inside"
    assert passed[0]["scheme"] == "http"


def test_who_is_not_gets_one_page_and_nothing_is_passed_on() -> None:
    sent, passed = _at(LOCAL, _page())
    assert passed == []
    assert sent[0]["status"] == 403
    assert b"http://localhost:8501/?token=" in sent[1]["body"]


def test_a_link_from_elsewhere_comes_again_without_losing_its_query() -> None:
    followed = {"sec_fetch_site": "cross-site", "sec_fetch_mode": "navigate", "sec_fetch_dest": "document"}
    sent, _ = _at(LOCAL, _page("/review", 'a="><script>&token=x', **followed))
    assert sent[0]["status"] == 200
    body = sent[1]["body"].decode()
    assert 'http-equiv="refresh" content="0;url=/review?a=&quot;&gt;&lt;script&gt;"' in body
    assert "<script>" not in body


def test_a_websocket_is_closed_before_it_opens() -> None:
    scope = {"type": "websocket", "path": "/_stcore/stream", "headers": [(b"host", b"localhost:8501")]}
    sent, passed = _at(LOCAL, scope)
    assert (sent, passed) == ([{"type": "websocket.close", "code": 1008}], [])


def test_the_servers_own_start_and_stop_pass() -> None:
    assert _at(LOCAL, {"type": "lifespan"})[1] == [{"type": "lifespan"}]


def test_a_team_is_asked_to_sign_in() -> None:
    sent, passed = _at(TEAM, _page(host="dateline.example.org"), MEMBERS)
    assert passed == []
    body = sent[1]["body"].decode()
    assert 'href="/auth/begin?with="' in body
    assert 'href="/auth/begin?with=azure"' in body
    assert "Sign in with Azure" in body


def test_a_sign_in_begins_with_a_provider_of_ours_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("streamlit.auth_util.encode_provider_token", lambda provider: f"signed-{provider}")
    ways = {"with=azure": "/auth/login?provider=signed-azure", "with=": "/auth/login?provider=signed-default"}
    for query, where in ways.items():
        sent, _ = _at(TEAM, _page("/auth/begin", query, host="dateline.example.org"), MEMBERS)
        assert (sent[0]["status"], dict(sent[0]["headers"])[b"location"]) == (303, where.encode())
    sent, _ = _at(TEAM, _page("/auth/begin", "with=evil", host="dateline.example.org"), MEMBERS)
    assert sent[0]["status"] == 403


def test_the_sign_in_itself_is_told_that_the_proxy_speaks_https() -> None:
    sent, passed = _at(TEAM, _page("/auth/login", host="dateline.example.org"), MEMBERS)
    assert passed[0]["scheme"] == "https"
    assert (b"set-cookie", b"a=b; Secure") in sent[0]["headers"]


def test_a_server_for_others_is_not_made_without_members() -> None:
    with pytest.raises(ValueError, match="members"):
        Door(lambda *_: None, site=TEAM, keys=KEYS, policy=str)  # type: ignore[arg-type,return-value]


@pytest.mark.parametrize("why", list(Why))
@pytest.mark.parametrize("site", [LOCAL, TEAM])
def test_every_refusal_says_what_to_do_and_nothing_hostile(why: Why, site: Site) -> None:
    page = pages.refused(why, site, name='<img src=x onerror="alert(1)">')
    assert "<img" not in page
    assert any(word in page for word in ("Open ", "Ask whoever runs it"))
    assert "src=" not in page.replace("&lt;img src=x", "")  # it loads nothing
