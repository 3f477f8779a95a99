"""The review page on the small case made by hand; what a browser would send is said by the test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard.components import actions
from dashboard.components.review import page
from extract.store.repository import Store, open_store
from tests.dashboard.cases import build
from tests.dashboard.review.desk import Desk, Opener
from tests.dashboard.running import APP, TIMEOUT


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Store]:
    with open_store(build(tmp_path / "case.db")) as store:
        yield store


@pytest.fixture
def desk(case: Store, monkeypatch: pytest.MonkeyPatch) -> Opener:
    """Opens the page; ``analyst``: who it is ("": nobody yet); ``query``: the address."""
    monkeypatch.setenv("DATELINE_CASE", case.name)
    made: list[Desk] = []

    def listen(acts: Any) -> None:
        if made and made[-1].clicks:
            name, _, value = made[-1].clicks.pop(0).partition(":")
            acts[name](value)
            st.rerun()

    def keys(*, key: str, data: Any, on_pressed_change: Callable[[], None]) -> None:
        if made and made[-1].keys:
            st.session_state[key] = SimpleNamespace(pressed=made[-1].keys.pop(0))
            on_pressed_change()
            st.rerun()

    monkeypatch.setattr(actions, "listen", listen)
    monkeypatch.setattr(page, "_component", lambda: keys)

    def opened(analyst: str = "Ana", **query: str) -> Desk:
        app = AppTest.from_file(str(APP), default_timeout=TIMEOUT)
        for name, value in query.items():
            app.query_params[name] = value
        app.run()
        for name in {"since", "read"} & query.keys():  # the map's own address has none
            app.query_params[name] = query[name]
        app.switch_page("pages/review.py").run()
        made.append(Desk(app, case))
        if analyst:
            app.text_input(key="analyst_name").input(analyst).run()
        assert not app.exception
        return made[-1]

    return opened
