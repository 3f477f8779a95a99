"""Spellings of one name that must meet, and names that must not."""

from __future__ import annotations

import pytest

from extract.gazetteer.fold import fold, loose, strip_article


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Fallujah", "fallujah"),
        ("Al Fallūjah", "al fallujah"),  # accents go, the article stays in the safe key
        ("Côte d'Ivoire", "cote divoire"),
        ("St. Louis", "saint louis"),
        ("Mt. Kenya", "mount kenya"),
        ("D.C.", "dc"),
        ("Guinea-Bissau", "guinea bissau"),
        ("…", ""),
    ],
)
def test_fold(name: str, key: str) -> None:
    assert fold(name) == key


@pytest.mark.parametrize(
    "spellings",
    [
        ("Fallujah", "Falluja", "al-Fallujah", "Al Fallūjah"),
        ("Saqlawiyah", "Saqlawiya", "Al-Saqlawiyah", "As Saqlawiyyah"),
        ("Raqqa", "Raqqah", "ar-Raqqah"),
    ],
)
def test_spellings_share_a_loose_key(spellings: tuple[str, ...]) -> None:
    assert len({loose(spelling) for spelling in spellings}) == 1


def test_loose_keys_of_different_towns_differ() -> None:
    assert loose("Haditha") != loose("Hit")
    assert loose("Ramadi") != loose("Rawa")


def test_article_is_stripped_only_before_a_name() -> None:
    assert strip_article("al fallujah") == "fallujah"
    assert strip_article("almaty") == "almaty"
    assert strip_article("al ab") == "al ab"  # too little would be left
