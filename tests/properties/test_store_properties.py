"""Whatever is put into a case comes out of it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.model import (
    Actor,
    ActorKind,
    Attribution,
    Document,
    EventActor,
    EventMention,
    EventPlace,
    EventTime,
    GeoPrecision,
    Place,
    Published,
    Role,
    Span,
    Status,
    TimeBasis,
    TimeInterval,
    TimePrecision,
    Toll,
    TriggerMention,
)
from extract.store import codec
from extract.store.filters import Filter
from extract.store.queries import events_frame
from extract.store.repository import Store, open_store
from tests.unit.store.samples import TEXT, document, extraction

words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=40)
days = st.dates(date(1, 1, 1), date(9999, 12, 31))
spans = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 10**6), st.integers(1, 99))
degrees = st.floats(-180, 180, allow_nan=False)
counts = st.integers(0, 10**7)
kinds, roles = st.sampled_from(list(ActorKind)), st.sampled_from(list(Role))
intervals = st.builds(TimeInterval, st.none() | days, st.none() | days)
actors = st.builds(Actor, words, words, kinds, words, words)
places = st.builds(
    Place, words, degrees, degrees, words, words, st.sampled_from(list(GeoPrecision)), st.floats(0.1, 900), words
)
sayings = st.builds(
    Attribution, st.integers(0, 9), st.integers(10, 99), words, st.none() | actors, st.none() | st.booleans()
)
times = st.builds(
    EventTime,
    intervals,
    st.sampled_from(list(TimePrecision)),
    st.sampled_from(list(TimeBasis)),
    words,
    st.none() | spans,
)
events = st.builds(
    EventMention,
    trigger=st.builds(TriggerMention, st.integers(0, 9), st.integers(10, 99), words, words, words),
    evidence=spans,
    event_type=words,
    sub_event_type=words,
    status=st.sampled_from(list(Status)),
    attribution=st.none() | sayings,
    denial=st.none() | sayings,
    time=st.none() | times,
    place=st.none() | st.builds(EventPlace, places, st.none() | spans, words, st.lists(places, max_size=2).map(tuple)),
    actors=st.lists(st.builds(EventActor, roles, actors, spans), max_size=3).map(tuple),
    weapons=st.lists(words, max_size=2).map(tuple),
    tolls=st.lists(st.tuples(words, st.builds(Toll, counts, counts, counts)), max_size=2).map(tuple),
    also=st.lists(spans, max_size=2).map(tuple),
    rules=st.lists(words, max_size=2).map(tuple),
)


@given(events)
@settings(max_examples=150, deadline=None)
def test_an_event_survives_its_json(event: EventMention) -> None:
    assert codec.loads(EventMention, codec.dumps(event)) == event


@given(
    st.lists(events, max_size=4), words, st.none() | st.builds(Published, intervals, words, st.none() | spans, words)
)
@settings(max_examples=15, deadline=None)
def test_a_document_and_its_events_survive_the_case(
    found: list[EventMention], title: str, published: Published | None
) -> None:
    report = document(title=title, published=published)
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "case.db", create=True) as store:
        document_id = store.add_document(report).document_id
        store.save_extraction(document_id, replace(extraction(report), events=tuple(found)))
        assert store.document(document_id) == report
        assert [event for _, _, event in store.events()] == found
        frame = events_frame(store)
        assert list(frame["event_type"]) == [event.event_type for event in found]
        assert [bool(precision) for precision in frame["time_precision"]] == [event.time is not None for event in found]


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_store(tmp_path_factory.mktemp("case") / "case.db", create=True) as store:
        store.save_extraction(store.add_document(document()).document_id, extraction())
        yield store


@given(words, st.lists(words, max_size=2), st.none() | days, st.none() | days)
@settings(max_examples=60, deadline=None)
def test_no_filter_breaks_the_query(
    case: Store, text: str, names: list[str], start: date | None, end: date | None
) -> None:
    chosen = Filter(start, end, actors=tuple(names), places=tuple(names), sources=tuple(names), text=text)
    assert len(list(case.events(chosen))) <= 2
    assert chosen.describe().endswith(".")


@given(st.text(max_size=60))
@settings(max_examples=60, deadline=None)
def test_a_text_is_the_same_document_exactly_when_it_is_the_same_text(text: str) -> None:
    assert (Document(text).sha256 == Document(TEXT).sha256) == (text == TEXT)
