"""Entries of a list within a sentence, and days that are counted from each other: every count has one owner."""

from __future__ import annotations

from datetime import date

from extract import extract_text
from extract.model import EventMention


def _events(text: str) -> tuple[EventMention, ...]:
    return extract_text(text, published=date(2012, 5, 20)).events


def _told(one: EventMention) -> tuple[str, str, int | None]:
    day = one.time.interval.start.isoformat() if one.time and one.time.interval.start else ""
    killed = dict(one.tolls).get("killed")
    return day, one.place.place.name if one.place else "", killed.best if killed else None


def test_each_entry_has_its_own_place_day_and_toll() -> None:
    """An analyst who reads "166 dead" of an entry that says four is misled by a sum that nobody told."""
    text = (
        "The worst attacks of the month: 3 May, a bomb blast in Kirkuk, 64 dead; 7 May, four dead in an ambush near"
        " Tikrit; 12 May, shelling of Mosul, nine dead."
    )
    assert [_told(one) for one in _events(text)] == [
        ("2012-05-03", "Kirkuk", 64),
        ("2012-05-07", "Tikrit", 4),
        ("2012-05-12", "Mosul", 9),
    ]


def test_the_same_day_is_the_one_named_behind_it() -> None:
    text = "Gunmen attacked a post in Kirkuk on Monday. In Mosul a bomb exploded on the same day, 3 May, killing two."
    assert [_told(one)[0] for one in _events(text) if one.place and one.place.place.name == "Mosul"] == ["2012-05-03"]


def test_a_day_after_another_is_another_happening() -> None:
    """Two days of shelling are two events, and their dead are not added up."""
    text = (
        "Shells rained on Mosul on Wednesday, and seven people died, a day after four were killed in a bombardment of"
        " the city."
    )
    assert [(day, dead) for day, _, dead in map(_told, _events(text))] == [("2012-05-16", 7), ("2012-05-15", 4)]


def test_a_ministry_speaks_from_its_seat() -> None:
    """Where a ministry sits is not where the men were killed."""
    text = (
        "A patrol came under fire in Kirkuk on Thursday. Twenty men were killed, the Interior Ministry in Baghdad said."
    )
    assert {_told(one)[1] for one in _events(text)} == {"Kirkuk"}


def test_who_denies_that_his_men_did_it() -> None:
    """A denial goes to the deed that it speaks of, not to the one told last."""
    text = (
        "Police shot dead a driver in Kirkuk on Saturday. A second man was killed by shelling the same evening."
        " The police chief denied that his men had shot the driver."
    )
    denied = [one for one in _events(text) if one.denial]
    assert [_told(one)[0] for one in denied] == ["2012-05-19"]
    assert all("shot" in text[one.trigger.start : one.trigger.end] for one in denied)
