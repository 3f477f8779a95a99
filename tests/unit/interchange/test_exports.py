"""CSV and GeoJSON: everything in, nothing that bites."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from extract.errors import ExportError
from extract.interchange.files import whole_file
from extract.interchange.geo import write_geojson
from extract.interchange.tables import ADDED_COLUMNS, records_of, write_csv
from extract.model import EventActor, Role
from extract.store.filters import Filter
from extract.store.queries import EVENT_COLUMNS, events_frame
from extract.store.repository import Store, open_store
from tests.unit.store.samples import FIRST, TROOPS, document, extraction, shelling, span


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "case.db", create=True) as opened:
        opened.save_extraction(opened.add_document(document()).document_id, extraction())
        yield opened


def _records(store: Store, selection: Filter | None = None) -> list[dict[str, Any]]:
    return records_of(store, events_frame(store, selection))


def _csv(records: list[dict[str, Any]]) -> str:
    out = io.BytesIO()
    write_csv(records, out)
    return out.getvalue().decode("utf-8")


def _geojson(records: list[dict[str, Any]]) -> dict[str, Any]:
    out = io.BytesIO()
    write_geojson(records, out, description="All event mentions.")
    parsed: dict[str, Any] = json.loads(out.getvalue())
    return parsed


def test_csv_has_a_row_an_event_and_says_where_it_comes_from(store: Store) -> None:
    first, second = csv.DictReader(io.StringIO(_csv(_records(store))))
    assert list(first) == [*EVENT_COLUMNS, *ADDED_COLUMNS]
    assert (first["evidence"], first["start"], first["published"]) == (FIRST, "2015-03-23", "2015-03-25")
    assert (first["lat"], first["agents"], first["fatalities_high"]) == ("12.7794", "Rebels", "20")
    assert [first[name] for name in ADDED_COLUMNS] == ["", "Yemen", "aden.txt", document().sha256, "test-1"]
    assert first["attribution_party"] == "False"
    assert (second["start"], second["lat"], second["fatalities_best"], second["attribution_party"]) == ("", "", "", "")


@pytest.mark.parametrize("title", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "  =cmd|' /C calc'!A0", "＝1"])
def test_no_cell_of_words_is_a_formula(store: Store, title: str) -> None:
    record = {**_records(store)[0], "document_title": title, "agents": (title, "b")}
    row = next(csv.DictReader(io.StringIO(_csv([record]))))
    assert row["document_title"] == f"'{title}"
    assert row["agents"].startswith("'")


def test_numbers_stay_numbers(store: Store) -> None:
    record = {**_records(store)[0], "lon": -3.5}
    assert next(csv.DictReader(io.StringIO(_csv([record]))))["lon"] == "-3.5"


def test_quotes_and_line_ends_come_back(store: Store) -> None:
    words = 'He said: "no",\nthen, ﷽ left'
    row = next(csv.DictReader(io.StringIO(_csv([{**_records(store)[0], "evidence": words}]))))
    assert row["evidence"] == words


def test_geojson_draws_the_placed_and_keeps_the_unplaced(store: Store) -> None:
    collection = _geojson(_records(store))
    assert collection["type"] == "FeatureCollection"
    assert "GeoNames" in collection["credit"]
    placed, unplaced = collection["features"]
    assert placed["geometry"] == {"type": "Point", "coordinates": [45.0367, 12.7794]}
    assert unplaced["geometry"] is None
    assert placed["properties"]["agents"] == ["Rebels"]
    assert placed["properties"]["radius_km"] == 5
    assert unplaced["properties"]["start"] is None
    expected = {*EVENT_COLUMNS, *ADDED_COLUMNS} - {"event_id", "lat", "lon"}
    assert set(placed["properties"]) == set(unplaced["properties"]) == expected


def test_an_empty_selection_is_a_valid_file(store: Store) -> None:
    nothing = _records(store, Filter(text="no such words"))
    assert _geojson(nothing)["features"] == []
    assert _csv(nothing).splitlines() == [",".join((*EVENT_COLUMNS, *ADDED_COLUMNS))]


def test_the_same_case_gives_the_same_bytes(store: Store) -> None:
    assert _csv(_records(store)) == _csv(_records(store))


def test_an_event_of_many_agents(store: Store) -> None:
    assert store.documents()[0].id == 1
    both = (*shelling().actors, EventActor(Role.AGENT, TROOPS, span("Government troops")))
    store.save_extraction(1, replace(extraction(), events=(replace(shelling(), actors=both),)))
    assert next(csv.DictReader(io.StringIO(_csv(_records(store)))))["agents"] == "Rebels; Government troops"


def test_a_file_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    target.write_bytes(b"old")
    with pytest.raises(ZeroDivisionError), whole_file(target) as out:
        out.write(b"half" * (1 // len(b"")))
    assert target.read_bytes() == b"old"
    with whole_file(target) as out:
        out.write(b"new")
    assert target.read_bytes() == b"new"
    assert [found.name for found in tmp_path.iterdir()] == ["out.csv"]


@pytest.mark.parametrize(("name", "message"), [("no/such/out.csv", "does not exist"), ("", "is a folder")])
def test_a_path_that_cannot_be_written(tmp_path: Path, name: str, message: str) -> None:
    with pytest.raises(ExportError, match=message), whole_file(tmp_path / name) as out:
        out.write(b"x")
    assert list(tmp_path.iterdir()) == []


def test_a_link_keeps_leading_to_the_file(tmp_path: Path) -> None:
    (tmp_path / "real.csv").touch()
    (tmp_path / "link.csv").symlink_to(tmp_path / "real.csv")
    with whole_file(tmp_path / "link.csv") as out:
        out.write(b"x")
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_bytes() == b"x"
