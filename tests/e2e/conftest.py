"""A real browser on a real server: the project's own sample reports, extracted into a case of the test's."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests import chromium
from tests.served import let_in, serving

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ROOT / "seeds"
#: WebGL in software, so that the map is drawn on a machine without a graphics card
ARGUMENTS = [
    "--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader",
    "--disable-background-networking", "--disable-component-update", "--no-first-run",
]  # fmt: skip
#: a browser whose user has left filters and lanes open; ``test_workspace.py`` is about one that has chosen nothing
UNFOLDED = """if (!localStorage.getItem("dateline.filters")) {
  localStorage.setItem("dateline.filters", "open");
  localStorage.setItem("dateline.lanes", "236");
}"""


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
    with serving(seed_case) as served:
        yield served.address


def context_of(browser: Any, address: str, **options: Any) -> Any:
    """A fresh browser that has been let in."""
    opened = browser.new_context(**options)
    let_in(opened, address)
    return opened


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
    own = browser.new_context(viewport={"width": 1440, "height": 900}, color_scheme="light")
    let_in(own, *addresses)
    own.add_init_script(UNFOLDED)
    opened = own.new_page()
    opened.set_default_timeout(60_000)
    watch = Watch(opened, *addresses)
    yield opened
    own.close()
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
