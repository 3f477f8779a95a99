"""Merging is a function of the set of mentions: no order, no batches, no other case changes what becomes one event."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from extract.events.coreference import Bonds, Group, Neighbourhood, Record, group
from extract.events.coreference.blocks import WINDOW, keys
from extract.events.coreference.comparing.places import relation
from extract.events.coreference.comparing.profile import profile
from extract.events.coreference.event import event_of
from extract.events.coreference.origins import sketch
from tests.unit.events.coreference.tellings import (
    ANSONGO,
    ARMY,
    CAPITAL,
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

_TYPES = (
    ("Shelling/artillery/missile attack", "shelled"),
    ("Attack", "attack"),
    ("Armed clash", "clashed"),
    ("Armed clash", "offensive"),
    ("Suicide bomb", "blew up"),
    ("Remote explosive/landmine/IED", "blast"),
    ("Non-state actor overtakes territory", "took"),
)
_PLACES = (MENAKA, MENAKA, OUTSKIRTS, ANSONGO, GAO, CAPITAL, None)
_SIDES = ((), (ARMY,), (JNIM, turned(ARMY)), (KATIBA, VILLAGERS), (GUNMEN, VILLAGERS))
_STATUSES = ("asserted", "asserted", "claimed", "denied", "planned")


@st.composite
def mentions(draw: st.DrawFn) -> list[Record]:
    """Up to some thirty mentions of a few days in and around one town, alike enough to be taken for each other."""
    chance = random.Random(draw(st.integers(0, 10**6)))  # noqa: S311 - hypothesis draws the seed
    out = []
    for number in range(1, draw(st.integers(2, 30)) + 1):
        kind, trigger = chance.choice(_TYPES)
        day = DAY + chance.randrange(3)
        dates = chance.choice(
            [
                {"start": day, "end": day, "precision": "day", "basis": "relative"},
                {"start": day - 5, "end": day + 2, "precision": "week", "basis": "inferred"},
                {"start": None, "end": None, "precision": "", "basis": ""},
            ]
        )
        document = chance.randrange(1, 25)
        one = telling(
            f"text {document}",
            trigger_start=number * 10,
            trigger_end=number * 10 + 5,
            sub_event_type=kind,
            trigger=trigger,
            where=chance.choice(_PLACES),
            sides=chance.choice(_SIDES),
            status=chance.choice(_STATUSES),
            killed=chance.choice((None, toll(5), toll(7), toll(40))),
            evidence=chance.choice(("Shells fell on the market.", "Pupils of a school died.", "A second blast.")),
            **dates,
        )
        out.append(replace(one, id=number, document=document))
    return out


def partition(groups: Sequence[Group]) -> list[list[int]]:
    return sorted(sorted(member.record.id for member in one.members) for one in groups)


class Case:
    """What a store does, in memory: records under their keys, groups of the neighbourhoods that changed."""

    def __init__(self) -> None:
        self.records: dict[int, Record] = {}
        self.events: dict[int, list[int]] = {}

    def _under(self, names: Sequence[str]) -> list[Record]:
        return [one for one in self.records.values() if not set(keys(profile(one))).isdisjoint(names)]

    def change(self, new: Sequence[Record], gone: Sequence[int] = ()) -> None:
        lost = {key for i in gone for key in keys(profile(self.records[i]))}
        for i in gone:
            del self.records[i]
        self.records |= {one.id: one for one in new}
        hood = Neighbourhood(self._under, Bonds)
        groups = hood.groups(new, self._under(sorted(lost)))
        while True:  # what was one event with any of these is looked at, too: a new rival may part it
            met = {member.record.id for one in groups for member in one.members}
            stale = {head for head, row in self.events.items() if met & set(row)}
            beside = {i for head in stale for i in self.events[head]} - met - set(gone)
            if not beside:
                break
            groups = hood.groups((), [self.records[i] for i in sorted(beside)])
        for head in stale | set(gone):
            self.events.pop(head, None)
        self.events |= {min(row): row for row in partition(groups)}
        self.events = {h: row for h, row in self.events.items() if not set(row) & set(gone)}

    def partition(self) -> list[list[int]]:
        return sorted(self.events.values())


@settings(max_examples=60, deadline=None)
@given(mentions(), st.randoms(use_true_random=False))
def test_order_does_not_matter(rows: list[Record], chance: random.Random) -> None:
    whole = group(rows)
    shuffled = list(rows)
    chance.shuffle(shuffled)
    assert group(shuffled) == whole or partition(group(shuffled)) == partition(whole)
    assert [one.joined for one in group(shuffled)] == [one.joined for one in whole]


@settings(max_examples=40, deadline=None)
@given(mentions(), st.randoms(use_true_random=False), st.integers(1, 7))
def test_report_by_report_is_all_at_once(rows: list[Record], chance: random.Random, size: int) -> None:
    case, order = Case(), list(rows)
    chance.shuffle(order)
    for at in range(0, len(order), size):
        case.change(order[at : at + size])
    assert case.partition() == partition(group(rows))


@settings(max_examples=40, deadline=None)
@given(mentions(), st.randoms(use_true_random=False))
def test_what_is_taken_away_leaves_no_trace(rows: list[Record], chance: random.Random) -> None:
    case = Case()
    case.change(rows)
    gone = chance.sample([one.id for one in rows], len(rows) // 3)
    case.change((), gone)
    assert case.partition() == partition(group([one for one in rows if one.id not in gone]))


def test_a_full_block_is_the_same_in_any_order() -> None:
    """More mentions of one town and day than meet each other: some arrive between two that had met before."""
    rows = [
        telling(killed=toll(number % 7), sides=_SIDES[number % 5], evidence=f"Word {number % 11} of it.")
        for number in range(3 * WINDOW)
    ]
    whole = partition(group(rows))
    for step in (5, 37):
        case = Case()
        order = [one for first in range(step) for one in rows[first::step]]
        for at in range(0, len(order), 50):
            case.change(order[at : at + 50])
        assert case.partition() == whole


@settings(max_examples=60, deadline=None)
@given(mentions())
def test_no_event_contradicts_itself(rows: list[Record]) -> None:
    for one in group(rows):
        for a, b in combinations([member.record for member in one.members], 2):
            if a.start is not None and b.start is not None and a.end is not None and b.end is not None:
                assert max(a.start, b.start) <= min(a.end, b.end)
            if a.where is not None and b.where is not None:
                assert relation(a.where, b.where) != "apart"
            assert (a.status == "planned") == (b.status == "planned")
            assert (a.trigger == "offensive") == (b.trigger == "offensive")


@settings(max_examples=40, deadline=None)
@given(mentions(), st.data())
def test_analysts_have_the_last_word(rows: list[Record], data: st.DataObject) -> None:
    ids = [one.id for one in rows]
    one, other = data.draw(st.permutations(ids))[:2]
    whole = partition(group(rows, Bonds(together=((one, other),))))
    assert any({one, other} <= set(row) for row in whole)
    parted = partition(group(rows, Bonds(apart=frozenset((frozenset((one, other)),)))))
    assert not any({one, other} <= set(row) for row in parted)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400), st.text(max_size=40), st.floats(-90, 90), st.floats(-180, 180))
def test_any_text_and_place(words: str, trigger: str, lat: float, lon: float) -> None:
    where = replace(MENAKA, name=words[:30], lat=lat, lon=lon)
    a = telling(evidence=words, trigger=trigger, where=where, source=words[:10])
    b = telling(evidence=words, trigger=trigger, where=where)
    for one in group([a, b]):
        found = event_of(one, lambda _: sketch(words))
        assert found.lead in (a, b)
        assert len(found.members) == len(one.members)


def test_a_long_line_is_read_in_no_time() -> None:
    for text in ("a " * 500_000, "-" * 1_000_000, "MENAKA — " * 100_000, "\n" * 1_000_000, "x" * 1_000_000):
        assert isinstance(sketch(text), frozenset)
        assert profile(telling(evidence=text)).record.evidence == text
