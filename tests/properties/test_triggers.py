"""Any text: the finders never fail, offsets tell the truth, mentions are in order and do not overlap."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from extract.lexicon.triggers import entries
from extract.mentions.quantities import find_quantities
from extract.mentions.tagging.sentences import find_sentences
from extract.mentions.tagging.tokens import tag
from extract.mentions.triggers.finder import find_triggers
from extract.mentions.weapons import find_weapons
from tests.offsets import assert_offsets

WORDS = sorted({word for one in entries() for word in one.example.split()})[:400]
TEXTS = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join))


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_finders_hold_on_any_text(text: str) -> None:
    tagged = tag(text, find_sentences(text))
    for find in (find_triggers, find_weapons, find_quantities):
        found = find(text, tagged)
        assert_offsets(text, found)
        assert all(a.end <= b.start for a, b in pairwise(found))
        assert found == find(text, tagged)
