"""What links a card with its mark and its bar."""

from __future__ import annotations

from dashboard.table.places import keys_of, piles
from dashboard.views.cards import Passage, linked, report
from tests.dashboard.frames import event, frame, unplaced
from tests.dashboard.tables import table_of


def test_a_card_says_where_its_mark_and_its_bar_are() -> None:
    # a place's key comes from data that people bring: it must not break out of its attribute
    assert linked("<b>x</b>", event=7, place='a"b', days=(16000, 16003)) == (
        '<div class="dl-linked" data-event="7" data-at="a&quot;b" data-days="16000,16003"><b>x</b></div>'
    )
    assert "data-days" not in linked("", event=7, place="", days=None)


def test_a_sentence_leads_to_its_mark() -> None:
    # the sign behind the sentence is a button, reached by keyboard; a sentence without one has none
    found = report("They marched. Then it rained.", [Passage(0, 13, "s0", way="map:4")], [])
    assert 'data-act="map:4"' in found
    assert found.count("<button") == 1


def test_events_have_the_keys_of_their_marks() -> None:
    # what a link points at is ringed on the map: the key is that of the drawn pile; an unknown event has none
    table = table_of(frame(event(1), unplaced(2)))
    assert keys_of(table, [1]) == tuple(piles(table, table.placed).keys)
    assert keys_of(table, [2, 999_999]) == ()
