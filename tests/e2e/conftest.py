"""A real browser on a real server: the project's own sample reports, extracted into a case of the test's."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests import chromium

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ROOT / "seeds"
#: WebGL in software, so that the map is drawn on a machine without a graphics card
ARGUMENTS = [
    "--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader",
    "--disable-background-networking", "--disable-component-update", "--no-first-run",
]  # fmt: skip


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    path = chromium.find()
    if path is None:
        if os.environ.get("CI"):
            pytest.fail(chromium.MISSING)
        pytest.skip(chromium.MISSING)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def seed_case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample reports, extracted by the command that a user runs."""
    case = tmp_path_factory.mktemp("e2e") / "seeds.db"
    _dateline("extract", str(SEEDS), "--db", str(case))
    return case


@pytest.fixture(scope="session")
def address(seed_case: Path) -> Iterator[str]:
    """Address of a dashboard on the sample reports, started by ``dateline serve``."""
    with serving(seed_case) as url:
        yield url


@contextmanager
def serving(case: Path, *, port: int | None = None, secrets: Path | None = None) -> Iterator[str]:
    """Address of a dashboard on that case while it runs; ``secrets``: the file of its sign-in, none if left out."""
    port = port or free_port()
    log = case.with_suffix(".log")
    if secrets is None:  # not even the sign-in that this machine's user may have
        secrets = case.with_name("no-secrets.toml")
        secrets.touch()
    with log.open("w") as output:
        server = subprocess.Popen(
            [*_command(), "serve", "--db", str(case), "--port", str(port), "--secrets", str(secrets)],
            stdout=output, stderr=subprocess.STDOUT, cwd=case.parent, start_new_session=True,
        )  # fmt: skip
    url = f"http://localhost:{port}"
    try:
        _wait(url, server, log)
        yield url
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(timeout=20)
    assert url in log.read_text(encoding="utf-8")


class Watch:
    """What a page asked for and complained about; ``addresses``: the servers that it may ask."""

    def __init__(self, page: Any, *addresses: str) -> None:
        self.outside: list[str] = []
        self.errors: list[str] = []
        page.on("request", lambda request: self._asked(request.url, addresses))
        page.on("console", lambda message: self.errors.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    def _asked(self, url: str, addresses: tuple[str, ...]) -> None:
        sockets = tuple(address.replace("http", "ws", 1) for address in addresses)
        if not url.startswith((*addresses, *sockets, "data:", "blob:")):
            self.outside.append(url)


@contextmanager
def session(browser: Any, *addresses: str) -> Iterator[Any]:
    """A page of a fresh browser; afterwards: nothing was asked of another host and the console stayed clean."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, color_scheme="light")
    opened = context.new_page()
    opened.set_default_timeout(60_000)
    watch = Watch(opened, *addresses)
    yield opened
    context.close()
    assert watch.outside == []
    assert watch.errors == []


@pytest.fixture
def page(browser: Any, address: str) -> Iterator[Any]:
    with session(browser, address) as opened:
        yield opened


def _command() -> list[str]:
    return [sys.executable, "-m", "dashboard"]


def _dateline(*arguments: str) -> None:
    subprocess.run([*_command(), *arguments], check=True, capture_output=True, cwd=ROOT, timeout=300)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(900):
        if server.poll() is not None:
            break
        try:
            with urllib.request.urlopen(f"{url}/_stcore/health", timeout=2):  # noqa: S310 - our own server
                return
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"the dashboard did not start:\n{log.read_text(encoding='utf-8')}")
