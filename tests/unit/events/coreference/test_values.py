"""What a merged event says: one rule a field, and what differs kept."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from extract.events.coreference import Record, Says, group
from extract.events.coreference.comparing.profile import profile
from extract.events.coreference.event import Event, event_of
from extract.events.coreference.groups import Bonds, Group
from extract.events.coreference.origins import sketch
from extract.events.coreference.record import Side
from extract.model import SOME, Toll
from tests.unit.events.coreference.tellings import (
    ARMY,
    DAY,
    GAO,
    GUNMEN,
    JNIM,
    KATIBA,
    MENAKA,
    OUTSKIRTS,
    VILLAGERS,
    telling,
    toll,
    turned,
)

PLAIN = sketch("No two of these reports have anything in common but what they tell of.")
GENERIC = {"trigger": "attack", "sub_event_type": "Attack"}


def merged(*members: Record, texts: dict[int, str] | None = None) -> Event:
    """The event of exactly these members."""
    own = {number: sketch(text) for number, text in (texts or {}).items()}
    ordered = sorted(members, key=lambda one: one.key)
    whole = Group(tuple(profile(one) for one in ordered))
    rooms = frozenset(("reuters", "agence france-presse"))
    return event_of(whole, lambda number: own.get(number, frozenset((number,))), rooms)


def said(name: str, party: bool | None, root: str = "") -> Says:
    return Says(f"{name} said", name, party, root)


STATUS: list[tuple[str, list[dict[str, Any]], str]] = [
    ("the strongest of what members have", [{"status": "claimed"}, {"status": "unconfirmed"}], "claimed"),
    ("one claims, another denies", [{"status": "claimed"}, {"status": "denied"}], "disputed"),
    ("a claim with the denial beside it, in one report", [{"status": "claimed", "denial": "the army"}], "disputed"),
    ("one newsroom's own word against a denial", [{}, {"status": "denied"}], "disputed"),
    ("two independent newsrooms' own word against a denial", [{}, {}, {"status": "denied"}], "asserted"),
    ("nothing but a denial", [{"status": "denied"}], "denied"),
    ("announced by one, threatened by another", [{"status": "planned"}, {"status": "hypothetical"}], "planned"),
    ("an analyst's word above all", [{}, {}, {"status": "negated", "fixed": frozenset(("status",))}], "negated"),
]


@pytest.mark.parametrize(("why", "members", "status"), STATUS, ids=[case[0] for case in STATUS])
def test_status(why: str, members: list[dict[str, Any]], status: str) -> None:
    assert merged(*(telling(**one) for one in members)).status == status, why


def test_copies_do_not_assert_twice() -> None:
    text = (
        "Shells fell on the town of Menaka on Friday, and the hospital counted five dead, as two medics told us there."
    )
    one, copy, no = telling(), telling(), telling(status="denied")
    texts = {one.document: text, copy.document: f"Five die in Menaka\n\n{text}", no.document: "It was not us at all."}
    found = merged(one, copy, no, texts=texts)
    assert found.status == "disputed"
    assert found.origin[one.document] == found.origin[copy.document] == min(one.document, copy.document)
    assert found.origin[no.document] == no.document


TOLLS: list[tuple[str, list[tuple[int, Toll | None]], Toll | None]] = [
    ("none is given", [(1, None), (2, None)], None),
    ("one gives it", [(1, toll(5)), (2, None)], toll(5)),
    ("the lowest, the highest, and what was said last", [(1, toll(5)), (2, toll(7))], toll(5, 7, 7)),
    ("several on the last day: the one in the middle", [(2, toll(5)), (2, toll(9)), (2, toll(7))], toll(5, 7, 9)),
    ("of two in the middle the lower", [(2, toll(5)), (2, toll(9))], toll(5, 5, 9)),
    ("at least a dozen", [(1, toll(12, 12, 20)), (2, toll(14))], toll(12, 14, 20)),
    ("some, and later a number", [(1, SOME), (2, toll(14))], toll(14)),
    ("some, and nobody says more", [(1, SOME), (2, None)], SOME),
]


@pytest.mark.parametrize(("why", "told", "wanted"), TOLLS, ids=[case[0] for case in TOLLS])
def test_toll(why: str, told: list[tuple[int, Toll | None]], wanted: Toll | None) -> None:
    members = [telling(published=DAY + after, killed=dead) for after, dead in told]
    assert merged(*members).killed == wanted, why


def test_ten_copies_of_an_early_count_are_one_voice() -> None:
    text = "At least five people were killed when shells fell on Menaka on Friday, a hospital official told the agency."
    copies = [telling(published=DAY + 2, killed=toll(5)) for _ in range(10)]
    later = [telling(published=DAY + 2, killed=toll(8)) for _ in range(2)]
    texts = {one.document: text for one in copies}
    texts |= {one.document: f"Word number {one.document} of another kind altogether, by itself." for one in later}
    assert merged(*copies, *later, texts=texts).killed == toll(5, 8, 8)


def test_time_is_what_all_allow() -> None:
    week = telling(start=DAY - 4, end=DAY + 3, precision="week", basis="inferred", time_explanation="before Monday")
    day = telling(time_explanation="Friday before publication")
    found = merged(week, day).time
    assert (found.start, found.end, found.precision, found.basis) == (DAY, DAY, "day", "relative")
    assert found.explanation == "Friday before publication"
    later = telling(start=DAY - 1, end=DAY + 9, precision="range", basis="inferred")
    found = merged(week, later).time
    assert (found.start, found.end, found.precision) == (DAY - 1, DAY + 3, "range")
    assert "Thu 5 April 2018 to Mon 9 April 2018" in found.explanation
    assert merged(telling(start=None, end=None, precision="", basis="")).time.precision == ""
    # a date from an analyst whose correction is not known to this case any more is stated like any other
    assert merged(week, telling(basis="analyst")).time.basis == "analyst"


def test_an_analysts_value_stands_alone() -> None:
    by_hand = telling(
        start=DAY + 1, end=DAY + 1, where=OUTSKIRTS, killed=toll(3), sides=(KATIBA,), weapons=("mortar",),
        sub_event_type="Attack", fixed=frozenset(("time", "place", "tolls", "actors", "weapons", "event_type")),
    )  # fmt: skip
    found = merged(telling(killed=toll(9), sides=(ARMY,), weapons=("rifle",)), by_hand, telling(killed=toll(9)))
    assert (found.time.start, found.where, found.killed) == (DAY + 1, OUTSKIRTS, toll(3))
    assert found.sides == (KATIBA,)
    assert found.weapons == ("mortar",)
    assert found.sub_event_type == "Attack"
    assert found.corrected
    assert not merged(telling()).corrected


def test_place_is_the_most_precise() -> None:
    assert merged(telling(where=GAO), telling(where=MENAKA), telling(where=None)).where == MENAKA
    large = replace(MENAKA, id="gn:7", name="The city around it", radius_km=15.0)
    assert merged(telling(where=large), telling(where=large), telling()).where == MENAKA
    assert merged(telling(where=OUTSKIRTS), telling(), telling()).where == MENAKA  # more reports


def test_type_is_that_of_most_that_name_a_means() -> None:
    generic = [telling(**GENERIC) for _ in range(3)]
    assert merged(*generic, telling()).sub_event_type == "Shelling/artillery/missile attack"
    assert merged(*generic).sub_event_type == "Attack"


ACTORS: list[tuple[str, list[tuple[Side, ...]], tuple[str, ...]]] = [
    ("the part for the whole", [(JNIM,), (KATIBA,)], ("agent:katiba-macina",)),
    ("the name for the noun", [(GUNMEN,), (JNIM,)], ("agent:" + JNIM.id,)),
    ("both sides of one report each", [(JNIM,), (turned(ARMY),)], ("agent:" + JNIM.id, "target:mali-military")),
    ("the role that more reports give", [(ARMY,), (ARMY,), (turned(ARMY),)], ("agent:mali-military",)),
    ("the noun that more reports use", [(replace(GUNMEN, id="bandits", name="bandits"),), (GUNMEN,), (GUNMEN,)],
     ("agent:gunmen",)),
    ("people beside soldiers", [(turned(ARMY),), (VILLAGERS,)], ("target:mali-military",)),
]  # fmt: skip


@pytest.mark.parametrize(("why", "told", "wanted"), ACTORS, ids=[case[0] for case in ACTORS])
def test_actors(why: str, told: list[tuple[Side, ...]], wanted: tuple[str, ...]) -> None:
    found = merged(*(telling(sides=sides) for sides in told))
    assert tuple(f"{side.role}:{side.id}" for side in found.sides) == wanted, why


def test_what_differs_is_kept_with_its_sources() -> None:
    one = telling(killed=toll(5), source="Courier", sides=(JNIM,))
    other = telling(killed=toll(12, 12, 20), source="Daily", sides=(ARMY,), where=OUTSKIRTS)
    silent = telling(source="Monitor", where=GAO, start=DAY - 3, end=DAY + 4, precision="week", basis="inferred")
    found = merged(one, other, silent).disagreement
    assert set(found) == {"fatalities", "agents", "place"}
    assert {value.value for value in found["place"]} == {"Menaka", "Inkadewane", "Gao"}
    assert {value.value: value.sources for value in found["fatalities"]} == {"5": ("Courier",), "12-20": ("Daily",)}
    assert {value.value: value.mentions for value in found["agents"]} == {
        "JNIM": (one.id,),
        "Malian military": (other.id,),
    }
    claimed, denied = telling(status="claimed"), telling(status="denied")
    assert set(merged(claimed, denied).disagreement) == {"status"}
    assert merged(one).disagreement == {}


def test_dates_and_places_at_odds_are_kept_where_an_analyst_put_them_together() -> None:
    found = merged(
        telling(), telling(start=DAY + 3, end=DAY + 3, where=replace(MENAKA, id="gn:8", name="Far", lat=18.0))
    )
    assert {value.value for value in found.disagreement["time"]} == {"2018-04-06", "2018-04-09"}
    assert {value.value for value in found.disagreement["place"]} == {"Menaka", "Far"}
    assert found.time.start in (DAY, DAY + 3)


def test_parties_are_the_sides_that_speak() -> None:
    army = telling(status="claimed", says=said("a colonel", True, "ML"))
    police = telling(status="claimed", says=said("the police", True, "ML"))
    rebels = telling(status="claimed", says=said("JNIM", True, JNIM.id))
    medic = telling(status="claimed", says=said("a medic", False))
    assert merged(army, police, medic).parties == 1
    assert merged(army, police, rebels).parties == 2
    assert merged(medic).parties == 0
    assert merged(army, telling(status="denied", says=said("JNIM", True, JNIM.id))).parties == 1  # it denies


ORIGINS: list[tuple[str, dict[str, Any], dict[str, Any], int]] = [
    ("two newsrooms", {}, {}, 2),
    ("what Reuters said, and Reuters", {"source": "Reuters"}, {"says": said("Reuters", False)}, 1),
    ("two that pass on the same agency", {"says": said("Reuters", False)}, {"says": said("Reuters", False)}, 1),
    ("two that quote the police", {"says": said("police", True)}, {"says": said("police", True)}, 2),
]


@pytest.mark.parametrize(("why", "one", "other", "wanted"), ORIGINS, ids=[case[0] for case in ORIGINS])
def test_origins(why: str, one: dict[str, Any], other: dict[str, Any], wanted: int) -> None:
    assert len(set(merged(telling(**one), telling(**other)).origin.values())) == wanted, why


STORY = (
    "MENAKA, Mali (Agence Fleuve) - Shells fell on the weekly market of Menaka on Friday morning, killing five people. "
    "A nurse at the town's hospital said that eleven wounded had been brought in before noon, two of them children. "
    "The army blamed the shelling on armed groups that have been active in the hills to the south since January."
)
COPIES: list[tuple[str, str, bool]] = [
    ("the same text", STORY, True),
    ("another headline and a byline", f"Five killed in Mali market\nBy Our Correspondent\n\n{STORY}", True),
    ("trimmed to two sentences", STORY[: STORY.index("The army")], True),
    ("without its dateline, with a word changed", STORY.partition(" - ")[2].replace("weekly", "Friday"), True),
    ("one quoted sentence in another story",
     "Residents fled to the river after mortars hit the stalls, they told us. A nurse at the town's hospital "
     "said that eleven wounded had been brought in. Two traders said that nobody had warned them, and that the mayor "
     "left for the capital the night before with his guards and family.", False),
    ("in other words", "Mortar rounds hit a market in Menaka, northern Mali, on Friday; five died.", False),
]  # fmt: skip


@pytest.mark.parametrize(("why", "text", "copied"), COPIES, ids=[case[0] for case in COPIES])
def test_copies(why: str, text: str, copied: bool) -> None:
    one, other = telling(), telling()
    found = merged(one, other, texts={one.document: STORY, other.document: text})
    assert (len(set(found.origin.values())) == 1) is copied, why


def test_rejected_members_say_nothing() -> None:
    wrong = telling(killed=toll(90), rejected=True)
    found = merged(telling(killed=toll(5)), wrong)
    assert (found.killed, found.rejected, len(found.members)) == (toll(5), False, 2)
    assert merged(wrong).rejected


def test_reasons_say_why() -> None:
    one, other = telling(killed=toll(12), sides=(JNIM,)), telling(killed=toll(14), sides=(KATIBA,))
    found = event_of(group([one, other])[0], lambda _: PLAIN)
    ((first, second, words),) = found.reasons
    assert {first, second} == {one.id, other.id}
    assert words.startswith("same day (Fri 6 April 2018), same place (Menaka), both shelling, both by Katiba Macina; ")
    assert words.endswith(" killed")
    far = telling(start=DAY + 30, end=DAY + 30)
    by_hand = group([one, far], Bonds(together=((one.id, far.id),)))
    assert event_of(by_hand[0], lambda _: PLAIN).reasons[0][2] == "put together by an analyst"
