"""Measure the screen in a real browser: ``python -m tests.benchmarks.screen [--plain] [NUMBER ...]``.

For each number of events (1,000, 100,000 and 1,000,000 unless given) a case is written, served by ``dateline serve``
and opened in Chromium with WebGL in software. Then statuses are chosen and dropped one at a time, so that no selection
comes twice and the browser has seen none of the answers, and for each change is measured

- drawn: from the click, as the page's own clock has it, to the second frame after the map's words have changed;
- sent: what came over the websocket;
- server: from the question's last byte on its way to the server to the answer's last byte on its way back, taken
  between the two by a relay in this process, so that what the browser does meanwhile is not counted, though on a
  machine of few processors the server waits while the browser draws;
- processor: the server's processor time, all of its threads, until half a second after the last word: it says more
  on a machine that does other work.

Medians of the changes. Also: seconds until the first map is drawn, without and with what the first opening kept on
disk (the server's start is counted in; the index of place names is there before, as extraction leaves it), and the
server's peak memory.

``--plain``: beside it the plain way, one ScatterplotLayer of pydeck with all rows in Streamlit's own chart, at 1,000,
10,000 and 100,000 events, in the same run.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tests import chromium
from tests.benchmarks.cases import settle, write
from tests.benchmarks.relay import Wire, relayed
from tests.e2e.conftest import ARGUMENTS
from tests.served import free_port, printed

ROOT = Path(__file__).parents[2]
NUMBERS = (1_000, 100_000, 1_000_000)
PLAIN = (1_000, 10_000, 100_000)
#: events -> most seconds to the new map, most megabytes, most seconds of the server
BARS = {1_000: (0.5, 0.15, 0.05), 100_000: (0.8, 0.4, 0.1), 1_000_000: (1.2, 0.5, 0.25)}
CHANGES = 8
_INDEX = "from extract.gazetteer.lookup import open_gazetteer; open_gazetteer()"
STATUSES = ("Asserted", "Claimed", "Unconfirmed", "Denied")
#: what tells one drawn map from the next: the words under it, which come with the marks; and the plain way's words
_MARKS, _SHOWN = ".dlm-foot span", "[data-testid=stMarkdownContainer] p"
#: from the next click on the page until two frames after the words have changed: then it is on the screen
_WATCH = """(selector) => {
  const words = () => [...document.querySelectorAll(selector)].map((one) => one.textContent).join("|");
  const before = words();
  window.benchmarkDrawn = new Promise((done, failed) => {
    setTimeout(() => failed(new Error("the map did not change")), 120_000);
    document.addEventListener("click", ({ timeStamp }) => {
      const watch = new MutationObserver(() => {
        if (words() === before) return;
        watch.disconnect();
        requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - timeStamp)));
      });
      watch.observe(document.body, { subtree: true, childList: true, characterData: true });
    }, { capture: true, once: true });
  });
}"""
#: a page in Streamlit that does it the plain way
_PLAIN_PAGE = """
import numpy as np, pandas as pd, pydeck as pdk, streamlit as st
number = {number}
chance = np.random.default_rng(11)
rows = pd.DataFrame({{"lon": chance.uniform(20, 50, number), "lat": chance.uniform(0, 35, number),
    "status": chance.choice(["asserted", "claimed"], number)}})
chosen = st.pills("Status", ["asserted", "claimed"], selection_mode="multi")
kept = rows[rows["status"].isin(chosen)] if chosen else rows
layer = pdk.Layer("ScatterplotLayer", kept, get_position="[lon, lat]", get_radius=4000, get_fill_color=[200, 80, 0])
view = pdk.ViewState(longitude=35, latitude=17, zoom=4)
st.pydeck_chart(pdk.Deck(layers=[layer], initial_view_state=view, map_provider=None))
st.write(f"shown {{len(kept)}}")
"""


@dataclass(frozen=True)
class Change:
    """Seconds until drawn, megabytes, seconds of the server from question to last word, seconds of its processor."""

    drawn: float
    sent: float
    server: float
    processor: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("numbers", nargs="*", type=lambda text: int(text.replace("_", "").replace(",", "")))
    parser.add_argument("--plain", action="store_true", help="the plain way beside it")
    parser.add_argument("--folder", type=Path, help="keep the cases there")
    chosen = parser.parse_args()
    path = chromium.find()
    if path is None:
        raise SystemExit(chromium.MISSING)
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as made, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        folder = chosen.folder or Path(made)
        print(
            f"{'events':>10} {'drawn':>8} {'sent':>9} {'server':>8} {'processor':>10}   open first, again, memory",
            flush=True,
        )
        for number in chosen.numbers or NUMBERS:
            _dateline(browser, number, folder)
        for number in PLAIN if chosen.plain else ():
            _plainly(browser, number, Path(made))
        browser.close()


def _dateline(browser: Any, number: int, folder: Path) -> None:
    case = folder / f"screen-{number}.db"
    if not case.exists():
        write(number, case)
    settle(case)
    command = [sys.executable, "-m", "dashboard", "serve", "--db", str(case), "--port"]
    cache = folder / f"cache-{number}"
    shutil.rmtree(cache, ignore_errors=True)  # of a measurement before
    environment = os.environ | {"XDG_CACHE_HOME": str(cache), "PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, "-c", _INDEX], env=environment, check=True)
    openings = []
    for _ in range(2):
        start = time.perf_counter()
        with _served(command, environment) as (url, way_in, process):
            with relayed(url) as (address, wire), _page(browser, address, way_in) as page:
                _drawn(page)
                openings.append(time.perf_counter() - start)
                if len(openings) == 2:
                    every = [_changed(page, wire, process.pid, press, _MARKS) for press in _presses(page)]
                    changes = every[-CHANGES:]
            memory = _peak(process.pid)
    _print(number, changes, f"   {openings[0]:.1f} s, {openings[1]:.1f} s, {memory:,.0f} MB", BARS.get(number))


def _plainly(browser: Any, number: int, folder: Path) -> None:
    script = folder / f"plain{number}.py"
    script.write_text(_PLAIN_PAGE.format(number=number), encoding="utf-8")
    options = ["--server.headless", "true", "--browser.gatherUsageStats", "false", "--server.port"]
    command = [sys.executable, "-m", "streamlit", "run", str(script), *options]
    with (
        _served(command, os.environ | {}) as (url, way_in, process),
        relayed(url) as (address, wire),
        _page(browser, address, way_in) as page,
    ):
        page.wait_for_selector("[data-testid=stDeckGlJsonChart] canvas", timeout=120_000)
        page.wait_for_timeout(3_000)

        def press() -> None:
            page.get_by_role("button", name="asserted").first.click()

        changes = [_changed(page, wire, process.pid, press, _SHOWN) for _ in range(4)][1:]
    _print(number, changes, "   the plain way", None)


def _presses(page: Any) -> list[Callable[[], None]]:
    """Chooses or drops one status, as an analyst does; the states of a Gray code, of which no two are the same."""

    def press(status: str) -> Callable[[], None]:
        return lambda: page.get_by_role("button", name=status).first.click()

    order = [STATUSES[(number & -number).bit_length() - 1] for number in range(1, CHANGES + 3)]
    return [press(status) for status in order]


def _changed(page: Any, wire: Wire, process: int, act: Callable[[], None], words: str) -> Change:
    page.wait_for_timeout(600)
    page.evaluate(_WATCH, words)
    wire.clear()
    used = _used(process)
    act()
    drawn = page.evaluate("() => window.benchmarkDrawn") / 1e3
    page.wait_for_timeout(700)
    return Change(drawn, wire.received / 1e6, wire.answered(), _used(process) - used)


def _print(number: int, changes: list[Change], more: str, bar: tuple[float, float, float] | None) -> None:
    names = ("drawn", "sent", "server", "processor")
    drawn, sent, server, used = (statistics.median(getattr(change, name) for change in changes) for name in names)
    print(
        f"{number:>10,} {drawn:>6.2f} s {sent:>6.3f} MB {server * 1e3:>5.0f} ms {used * 1e3:>7.0f} ms{more}", flush=True
    )
    if bar:
        print(f"{'bar':>10} {bar[0]:>6.2f} s {bar[1]:>6.3f} MB {bar[2] * 1000:>5.0f} ms", flush=True)


def _drawn(page: Any) -> None:
    page.wait_for_selector("section.dlm[data-ready=true]", timeout=180_000)
    page.wait_for_selector(".dl-card", timeout=180_000)


@contextmanager
def _page(browser: Any, url: str, way_in: str) -> Iterator[Any]:
    """A page at ``url``; ``way_in``: what the server printed, below which the token stands."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto(f"{url}/?{urlsplit(way_in).query}")
    yield page
    context.close()


@contextmanager
def _served(command: list[str], environment: dict[str, str]) -> Iterator[tuple[str, str, subprocess.Popen[bytes]]]:
    """Address, way in and process of a server that runs."""
    with tempfile.TemporaryDirectory() as made:
        port, log = free_port(), Path(made) / "log"
        with log.open("w") as output:
            server = subprocess.Popen(
                [*command, str(port)], env=environment, stdout=output, stderr=subprocess.DEVNULL, start_new_session=True
            )
        url = way_in = f"http://localhost:{port}"
        try:
            for _ in range(1800):
                with suppress(OSError), urllib.request.urlopen(f"{url}/_stcore/health", timeout=2):  # noqa: S310
                    break
                time.sleep(0.1)
            if line := printed(log):  # the plain way prints none
                way_in = line[1]
            yield url, way_in, server
        finally:
            os.killpg(server.pid, signal.SIGTERM)
            server.wait(timeout=30)


def _used(process: int) -> float:
    """Processor time of the process so far, in seconds (Linux; elsewhere 0)."""
    path = Path(f"/proc/{process}/stat")
    if not path.exists():
        return 0.0
    parts = path.read_text().rpartition(")")[2].split()
    return (int(parts[11]) + int(parts[12])) / os.sysconf("SC_CLK_TCK")


def _peak(process: int) -> float:
    """Most memory that the process has had, in MB (Linux; elsewhere that of finished children)."""
    status = Path(f"/proc/{process}/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    main()
