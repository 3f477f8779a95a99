"""The case that every page is tested with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.gate import standing
from tests.dashboard.cases import build


@pytest.fixture(autouse=True)
def _as_behind_the_gate(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page is run here without a server; it runs only where one keeps others out."""
    monkeypatch.setattr(standing, "_stands", True)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("case") / "case.db")


@pytest.fixture
def case(built: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("DATELINE_CASE", str(built))
    return built
