"""The sample reports give exactly what was last read and agreed to."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.golden import EXPECTED, lines, reports


@pytest.mark.parametrize("report", reports(), ids=lambda path: path.stem)
def test_report_gives_the_agreed_annotation(report: Path) -> None:
    expected = (EXPECTED / f"{report.stem}.json").read_text(encoding="utf-8")
    assert "".join(lines(report)) == expected, "read the difference, then run python -m tests.golden"
