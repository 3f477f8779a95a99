"""The contract of ``annotate``: keys, their order, and the same bytes each time."""

from __future__ import annotations

import json
from dataclasses import replace

from extract.interchange.annotation import annotation, to_line
from extract.model import Document, Extraction, Span
from tests.unit.store.samples import TEXT, document, extraction, shelling, withdrawal


def test_a_full_event() -> None:
    assert annotation(extraction())["events"][0] == {
        "trigger": {"start": 7, "end": 14, "text": "shelled"},
        "evidence": {"start": 0, "end": 72},
        "event_type": "Explosions/Remote violence",
        "sub_event_type": "Shelling/artillery/missile attack",
        "status": "claimed",
        "attribution": {"start": 59, "end": 71, "text": "a medic said", "actor": "a medic"},
        "time": {
            "start": "2015-03-23",
            "end": "2015-03-23",
            "precision": "day",
            "basis": "relative",
            "mention": {"start": 23, "end": 29},
            "explanation": "Monday before publication on 25 March 2015",
        },
        "place": {
            "name": "Aden",
            "lat": 12.7794,
            "lon": 45.0367,
            "country": "YE",
            "geo_precision": "exact",
            "radius_km": 5.0,
            "mention": {"start": 15, "end": 19},
        },
        "actors": [{"role": "agent", "name": "Rebels", "actor_id": "rebels", "mention": {"start": 0, "end": 6}}],
        "weapons": ["artillery"],
        "fatalities": {"low": 12, "best": 12, "high": 20},
        "injured": None,
        "mentions": [{"start": 7, "end": 14}],
    }


def test_all_mentions_of_a_happening_are_listed_in_the_order_of_the_text() -> None:
    told = replace(shelling(), also=(Span(92, 98), Span(0, 6)))  # a recap, and a headline above the main mention
    event = annotation(replace(extraction(), events=(told,)))["events"][0]
    assert event["mentions"] == [{"start": 0, "end": 6}, {"start": 7, "end": 14}, {"start": 92, "end": 98}]


def test_what_is_not_known_is_null() -> None:
    event = annotation(extraction())["events"][1]
    assert [event[key] for key in ("attribution", "time", "place", "fatalities", "injured")] == [None] * 5
    assert annotation(extraction(document(published=None)))["published"] is None


def test_published_and_timex() -> None:
    record = annotation(extraction())
    assert record["published"] == {"start": "2015-03-25", "end": "2015-03-25", "basis": "metadata"}
    assert record["timex"] == [
        {
            "start": 23,
            "end": 29,
            "text": "Monday",
            "type": "DATE",
            "value": "2015-03-23",
            "interval": {"start": "2015-03-23", "end": "2015-03-23"},
            "basis": "relative",
        }
    ]


def test_a_place_that_could_not_be_resolved_is_listed() -> None:
    aden, zinjibar = annotation(extraction())["toponyms"]
    assert (aden["lat"], aden["lon"], aden["gazetteer_id"]) == (12.7794, 45.0367, "415189")
    assert zinjibar == {
        "start": 121,
        "end": 129,
        "text": "Zinjibar",
        "lat": None,
        "lon": None,
        "name": None,
        "country": None,
        "gazetteer_id": None,
        "geo_precision": None,
        "radius_km": None,
    }


def test_entities_of_all_kinds_in_the_order_of_the_text() -> None:
    found = [(entity["text"], entity["type"]) for entity in annotation(extraction())["entities"]]
    assert found == [
        ("Rebels", "Organisation"),
        ("Aden", "Location"),
        ("Monday", "Temporal"),
        ("12 people", "Quantity"),
        ("Zinjibar", "Location"),
    ]


def test_a_name_that_stands_for_a_government_is_no_location() -> None:
    first, *rest = extraction().toponyms
    metonym = replace(first, mention=replace(first.mention, metonym=True))
    record = annotation(replace(extraction(), toponyms=(metonym, *rest)))
    assert [entity["text"] for entity in record["entities"] if entity["type"] == "Location"] == ["Zinjibar"]
    assert [toponym["text"] for toponym in record["toponyms"]] == ["Aden", "Zinjibar"]


def test_keys_come_in_the_order_of_the_contract() -> None:
    record = annotation(extraction())
    assert list(record) == ["published", "timex", "toponyms", "entities", "events"]
    assert list(record["timex"][0]) == ["start", "end", "text", "type", "value", "interval", "basis"]
    assert list(record["toponyms"][0]) == [
        *("start", "end", "text", "lat", "lon", "name", "country", "gazetteer_id", "geo_precision", "radius_km")
    ]
    assert list(record["events"][0]) == [
        *("trigger", "evidence", "event_type", "sub_event_type", "status", "attribution", "time", "place"),
        *("actors", "weapons", "fatalities", "injured", "mentions"),
    ]


def test_events_come_in_the_order_of_their_triggers() -> None:
    shuffled = replace(extraction(), events=(withdrawal(), shelling()))
    assert [event["trigger"]["text"] for event in annotation(shuffled)["events"]] == ["shelled", "leave"]


def test_every_offset_tells_the_truth() -> None:
    record = annotation(extraction())
    said = [event["attribution"] for event in record["events"] if event["attribution"]]
    triggers = [event["trigger"] for event in record["events"]]
    named = [*record["timex"], *record["toponyms"], *record["entities"], *triggers, *said]
    assert all(TEXT[found["start"] : found["end"]] == found["text"] for found in named)


def test_nothing_found() -> None:
    empty = Extraction(Document(""), (), (), (), (), (), (), "test-1")
    assert annotation(empty) == {"published": None, "timex": [], "toponyms": [], "entities": [], "events": []}


def test_a_line_is_one_line_of_utf8() -> None:
    line = to_line({"id": "Ḥalab\n\u2028", "events": []})
    assert line.count(b"\n") == 1
    assert "Ḥalab" in line.decode("utf-8")
    assert json.loads(line)["id"] == "Ḥalab\n\u2028"


def test_half_a_surrogate_pair_in_an_id_comes_back() -> None:
    assert json.loads(to_line({"id": "\ud83d"})) == {"id": "\ud83d"}
