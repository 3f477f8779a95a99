"""A case: what goes in comes out, and what is done, failed or still to do is known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa

from extract.errors import DocumentError, StoreError
from extract.model import Document, Published, Span, TimeInterval
from extract.store import rows
from extract.store.filters import Filter
from extract.store.repository import Store, open_store
from tests.unit.store.samples import PUBLISHED, document, extraction, shelling, withdrawal


def test_a_document_comes_back_as_it_went_in(store: Store) -> None:
    given = document(published=Published(TimeInterval(None, date(2015, 4, 1)), "text", Span(3, 9), "bounds"))
    assert store.document(store.add_document(given).document_id) == given


def test_the_same_text_is_stored_once(store: Store) -> None:
    first, again = store.add_documents([document(), document(name="copy.txt", title="Another title")])
    assert first.new
    assert again == (first.document_id, False, PUBLISHED)
    assert [row.name for row in store.documents()] == ["aden.txt"]


def test_documents_keep_the_order_of_adding(store: Store) -> None:
    store.add_documents([Document(text, name=text) for text in ("b", "c", "a")])
    assert [row.name for row in store.documents()] == ["b", "c", "a"]


def test_an_extraction_comes_back_whole(store: Store) -> None:
    document_id = store.add_document(document()).document_id
    given = extraction()
    store.save_extraction(document_id, given)
    # the time grammar's private reading is all that is not kept
    timexes = tuple(replace(t, mention=replace(t.mention, reading=None)) for t in given.timexes)
    assert store.extraction(document_id) == replace(given, timexes=timexes)
    assert [found for _, _, found in store.events()] == [shelling(), withdrawal()]


def test_not_yet_found_nothing_and_failed_are_three_things(store: Store) -> None:
    reports = [Document(f"Report {number}.", name=f"{number}.txt") for number in range(3)]
    ids = [added.document_id for added in store.add_documents(reports)]
    store.save_extraction(ids[1], replace(extraction(reports[1], events=0), timexes=()))
    store.save_failure(ids[2], "test-1", "broken")
    assert [(row.state, row.events, row.error) for row in store.documents()] == [
        ("pending", 0, ""),
        ("done", 0, ""),
        ("failed", 0, "broken"),
    ]
    assert store.pending("test-1") == [ids[0], ids[2]]
    assert store.pending("test-1", retry_failed=False) == [ids[0]]
    assert store.extraction(ids[0]) is None


def test_what_is_done_is_pending_again_for_another_version_or_date(store: Store) -> None:
    document_id = store.add_document(document()).document_id
    store.save_extraction(document_id, extraction())
    assert store.pending("test-1") == []
    assert store.pending("test-2") == [document_id]
    store.set_published(document_id, date(2015, 4, 1))
    assert store.pending("test-1") == [document_id]
    assert store.documents()[0].state == "pending"


DAY, LATER = date(2015, 4, 1), date(999, 12, 31)


@pytest.mark.parametrize(
    "published",
    [
        None,
        Published(TimeInterval(DAY, DAY), "metadata"),
        Published(TimeInterval(LATER, LATER), "metadata"),  # a year of three digits
        Published(TimeInterval(DAY, None), "text"),  # bounds on one side
        Published(TimeInterval(None, DAY), "text"),
        Published(TimeInterval(None, None), "text"),  # something was read, no day
    ],
)
def test_the_database_compares_publication_dates_as_we_do(store: Store, published: Published | None) -> None:
    report = document(published=published)
    document_id = store.add_document(report).document_id
    with store.reading() as connection:
        told = connection.execute(sa.select(rows.PUBLISHED_KEY)).scalar_one()
    assert told == rows.published_key(published)
    store.save_extraction(document_id, extraction(report))
    assert store.pending("test-1") == []


def test_one_report_can_be_asked_about_alone(store: Store) -> None:
    reports = [Document(f"Report {number}.", name=f"{number}.txt") for number in range(5)]
    ids = [added.document_id for added in store.add_documents(reports)]
    store.save_extraction(ids[1], replace(extraction(reports[1], events=0), timexes=()))
    assert store.pending("test-1", among=[ids[2]]) == [ids[2]]
    assert store.pending("test-1", among=[ids[1]]) == []
    assert store.pending("test-1", among=[]) == []
    assert store.pending("test-1", among=[ids[4], ids[1], ids[4], 99, ids[0]]) == [ids[0], ids[4]]


def test_the_length_of_texts_is_in_code_points(store: Store) -> None:
    added = store.add_documents([Document("Алеппо."), Document("𝔸𝕝𝕖𝕡𝕡𝕠"), Document("x")])
    assert store.length([added[0].document_id, added[1].document_id]) == 13
    assert store.length([]) == 0


def test_saving_again_replaces_and_doubles_nothing(store: Store) -> None:
    document_id = store.add_document(document()).document_id
    store.save_extraction(document_id, extraction())
    store.save_extraction(document_id, extraction(version="test-2", events=1))
    assert [found for _, _, found in store.events()] == [shelling()]
    assert (store.documents()[0].version, store.documents()[0].events) == ("test-2", 1)


def test_an_event_keeps_its_id_while_its_trigger_stays(store: Store) -> None:
    document_id = store.add_document(document()).document_id
    store.save_extraction(document_id, extraction())
    before = {found.trigger.text: event_id for event_id, _, found in store.events()}
    only_second = replace(extraction(version="test-2"), events=(withdrawal(),))
    store.save_extraction(document_id, only_second)
    assert [event_id for event_id, _, _ in store.events()] == [before["leave"]]
    store.save_extraction(document_id, extraction(version="test-3"))
    after = {found.trigger.text: event_id for event_id, _, found in store.events()}
    assert after["leave"] == before["leave"]
    assert after["shelled"] not in before.values()  # it was gone: an old link must not lead to a new event


def test_two_events_on_one_trigger_are_both_kept(store: Store) -> None:
    document_id = store.add_document(document()).document_id
    twins = replace(extraction(), events=(shelling(), replace(shelling(), weapons=("mortar",))))
    for _ in range(2):
        store.save_extraction(document_id, twins)
        assert [found.weapons for _, _, found in store.events()] == [("artillery",), ("mortar",)]


def test_a_failure_leaves_the_older_events_in_place(store: Store) -> None:
    document_id = store.add_document(document()).document_id
    store.save_extraction(document_id, extraction())
    store.save_failure(document_id, "test-2", "broken")
    assert len(list(store.events())) == 2
    assert store.documents()[0].state == "failed"
    store.save_extraction(document_id, extraction(version="test-2"))
    assert store.documents()[0].state == "done"


@pytest.mark.parametrize(
    ("stored", "given", "kept"),
    [
        (None, PUBLISHED, PUBLISHED),  # a date is learnt
        (PUBLISHED, None, PUBLISHED),  # a copy without a date takes none away
        (PUBLISHED, replace(PUBLISHED, interval=TimeInterval(date(2015, 3, 26), date(2015, 3, 26))), "given"),
        (replace(PUBLISHED, basis="analyst"), replace(PUBLISHED, interval=TimeInterval(None, None)), "stored"),
    ],
)
def test_whose_date_counts_when_a_text_comes_again(
    store: Store, stored: Published | None, given: Published | None, kept: Published | str | None
) -> None:
    document_id = store.add_document(document(published=stored)).document_id
    store.add_document(document(published=given))
    expected = {"given": given, "stored": stored}.get(kept) if isinstance(kept, str) else kept
    assert store.document(document_id).published == expected


def test_the_revision_grows_with_every_write_and_only_with_writes(store: Store) -> None:
    seen = [store.revision()]
    document_id = store.add_document(document()).document_id
    seen.append(store.revision())
    store.save_extraction(document_id, extraction())
    seen.append(store.revision())
    store.documents()
    list(store.events())
    assert seen == [0, 1, 2]
    assert store.revision() == 2


def test_a_failed_write_leaves_nothing(store: Store) -> None:
    good, bad = Document("Good."), Document("Half a pair: \ud800", name="bad.txt")
    with pytest.raises(DocumentError, match=r"bad\.txt"):
        store.add_documents([good, bad])
    assert store.documents() == []
    assert store.revision() == 0


def test_an_extraction_of_another_text_is_refused(store: Store) -> None:
    document_id = store.add_document(Document("Quite another text.")).document_id
    with pytest.raises(StoreError, match="texts differ"):
        store.save_extraction(document_id, extraction())


@pytest.mark.parametrize("call", ["document", "set_published", "save_failure"])
def test_a_document_that_is_not_there(store: Store, call: str) -> None:
    calls = {
        "document": lambda: store.document(99),
        "set_published": lambda: store.set_published(99, None),
        "save_failure": lambda: store.save_failure(99, "test-1", "x"),
    }
    with pytest.raises(StoreError, match="no document 99"):
        calls[call]()


def test_one_event_by_its_id(store: Store) -> None:
    document_id = store.add_document(document()).document_id
    store.save_extraction(document_id, extraction())
    event_id = next(iter(store.events(Filter(statuses=("planned",)))))[0]
    assert store.event(event_id) == (document_id, withdrawal())
    assert store.event(event_id + 1000) is None


def test_a_case_is_the_same_after_reopening(tmp_path: Path) -> None:
    path = tmp_path / "case.db"
    with open_store(path, create=True) as store:
        store.save_extraction(store.add_document(document()).document_id, extraction())
    with open_store(f"sqlite:///{path}") as store:
        assert store.documents()[0].events == 2
        assert store.revision() == 2
