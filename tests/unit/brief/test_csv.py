"""The chronology as CSV: every row, every script, and nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io

from dashboard.brief.csv import COLUMNS, table
from tests.dashboard.frames import event
from tests.unit.brief.briefs import SCRIPTS, brief_of, hostile, usual


def rows_of(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_rows_are_the_chronology() -> None:
    brief = usual()
    rows = rows_of(table(brief))
    assert tuple(rows[0]) == COLUMNS
    assert [row["number"] for row in rows] == ["1", "2", "3"]
    first, second, third = rows
    assert first["what_happened"] == "Armed clash"
    assert first["toll"] == "12 to 20 killed"
    assert (first["first_day"], first["last_day"], first["time_precision"]) == ("2031-03-10", "2031-03-10", "day")
    assert (first["lat"], first["lon"], second["lat"], second["radius_km"]) == ("14.1", "33.2", "", "")
    assert second["status"] == "Claimed by residents, denied by the ministry"
    assert third["first_day"] == ""
    assert first["reports"] == "Valley News, “Report 1”, 12 March 2031."
    assert first["case"] == "c0ffee"


def test_no_cell_is_a_formula() -> None:
    for row in rows_of(table(hostile())):
        for name, cell in row.items():
            assert not cell.lstrip().startswith(("=", "+", "-", "@")), name


def test_spreadsheets_are_told_the_encoding() -> None:
    data = table(brief_of(event(1, targets=SCRIPTS)))
    assert data.startswith(b"\xef\xbb\xbf")
    assert "الفلوجة, Мариуполь" in rows_of(data)[0]["who"]


def test_the_same_bytes_twice() -> None:
    assert table(usual()) == table(usual())
