"""Rows of the events table as numbered entries and numbered sources."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import pytest

from dashboard.brief.build import Chosen, Words, default_title, notes
from dashboard.brief.chronology import chronology, period_words, source_words
from dashboard.brief.model import Entry, Order, Source
from extract.model import Published, TimeInterval
from tests.dashboard.frames import event, frame, undated, unplaced
from tests.unit.brief.briefs import brief_of, report, usual

DAY = pd.Timestamp("2031-03-10")


def entries_of(*rows: dict[str, Any], order: Order = "date") -> tuple[Entry, ...]:
    return chronology(frame(*rows), [report(number) for number in range(1, 9)], order=order)[0]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "10 March 2031"),  # a day needs no word on its precision
        ({"end": pd.Timestamp("2031-03-16"), "time_precision": "week"}, "10–16 March 2031 (week)"),
        ({"start": pd.Timestamp("2031-03-01"), "end": pd.Timestamp("2031-03-31"), "time_precision": "month"},
         "March 2031"),
        ({"start": pd.Timestamp("2031-01-01"), "end": pd.Timestamp("2031-12-31"), "time_precision": "year"}, "2031"),
        ({"start": pd.Timestamp("2031-03-01"), "end": pd.Timestamp("2031-05-31"), "time_precision": "season"},
         "1 March – 31 May 2031 (season)"),
        ({"end": pd.NaT, "time_precision": "range"}, "from 10 March 2031"),  # an open end
    ],
)  # fmt: skip
def test_date_words(changes: dict[str, Any], words: str) -> None:
    assert entries_of(event(1, **changes))[0].date_words == words


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"admin1": ""}, "Tarvo"),
        ({"admin1": "", "geo_precision": "near"}, "near Tarvo"),
        ({"admin1": "", "geo_precision": "province"}, "somewhere in Tarvo"),
        ({"admin1": "a1:IQ:al-anbar", "country": "IQ"}, "Tarvo, Anbar"),
        ({"admin1": "a1:IQ:al-anbar", "country": "IQ", "place": "Anbar"}, "Anbar"),  # a province lies in itself
    ],
)
def test_place_words(changes: dict[str, Any], words: str) -> None:
    assert entries_of(event(1, **changes))[0].place_words == words


def test_the_country_is_named_where_there_are_several() -> None:
    rows = (event(1, admin1="", country="IQ"), event(2, admin1="", country="SY", place="Kesh", place_id="kesh"))
    assert [entry.place_words for entry in entries_of(*rows)] == ["Tarvo, Iraq", "Kesh, Syria"]


def test_by_date_undated_last_and_numbered_in_that_order() -> None:
    rows = (undated(1), event(2, start=DAY + pd.Timedelta(days=3), end=DAY + pd.Timedelta(days=3)), event(3))
    found = entries_of(*rows)
    assert [(entry.number, entry.event_id) for entry in found] == [(1, 3), (2, 2), (3, 1)]
    assert found[2].date_words == "undated"


def test_by_place_then_date_unplaced_last() -> None:
    kesh = {"place": "Kesh", "place_id": "kesh", "admin1": ""}
    later = {"start": DAY + pd.Timedelta(days=3), "end": DAY + pd.Timedelta(days=3)}
    rows = (unplaced(1), event(2, admin1=""), event(3, **kesh, **later), event(4, **kesh))
    found = entries_of(*rows, order="place")
    assert [entry.event_id for entry in found] == [4, 3, 2, 1]
    assert found[3].place_words == "place not known"
    assert not found[3].placed


def test_events_of_one_place_share_a_mark() -> None:
    first, second, near = entries_of(event(1), event(2), event(3, geo_precision="near", lat=14.2))
    assert first.place_key == second.place_key != near.place_key


@pytest.mark.parametrize(
    ("changes", "what", "who"),
    [
        ({}, "Armed clash", "River Guard → Northern Army"),
        ({"agents": ()}, "Armed clash", "not said → Northern Army"),
        ({"targets": ()}, "Armed clash", "River Guard"),
        ({"agents": (), "targets": ()}, "Armed clash", "not said"),
        # a type that says next to nothing has the report's word beside it
        ({"sub_event_type": "Other", "trigger": "fled"}, "Other (“fled”)", "River Guard → Northern Army"),
    ],
)
def test_what_and_who(changes: dict[str, Any], what: str, who: str) -> None:
    entry = entries_of(event(1, **changes))[0]
    assert (entry.what, entry.who) == (what, who)


def test_sources_are_numbered_as_they_are_first_needed() -> None:
    late = {"start": DAY + pd.Timedelta(days=9), "end": DAY + pd.Timedelta(days=9)}
    rows = (
        event(1, document_id=5, document_ids=(5, 2)),
        event(2, document_id=2, document_ids=(2,), **late),
        event(3, document_id=7, document_ids=(1, 7), **late),
    )
    entries, sources = chronology(frame(*rows), [report(n, title=f"R{n}") for n in range(1, 9)])
    assert [entry.sources for entry in entries] == [(1, 2), (2,), (3, 4)]
    assert [(source.number, source.title) for source in sources] == [(1, "R5"), (2, "R2"), (3, "R7"), (4, "R1")]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (Source(1, "Valley News", "Clashes", "12 March 2031", "https://example.org/a"),
         "Valley News, “Clashes”, 12 March 2031. https://example.org/a"),
        (Source(1, "", "Clashes"), "“Clashes”."),
        (Source(1, "", ""), "Untitled report."),
    ],
)  # fmt: skip
def test_source_words(source: Source, words: str) -> None:
    assert source_words(source) == words


def test_a_report_without_a_title_goes_by_its_file_and_bounds_are_told_as_bounds() -> None:
    bounds = Published(TimeInterval(date(2031, 3, 1), date(2031, 3, 9)), "text")
    known = [report(1, title="", name="notes.txt", source="", published=bounds)]
    _, sources = chronology(frame(event(1)), known)
    assert source_words(sources[0]) == "“notes.txt”, 1–9 March 2031."


def test_period_and_counts() -> None:
    brief = usual()
    assert brief.period == "10 March 2031"
    assert (brief.counts.total, brief.counts.shown, brief.counts.without_place) == (99, 3, 1)
    assert brief.counts.words == "3 of 99 events shown, 1 without a place"
    assert period_words(entries_of(undated(1))) == ""


def test_notes_say_what_is_imprecise_undated_or_in_doubt() -> None:
    rows = (event(1, geo_precision="province"), event(2, geo_precision="near"), undated(3, status="claimed"))
    words = " ".join(notes(entries_of(*rows)))
    for part in (
        "Of 1 event only the district",
        "1 event “near” a place",
        "1 event without a date",
        "1 of 3 events not",
    ):
        assert part in words
    assert notes(entries_of(event(1))) == ()


def test_title_from_the_selection_unless_the_analyst_gives_one() -> None:
    assert brief_of(event(1)).title == "River Guard"
    assert brief_of(event(1), words=Words(title="  Two\nlines ")).title == "Two lines"
    assert len(brief_of(event(1), words=Words(title="W" * 999)).title) == 160


def test_who_did_it_stands_first_whatever_the_script() -> None:
    entry = entries_of(event(1, agents=("جيش",), targets=("شرطة",)))[0]
    assert entry.who == "\u200eجيش\u200e → \u200eشرطة\u200e"


def test_a_title_without_filters_says_where() -> None:
    everything = Chosen("Reported events", "All events.", "")
    here = {"admin1": "a1:IQ:al-anbar", "country": "IQ"}
    assert default_title(everything, frame(event(1, **here), unplaced(2))) == "Events in Anbar"
    assert default_title(everything, frame(event(1, **here), event(2, admin1="", country="IQ"))) == "Events in Iraq"
    assert default_title(everything, frame(event(1, **here), event(2, country="SY"))) == "Reported events"
    assert default_title(everything, frame(unplaced(1))) == "Reported events"
    assert default_title(Chosen("Kesh", "", ""), frame(event(1, **here))) == "Kesh"


def test_metadata_says_how_to_make_it_again() -> None:
    assert dict(usual().metadata.items()) == {
        "Selection": "Events involving River Guard.",
        "Query": "actor=river-guard",
        "Case": "c0ffee",
        "Version of Dateline": usual().metadata.versions["Dateline"],
        "Version of rules": "rules-1",
    }


def test_no_events_are_no_rows() -> None:
    assert chronology(frame(), []) == ((), ())
