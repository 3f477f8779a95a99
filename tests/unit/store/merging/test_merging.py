"""The events of a case are what its mentions make, however they came there; on both back ends."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
import sqlalchemy as sa

from extract.model import Document, EventMention, Extraction, Sentence, Status, TimeBasis, TimePrecision, Toll
from extract.store.corrections import calls as corrections
from extract.store.corrections.calls import event_state
from extract.store.corrections.values import TimeValue
from extract.store.merging import keep as merging
from extract.store.repository import Store, open_store
from extract.store.schema import event, event_block, event_link, event_member, event_role, unmerged
from tests.offsets import assert_offsets
from tests.unit.store.conftest import NewCase
from tests.unit.store.samples import ADEN, MEDIC, PUBLISHED, REBELS, at, shelling, span, withdrawal

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
TABLES = (event, event_member, event_role, event_link, event_block)


def report(
    number: int, day: int = 23, killed: int = 12, verb: str = "shelled", **changes: Any
) -> tuple[Document, EventMention]:
    """A report of its own in which rebels shell Aden on that day of March 2015."""
    text = f"Rebels {verb} Aden on day {day}, a medic said. At least {killed} people died, as report {number} has it."
    made = shelling()
    assert made.time is not None
    assert made.place is not None
    when = date(2015, 3, day)
    told = replace(
        made,
        trigger=replace(made.trigger, start=at(verb, text)[0], end=at(verb, text)[1], text=verb),
        evidence=span(text, text),
        attribution=replace(made.attribution, start=at("a medic said", text)[0], end=at("a medic said", text)[1]),  # type: ignore[type-var]
        time=replace(made.time, interval=replace(made.time.interval, start=when, end=when), mention=span("day", text)),
        place=replace(made.place, mention=span("Aden", text)),
        actors=tuple(replace(actor, mention=span("Rebels", text)) for actor in made.actors),
        tolls=(("killed", Toll(killed, killed, killed)),),
    )
    report = Document(text, f"Title {number}", f"Source {number}", published=PUBLISHED, name=f"{number}.txt")
    return report, replace(told, **changes)


def found(told: tuple[Document, EventMention], *more: EventMention) -> Extraction:
    document, first = told
    assert_offsets(document.text, [first.trigger])
    return Extraction(document, (Sentence(0, len(document.text)),), (), (), (), (), (first, *more), "test-1")


def save(store: Store, *told: tuple[Document, EventMention], merge: bool = True) -> list[int]:
    ids = [store.add_document(document).document_id for document, _ in told]
    for document_id, one in zip(ids, told, strict=True):
        store.save_extraction(document_id, found(one), merge=merge)
    return ids


def dump(store: Store) -> dict[str, list[str]]:
    """Every row of the tables that merging keeps."""
    with store.reading() as connection:
        return {
            table.name: sorted(repr(tuple(row)) for row in connection.execute(sa.select(table))) for table in TABLES
        }


def events(store: Store) -> list[Any]:
    with store.reading() as connection:
        return list(connection.execute(sa.select(event).order_by(event.c.id)))


def members(store: Store) -> list[list[int]]:
    with store.reading() as connection:
        rows = connection.execute(sa.select(event_member).order_by(event_member.c.mention_id)).all()
    out: dict[int, list[int]] = {}
    for row in rows:
        out.setdefault(row.event_id, []).append(row.mention_id)
    return sorted(out.values())


def assert_as_anew(store: Store) -> None:
    """What stands there is what merging everything from nothing makes."""
    before = dump(store)
    store.merge(everything=True)
    assert dump(store) == before


def test_two_reports_of_one_shelling_are_one_event(store: Store) -> None:
    save(store, report(1), report(2, killed=14), report(3, day=24))
    first, other = events(store)
    assert members(store) == [[1, 2], [3]]
    assert (first.id, first.mentions, first.reports, first.origins, first.parties) == (1, 2, 2, 1, 0)
    assert (first.fatalities_low, first.fatalities_high) == (12, 14)
    differ = json.loads(first.disagreement)
    assert sorted(value["value"] for value in differ["fatalities"]) == ["12", "14"]
    assert sorted(source for value in differ["fatalities"] for source in value["sources"]) == ["Source 1", "Source 2"]
    ((one, two, words),) = json.loads(first.reasons)
    assert {one, two} == {1, 2}
    assert "same day (Mon 23 March 2015), same place (Aden), both shelling, both by Rebels" in words
    assert (other.id, other.mentions, json.loads(other.disagreement), json.loads(other.reasons)) == (3, 1, {}, [])
    assert_as_anew(store)


def test_any_order_and_any_batches_give_the_same(new_url: NewCase) -> None:
    reports = [report(n, day=20 + n % 3, killed=(5, 6, 40)[n % 2]) for n in range(12)]
    dumps = []
    for seed, size in ((0, 12), (1, 1), (2, 5)):
        order = list(range(len(reports)))
        random.Random(seed).shuffle(order)  # noqa: S311 - the same each time
        with open_store(new_url(), create=True) as store:
            ids = save(store, *reports, merge=False)
            for first in range(0, len(order), size):
                with store.writing() as connection:
                    merging.merge(connection, [ids[n] for n in order[first : first + size]])
            dumps.append(dump(store))
    assert dumps[0] == dumps[1] == dumps[2]
    assert len(dumps[0]["event"]) < len(reports)


def test_a_report_extracted_anew_moves_to_where_it_belongs(store: Store) -> None:
    ids = save(store, report(1), report(2), report(3))
    assert members(store) == [[1, 2, 3]]
    document, told = report(2)
    assert told.time is not None
    later = replace(told.time, interval=report(2, day=26)[1].time.interval)  # type: ignore[union-attr]
    store.save_extraction(ids[1], found((document, replace(told, time=later))))
    assert members(store) == [[1, 3], [2]]
    assert_as_anew(store)
    empty = replace(found((document, told)), events=())
    store.save_extraction(ids[1], empty)
    assert members(store) == [[1, 3]]
    assert_as_anew(store)
    store.save_extraction(ids[0], replace(found(report(1)), events=()))  # the lead goes, the other stays
    assert members(store) == [[3]]
    assert_as_anew(store)
    store.save_extraction(ids[1], found((document, told)))
    assert members(store) == [[3, 4]]
    assert_as_anew(store)


def test_what_joined_two_events_is_gone_and_they_part(store: Store) -> None:
    """An undated telling stood with the one that shares its toll; without it nothing is left of the tie."""
    ids = save(store, report(1), report(2, time=None), report(3, day=25, killed=30))
    assert members(store) == [[1, 2], [3]]
    store.save_extraction(ids[0], replace(found(report(1)), events=()))
    assert members(store) == [[2], [3]]
    assert_as_anew(store)


def test_analysts_put_together_and_take_apart(store: Store) -> None:
    save(store, report(1), report(2), report(3, day=27, killed=90))
    whole, other = (event_state(store, row.id) for row in events(store))
    corrections.merge(store, [whole, other], by="Ana", at=NOW)
    assert members(store) == [[1, 2, 3]]
    assert events(store)[0].corrected
    assert_as_anew(store)
    corrections.split(store, event_state(store, 1), [2], by="Ana", at=NOW)
    assert members(store) == [[1, 3], [2]]
    assert_as_anew(store)
    last = corrections.history(store, 1)[-1]
    corrections.undo(store, last.correction.id, by="Ana", at=NOW)
    assert [2] not in members(store)
    assert_as_anew(store)


def test_a_tie_whose_report_loses_its_event(store: Store) -> None:
    ids = save(store, report(1), report(2, day=27))
    corrections.merge(store, [event_state(store, 1), event_state(store, 2)], by="Ana", at=NOW)
    assert members(store) == [[1, 2]]
    store.save_extraction(ids[0], replace(found(report(1)), events=()))
    assert members(store) == [[2]]
    assert_as_anew(store)


def test_an_edit_counts_before_merging_and_after(store: Store) -> None:
    save(store, report(1), report(2), report(3, day=25))
    later = TimeValue(date(2015, 3, 25), date(2015, 3, 25), TimePrecision.DAY)
    corrections.edit(store, event_state(store, 1), "time", later, by="Ana", at=NOW)
    assert members(store) == [[1, 2, 3]]  # corrected to the day of the third, they are one with it
    assert events(store)[0].time_start == date(2015, 3, 25)
    assert_as_anew(store)


def test_a_rejected_event_is_kept_and_marked(store: Store) -> None:
    save(store, report(1), report(2))
    corrections.reject(store, event_state(store, 1), by="Ana", at=NOW)
    assert [row.rejected for row in events(store)] == [True]
    save(store, report(3))  # a third report tells of it all the same
    assert [(row.rejected, row.mentions) for row in events(store)] == [(False, 3)]
    assert_as_anew(store)


def test_a_run_that_was_killed_before_merging_is_mended_on_opening(new_url: NewCase) -> None:
    url = new_url()
    with open_store(url, create=True) as store:
        save(store, report(1), merge=True)
        save(store, report(2), report(3, day=25), merge=False)
        assert members(store) == [[1]]
    with open_store(url) as store:
        assert members(store) == [[1, 2], [3]]
        assert_as_anew(store)
        with store.reading() as connection:
            assert connection.execute(sa.select(unmerged)).all() == []


def test_a_merge_that_fails_leaves_everything_as_it_was(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    save(store, report(1), report(2))
    before = dump(store)

    def full(*_: object) -> list[Any]:
        raise OSError("disk full")

    monkeypatch.setattr(merging.merging_rows, "member_values", full)
    document, told = report(3)
    number = store.add_document(document).document_id
    with pytest.raises(OSError, match="disk full"):
        store.save_extraction(number, found((document, told)))
    monkeypatch.undo()
    assert dump(store) == before
    store.save_extraction(number, found((document, told)))
    assert [len(row) for row in members(store)] == [3]


SIEGE = {"sub_event_type": "Armed clash", "event_type": "Battles", "status": Status.ASSERTED}


def test_incidents_are_linked_with_their_campaign_and_the_plan_with_its_outcome(store: Store) -> None:
    document, siege = report(1, day=10, verb="besieged", **SIEGE)
    clash = report(2, day=20, **SIEGE)
    plan_document, plan = report(3, day=10, **{**SIEGE, "status": Status.PLANNED})
    assert plan.time is not None
    save(store, (document, siege), clash, (plan_document, replace(plan, time=None)))
    late = report(4, day=29, **SIEGE)

    def linked() -> set[tuple[int, int, str]]:
        with store.reading() as connection:
            return {(row.from_id, row.to_id, row.kind) for row in connection.execute(sa.select(event_link))}

    assert linked() == {(2, 1, "part_of")}
    ids = save(store, late)  # after the plan was told of, on 25 March
    assert linked() == {(2, 1, "part_of"), (4, 1, "part_of"), (3, 4, "planned")}
    assert_as_anew(store)
    store.save_extraction(ids[0], replace(found(late), events=()))
    assert linked() == {(2, 1, "part_of")}
    assert_as_anew(store)
    store.save_extraction(1, replace(found((document, siege)), events=()))
    assert linked() == set()
    assert_as_anew(store)


def test_many_changes_are_merged_anew_with_the_same_outcome(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    ids = save(store, report(1), report(2), report(3, day=25), merge=False)
    calls = []
    real = merging._everything
    monkeypatch.setattr(merging, "_everything", lambda *given: calls.append(1) or real(*given))
    monkeypatch.setattr(merging, "_MANY", 2)
    with store.writing() as connection:
        merging.merge(connection, ids)
    assert calls == [1]
    assert members(store) == [[1, 2], [3]]


def test_events_made_by_other_rules_are_made_anew(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    save(store, report(1), report(2))
    with store.writing() as connection:  # as if other rules had found other neighbours
        connection.execute(sa.delete(event_block))
    monkeypatch.setattr(merging, "rules", lambda: "of another version")
    save(store, report(3))
    assert members(store) == [[1, 2, 3]]
    assert_as_anew(store)


def test_no_mention_no_event(store: Store) -> None:
    number = store.add_document(report(1)[0]).document_id
    store.save_extraction(number, replace(found(report(1)), events=()))
    assert events(store) == []
    assert store.merge(everything=True) == 0


def test_two_events_of_one_report_stay_two(store: Store) -> None:
    document, told = report(1)
    start = document.text.index("died")
    other = replace(
        withdrawal(), trigger=replace(withdrawal().trigger, start=start, end=start + 4, text="died"), actors=()
    )
    number = store.add_document(document).document_id
    store.save_extraction(number, found((document, told), other))
    assert members(store) == [[1], [2]]
    assert ADEN.name == events(store)[0].place
    assert (REBELS.name, MEDIC.name) == ("Rebels", events(store)[0].attribution_actor)
    assert events(store)[1].time_basis in ("", TimeBasis.UNKNOWN.value)
