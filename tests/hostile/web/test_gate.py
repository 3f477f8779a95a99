"""A real server, and those who should get nothing from it: other names, other origins, no token, no cookie."""

from __future__ import annotations

import asyncio
import http.client
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from websockets.asyncio.client import connect

from tests import audit
from tests.dashboard.cases import build
from tests.served import Served, serving

#: words of the case that only who is let in may read
SECRET = "River Guard"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("web")
    case = build(folder / "case.db")
    with serving(case, environment=audit.hooked(folder)) as served:
        yield served


@pytest.fixture(scope="module")
def cookie(server: Served) -> str:
    status, headers, _ = _ask(server, server.way_in.removeprefix(server.address))
    assert status == 303
    assert headers["location"] == "/"
    return str(headers["set-cookie"]).partition(";")[0]


def _ask(
    server: Served, path: str, method: str = "GET", body: bytes | None = None, **headers: str
) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body; ``headers`` with underlines for strokes."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
    try:
        connection.putrequest(method, path, skip_host=True)
        for name, value in {"Host": f"localhost:{server.port}", **named}.items():
            connection.putheader(name, value)
        if body is not None:
            connection.putheader("Content-Length", str(len(body)))
        connection.endheaders(body)
        answer = connection.getresponse()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
    finally:
        connection.close()


def _socket(server: Served, **headers: str) -> str:
    """What the websocket tells: "refused", or all that comes of the first page."""

    async def talk() -> str:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        try:
            async with connect(
                f"ws://{named.pop('Host', f'localhost:{server.port}')}/_stcore/stream", host="127.0.0.1",
                port=server.port, additional_headers=named, subprotocols=["streamlit"], max_size=None, proxy=None,
            ) as stream:  # fmt: skip
                hello = BackMsg()
                hello.rerun_script.query_string = ""
                await stream.send(hello.SerializeToString())
                told = b""
                while b"script_finished" not in told:
                    try:
                        told += await asyncio.wait_for(stream.recv(decode=False), 5)
                    except TimeoutError:
                        break
                return told.decode("latin-1")
        except websockets.exceptions.InvalidStatus as refusal:
            return f"refused {refusal.response.status_code}"

    return asyncio.run(talk())


PATHS = [
    "/", "/overview", "/review?event=1", "/_stcore/host-config", "/_stcore/metrics", "/_stcore/script-health-check",
    "/_stcore/agent/openapi.json", "/static/js/", "/favicon.png", "/app/static/deck.js", "/app/static/areas/IQ.json",
    "/media/0.png", "/component/x/y", "/oauth2callback?state=x", "/auth/login", "/auth/logout", "/nothing",
]  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
def test_without_the_cookie_every_route_says_only_how_to_come_in(server: Served, path: str) -> None:
    status, headers, body = _ask(server, path)
    assert (status, headers["content-type"]) == (403, "text/plain; charset=utf-8")
    assert body == b"Dateline: not let in. Open the address that the terminal printed.\n"
    status, headers, body = _ask(server, path, Accept="text/html,*/*")
    assert (status, headers["content-type"]) == (403, "text/html; charset=utf-8")
    assert b"Open the address that the terminal printed" in body
    assert b"streamlit" not in body.lower()


def test_the_health_of_the_server_is_told_and_nothing_else(server: Served) -> None:
    status, headers, body = _ask(server, "/_stcore/health")
    assert (status, body) == (200, b"ok")
    assert "set-cookie" not in headers


@pytest.mark.parametrize("path", ["/", "/overview", "/app/static/deck.js", "/_stcore/host-config"])
def test_every_answer_has_the_headers_that_keep_it_from_others(server: Served, cookie: str, path: str) -> None:
    for headers in (_ask(server, path, Cookie=cookie)[1], _ask(server, path)[1], _ask(server, path, Host="evil")[1]):
        assert headers["x-frame-options"] == "DENY"
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["cross-origin-resource-policy"] == "same-origin"
        assert "access-control-allow-origin" not in headers
        assert "server" not in headers


def test_the_page_trusts_no_other_page(server: Served, cookie: str) -> None:
    told = json.loads(_ask(server, "/_stcore/host-config", Cookie=cookie)[2])
    assert told["allowedOrigins"] == []
    assert told["enableCustomParentMessages"] is False
    assert told["useExternalAuthToken"] is False
    assert told["metricsUrl"] == ""


@pytest.mark.parametrize("host", ["evil.example", "localhost", "localhost:1", "0.0.0.0:{port}", "evil.example:{port}"])
def test_under_another_name_the_cookie_is_worth_nothing(server: Served, cookie: str, host: str) -> None:
    host = host.format(port=server.port)
    for path in ("/", server.way_in.removeprefix(server.address), "/_stcore/health", "/app/static/deck.js"):
        assert _ask(server, path, Host=host, Cookie=cookie)[0] == 403


ORIGINS = [
    "http://evil.example", "https://evil.streamlit.app", "http://localhost:3000", "http://127.0.0.1:{port}", "null",
    "https://localhost:{port}", "http://localhost", "http://localhost.evil.example", "http://localhost@evil.example",
    "file://", "chrome-extension://abcd", "http://0.0.0.0:1", "http://evil.example#localhost:{port}",
]  # fmt: skip


@pytest.mark.parametrize("origin", ORIGINS)
def test_a_page_of_another_origin_gets_nothing(server: Served, cookie: str, origin: str) -> None:
    origin = origin.format(port=server.port)
    assert _socket(server, Origin=origin, Cookie=cookie) == "refused 403"
    assert _ask(server, "/_stcore/host-config", Origin=origin, Cookie=cookie)[0] == 403
    upload = "/_stcore/upload_file/00000000-0000-0000-0000-000000000000/x"
    for method in ("PUT", "POST", "DELETE", "OPTIONS"):
        assert _ask(server, upload, method, b"report", Origin=origin, Cookie=cookie)[0] == 403


def test_the_websocket_opens_for_who_is_let_in_from_our_own_page_alone(server: Served, cookie: str) -> None:
    own = f"http://localhost:{server.port}"
    assert _socket(server) == "refused 403"
    assert _socket(server, Origin=own) == "refused 403"  # no cookie
    assert _socket(server, Cookie=cookie) == "refused 403"  # no origin
    assert _socket(server, Origin=own, Cookie=f"{cookie[:-1]}") == "refused 403"
    assert _socket(server, Origin=own, Cookie=cookie, Host=f"evil.example:{server.port}") == "refused 403"
    told = _socket(server, Origin=own, Cookie=cookie)
    assert SECRET in told
    assert "token=" not in told
    assert str(server.log.parent) not in told  # where the case lies is nobody's business


@pytest.mark.parametrize("method", ["PUT", "DELETE"])
def test_an_upload_needs_the_cookie_and_the_origin(server: Served, cookie: str, method: str) -> None:
    path, own = "/_stcore/upload_file/00000000-0000-0000-0000-000000000000/x", f"http://localhost:{server.port}"
    assert _ask(server, path, method, b"report")[0] == 403
    assert _ask(server, path, method, b"report", Origin=own)[2].startswith(b"Dateline: not let in")
    assert _ask(server, path, method, b"report", Cookie=cookie)[2].startswith(b"Dateline: not let in")
    # Streamlit answers, which knows no such session
    assert not _ask(server, path, method, b"report", Cookie=cookie, Origin=own)[2].startswith(b"Dateline")


def test_the_token_is_exchanged_for_a_strict_cookie(server: Served) -> None:
    query = server.way_in.partition("?")[2]
    status, headers, _ = _ask(server, f"/review?event=3&{query}&status=claimed")
    assert (status, headers["location"]) == (303, "/review?event=3&status=claimed")
    assert headers["cache-control"] == "no-store"
    assert re.fullmatch(
        rf"dateline-{server.port}=[0-9a-f]{{64}}; Path=/; HttpOnly; SameSite=Strict", headers["set-cookie"]
    )
    assert _ask(server, f"//evil.example/?{query}")[1]["location"] == "/evil.example/"
    assert _ask(server, f"/?{query[:-1]}")[0] == 403
    assert _ask(server, "/?token=", Accept="text/html")[0] == 403


def test_a_page_behind_anothers_back_gets_nothing_though_the_cookie_comes_along(server: Served, cookie: str) -> None:
    """Another port of this machine is the same site to a browser: it sends the cookie along."""
    for mode, dest in (("no-cors", "script"), ("no-cors", "image"), ("cors", "empty"), ("navigate", "iframe")):
        behind = {"Sec_Fetch_Site": "same-site", "Sec_Fetch_Mode": mode, "Sec_Fetch_Dest": dest}
        assert _ask(server, "/app/static/deck.js", Cookie=cookie, **behind)[0] == 403
    followed = {"Sec_Fetch_Site": "same-site", "Sec_Fetch_Mode": "navigate", "Sec_Fetch_Dest": "document"}
    assert _ask(server, "/", Cookie=cookie, **followed)[0] == 200
    assert _ask(server, "/auth/logout", Cookie=cookie, **followed)[0] == 403


def test_the_servers_sockets_stay_on_this_machine(server: Served, cookie: str) -> None:
    """Whatever origin comes: Streamlit by itself asks a host on the internet who it is, to judge one."""
    for origin in (*ORIGINS, "http://[::1]:{port}", "http://192.0.2.1"):
        named = origin.format(port=server.port)
        host = named.removeprefix("http://") if "[::1]" in named else f"localhost:{server.port}"
        _ask(server, "/_stcore/health", Origin=named, Cookie=cookie, Host=host)
        _socket(server, Origin=named, Cookie=cookie, Host=host)
    assert audit.outside(server.log.parent) == set()
    assert f"socket.bind ('127.0.0.1', {server.port})" in audit.noted(server.log.parent)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks into /proc")
def test_the_server_listens_on_the_two_addresses_of_this_machine_alone(server: Served) -> None:
    listening = {
        address.rpartition(":")[0]
        for table in ("tcp", "tcp6")
        for _, address, _, state, *_ in map(str.split, Path(f"/proc/net/{table}").read_text().splitlines()[1:])
        if state == "0A" and int(address.rpartition(":")[2], 16) == server.port
    }
    assert listening <= {"0100007F", "00000000000000000000000001000000"}
    assert "0100007F" in listening


def test_the_terminal_is_told_one_line(server: Served) -> None:
    text = server.log.read_text(encoding="utf-8")
    assert text.count("token=") == 1
    assert text.startswith("Dateline: http://localhost:")
    for word in ("usage statistics", "Network URL", "External URL", "external IP"):
        assert word not in text


def test_streamlit_by_itself_shows_nothing_of_a_case(tmp_path: Path) -> None:
    """``streamlit run dashboard/app.py``, without the gate: a refusal, in words."""
    from streamlit.testing.v1 import AppTest

    import dashboard
    from dashboard.gate import standing

    stood, standing._stands = standing._stands, False
    try:
        app: Any = AppTest.from_file(str(Path(dashboard.__file__).parent / "app.py"), default_timeout=60).run()
    finally:
        standing._stands = stood
    assert [error.value for error in app.error] == [standing.REFUSAL]
    assert len(app.main) == 1
