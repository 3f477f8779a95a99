"""Fixtures that several rooms' tests share."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.store.repository import open_store
from tests.unit.store.samples import document, extraction


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A case file with one document made by hand, extracted."""
    path = tmp_path / "case.db"
    with open_store(path, create=True) as store:
        store.save_extraction(store.add_document(document()).document_id, extraction())
    return path
