"""Lists within a sentence: where semicolons part entries, and where they only part clauses."""

from __future__ import annotations

import pytest

from extract.mentions.tagging.sentences import find_sentences


def _cells(text: str) -> list[str]:
    return [text[s.start : s.end] for s in find_sentences(text) if s.kind == "item"]


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        # a colon leads in, each entry has its place
        (
            "The worst days of May: 3 May, nine dead at Gao; 5 May, four dead in a blast near Kidal.",
            ["3 May, nine dead at Gao;", "5 May, four dead in a blast near Kidal."],
        ),
        # a label is the place, each entry has its day
        (
            "Bourem: shelling on 3 May, two dead; shelling on 4 May, five dead. The well is dry.",
            ["shelling on 3 May, two dead;", "shelling on 4 May, five dead."],
        ),
        # three entries that nothing leads in
        (
            "We noted the ambush of a truck at Gao; the bombing of Kidal on Friday; and a raid near Bourem.",
            ["We noted the ambush of a truck at Gao;", "the bombing of Kidal on Friday;", "a raid near Bourem."],
        ),
        # clauses that go on about one place
        ("The rebels left Gao; nobody was hurt; the army came at noon.", []),
        # what somebody said, in three parts
        ("He said that men had died in Gao; that others lay in Kidal; that Bourem was quiet.", []),
        # two clauses are no list
        ("Rebels destroyed a convoy in Gao on 2 March; 49 soldiers were killed.", []),
    ],
)
def test_entries_of_a_sentence(text: str, entries: list[str]) -> None:
    """Each entry gets its own place, day and toll: nothing is added up over a list."""
    assert _cells(text) == entries
