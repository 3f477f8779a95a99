"""A page run without a browser: opened at an address, and read as a reader sees it."""

from __future__ import annotations

import html
import re
from pathlib import Path

from streamlit.testing.v1 import AppTest

import dashboard

APP = Path(dashboard.__file__).parent / "app.py"
TIMEOUT = 120  # seconds


def open_page(page: str = "", **query: str | list[str]) -> AppTest:
    """The page of that name (the first one by default) with that query string, run once without an exception."""
    app = AppTest.from_file(str(APP), default_timeout=TIMEOUT)
    for name, value in query.items():
        app.query_params[name] = value
    app.run()
    if page:
        app.switch_page(f"pages/{page}.py").run()
    assert not app.exception
    return app


def markup_of(app: AppTest) -> str:
    """Everything that is drawn as HTML."""
    return " ".join(element.proto.body for element in app.get("html"))


def words_of(app: AppTest) -> str:
    """All text that is drawn as HTML, as a reader sees it."""
    return html.unescape(re.sub(r"<style>.*?</style>|<[^>]+>", " ", markup_of(app), flags=re.S))
