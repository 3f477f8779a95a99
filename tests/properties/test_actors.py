"""Any text at all: offsets, order, determinism, time."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from extract.mentions.actors import find_actors
from extract.mentions.tagging.sentences import find_sentences
from extract.mentions.tagging.tokens import tag
from extract.model import ResolvedActor
from extract.resolve.actors.resolver import resolve_actors
from tests.offsets import assert_offsets

_VOCABULARY = (
    "The the Iraqi rebels 's ' of and ( ) UN U.S. Front for Brigade Martyrs al-Qaeda Al Qaeda Islamic State they"
    " He said President Gen. Ahmed bin Ali police, army. ISIS-held Kurds South Sudanese People's Army killed 20"
    " members from “We it is Ünal 南 İstanbul Ministry J. X (XFB) 3rd attack government troops"
)
_WORDS = st.sampled_from(_VOCABULARY.split())


def _check(text: str) -> tuple[ResolvedActor, ...]:
    tagged = tag(text, find_sentences(text))
    mentions = find_actors(text, tagged)
    assert_offsets(text, mentions)
    assert list(mentions) == sorted(mentions, key=lambda m: (m.start, -m.end, m.type, m.nested))
    assert find_actors(text, tagged) == mentions
    resolved = resolve_actors(text, tagged, mentions)
    assert tuple(one.mention for one in resolved) == mentions
    assert all(one.actor.id and one.actor.name and one.explanation for one in resolved)
    return resolved


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300))
def test_any_text(text: str) -> None:
    _check(text)


@settings(max_examples=250, deadline=None)
@given(st.lists(_WORDS, max_size=60))
def test_any_order_of_actor_words(words: list[str]) -> None:
    _check(" ".join(words))


def test_outer_mentions_do_not_overlap() -> None:
    text = "The leader of the Badr Organization in Iraq met Iraqi officials and President Kwesi Adu's aides of the UN."
    outer = [one.mention for one in _check(text) if not one.mention.nested]
    assert all(a.end <= b.start or (a.start, a.end) == (b.start, b.end) for a, b in pairwise(outer))


def test_long_lines_of_one_word_end() -> None:
    """A quadratic step would take minutes on these."""
    for word in ("Iraqi ", "rebels ", "of ", "Martyrs of ", "(XFB) ", "People's ", "they ", "Ahmed ", "soldier's "):
        _check(word * (60_000 // len(word)))
