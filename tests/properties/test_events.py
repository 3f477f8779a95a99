"""Assembly of any text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.offsets import assert_offsets
from tests.unit.events.reading import events

_WORDS = st.sampled_from(
    [
        "rebels",
        "soldiers",
        "the",
        "a",
        "attack",
        "attacked",
        "killed",
        "was",
        "by",
        "of",
        "on",
        "and",
        "who",
        "which",
        "that",
        "said",
        "vowed",
        "to",
        "not",
        "if",
        "could",
        ",",
        ".",
        ";",
        "“",
        "”",
        "(",
        ")\n",
        "",
        "",
        "",
        "12",
        "people",
        "shelling",
        "town",
        ",",
        "in",
        "Monday",
        "to",
        "have",
        "been",
        "clashes",
        "between",
        "'s",
        "denied",
        "\n\n",
        "reportedly",
        "fell",
        "bomb",
        "exploded",
    ]
)
_TEXT = st.one_of(st.text(max_size=120), st.lists(_WORDS, max_size=60).map(" ".join))


@settings(max_examples=150, deadline=None)
@given(_TEXT)
def test_events_are_ordered_and_tell_the_truth(text: str) -> None:
    found = events(text)
    assert_offsets(text, [one.trigger for one in found])
    assert [one.trigger.start for one in found] == sorted(one.trigger.start for one in found)
    for one in found:
        assert one.evidence.contains(one.trigger)
        for span in (*one.also, *(actor.mention for actor in one.actors)):
            assert 0 <= span.start < span.end <= len(text)
        if one.attribution is not None:
            assert text[one.attribution.start : one.attribution.end] == one.attribution.text
        for _, toll in one.tolls:
            assert 0 <= toll.low <= toll.figure <= toll.most


@settings(max_examples=30, deadline=None)
@given(_TEXT)
def test_the_same_text_gives_the_same_events(text: str) -> None:
    assert events(text) == events(text)
