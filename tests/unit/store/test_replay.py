"""Corrections over other rules and other reports: what they find again, what is orphaned, what is one."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import pairwise
from typing import Any

import pytest

from extract.model import (
    Actor,
    ActorKind,
    Document,
    EventMention,
    EventPlace,
    Extraction,
    GeoPrecision,
    Place,
    ResolvedToponym,
    ToponymMention,
    TriggerMention,
)
from extract.store.chunks import chunks
from extract.store.corrections import calls as corrections
from extract.store.corrections import log as correction_log
from extract.store.corrections import replay
from extract.store.corrections.anchors import Anchor, match, numbered
from extract.store.corrections.calls import EventState, event_state
from extract.store.corrections.overrides import NONE
from extract.store.corrections.replay import overrides
from extract.store.filters import Filter
from extract.store.queries import events_frame
from extract.store.repository import Store
from extract.store.review import queue as review
from tests.unit.store.samples import ADEN, TEXT, at, document, extraction, shelling, span, withdrawal

T0 = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
ZINJIBAR = Place("Zinjibar", 13.1287, 45.3807, "YE", "66666", GeoPrecision.EXACT, 3.0)
COPY = document(text=TEXT + "\nMore to follow.\n", source="Bay Wire", title="Shelling on the coast", name="bay.txt")


@pytest.fixture
def store(store: Store) -> Store:
    store.save_extraction(store.add_document(document()).document_id, extraction())
    return store


def _save(store: Store, *events: EventMention, version: str = "test-2") -> None:
    store.save_extraction(1, replace(extraction(version=version), events=events))


def _reject(store: Store, event_id: int = 1) -> corrections.Recorded:
    return corrections.reject(store, event_state(store, event_id), by="Ana", at=T0)


def _rejected(store: Store) -> list[str]:
    frame = events_frame(store, Filter(include_rejected=True))
    return list(frame[frame["rejected"]]["trigger"])


def _trigger(words: str, lemma: str = "") -> TriggerMention:
    return TriggerMention(*at(words), lemma=lemma)


# -- what fits an anchor -------------------------------------------------------------------------------------------


def _shells(words: str) -> EventMention:
    return replace(shelling(), trigger=_trigger(words, "shell"))


KILL = replace(shelling(), trigger=_trigger("killing", "kill"))
SHELL_ELSEWHERE = replace(withdrawal(), trigger=_trigger("leave", "shell"))
ANCHOR = Anchor("", *at("shelled"), "shell", 0, 72)


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        # the same trigger, whatever else is there
        ((shelling(), KILL), 0),
        ((KILL, shelling()), 1),
        # a trigger of another extent over the same words
        ((replace(shelling(), trigger=_trigger("shelled Aden", "attack")),), 0),
        # another spot of the same sentence with the same lemma; the nearest of two
        ((_shells("killing"),), 0),
        ((_shells("said"), _shells("on")), 1),
        # another word, or the same lemma in another sentence, is another happening
        ((KILL,), None),
        ((SHELL_ELSEWHERE,), None),
        ((), None),
    ],
)  # fmt: skip
def test_what_an_anchor_fits(found: tuple[EventMention, ...], expected: int | None) -> None:
    there = numbered((number + 10, number, mention) for number, mention in enumerate(found))
    assert match([ANCHOR], there) == [None if expected is None else expected + 10]


def test_the_second_mention_of_one_trigger_is_told_from_the_first() -> None:
    there = numbered([(10, 0, shelling()), (11, 1, shelling())])
    assert match([replace(ANCHOR, nth=1), ANCHOR], there) == [11, 10]
    assert match([replace(ANCHOR, nth=1), ANCHOR], there[:1]) == [None, 10]


def test_a_mention_that_is_another_anchors_own_is_not_taken() -> None:
    own = replace(shelling(), trigger=_trigger("killing", "shell"))
    there = numbered([(10, 0, own)])
    assert match([ANCHOR, Anchor("", *at("killing"), "shell", 0, 72)], there) == [None, 10]


# -- extracted again -----------------------------------------------------------------------------------------------


def test_a_trigger_that_moved_keeps_its_correction(store: Store) -> None:
    _reject(store)
    _save(store, replace(shelling(), trigger=_trigger("shelled Aden", "shell")), withdrawal())
    assert _rejected(store) == ["shelled Aden"]


def test_what_the_text_no_longer_supports_is_orphaned_and_comes_back(store: Store) -> None:
    done = _reject(store)
    _save(store, withdrawal())
    lost = review.orphaned(store)
    assert [orphan.correction for orphan in lost] == [done.correction]
    assert lost[0].reason == "the rules find no event at “shelled” in that sentence any more"
    assert lost[0].missing == done.correction.anchors
    assert _rejected(store) == []
    _save(store, shelling(), withdrawal(), version="test-3")
    assert review.orphaned(store) == []
    assert _rejected(store) == ["shelled"]


def test_an_orphan_can_be_taken_back(store: Store) -> None:
    done = _reject(store)
    _save(store, withdrawal())
    corrections.undo(store, done.correction.id, by="Ana", at=T0)
    assert review.orphaned(store) == []
    _save(store, shelling(), withdrawal(), version="test-3")
    assert _rejected(store) == []


def test_a_later_report_of_a_corrected_event_does_not_outvote_the_analyst(store: Store) -> None:
    corrections.edit(store, event_state(store, 1), "status", "denied", by="Ana", at=T0)
    store.save_extraction(store.add_document(COPY).document_id, extraction(COPY))
    row = _row(store, 1)
    assert (row["mentions"], row["status"]) == (2, "denied")


# -- one event or two ----------------------------------------------------------------------------------------------


def _groups(store: Store) -> list[tuple[int, ...]]:
    """Members of each event; the shelling of two reports is one, the undated withdrawal is not."""
    return sorted(events_frame(store)["mention_ids"])


def test_merged_by_hand_stays_merged_and_can_be_undone(store: Store) -> None:
    done = corrections.merge(store, [event_state(store, 1), event_state(store, 2)], by="Ana", at=T0, why="one attack")
    assert done.event_ids == (1,)
    assert _groups(store) == [(1, 2)]
    store.save_extraction(1, extraction(version="test-2"))
    assert _groups(store) == [(1, 2)]
    assert events_frame(store)["corrected"].all()
    corrections.undo(store, done.correction.id, by="Ana", at=T0)
    assert _groups(store) == [(1,), (2,)]


def test_split_by_hand_stays_split_and_can_be_undone(store: Store) -> None:
    store.save_extraction(store.add_document(COPY).document_id, extraction(COPY))
    assert _groups(store) == [(1, 3), (2,), (4,)]
    done = corrections.split(store, event_state(store, 1), [3], by="Ana", at=T0, why="another town")
    assert done.event_ids == (3, 1)
    assert _groups(store) == [(1,), (2,), (3,), (4,)]
    store.save_extraction(2, extraction(COPY, version="test-2"))
    assert _groups(store) == [(1,), (2,), (3,), (4,)]
    corrections.undo(store, done.correction.id, by="Ana", at=T0)
    assert _groups(store) == [(1, 3), (2,), (4,)]


def test_the_last_word_on_what_is_one_counts(store: Store) -> None:
    store.save_extraction(store.add_document(COPY).document_id, extraction(COPY))
    corrections.split(store, event_state(store, 1), [3], by="Ana", at=T0)
    corrections.merge(store, [event_state(store, 1), event_state(store, 3)], by="Ben", at=T0)
    assert _groups(store) == [(1, 3), (2,), (4,)]
    corrections.split(store, event_state(store, 1), [1], by="Ana", at=T0)
    assert _groups(store) == [(1,), (2,), (3,), (4,)]


def test_a_field_set_after_a_split_does_not_tie_again(store: Store) -> None:
    store.save_extraction(store.add_document(COPY).document_id, extraction(COPY))
    whole = event_state(store, 1)
    corrections.edit(store, whole, "place", ZINJIBAR, by="Ana", at=T0)
    corrections.split(store, event_state(store, 1), [3], by="Ana", at=T0)
    corrections.edit(store, event_state(store, 3), "place", ADEN, by="Ana", at=T0)
    frame = events_frame(store)
    assert dict(zip(frame["event_id"], frame["place"], strict=True)) == {1: "Zinjibar", 2: "", 3: "Aden", 4: ""}


def test_overrides_of_one_document_hold_what_is_tied_to_it(store: Store) -> None:
    store.save_extraction(store.add_document(COPY).document_id, extraction(COPY))
    corrections.split(store, event_state(store, 1), [3], by="Ana", at=T0)
    corrections.merge(store, [event_state(store, 3), event_state(store, 2)], by="Ana", at=T0)
    for documents in ([1], [2], None):
        with store.reading() as connection:
            decided = overrides(connection, documents)
        assert (decided.together, decided.apart) == (((2, 3),), ((1, 3),))


def test_without_corrections_nothing_is_decided(store: Store) -> None:
    with store.reading() as connection:
        decided = overrides(connection, [1])
    assert decided == NONE


# -- names of the case ---------------------------------------------------------------------------------------------

COUNCIL = Actor("southern-council", "Southern Council", ActorKind.REBEL_GROUP, "YE")


def _text(words: str, place: Place | None, *, kind: str = "") -> Extraction:
    """A report of one event at a town that the gazetteer puts at ``place``, or nowhere."""
    report = Document(f"Rebels shelled {words} at dawn.", source="Bay Wire", name=f"{words}.txt")
    text = report.text
    mention = ToponymMention(*at(words, text), kind=kind)
    trigger = TriggerMention(*at("shelled", text), lemma="shell")
    event = replace(
        shelling(), trigger=trigger, evidence=replace(shelling().evidence, start=0, end=len(text)), time=None,
        attribution=None, place=None, tolls=(), actors=(replace(shelling().actors[0], mention=span("Rebels", text)),),
    )  # fmt: skip
    if place is not None:
        event = replace(event, place=EventPlace(place, span(words, text), "most populous"))
    sentence = replace(extraction().sentences[0], start=0, end=len(text))
    return Extraction(
        report, (sentence,), (), (ResolvedToponym(mention, place, "context"),), (), (), (event,), "test-1"
    )


def _saved(store: Store, found: Extraction) -> int:
    document_id = store.add_document(found.document).document_id
    store.save_extraction(document_id, found)
    frame = events_frame(store)
    return int(frame[frame["document_id"] == document_id]["event_id"].iloc[0])


def _row(store: Store, event_id: int) -> Any:
    frame = events_frame(store)
    return frame[frame["event_id"] == event_id].iloc[0]


def test_a_name_means_the_same_place_in_the_whole_case_and_in_what_comes_later(store: Store) -> None:
    wrong, nowhere = _saved(store, _text("al-Karma", ADEN)), _saved(store, _text("Karma", None))
    karma = replace(ZINJIBAR, name="Karma", gazetteer_id="own:karma")
    done = corrections.always(store, "place", "Karma", karma, by="Ana", at=T0, why="the one near the camp")
    later = _saved(store, _text("KARMA", ADEN))
    for event_id in (wrong, nowhere, later):
        row = _row(store, event_id)
        assert row["place_id"] == "own:karma"
        assert "in this case" in row["place_explanation"]
        assert "Ana, 2026-11-22 10:00 UTC: the one near the camp" in row["place_explanation"]
    assert _row(store, 1)["place"] == "Aden"  # named Aden
    corrections.undo(store, done.correction.id, by="Ana", at=T0)
    assert [_row(store, event_id)["place"] for event_id in (wrong, nowhere, later)] == ["Aden", "", "Aden"]


def test_the_last_word_on_a_name_counts_and_a_corrected_event_keeps_its_own(store: Store) -> None:
    event_id = _saved(store, _text("Karma", None))
    for number, name in enumerate(("First", "Second")):
        place = replace(ZINJIBAR, name=name, gazetteer_id=f"own:{name}")
        corrections.always(store, "place", "karma", place, by="Ana", at=T0 + timedelta(hours=number))
    assert _row(store, event_id)["place"] == "Second"
    corrections.edit(store, event_state(store, event_id), "place", ADEN, by="Ana", at=T0)
    assert _row(store, event_id)["place"] == "Aden"
    corrections.always(store, "place", "karma", replace(ZINJIBAR, name="Third"), by="Ana", at=T0)
    assert _row(store, event_id)["place"] == "Aden"


def test_words_mean_the_same_actor_in_the_whole_case(store: Store) -> None:
    event_id = _saved(store, _text("Karma", None))
    done = corrections.always(store, "actor", "the rebels", COUNCIL, by="Ana", at=T0, why="their own name")
    for found in (1, event_id):
        assert (_row(store, found)["agents"], _row(store, found)["agent_ids"]) == (("Southern Council",), (COUNCIL.id,))
        assert any("is always Southern Council (Ana" in rule for rule in _effective_rules(store, found))
    corrections.undo(store, done.correction.id, by="Ana", at=T0)
    assert _row(store, 1)["agents"] == ("Rebels",)


def _effective_rules(store: Store, event_id: int) -> tuple[str, ...]:
    with store.reading() as connection:
        return overrides(connection, None).mentions[event_id].rules


def test_however_many_at_a_time_they_are_asked_for_they_say_the_same(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Corrections tied one to another over several reports, asked for from the last of these."""
    towns = {"Karma": ADEN, "Jaar": ZINJIBAR, "Lawdar": None}
    ids = [_saved(store, _text(name, place)) for name, place in towns.items()]
    for number, (one, other) in enumerate(pairwise(ids)):
        states = [_holding(store, mention_id) for mention_id in (one, other)]
        corrections.merge(store, states, by="Ana", at=T0 + timedelta(minutes=number))
    corrections.edit(store, _holding(store, ids[0]), "weapons", ("mortar",), by="Ana", at=T0)
    with store.reading() as connection:
        told = overrides(connection, [4])
        for module in (correction_log, replay):
            monkeypatch.setattr(module, "chunks", partial(chunks, size=1))
        assert overrides(connection, [4]) == told
    assert told.together == (tuple(ids),)
    assert set(told.mentions) == set(ids)


def _holding(store: Store, mention_id: int) -> EventState:
    """The event that the mention is in."""
    frame = events_frame(store)
    return event_state(store, int(next(row.event_id for row in frame.itertuples() if mention_id in row.mention_ids)))
