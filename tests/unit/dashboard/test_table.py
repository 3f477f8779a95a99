"""The table of events: read from a case, kept on disk, counted by place; and what is sent of long lists."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.components.filters.picker import MOST, Choices, Numbers, folded, options_of
from dashboard.selection import Selection
from dashboard.table import ahead, cache
from dashboard.table.ahead import Beside
from dashboard.table.build import stack_key
from dashboard.table.columns import OPEN_END, OPEN_START, Table, day_number, day_of
from dashboard.table.load import fingerprint, load, sentences
from dashboard.table.places import arcs, at_places, film, piles
from dashboard.views.filtering import distance_km
from extract.lexicon.actors.names import other_names
from extract.store.queries import events_frame
from extract.store.repository import open_store
from extract.store.schema import event as event_table
from tests.dashboard.cases import EVENTS, build
from tests.dashboard.frames import campaign, event, frame, undated, unplaced
from tests.dashboard.stacks import piles_of, stacks
from tests.dashboard.tables import table_of


def _every(table: Table) -> np.typing.NDArray[np.bool_]:
    return np.ones(len(table), dtype=bool)


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return build(tmp_path / "case.db")


def test_the_table_of_a_case_has_what_its_events_have(case: Path) -> None:
    with open_store(case) as store:
        table, rows = load(store), events_frame(store).sort_values("event_id", ignore_index=True)
    assert table.ids.tolist() == rows["event_id"].tolist()
    for at, row in enumerate(rows.itertuples(index=False)):
        assert table.types.ids[table.type[at]] == row.event_type
        assert table.sub_types.ids[table.sub_type[at]] == row.sub_event_type
        assert table.statuses.ids[table.status[at]] == row.status
        assert bool(table.dated[at]) == (not pd.isna(row.start))
        assert {table.actors.ids[code] for code in table.agents.of(at)} == set(row.agent_ids)
        assert {table.actors.labels[code] for code in table.targets.of(at)} == set(row.targets)
        assert {int(table.reports.ids[code]) for code in table.reports_of.of(at)} == set(row.document_ids)
        if table.dated[at]:
            assert (day_of(int(table.start[at])), day_of(int(table.end[at]))) == (row.start.date(), row.end.date())
        if table.spot[at] >= 0:
            assert table.spots.names[table.spot[at]] == row.place
            assert table.spots.lat[table.spot[at]] == row.lat


def test_rejected_events_are_left_out_with_their_actors_and_reports(case: Path) -> None:
    with open_store(case) as store:
        with store.writing() as connection:
            connection.execute(sa.update(event_table).where(event_table.c.id == 1).values(rejected=True))
        table = load(store)
    assert 1 not in table.ids
    assert len(table) == EVENTS - 1
    assert table.actors_of.owners.max() < len(table)


def test_an_empty_case_gives_an_empty_table(tmp_path: Path) -> None:
    with open_store(tmp_path / "new.db", create=True) as store:
        table = load(store)
        assert list(sentences(store)) == []
    assert len(table) == 0
    assert len(piles(table, _every(table))) == 0
    assert film(table, _every(table)) == {"keys": [], "cells": [], "total": 0}


def test_progress_is_told_and_ends_at_the_end(case: Path) -> None:
    told: list[float] = []
    with open_store(case) as store:
        load(store, told.append)
    assert told == sorted(told)
    assert told[-1] == 1.0


def test_a_process_beside_reads_what_links_the_events(case: Path) -> None:
    with open_store(case) as store:
        plain = load(store)
        revision = store.revision()
        part = Beside(str(case), store.name).part(revision)
        assert part is not None
        assert _same(load(store, beside=lambda _: part), plain)
        assert Beside(str(case), store.name).part(revision + 1) is None  # somebody wrote meanwhile
        assert Beside(str(case.parent / "no such case.db"), "").part(revision) is None
        assert _same(load(store, beside=lambda _: None), plain)


def test_a_small_case_is_read_by_one_process(case: Path) -> None:
    ahead.start(str(case))
    assert ahead.started(str(case)) is None


def test_a_large_case_is_read_by_two_unless_its_table_is_kept(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "LEAST", 1)
    monkeypatch.setattr(ahead.cache, "there", lambda _: True)
    ahead.start(str(case))
    assert ahead.started(str(case)) is None
    monkeypatch.setattr(ahead.cache, "there", lambda _: False)
    monkeypatch.setattr(ahead.os, "cpu_count", lambda: 2)
    ahead.start(str(case))
    found = ahead.started(str(case))
    assert found is not None
    with open_store(case) as store:
        assert found.part(store.revision()) is not None
    assert ahead.started(str(case)) is None


def _same(one: Any, other: Any) -> bool:
    if isinstance(one, np.ndarray):
        return one.dtype == other.dtype and np.array_equal(one, other, equal_nan=one.dtype.kind == "f")
    if is_dataclass(one):
        return all(_same(getattr(one, field.name), getattr(other, field.name)) for field in fields(one))
    return bool(one == other)


def test_a_table_comes_back_from_disk_as_it_was(tmp_path: Path) -> None:
    table = table_of(campaign(80))
    cache.write("mark", table, where=tmp_path)
    found = cache.read("mark", where=tmp_path)
    assert found is not None
    assert _same(found, table)
    assert cache.read("another state", where=tmp_path) is None


def test_a_damaged_file_is_passed_over(tmp_path: Path) -> None:
    cache.write("mark", table_of(campaign(20)), where=tmp_path)
    (kept,) = tmp_path.iterdir()
    for content in (b"", b"PK\x03\x04 nonsense", kept.read_bytes()[:300], kept.read_bytes()[:-40]):
        kept.write_bytes(content)
        assert cache.read("mark", where=tmp_path) is None


def test_only_the_latest_tables_are_kept_and_no_sentence_is_among_them(tmp_path: Path) -> None:
    table = table_of(frame(event(1, evidence="Nobody but the analyst may read this.")))
    for number in range(cache.MOST + 3):
        cache.write(f"mark {number}", table, where=tmp_path)
    assert len(list(tmp_path.iterdir())) == cache.MOST
    assert all(b"Nobody but" not in path.read_bytes() for path in tmp_path.iterdir())


def test_a_folder_that_cannot_be_written_to_is_no_error(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    cache.write("mark", table_of(frame(event(1))), where=blocked)
    assert cache.read("mark", where=blocked) is None


def test_another_state_of_a_case_has_another_mark(case: Path) -> None:
    with open_store(case) as store:
        before = fingerprint(store)
        assert fingerprint(store) == before
        with store.writing():
            pass
        assert fingerprint(store) != before


def test_places_are_counted_as_the_plain_way_counts_them() -> None:
    rows = campaign(200)
    made, plain = piles(table_of(rows), np.ones(200, dtype=bool)), piles_of(stacks(rows))
    here, there = np.argsort(made.keys.astype(str)), np.argsort(plain.keys.astype(str))
    for name in ("keys", "names", "lat", "lon", "precision", "radius_km", "first", "last", "country"):
        assert getattr(made, name)[here].tolist() == getattr(plain, name)[there].tolist(), name
    assert made.counts[here].tolist() == plain.counts[there].tolist()


def test_a_place_that_was_clicked_gives_its_events() -> None:
    table = table_of(frame(event(1), event(2, place_id="kesh", place="Kesh", lat=13.9), unplaced(3)))
    assert table.ids[at_places(table, ("tarvo",))].tolist() == [1]
    assert not at_places(table, ("no such place",)).any()


def test_near_a_place_is_a_place_of_its_own_and_no_key_can_split_or_command() -> None:
    assert stack_key("tarvo", 14.1, 33.2, "exact") == "tarvo"
    assert stack_key("tarvo", 14.1, 33.2, "near") == "tarvo@14.100,33.200"
    assert stack_key("", 14.1, 33.2, "exact") == "at:14.100,33.200"
    assert stack_key("@@x|y", 14.1, 33.2, "exact") == "x/y"
    assert stack_key("tarvo", None, 33.2, "exact") == ""


def test_a_film_has_every_placed_and_dated_event_on_its_days() -> None:
    rows = campaign(150)
    table = table_of(rows)
    made = film(table, _every(table))
    assert made is not None
    cells = np.array(made["cells"]).reshape(-1, 5)
    assert cells[:, 4].sum() == int((table.placed & table.dated).sum())
    assert (np.diff(cells[:, 2]) >= 0).all()
    day = day_number(date(2031, 4, 1))
    shown = int(cells[(cells[:, 2] <= day) & (cells[:, 2] + cells[:, 3] >= day), 4].sum())
    assert shown == int((table.placed & table.dated & (table.first <= day) & (table.last >= day)).sum())


def test_arcs_lead_from_one_meeting_of_two_actors_to_the_next() -> None:
    kesh = {"place_id": "kesh", "place": "Kesh", "lat": 13.9, "lon": 33.9}
    later = {"start": pd.Timestamp("2031-03-20"), "end": pd.Timestamp("2031-03-20")}
    table = table_of(frame(event(1), event(2, **kesh, **later), undated(3, **kesh), unplaced(4)))
    made = arcs(table, _every(table))
    assert [(line.start, line.end, line.count) for line in made.lines] == [("tarvo", "kesh", 1)]
    assert made.pairs == (("River Guard", "Northern Army", 1),)


def test_open_ends_overlap_everything() -> None:
    table = table_of(frame(event(1, start=pd.NaT), event(2, end=pd.NaT), undated(3)))
    assert table.start[0] == OPEN_START
    assert table.end[1] == OPEN_END
    assert table.dated.tolist() == [True, True, False]
    assert table.first[0] == table.last[0]


@settings(max_examples=60, deadline=None)
@given(st.dates())
def test_days_and_their_numbers(day: date) -> None:
    assert day_of(day_number(day)) == day


def test_days_beyond_the_calendar_are_held_to_it() -> None:
    assert day_of(10**9) == date.max
    assert day_of(-(10**9)) == date.min


#: two towns, their distance along a great circle in km
DISTANCES = [
    ((33.35, 43.78), (33.31, 44.37), 55.0),
    ((0.0, 179.5), (0.0, -179.5), 111.2),
    ((90.0, 0.0), (-90.0, 0.0), 20015.1),
]


@pytest.mark.parametrize(("one", "other", "km"), DISTANCES)
def test_distances(one: tuple[float, float], other: tuple[float, float], km: float) -> None:
    found = distance_km(np.array([one[0]]), np.array([one[1]]), *other)[0]
    assert found == pytest.approx(km, rel=0.01)


def _choices(counts: list[int], parent: list[int] | None = None) -> Choices:
    names = [f"Group {code:03}" for code in range(len(counts))]
    return Choices(names, names, np.array(counts, dtype=np.int64), np.array(parent, dtype=np.int32) if parent else None)


def test_of_many_choices_the_most_frequent_are_sent_and_the_rest_counted() -> None:
    choices = _choices(list(range(500)))
    rows, more = options_of(choices)
    assert [row[2] for row in rows] == list(range(499, 499 - MOST, -1))
    assert more == 499 - MOST  # one has no event
    found, _ = options_of(choices, "GROUP 01")
    assert [row[1] for row in found] == [f"Group {code:03}" for code in range(19, 9, -1)]
    assert options_of(choices, "no such name") == ([], 0)


#: id of an actor, what is typed, the name it is found by
OTHER_NAMES = [
    ("islamic-state", "daesh", "Daesh"),
    ("islamic-state", "ISIL", "ISIL"),
    ("islamic-state", "islamic st", ""),  # its label has it
]


@pytest.mark.parametrize(("actor", "typed", "name"), OTHER_NAMES)
def test_an_actor_is_found_by_any_of_its_names(actor: str, typed: str, name: str) -> None:
    choices = Choices([actor, "x"], ["Islamic State", "Others"], np.array([2, 1], dtype=np.int64), others=other_names)
    rows, _ = options_of(choices, typed)
    assert [(row[0], row[6]) for row in rows] == [(actor, name)]


FOLDED = [
    ("‘Arīqah", "ariqah"),
    ("Şalāḩ ad Dīn", "salah ad din"),
    ("N'Djamena", "ndjamena"),
    ("Київ", "київ".replace("ї", "і")),  # the two dots are a mark
    ("", ""),
]


@pytest.mark.parametrize(("name", "typed"), FOLDED)
def test_names_are_found_as_they_are_typed(name: str, typed: str) -> None:
    assert folded(name) == typed


def test_members_stand_under_their_group_and_their_own_members_with_them() -> None:
    rows, more = options_of(_choices([5, 3, 2, 9], [-1, 0, 1, -1]))
    assert [(row[0], row[3], row[4]) for row in rows] == [
        ("Group 003", 0, 0), ("Group 000", 0, 2), ("Group 001", 1, 0), ("Group 002", 1, 0),
    ]  # fmt: skip
    assert {row[5] for row in rows if row[3]} == {"Group 000"}
    assert more == 0


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 9), st.integers(-1, 11)), max_size=12))
def test_no_choice_is_lost_or_sent_twice_however_groups_belong(given_: list[tuple[int, int]]) -> None:
    counts = [count for count, _ in given_]
    parents = [parent if parent < len(given_) else -1 for _, parent in given_]
    rows, more = options_of(_choices(counts, parents or None))
    sent = [row[0] for row in rows]
    assert len(sent) == len(set(sent))
    assert len(sent) + more == sum(count > 0 for count in counts)
    assert more == 0


def test_numbers_are_text_one_at_a_time() -> None:
    numbers = Numbers(np.array([7, 12, 9]))
    assert list(numbers) == ["7", "12", "9"]
    assert list(numbers[1:]) == ["12", "9"]
    assert "12" in numbers


def test_a_selection_without_filters_keeps_its_drawing() -> None:
    chosen = Selection(text="x", lanes="actor")
    assert replace(chosen, text="").filters() == Selection()
