"""What the review draws: everything from a report or an analyst is escaped, and said in an analyst's words."""

from __future__ import annotations

import json
from types import SimpleNamespace

import pytest

from dashboard.components.editor.base import entry_of, unique
from dashboard.components.editor.group import words
from dashboard.components.review import html as views
from extract.errors import InvalidCorrectionError
from extract.store.corrections.anchors import Anchor
from extract.store.corrections.log import Correction, Kind
from extract.store.review.queue import Conflict, Orphan
from extract.store.review.reasons import Reason

EVIL = '<img src=x onerror="alert(1)">'
ANCHOR = Anchor("0" * 64, 3, 9, EVIL)
MADE = "2031-03-12T14:05:00.000000Z"


def _edit(value: object, previous: object = None, *, field: str = "status", who: str = "Ana") -> Correction:
    return Correction(
        Kind.EDIT, who, MADE, (ANCHOR,), field=field, value=json.dumps(value), previous=json.dumps(previous), note=EVIL
    )


@pytest.mark.parametrize(
    "drawn",
    [
        views.queue([views.Row(EVIL, EVIL, EVIL, EVIL, (EVIL,))]),
        views.history([SimpleNamespace(correction=_edit("denied", who=EVIL), undone_by=None)], editable=True),
        views.conflict(Conflict("status", _edit("denied", who=EVIL), _edit("planned"), 1)),
        views.orphan(Orphan(_edit("denied", who=EVIL), (ANCHOR,), EVIL)),
        views.stale([EVIL]),
        views.progress(1, 2, 1, EVIL),
        views.lists([(EVIL, EVIL, 1, True)]),
        words(EVIL, 0, len(EVIL), (1, 4)),
    ],
)  # fmt: skip
def test_nothing_hostile_becomes_markup(drawn: str) -> None:
    assert "<img" not in drawn
    assert 'onerror="' not in drawn


def test_the_words_of_a_sentence_point_at_their_own_place() -> None:
    drawn = words("xx They set off. yy", 3, 16, (8, 15))
    assert 'data-act="word:8-11">set</button>' in drawn
    assert drawn.count("rv-held") == 2  # set, off
    assert "xx" not in drawn
    assert "yy" not in drawn


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (_edit("denied", "asserted"), "status: denied (was asserted)"),
        (_edit(None, None, field="time"), "date: undated (was undated)"),
        (_edit(7, None, field="place"), "place: something that cannot be read (was not placed)"),
        (Correction(Kind.MERGE, "Ana", MADE), "joined passages to one event"),
        (
            Correction(Kind.ENTRY, "Ana", MADE, name="Karma", value='{"name": "Al-Karmah"}'),
            "“Karma” is always Al-Karmah",
        ),
    ],
)
def test_a_correction_in_words(entry: Correction, said: str) -> None:
    assert views.said(entry) == said


def test_progress_counts_and_names_nobody_without_a_name() -> None:
    assert "<b>31 of 120</b> reviewed; 14 by you" in views.progress(31, 120, 14, "Ana")
    assert "by you" not in views.progress(31, 120, 0, "")
    assert 'style="width:100.0%"' in views.progress(0, 0, 0, "")


def test_every_reason_and_field_has_words() -> None:
    assert set(views.WHY) == set(Reason)
    assert set(views.MENDS.values()) <= set(views.LABELS)


def test_choices_of_one_label_are_told_apart() -> None:
    assert unique(["Karma", "Hit", "Karma", "Karma"]) == ["Karma", "Hit", "Karma (2)", "Karma (3)"]


def test_a_name_that_always_means_something_needs_both() -> None:
    with pytest.raises(InvalidCorrectionError, match="which words always mean"):
        entry_of("  ", None)
