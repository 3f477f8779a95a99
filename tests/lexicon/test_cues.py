"""Each cue's own example."""

from __future__ import annotations

import pytest

from extract.lexicon.cues import TAKEN_BACK, CueEntry, entries, forms
from extract.mentions.cues import find_cues
from extract.mentions.tagging.sentences import find_sentences
from extract.mentions.tagging.tokens import tag
from tests.offsets import assert_offsets
from tests.unit.events.reading import event


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry.id)
def test_example(entry: CueEntry) -> None:
    before, _, rest = entry.example.partition("[")
    trigger, _, after = rest.partition("]")
    text = before + trigger + after
    tagged = tag(text, find_sentences(text))
    found = find_cues(text, tagged)
    assert_offsets(text, found)
    alone = entry.kind not in TAKEN_BACK  # the others mean something together only
    assert (f"cue:{entry.id}" in {cue.rule for cue in found}) == alone
    assert event(text, trigger).status is entry.expected


def test_ids_are_unique() -> None:
    ids = [entry.id for entry in entries()]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("verb", "expected"),
    [
        ("claim", ("claim", "claims", "claimed", "claiming")),
        ("state", ("state", "states", "stated", "stating")),
        ("deny", ("deny", "denies", "denied", "denying")),
        ("stress", ("stress", "stresses", "stressed", "stressing")),
    ],
)
def test_forms(verb: str, expected: tuple[str, ...]) -> None:
    assert forms(verb) == expected
