"""Acronyms by the country of the text: the same letters are another force one border further on."""

from __future__ import annotations

import pytest

from extract import extract_text
from extract.model import Role


def _actors(text: str, role: Role) -> list[str]:
    return [
        a.actor.name
        for event in extract_text(text, published="2021-03-03").events
        for a in event.actors
        if a.role is role
    ]


@pytest.mark.parametrize(
    ("text", "agents", "targets"),
    [
        # an analyst who filters by actor must not find one war's forces in another's
        ("Fighters ambushed a SAC convoy in Loikaw, Kayah.", ["fighters"], ["State Administration Council"]),
        ("NDF men attacked a post in Gao, Mali.", ["NDF men"], ["Gao"]),
        ("NDF troops attacked a post in Gao, Mali.", ["NDF troops"], ["Gao"]),
        # a neighbour's forces may well be there
        ("The IDF shelled Khiam in Lebanon.", ["Israeli military"], ["Khiam"]),
        ("SAF shelled Nyala in Sudan.", ["Sudanese military"], ["Nyala"]),
        # a text that names no country is about the one whose acronym it is
        ("IDF gunners shelled the post.", ["Israeli military"], []),
    ],
)
def test_by_the_country_of_the_text(text: str, agents: list[str], targets: list[str]) -> None:
    assert _actors(text, Role.AGENT) == agents
    assert _actors(text, Role.TARGET) == targets


@pytest.mark.parametrize(
    "text",
    [
        "Police engaged the bandits with SAF near Zaria, Nigeria.",  # small arms fire
        "The patrol was engaged by SAF in Ghazni.",
        "5 x IDF rounds landed in Basra, Iraq.",  # indirect fire
    ],
)
def test_kinds_of_fire_are_nobody(text: str) -> None:
    # the log of one army must not put another country's army into its war
    names = _actors(text, Role.AGENT) + _actors(text, Role.TARGET)
    assert not any("Sudan" in name or "Israel" in name or name in {"SAF", "IDF"} for name in names)


def test_soldiers_where_the_place_has_no_army() -> None:
    # "Palestinian military" shooting boys in Nablus was read, and is nobody
    text = "Soldiers shot a boy in Nablus. Police arrested two men in Jericho."
    assert _actors(text, Role.AGENT) == ["soldiers", "Palestinian police"]
