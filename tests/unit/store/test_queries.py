"""The events table that views are drawn from."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from extract.model import Published, TimeInterval
from extract.store.filters import Filter
from extract.store.queries import EVENT_COLUMNS, PlaceRow, actor_names, events_frame, places, source_names
from extract.store.repository import Store, open_store
from tests.unit.store.samples import FIRST, document, extraction

AGREED = """event_id document_id ordinal document_title source url published trigger trigger_start trigger_end
evidence evidence_start evidence_end event_type sub_event_type status attribution attribution_actor
attribution_party denial start end time_precision time_basis time_explanation place lat lon country admin1
geo_precision radius_km place_id place_explanation agents targets actor_ids agent_ids target_ids weapons
fatalities_low fatalities_best fatalities_high injured_low injured_best injured_high rules
mentions reports origins parties sources document_ids mention_ids disagreement corrected rejected by_hand"""


@pytest.fixture
def store(store: Store) -> Store:
    store.save_extraction(store.add_document(document()).document_id, extraction())
    return store


def test_columns_are_the_agreed_ones_in_order(store: Store) -> None:
    agreed = AGREED.split()
    assert list(EVENT_COLUMNS) == agreed
    assert list(events_frame(store).columns) == agreed


def test_a_full_row(store: Store) -> None:
    row = events_frame(store).iloc[0]
    assert row["evidence"] == FIRST
    assert (row["trigger"], row["trigger_start"], row["trigger_end"]) == ("shelled", 7, 14)
    assert (row["start"], row["end"]) == (pd.Timestamp(2015, 3, 23), pd.Timestamp(2015, 3, 23))
    assert row["published"] == pd.Timestamp(2015, 3, 25)
    assert (row["lat"], row["lon"], row["place_id"], row["admin1"]) == (12.7794, 45.0367, "415189", "Aden")
    assert (row["agents"], row["agent_ids"], row["actor_ids"]) == (("Rebels",), ("rebels",), ("rebels",))
    assert (row["targets"], row["target_ids"], row["weapons"]) == ((), (), ("artillery",))
    assert (row["attribution"], row["attribution_actor"], row["attribution_party"]) == (
        "a medic said",
        "a medic",
        False,
    )
    assert (row["fatalities_low"], row["fatalities_high"]) == (12, 20)
    assert row["rules"] == ("code:shell",)
    assert (row["mentions"], row["reports"], row["origins"], row["parties"]) == (1, 1, 1, 0)
    assert (row["sources"], row["document_ids"], row["mention_ids"]) == (("Coast Monitor",), (1,), (1,))
    assert (row["disagreement"], row["corrected"], row["rejected"], row["by_hand"]) == ({}, False, False, False)


def test_what_is_not_known_is_empty_and_never_guessed(store: Store) -> None:
    row = events_frame(store).iloc[1]
    missing = ["start", "end", "lat", "lon", "radius_km", "fatalities_best", "injured_best"]
    assert all(pd.isna(row[name]) for name in missing)
    assert {row[name] for name in ("time_precision", "place", "place_id", "attribution", "denial", "country")} == {""}
    assert row["attribution_party"] is None


def test_types_do_not_depend_on_the_rows(store: Store) -> None:
    full, empty = events_frame(store), events_frame(store, Filter(text="no such words"))
    assert len(empty) == 0
    assert dict(empty.dtypes) == dict(full.dtypes)


@pytest.mark.parametrize("day", [date(1, 1, 1), date(1258, 2, 10), date(9999, 12, 31)])
def test_any_year_is_held(tmp_path: Path, day: date) -> None:
    found = extraction()
    assert found.events[0].time is not None
    time = replace(found.events[0].time, interval=TimeInterval(day, day))
    with open_store(tmp_path / "old.db", create=True) as store:
        document_id = store.add_document(document()).document_id
        store.save_extraction(document_id, replace(found, events=(replace(found.events[0], time=time),)))
        assert events_frame(store).iloc[0]["start"].date() == day


def test_bounds_are_not_shown_as_a_publication_date(tmp_path: Path) -> None:
    bounds = Published(TimeInterval(date(2015, 3, 1), None), "text")
    with open_store(tmp_path / "bounds.db", create=True) as store:
        report = document(published=bounds)
        store.save_extraction(store.add_document(report).document_id, extraction(report))
        assert events_frame(store)["published"].isna().all()


def test_names_for_the_choices(store: Store) -> None:
    store.add_document(document(text="Second.", source="Bay Wire"))
    store.add_document(document(text="Third.", source=""))
    assert actor_names(store) == {"government-troops": "Government troops", "rebels": "Rebels"}
    assert places(store) == [PlaceRow("415189", "Aden", "Aden", "YE")]
    assert source_names(store) == ["Bay Wire", "Coast Monitor"]
