"""Several analysts on one case: stale edits, conflicts, and logs that are exchanged."""

from __future__ import annotations

import io
from pathlib import Path

from extract.model import Document
from extract.store.corrections import calls as corrections
from extract.store.corrections.calls import event_state
from extract.store.corrections.exchange import export_corrections, import_corrections
from extract.store.repository import Store, open_store
from extract.store.review import queue as review
from tests.dashboard.cases import build
from tests.dashboard.review.desk import LATER, Opener, by_ben


def test_a_stale_edit_is_refused_and_nothing_typed_is_lost(desk: Opener, case: Store) -> None:
    here = desk(event="1")
    here.click("edit:event_type")
    here.app.selectbox(key="ed_type").select("Other").run()
    here.app.text_input(key="ed_why").input("my reason").run()
    by_ben(case, 1)
    here.push("review_do")
    assert "This event changed since you opened it." in here.words
    assert "status was asserted, now denied" in here.words
    assert here.state().values["event_type"] == "Armed clash"  # nothing overwritten
    assert here.app.selectbox(key="ed_type").value == "Other"
    assert here.app.text_input(key="ed_why").value == "my reason"
    here.push("review_mine")
    assert (here.state().values["event_type"], here.state().values["status"]) == ("Other", "denied")


def test_theirs_can_be_taken_instead(desk: Opener, case: Store) -> None:
    here = desk(event="1")
    here.click("edit:status")
    here.app.selectbox(key="ed_status").select("planned").run()
    by_ben(case, 1)
    here.push("review_do")
    here.push("review_theirs")
    assert not here.has("review_do")
    assert here.state().values["status"] == "denied"


def test_a_stale_accept_is_refused_too(desk: Opener, case: Store) -> None:
    here = desk(event="1")
    by_ben(case, 1)
    here.push("review_accept")
    assert "This event changed since you opened it." in here.words
    assert review.progress(case).accepted == 0
    here.push("review_mine")
    assert review.progress(case).accepted == 1


def test_analysts_who_differ_are_shown(desk: Opener, case: Store) -> None:
    seen = event_state(case, 1)
    by_ben(case, 1)
    # two cases that exchanged their logs: Cem had not seen what Ben said
    entry = corrections.edit(case, event_state(case, 1), "event_type", "Other", by="Cem", at=LATER)
    assert entry.event_ids == (1,)
    assert seen.values["status"] == "asserted"
    here = desk(event="1")
    assert "Ben status: denied (was asserted) saw it" in here.words
    assert "Cem type: Other (was Armed clash)" in here.words


def test_what_fits_nothing_is_shown_and_taken_back(desk: Opener, case: Store, tmp_path: Path) -> None:
    with open_store(build(tmp_path / "other.db")) as other:
        number = other.add_document(Document("Gunmen burned a mill at dawn.", "Mill", name="mill.txt")).document_id
        added = corrections.add(other, number, 7, 13, {"event_type": "Attack"}, by="Ben", at=LATER)
        out = io.BytesIO()
        export_corrections(other, out)

    import_corrections(case, out.getvalue().splitlines())
    here = desk()
    here.click("list:orphaned correction")
    assert "Ben added it by hand" in here.words
    assert "Its report is not in this case" in here.words
    assert "“burned”" in here.words
    here.push("review_orphan_undo")
    assert review.orphaned(case) == []
    assert added.correction.uuid


def test_a_colleagues_log_is_taken_in(desk: Opener, tmp_path: Path) -> None:
    with open_store(build(tmp_path / "other.db")) as other:
        by_ben(other, 1)
        out = io.BytesIO()
        export_corrections(other, out)
    here = desk(event="1")
    for said in ("1 correction taken in.", "0 corrections taken in; 1 known already."):
        here.app.file_uploader[0].set_value(("theirs.jsonl", out.getvalue(), "application/x-ndjson")).run()
        assert not here.app.exception
        assert said in here.words
    assert here.state(1).values["status"] == "denied"
    assert "1 entry by all who corrected this case" in here.words
    here.app.file_uploader[0].set_value(("notes.jsonl", b"no log <b>at all</b>", "text/plain")).run()
    assert "line 1: not a correction" in here.words
    assert "<b>at all" not in here.markup
