"""A team's server behind a real nginx with TLS, by the configuration that docs/nginx.conf gives: sign-in, websocket,
cookie and upload go through; who has not signed in, or comes under another name, gets nothing."""

from __future__ import annotations

import http.client
import re
import shutil
import ssl
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import ROOT
from tests.openid import Provider, providing
from tests.served import free_port, serving

NGINX, OPENSSL = shutil.which("nginx"), shutil.which("openssl")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not (NGINX and OPENSSL), reason="needs nginx and openssl on this machine"),
]
PEOPLE = {
    "Ana": {"sub": "a-1", "name": "Ana", "email": "ana@example.org", "email_verified": True},
    "Eve": {"sub": "e-3", "name": "Eve", "email": "eve@example.com", "email_verified": True},
}
_REPORT = "Gunmen attacked a police post in Nampula on 4 March 2033, killing three officers."


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    with providing(PEOPLE) as found:
        yield found


def _configured(folder: Path, tls: int, port: int) -> Path:
    """The documented configuration, with a certificate made for the test."""
    words = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"]
    files = ["-keyout", str(folder / "proxy.key"), "-out", str(folder / "proxy.pem")]
    subprocess.run([str(OPENSSL), *words, *files], check=True, capture_output=True)
    text = (ROOT / "docs" / "nginx.conf").read_text(encoding="utf-8")
    for given, ours in (
        ("listen 443 ssl", f"listen 127.0.0.1:{tls} ssl"),
        ("server_name dateline.example.org", "server_name localhost"),
        ("/etc/ssl/dateline.pem", str(folder / "proxy.pem")),
        ("/etc/ssl/dateline.key", str(folder / "proxy.key")),
        ("127.0.0.1:8501", f"127.0.0.1:{port}"),
    ):
        assert given in text
        text = text.replace(given, ours)
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    temporary = "".join(f"{kind}_temp_path {folder}/{kind};\n" for kind in kinds)
    head = f"daemon off;\npid {folder}/pid;\nerror_log {folder}/error.log;\nevents {{}}\n"
    target = folder / "nginx.conf"
    target.write_text(f"{head}http {{\naccess_log off;\n{temporary}{text}}}\n", encoding="utf-8")
    return target


@pytest.fixture(scope="module")
def proxy(seed_case: Path, provider: Provider, tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    folder = tmp_path_factory.mktemp("proxy")
    case = folder / "team.db"
    shutil.copyfile(seed_case, case)
    tls, port = free_port(), free_port()
    secrets = provider.secrets_file(folder / "secrets.toml", f"https://localhost:{tls}/oauth2callback")
    secrets.write_text(secrets.read_text() + '\n[dateline]\npeople = ["@example.org"]\n', encoding="utf-8")
    server = subprocess.Popen([str(NGINX), "-c", str(_configured(folder, tls, port)), "-e", str(folder / "error.log")])
    try:
        with serving(case, port=port, secrets=secrets, more=("--public", f"localhost:{tls}")) as served:
            assert served.way_in.startswith(f"https://localhost:{tls}/")
            assert "token" not in served.way_in
            yield tls
    finally:
        server.terminate()
        server.wait(20)


def _ask(tls: int, path: str, **headers: str) -> tuple[int, bytes]:
    trusting = ssl.create_default_context()
    trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
    connection = http.client.HTTPSConnection("127.0.0.1", tls, timeout=20, context=trusting)
    named = {"Host": f"localhost:{tls}", **{name.replace("_", "-"): value for name, value in headers.items()}}
    try:
        connection.request("GET", path, headers=named)
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def _signed_in(browser: Any, tls: int, who: str) -> Any:
    context = browser.new_context(ignore_https_errors=True)
    page = context.new_page()
    page.set_default_timeout(60_000)
    page.goto(f"https://localhost:{tls}/add")
    page.get_by_role("link", name=re.compile("sign in", re.IGNORECASE)).click()
    page.get_by_role("link", name=who).click()
    return page


def test_a_member_signs_in_and_uploads_through_the_proxy(browser: Any, proxy: int) -> None:
    page = _signed_in(browser, proxy, "Ana")
    expect(page).to_have_url(re.compile(rf"^https://localhost:{proxy}/"), timeout=60_000)
    page.goto(f"https://localhost:{proxy}/add")
    page.locator('input[type="file"]').set_input_files(
        {"name": "nampula.txt", "mimeType": "text/plain", "buffer": _REPORT.encode()}
    )
    expect(page.locator(".stMainBlockContainer")).to_contain_text("nampula.txt", timeout=60_000)
    names = {cookie["name"]: cookie for cookie in page.context.cookies()}
    signed = [cookie for name, cookie in names.items() if name.startswith("_streamlit_user")]
    assert signed
    assert all(cookie["httpOnly"] for cookie in signed)
    page.goto(f"https://localhost:{proxy}/")
    expect(page.locator("section.dlm[data-ready=true]")).to_be_visible(timeout=60_000)  # over the websocket
    page.context.close()


def test_who_is_no_member_gets_nothing(browser: Any, proxy: int) -> None:
    page = _signed_in(browser, proxy, "Eve")
    expect(page.locator("body")).to_contain_text("You are not on this server’s list", timeout=60_000)
    assert page.locator("section.dlm").count() == 0
    page.context.close()


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/", {"Host": "evil.example"}),
        ("/_stcore/stream", {"Upgrade": "websocket", "Connection": "Upgrade"}),
        ("/_stcore/stream", {"Upgrade": "websocket", "Connection": "Upgrade", "Origin": "https://evil.example"}),
        ("/_stcore/upload_file/a/b", {}),
        ("/static/index.js", {}),
        ("/", {"X-Forwarded-Host": "localhost", "X-Forwarded-For": "127.0.0.1", "Host": "evil.example"}),
    ],
)
def test_without_a_sign_in_nothing_comes_through(proxy: int, path: str, headers: dict[str, str]) -> None:
    end = time.monotonic() + 20
    status, body = _ask(proxy, path, **headers)
    while status == 502 and time.monotonic() < end:
        status, body = _ask(proxy, path, **headers)
    assert status in (
        400,
        401,
        403,
    )  # 400: no handshake, told by the server before anything of ours is asked, (status, body[:300])
    assert b"Ramadi" not in body
