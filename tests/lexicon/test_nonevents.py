"""Every row of what is no event leaves its own example without one."""

from __future__ import annotations

import pytest

from extract import extract_text
from extract.events import nonevents
from extract.events.draft import Draft
from extract.lexicon.decisions import Rule


@pytest.mark.parametrize(
    "row",
    nonevents.table().rules,
    ids=[f"{number} {row.id}" for number, row in enumerate(nonevents.table().rules, start=1)],
)
def test_the_row_decides_on_its_example(row: Rule, monkeypatch: pytest.MonkeyPatch) -> None:
    decided: list[str] = []

    def watched(one: Draft) -> str:
        decided.append(nonevents.no_event(one))
        return decided[-1]

    monkeypatch.setattr("extract.events.assemble.no_event", watched)
    events = extract_text(row.example, published="2019-06-03").events
    assert row.id in decided
    assert row.id in ("kind of men", "habit", "flight") or not events, events


def test_every_question_is_asked_by_some_row() -> None:
    asked = {question for row in nonevents.table().rules for question, _ in row.conditions}
    assert asked == set(nonevents.QUESTIONS)
