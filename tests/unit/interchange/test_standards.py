"""The formats of others: JSON lines, Parquet, KML, ACLED, UCDP GED, TimeMap. Everything in, nothing that bites."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.interchange import acled, ucdp
from extract.interchange.coded import days_of
from extract.interchange.countries import acled_region, alpha3, numeric, ucdp_region
from extract.interchange.formats import FORMATS, write
from extract.interchange.tables import COLUMNS, Selected, selected
from extract.lexicon.places.facts import country_facts
from extract.model import (
    Actor,
    ActorKind,
    EventActor,
    EventMention,
    EventTime,
    Role,
    Span,
    Status,
    TimeInterval,
    Toll,
)
from extract.store.filters import Filter
from extract.store.repository import Store, open_store
from tests.unit.store.samples import FIRST, REBELS, TROOPS, document, extraction, shelling, span, withdrawal

ARMY = Actor("army", "Coast Army", ActorKind.STATE_FORCES, "YE")
TRADERS = Actor("traders", "traders", ActorKind.CIVILIANS)
ALLY = Actor("ally", "Hill Brigade", ActorKind.POLITICAL_MILITIA)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "case.db", create=True) as opened:
        opened.save_extraction(opened.add_document(document()).document_id, extraction())
        yield opened


def _written(kind: str, chosen: Selected) -> tuple[str, Mapping[str, int]]:
    out = io.BytesIO()
    left = write(kind, chosen, out)
    return out.getvalue().decode("utf-8"), left


def _case(store: Store, *events: EventMention) -> Selected:
    """The case with these events in place of the sample's; each at a trigger of its own, far from the others."""
    spots = [Span(start, start + 2) for start in range(0, 2 * len(events), 2)]
    text = document().text
    placed = [
        replace(event, trigger=replace(event.trigger, start=spot.start, end=spot.end, text=text[spot.start : spot.end]))
        for event, spot in zip(events, spots, strict=True)
    ]
    store.save_extraction(1, replace(extraction(), events=tuple(placed)))
    return selected(store, Filter())


def _table(kind: str, chosen: Selected) -> tuple[list[dict[str, str]], Mapping[str, int]]:
    text, left = _written(kind, chosen)
    return list(csv.DictReader(io.StringIO(text))), left


def _between(start: date | None, end: date | None) -> EventMention:
    assert shelling().time is not None
    time: EventTime = replace(shelling().time, interval=TimeInterval(start, end))  # type: ignore[type-var]
    return replace(shelling(), time=time)


def _who(*actors: tuple[Role, Actor], event: EventMention | None = None) -> EventMention:
    return replace(event or shelling(), actors=tuple(EventActor(role, actor, span("Rebels")) for role, actor in actors))


# -- JSON lines, Parquet -------------------------------------------------------------------------------------------


def test_a_json_line_an_event_with_the_passages_that_tell_it(store: Store) -> None:
    copy = document(text=document().text + "\nMore follows.\n", source="Bay Wire", title="Shells", name="bay.txt")
    store.save_extraction(store.add_document(copy).document_id, extraction(copy, events=1))
    lines = [json.loads(line) for line in _written("jsonl", selected(store, Filter()))[0].splitlines()]
    assert len(lines) == 2
    first = next(line for line in lines if line["trigger"] == "shelled")
    assert list(first) == [*COLUMNS, "participants", "passages"]
    assert [passage["source"] for passage in first["passages"]] == ["Coast Monitor", "Bay Wire"]
    for passage, report in zip(first["passages"], (document(), copy), strict=True):
        assert passage["sha256"] == report.sha256
        assert report.text[passage["trigger_start"] : passage["trigger_end"]] == passage["trigger"] == "shelled"
        assert report.text[passage["evidence_start"] : passage["evidence_end"]] == passage["evidence"]
    assert first["participants"][0]["kind"] == "rebel group"
    assert (first["start"], first["fatalities_high"], first["reports"]) == ("2015-03-23", 20, 2)


def test_parquet_has_typed_columns(store: Store) -> None:
    out = io.BytesIO()
    write("parquet", selected(store, Filter()), out)
    table = pq.read_table(io.BytesIO(out.getvalue()))  # type: ignore[no-untyped-call]
    assert table.column_names == list(COLUMNS)
    first, second = table.to_pylist()
    assert (first["start"], first["published"], first["lat"]) == (date(2015, 3, 23), date(2015, 3, 25), 12.7794)
    assert (first["agents"], first["fatalities_best"], first["attribution_party"]) == (["Rebels"], 12, False)
    assert (second["start"], second["lat"], second["fatalities_best"], second["targets"]) == (None, None, None, [])
    empty = io.BytesIO()
    write("parquet", selected(store, Filter(text="no such words")), empty)
    assert pq.read_schema(io.BytesIO(empty.getvalue())) == table.schema  # type: ignore[no-untyped-call]


# -- KML -----------------------------------------------------------------------------------------------------------

KML = "{http://www.opengis.net/kml/2.2}"


def _kml(chosen: Selected) -> ElementTree.Element:
    return ElementTree.fromstring(_written("kml", chosen)[0])  # noqa: S314 - we wrote it


def test_kml_draws_the_placed_and_dates_the_dated(store: Store) -> None:
    marks = _kml(selected(store, Filter())).findall(f".//{KML}Placemark")
    assert [mark.findtext(f"{KML}name") for mark in marks] == [
        "Shelling/artillery/missile attack, Aden", "Non-violent transfer of territory",
    ]  # fmt: skip
    assert marks[0].findtext(f"{KML}Point/{KML}coordinates") == "45.0367,12.7794"
    assert marks[0].findtext(f"{KML}TimeSpan/{KML}begin") == "2015-03-23"
    assert marks[1].find(f"{KML}Point") is None
    assert marks[1].find(f"{KML}TimeSpan") is None
    data = {item.get("name"): item.findtext(f"{KML}value") for item in marks[0].iter(f"{KML}Data")}
    assert (data["agents"], data["evidence"], data["document_sha256"]) == ("Rebels", FIRST, document().sha256)


HOSTILE = "<script>alert(1)</script>]]>&amp;<!--\x00\x1b\ufffe\"'<b>"


def test_a_balloon_runs_nothing(store: Store) -> None:
    chosen = selected(store, Filter())
    records = [
        {**chosen.records[0], "evidence": HOSTILE, "place": HOSTILE, "agents": (HOSTILE,), "sources": (HOSTILE,)}
    ]
    mark = _kml(replace(chosen, records=records)).find(f".//{KML}Placemark")
    assert mark is not None
    html = mark.findtext(f"{KML}description") or ""
    assert "<script" not in html
    assert "<b>" not in html
    assert html.count("&lt;script&gt;alert(1)") == 4


@given(st.text(max_size=40))
@settings(max_examples=60, deadline=None)
def test_any_words_make_valid_files(words: str) -> None:
    words = words.encode("utf-8", "replace").decode("utf-8")
    record = {
        **BLANK,
        "evidence": words,
        "place": words,
        "agents": (words,),
        "sources": (words,),
        "document_title": words,
    }
    chosen = Selected([record], {}, {}, words)
    mark = _kml(chosen).find(f".//{KML}Placemark")
    assert mark is not None
    for kind in ("csv", "acled", "ucdp"):
        rows, left = _table(kind, chosen)
        assert (len(rows), dict(left)) == (1, {})
        for value in rows[0].values():
            start = value.lstrip()[:1]
            assert start not in tuple("=+@") or value.startswith("'")
    for kind in ("jsonl", "geojson", "timemap"):
        json.loads(_written(kind, chosen)[0])


BLANK: dict[str, Any] = {
    **dict.fromkeys(COLUMNS, ""),
    **dict.fromkeys(("agents", "targets", "actor_ids", "agent_ids", "target_ids", "weapons", "rules", "sources"), ()),
    **dict.fromkeys((name for name in COLUMNS if name.startswith(("fatalities", "injured"))), None),
    "event_id": 1,
    "event_type": "Battles",
    "sub_event_type": "Armed clash",
    "status": "asserted",
    "start": "2015-03-23",
    "end": "2015-03-23",
    "time_precision": "day",
    "lat": 1.5,
    "lon": -2.5,
    "geo_precision": "exact",
    "country": "YE",
    "reports": 1,
    "origins": 1,
    "disagreement": {},
    "document_ids": (1,),
    "mention_ids": (1,),
}  # fmt: skip


# -- ACLED ---------------------------------------------------------------------------------------------------------


def test_acled_has_its_columns_in_order(store: Store) -> None:
    text, left = _written("acled", selected(store, Filter()))
    assert text.splitlines()[0] == (
        "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,"
        "inter1,actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,"
        "location,latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp"
    )
    assert len(acled.COLUMNS) == 31
    assert dict(left) == {"planned, hypothetical, negated or denied": 1}


def test_an_acled_row(store: Store) -> None:
    row = _table("acled", _case(store, _who((Role.AGENT, REBELS), (Role.AGENT, ALLY), (Role.TARGET, TRADERS))))[0][0]
    assert (row["event_id_cnty"][:3], row["event_date"], row["year"], row["time_precision"]) == (
        *("YEM", "2015-03-23", "2015", "1"),
    )
    assert (row["actor1"], row["assoc_actor_1"], row["inter1"]) == ("Rebels", "Hill Brigade", "2")
    assert (row["actor2"], row["inter2"], row["interaction"]) == ("traders", "7", "27")
    assert (row["civilian_targeting"], row["disorder_type"]) == ("Civilian targeting", "Political violence")
    assert (row["iso"], row["region"], row["country"]) == ("887", "Middle East", "Yemen")
    assert (row["latitude"], row["longitude"], row["geo_precision"]) == ("12.7794", "45.0367", "1")
    assert (row["fatalities"], row["source"], row["notes"]) == ("12", "Coast Monitor", FIRST)  # the lowest figure
    assert row["tags"] == "status=claimed; reports=1; origins=1"


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (date(2015, 3, 23), date(2015, 3, 23), ("2015-03-23", "1")),
        (date(2015, 3, 23), date(2015, 3, 24), ("2015-03-23", "2")),
        (date(2015, 3, 23), date(2015, 3, 29), ("2015-03-26", "2")),
        (date(2015, 3, 1), date(2015, 3, 31), ("2015-03-16", "3")),
        # no date narrower than a month, or open on a side
        (date(2015, 1, 1), date(2015, 12, 31), None),
        (date(2015, 1, 1), None, None),
        (None, date(2015, 1, 1), None),
    ],
)
def test_a_stretch_is_coded_to_its_middle(
    store: Store, start: date | None, end: date | None, expected: tuple[str, str] | None
) -> None:
    rows, left = _table("acled", _case(store, _between(start, end)))
    assert [(row["event_date"], row["time_precision"]) for row in rows] == ([expected] if expected else [])
    assert sum(left.values()) == (expected is None)


@pytest.mark.parametrize(
    ("actors", "kind", "expected"),
    [
        ([(Role.AGENT, ARMY)], "Armed clash", ("Coast Army", "1", "", "", "10")),
        ([(Role.TARGET, ARMY)], "Armed clash", ("Unidentified Armed Group (Yemen)", "3", "Coast Army", "1", "13")),
        ([], "Armed clash", ("Unidentified Armed Group (Yemen)", "3", "", "", "30")),
        ([(Role.AGENT, REBELS)], "Attack", ("Rebels", "2", "Civilians (Yemen)", "7", "27")),
        ([], "Peaceful protest", ("Protesters (Yemen)", "6", "", "", "60")),
        ([(Role.TARGET, ARMY)], "Agreement", ("Coast Army", "1", "", "", "10")),  # one side has nobody: it stands first
        ([], "Agreement", ("", "", "", "", "")),
    ],
)
def test_whom_acled_names_where_the_text_names_nobody(
    store: Store, actors: list[tuple[Role, Actor]], kind: str, expected: tuple[str, ...]
) -> None:
    from extract.standards import EVENT_TYPE_OF

    event = replace(_who(*actors), sub_event_type=kind, event_type=EVENT_TYPE_OF[kind])
    row = _table("acled", _case(store, event))[0][0]
    assert tuple(row[name] for name in ("actor1", "inter1", "actor2", "inter2", "interaction")) == expected


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("Mob violence", "Political violence"),
        ("Violent demonstration", "Demonstrations"),
        ("Excessive force against protesters", "Political violence; Demonstrations"),
        ("Arrests", "Strategic developments"),
    ],
)
def test_disorder_types(store: Store, kind: str, expected: str) -> None:
    from extract.standards import EVENT_TYPE_OF

    event = replace(shelling(), sub_event_type=kind, event_type=EVENT_TYPE_OF[kind])
    assert _table("acled", _case(store, event))[0][0]["disorder_type"] == expected


# -- UCDP ----------------------------------------------------------------------------------------------------------


def test_ucdp_has_its_columns_in_order(store: Store) -> None:
    text, left = _written("ucdp", selected(store, Filter()))
    assert text.splitlines()[0] == (
        "id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,"
        "dyad_dset_id,dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,side_b,"
        "number_of_sources,source_article,source_office,source_date,source_headline,source_original,where_prec,"
        "where_coordinates,where_description,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,country_id,"
        "region,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,"
        "high,low,gwnoa,gwnob"
    )
    assert len(ucdp.COLUMNS) == 49
    assert dict(left) == {"no organised violence": 1}


@pytest.mark.parametrize(
    ("actors", "kind", "expected"),
    [
        # a state on a side, which is named first; whoever began
        ([(Role.AGENT, REBELS), (Role.TARGET, ARMY)], "Armed clash", ("1", "Coast Army", "Rebels", "0", "12")),
        ([(Role.AGENT, ARMY), (Role.TARGET, REBELS)], "Armed clash", ("1", "Coast Army", "Rebels", "0", "12")),
        ([(Role.AGENT, REBELS), (Role.TARGET, ALLY)], "Armed clash", ("2", "Rebels", "Hill Brigade", "0", "12")),
        ([(Role.AGENT, REBELS)], "Attack", ("3", "Rebels", "Civilians", "12", "0")),
        ([(Role.AGENT, TROOPS), (Role.TARGET, TRADERS)], "Air/drone strike",
         ("3", "Government troops", "Civilians", "12", "0")),
    ],
)  # fmt: skip
def test_types_of_violence(
    store: Store, actors: list[tuple[Role, Actor]], kind: str, expected: tuple[str, ...]
) -> None:
    from extract.standards import EVENT_TYPE_OF

    event = replace(_who(*actors), sub_event_type=kind, event_type=EVENT_TYPE_OF[kind])
    row = _table("ucdp", _case(store, event))[0][0]
    names = ("type_of_violence", "side_a", "side_b", "deaths_civilians", "deaths_unknown")
    assert tuple(row[name] for name in names) == expected
    assert (row["best"], row["high"], row["low"]) == ("12", "20", "12")
    assert (row["where_prec"], row["geom_wkt"], row["region"]) == ("1", "POINT (45.0367 12.7794)", "Middle East")
    assert row["source_article"] == '"Coast Monitor,2015-03-25,Port city shelled"'
    assert (row["date_prec"], row["date_start"], row["event_clarity"]) == ("1", "2015-03-23", "1")


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        ("2015-03-23", 1),
        ("2015-03-28", 2),
        ("2015-03-29", 3),
        ("2015-04-22", 4),
        ("2016-03-22", 5),
        ("2017-01-01", None),
    ],
)
def test_date_prec(end: str, expected: int | None) -> None:
    assert ucdp.date_prec(days_of({"start": "2015-03-23", "end": end})) == expected


# the corners, and the cell north-east of where equator and prime meridian meet
@pytest.mark.parametrize(
    ("lat", "lon", "expected"), [(-90, -180, 1), (90, 180, 259200), (0.25, 0.25, 129961), (-89.9, 179.9, 720)]
)
def test_priogrid(lat: float, lon: float, expected: int) -> None:
    assert ucdp.priogrid(lat, lon) == expected


def test_a_toll_that_nobody_tells_of_is_none(store: Store) -> None:
    chosen = _case(store, replace(shelling(), tolls=(("injured", Toll(1, 2, 3)),)))
    assert _table("ucdp", chosen)[0][0]["best"] == "0"
    assert _table("acled", chosen)[0][0]["fatalities"] == "0"


# -- TimeMap -------------------------------------------------------------------------------------------------------


def test_timemap_has_events_sources_and_associations(store: Store) -> None:
    dated = _between(date(2015, 3, 23), date(2015, 3, 23))
    text, left = _written("timemap", _case(store, dated, replace(withdrawal(), status=Status.ASSERTED)))
    assert dict(left) == {"neither a date nor a place": 1}
    whole = json.loads(text)
    (event,) = whole["events"]
    assert (event["date"], event["latitude"], event["longitude"]) == ("2015-03-23", "12.7794", "45.0367")
    assert [whole["sources"][key]["author"] for key in event["sources"]] == ["Coast Monitor"]
    known = {association["id"] for association in whole["associations"]}
    assert set(event["associations"]) <= known
    assert "Type/Explosions/Remote violence/Shelling/artillery/missile attack" in known
    for value in event.values():
        assert isinstance(value, (str, list))


@pytest.mark.parametrize(
    ("url", "kept"), [("https://example.org/1", True), ("javascript:alert(1)", False), ("data:text/html,x", False)]
)
def test_no_source_links_to_a_script(store: Store, url: str, kept: bool) -> None:
    other = document(text="Again. " + document().text, url=url)
    store.save_extraction(store.add_document(other).document_id, extraction(other, events=1))
    whole = json.loads(_written("timemap", selected(store, Filter(documents=(2,))))[0])
    assert whole["sources"][other.sha256[:16]]["url"] == (url if kept else "")


# -- all -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", FORMATS)
def test_the_same_case_gives_the_same_bytes_and_an_empty_one_a_valid_file(store: Store, kind: str) -> None:
    both = []
    for _ in range(2):
        out = io.BytesIO()
        write(kind, selected(store, Filter()), out)
        both.append(out.getvalue())
    assert both[0] == both[1]
    empty = io.BytesIO()
    assert not write(kind, selected(store, Filter(text="no such words")), empty)
    assert empty.getvalue() or kind in {"jsonl", "ris", "bibtex"}


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("IQ", ("IRQ", 368, "Middle East", "Middle East")),
        ("EG", ("EGY", 818, "Northern Africa", "Middle East")),
        ("UA", ("UKR", 804, "Europe", "Europe")),
        ("CO", ("COL", 170, "South America", "Americas")),
        ("", ("", None, "", "")),
        ("ZZ", ("", None, "", "")),
    ],
)
def test_countries(code: str, expected: tuple[object, ...]) -> None:
    assert (alpha3(code), numeric(code), acled_region(code), ucdp_region(code)) == expected


def test_every_country_is_in_one_region() -> None:
    from extract.interchange.countries import _ACLED

    listed = [code for codes in _ACLED.values() for code in codes.split()]
    assert len(listed) == len(set(listed))
    assert set(listed) == set(country_facts())
