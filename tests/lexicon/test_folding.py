"""Every row of the folding table decides on its own example."""

from __future__ import annotations

import pytest

from extract import extract_text
from extract.events.draft import Draft
from extract.events.folding import rules as fold_rules
from extract.events.folding import story as fold_story
from extract.events.folding.pair import Pair
from extract.events.folding.questions import PRESUPPOSED, QUESTIONS
from extract.events.folding.rules import decide, table
from extract.lexicon.decisions import Rule


@pytest.mark.parametrize(
    "row", table().rules, ids=[f"{number} {row.id}" for number, row in enumerate(table().rules, start=1)]
)
def test_the_row_decides_on_its_example(row: Rule, monkeypatch: pytest.MonkeyPatch) -> None:
    decided: list[Rule] = []

    class Watched(fold_rules.Held):
        def beside(self, other: Draft, outcome: str) -> Rule | None:
            whole, found = decide(Pair(self.one, other, self._others.layout)), super().beside(other, outcome)
            assert found == (whole if whole is not None and whole.outcome == outcome else None)
            decided.extend(one for one in (whole,) if one is not None)
            return found

    monkeypatch.setattr(fold_story, "Held", Watched)
    extract_text(row.example, published="2019-06-03")
    assert row in decided, [one.id for one in decided]


def test_every_question_is_asked_by_some_row() -> None:
    asked = {question for row in table().rules for question, _ in row.conditions}
    presupposed = {needed for question in asked for needed in PRESUPPOSED.get(question, ())}
    assert asked | presupposed == set(QUESTIONS)
