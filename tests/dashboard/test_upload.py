"""Adding reports on the page: hostile files among good ones, read beside the server, and their account kept."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from extract.store.intake import accounts
from extract.store.repository import open_store
from tests.hostile.bombs import QUICK
from tests.hostile.formats import GOOD, zipped


@dataclass
class _File:
    name: str
    data: bytes

    @property
    def file_id(self) -> str:
        return self.name

    def getvalue(self) -> bytes:
        return self.data


def _page() -> None:
    from dashboard.components.reports import upload

    upload.draw()


def test_hostile_files_are_named_and_the_good_extracted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = tmp_path / "case.db"
    monkeypatch.setenv("DATELINE_CASE", str(case))
    files = [
        _File("wide.docx", QUICK["span.docx"][0]()),
        _File("some.zip", zipped({"a.txt": f"{GOOD}a".encode(), "empty.txt": b"", "photo<b>.jpg": b"x"})),
    ]
    monkeypatch.setattr(st, "file_uploader", lambda *_, **__: files)
    page = AppTest.from_function(_page, default_timeout=60).run()
    assert not page.exception
    shown = " ".join(html.proto.body for html in page.get("html"))
    assert "some.zip/empty.txt holds no text" in shown
    assert "passed over: not a kind of file that is read" in shown
    assert "photo<b>" not in shown
    page.button(key="extract").click().run()
    assert not page.exception
    with open_store(case) as store:
        assert [row.state for row in store.documents()] == ["done", "done"]
        kept = accounts(store)
    assert kept["uploaded: some.zip"].counts() == {"found": 3, "read": 1, "failed": 1, "passed_over": 1}
    assert kept["uploaded: wide.docx"].counts() == {"found": 1, "read": 1, "failed": 0, "passed_over": 0}
