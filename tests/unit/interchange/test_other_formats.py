"""Excel, RIS, BibTeX, iCalendar and TimelineJS: read back by other programs' readers where there is one."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from extract.interchange.formats import ENDINGS, FORMATS, write
from extract.interchange.tables import COLUMNS, Selected, selected
from extract.store.filters import Filter
from extract.store.repository import Store, open_store
from tests.unit.store.samples import FIRST, document, extraction

HOSTILE = '=1+1<script>alert(1)</script>&"{\\TY  - X\r\nER  - \x1b[2J'


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "case.db", create=True) as opened:
        opened.save_extraction(opened.add_document(document()).document_id, extraction())
        yield opened


@pytest.fixture
def chosen(store: Store) -> Selected:
    return selected(store, Filter())


def _written(kind: str, chosen: Selected) -> bytes:
    out = io.BytesIO()
    write(kind, chosen, out)
    return out.getvalue()


def _hostile(chosen: Selected) -> Selected:
    words = dict.fromkeys(("document_title", "evidence", "place"), HOSTILE)
    told = {
        event: [replace(passage, title=HOSTILE, source=HOSTILE) for passage in passages]
        for event, passages in chosen.passages.items()
    }
    return replace(chosen, records=[{**record, **words} for record in chosen.records], passages=told)


def test_a_workbook_has_events_and_sources(chosen: Selected) -> None:
    book = openpyxl.load_workbook(io.BytesIO(_written("xlsx", chosen)))
    assert book.sheetnames == ["Events", "Sources", "About"]
    head, first, second = book["Events"].iter_rows(values_only=True)
    assert head == COLUMNS
    row = dict(zip(head, first, strict=True))
    assert (row["evidence"], row["start"], row["lat"]) == (FIRST, datetime(2015, 3, 23), 12.7794)  # noqa: DTZ001
    assert dict(zip(head, second, strict=True))["start"] is None
    assert book["Sources"].max_row == 3


def test_nothing_of_a_report_runs_in_a_workbook(chosen: Selected) -> None:
    book = openpyxl.load_workbook(io.BytesIO(_written("xlsx", _hostile(chosen))))
    for sheet in book:
        for row in sheet.iter_rows():
            assert all(cell.data_type != "f" and cell.hyperlink is None for cell in row)


def test_a_day_before_excel_has_days_is_written_as_words(chosen: Selected) -> None:
    record = {**chosen.records[0], "start": "1438-05-01"}
    book = openpyxl.load_workbook(io.BytesIO(_written("xlsx", replace(chosen, records=[record]))))
    assert "1438-05-01" in next(book["Events"].iter_rows(min_row=2, values_only=True))


def test_ris_has_a_record_a_report(chosen: Selected) -> None:
    lines = _written("ris", chosen).decode().split("\r\n")
    assert lines[0] == "TY  - NEWS"
    assert lines.count("ER  - ") == 1
    assert "DA  - 2015/03/25/" in lines
    hostile = _written("ris", _hostile(chosen)).decode()
    assert hostile.count("\r\nER  - \r\n") == 1  # a title cannot end a record
    assert "\x1b" not in hostile


def test_bibtex_keeps_its_braces(chosen: Selected) -> None:
    assert _written("bibtex", chosen).decode().startswith("@misc{dateline-")
    hostile = _written("bibtex", _hostile(chosen)).decode()
    plain = hostile.replace(r"\{", "").replace(r"\}", "")
    assert plain.count("{") == plain.count("}")


def test_a_calendar_has_the_dated_events(chosen: Selected) -> None:
    text = _written("ics", chosen).decode()
    assert text.count("BEGIN:VEVENT") == text.count("END:VEVENT") == 1
    assert "DTSTART;VALUE=DATE:20150323\r\nDTEND;VALUE=DATE:20150324" in text  # the end is exclusive
    hostile = _written("ics", _hostile(chosen)).decode()
    assert hostile.count("END:VEVENT") == 1
    assert all(len(line.encode()) <= 75 for line in hostile.split("\r\n"))


def test_timelinejs_shows_words_as_words(chosen: Selected) -> None:
    whole: dict[str, Any] = json.loads(_written("timelinejs", _hostile(chosen)))
    (slide,) = whole["events"]
    assert slide["start_date"] == {"year": 2015, "month": 3, "day": 23}
    assert "<script" not in json.dumps(whole)
    assert "credit" not in whole
    assert "GeoNames" in whole["title"]["text"]["text"]


@pytest.mark.parametrize("kind", FORMATS)
def test_the_same_case_gives_the_same_bytes(chosen: Selected, kind: str) -> None:
    assert _written(kind, chosen) == _written(kind, chosen)


def test_every_ending_means_a_format() -> None:
    assert set(ENDINGS.values()) <= set(FORMATS)
