"""A table brought up to date is the table read anew, whatever changed."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard import data
from dashboard.selection import Selection
from dashboard.table.columns import Table
from dashboard.table.load import changed, load
from dashboard.table.patch import patched
from dashboard.table.places import piles
from dashboard.views.filtering import CHOICES, sieve
from extract.store.corrections import calls as corrections
from extract.store.repository import Store, open_store
from tests.dashboard.cases import build
from tests.dashboard.frames import campaign, frame
from tests.dashboard.tables import table_of


def _told(table: Table) -> list[Any]:
    """Every event with all that the table says of it, in words instead of codes."""
    spots, reports, actors = table.spots, table.reports, table.actors

    def linked(name: str, words: Any, row: int) -> list[Any]:
        return sorted(words[code] for code in getattr(table, name).of(row))

    def where(spot: int) -> Any:
        if spot < 0:
            return None
        place = table.places.ids[spots.place[spot]] if spots.place[spot] >= 0 else ""
        stack = table.stacks.ids[spots.stack[spot]] if spots.stack[spot] >= 0 else ""
        numbers = (str(spots.lat[spot]), str(spots.lon[spot]), int(spots.precision[spot]), float(spots.radius[spot]))
        return (place, stack, *numbers, spots.names[spot], spots.country[spot], spots.admin1[spot])

    plain = ("ids", "start", "end", "first", "last", "dated", "origins", "party")
    tolls = ("killed_low", "killed_best", "killed_high", "injured_low", "injured_high")
    people = list(zip(actors.ids, actors.labels, table.kinds, table.parents, strict=True))
    titles = list(zip(reports.ids.tolist(), reports.titles, reports.published.tolist(), strict=True))
    return [
        (
            *(getattr(table, name)[row].item() for name in (*plain, *tolls)),
            table.types.ids[table.type[row]],
            table.sub_types.ids[table.sub_type[row]],
            table.statuses.ids[table.status[row]],
            table.precisions.ids[table.precision[row]],
            table.speakers[table.speaker[row]],
            where(int(table.spot[row])),
            *(linked(name, people, row) for name in ("agents", "targets", "actors_of")),
            linked("reports_of", titles, row),
            linked("sources_of", table.sources.ids, row),
        )
        for row in range(len(table))
    ]


def _counted(table: Table, field: str) -> dict[Any, int]:
    """Choice -> number of events, of the choices that have any."""
    found = sieve(table, Selection()).facet(field)
    names = getattr(table, {"event_types": "types", "sub_event_types": "sub_types"}.get(field, field), None)
    ids = table.reports.ids.tolist() if names is None else names.ids
    return {one: int(number) for one, number in zip(ids, found, strict=True) if number}


def _same(one: Table, other: Table) -> None:
    assert _told(one) == _told(other)
    for field in CHOICES:
        assert _counted(one, field) == _counted(other, field), field
    for links in (one.agents, one.targets, one.actors_of, one.reports_of, one.sources_of):
        pairs = list(zip(links.owners.tolist(), links.values.tolist(), strict=True))
        assert pairs == sorted(set(pairs))
    here, there = (piles(table, np.ones(len(table), dtype=bool)) for table in (one, other))
    counts = [dict(zip(made.keys, made.counts.tolist(), strict=True)) for made in (here, there)]
    assert counts[0] == counts[1]


EVERYTHING = campaign(60)


@st.composite
def _states(draw: st.DrawFn) -> tuple[pd.DataFrame, pd.DataFrame, set[int]]:
    """A case before, a case after, and ids among which all are that changed."""
    ids = EVERYTHING["event_id"].tolist()
    before, after = (draw(st.sets(st.sampled_from(ids))) for _ in range(2))
    swapped = draw(st.dictionaries(st.sampled_from(ids), st.sampled_from(ids), max_size=8))
    rows = dict(zip(ids, EVERYTHING.to_dict("records"), strict=True))
    now = {number: rows[swapped.get(number, number)] | {"event_id": number} for number in sorted(after)}
    touched = (before ^ after) | {number for number in swapped if number in after}
    touched |= draw(st.sets(st.sampled_from([*ids, 10**6]), max_size=4))
    one = EVERYTHING[EVERYTHING["event_id"].isin(before)]
    other = pd.DataFrame(list(now.values()), columns=EVERYTHING.columns).astype(EVERYTHING.dtypes)
    return one, other, touched


@settings(max_examples=60, deadline=None)
@given(_states())
def test_a_patched_table_is_the_table_made_anew(states: tuple[pd.DataFrame, pd.DataFrame, set[int]]) -> None:
    before, after, touched = states
    delta = table_of(after[after["event_id"].isin(touched)], reports=after)
    _same(patched(table_of(before), delta, np.array(sorted(touched), dtype=np.int64)), table_of(after))


def test_a_table_without_events_takes_some_and_loses_them() -> None:
    nothing, some = frame(), campaign(5)
    ids = np.array(some["event_id"], dtype=np.int64)
    _same(patched(table_of(nothing), table_of(some), ids), table_of(some))
    _same(patched(table_of(some), table_of(nothing), ids), table_of(nothing))


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return build(tmp_path / "case.db")


_NOW = datetime(2031, 5, 1, 12, tzinfo=UTC)
#: what an analyst does to the event with the lowest id
DONE = [
    (
        "edit",
        lambda store, state: corrections.edit(store, state, "event_type", "Mob violence", by="A. Analyst", at=_NOW),
    ),
    ("reject", lambda store, state: corrections.reject(store, state, by="A. Analyst", at=_NOW)),
    ("accept", lambda store, state: corrections.accept(store, state, by="A. Analyst", at=_NOW)),
]


@pytest.mark.parametrize(("name", "act"), DONE, ids=[name for name, _ in DONE])
def test_what_an_analyst_does_is_patched_in(case: Path, name: str, act: Any) -> None:
    with open_store(case) as store:
        before, since = load(store), store.revision()
        act(store, _state(store, int(before.ids[0])))
        touched = store.changes.between(since, store.revision())
        assert touched is not None
        assert bool(touched) == (name != "accept")
        made = patched(before, changed(store, touched), np.array(sorted(touched), dtype=np.int64))
        _same(made, load(store))


def test_what_another_process_wrote_is_not_known(case: Path) -> None:
    with open_store(case) as store, open_store(case) as other:
        since = store.revision()
        other.set_published(1, None)
        assert store.changes.between(since, store.revision()) is None
        assert other.changes.between(since, store.revision()) == frozenset()


def test_the_screen_reads_only_what_changed(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(data.CASE_VARIABLE, str(case))
    before = data.table()
    monkeypatch.setattr(data, "load", lambda *_: pytest.fail("the whole table was read again"))
    corrections.reject(data.store(), _state(data.store(), int(before.ids[0])), by="A. Analyst", at=_NOW)
    assert before.ids[0] not in data.table().ids
    assert len(data.table()) == len(before) - 1


def _state(store: Store, event_id: int) -> Any:
    state = corrections.event_state(store, event_id)
    assert state is not None
    return state
