"""One toll a happening: what an analyst counts of all that a report says of its victims, never more than the whole."""

from __future__ import annotations

import pytest

from tests.unit.events.reading import event, events


def _killed(text: str, trigger: str) -> tuple[int | None, ...]:
    toll = event(text, trigger).toll("killed")
    return (toll.low, toll.best, toll.high) if toll else ()


@pytest.mark.parametrize(
    ("text", "trigger", "killed"),
    [
        # some of the victims are no other count of them
        ("A bomb went off in a market, killing 40 people. Three of them died on the spot.", "bomb", (40, 40, 40)),
        ("Gunmen attacked a bus, killing nine traders. A boy died in the attack.", "attacked", (9, 9, 9)),
        # the same victims, counted otherwise by others
        (
            "Rebels attacked a town, killing nine people. Other reports said 12 people were killed.",
            "attacked",
            (9, 9, 12),
        ),
        # one more is added
        ("Gunmen attacked a bus, killing two monks. Another died in hospital.", "attacked", (3, 3, 3)),
        (
            "A mine hit a bus, killing a monk. No fewer than 16 people lost their lives, medics said.",
            "mine",
            (16, 16, 16),
        ),
        # and so are the dead of the other side
        ("Troops attacked a camp, killing 12 militants. Two soldiers died in the attack.", "attacked", (14, 14, 14)),
        # what the toll has become holds, however far below it stands and whatever was told between
        (
            "Rebels attacked a town, killing 13 people. Residents fled. The market burned for two days. "
            "The death toll has risen to 17, a doctor said.",
            "attacked",
            (17, 17, 17),
        ),
        # those who were carried off are told of beside the dead of the raid
        ("Rebels stormed a village. 11 dead, six girls carried off.", "stormed", (11, 11, 11)),
        # what the dead had done before is not how they died
        ("Five gunmen, who took part in a raid on a bank, were killed in a shootout.", "shootout", (5, 5, 5)),
        # a headline's "dozens" gives way to the number of the body
        (
            "Dozens killed in bomb blast\n\nA bomb went off in a market on Monday, killing 43 people.",
            "bomb",
            (43, 43, 43),
        ),
        # a correction takes the place of what it corrects
        (
            "08:00 Four people were killed at the Zamboka hotel.\n\n09:30 UPD Zamboka hotel: seven people were killed.",
            "killed",
            (7, 7, 7),
        ),
    ],
)
def test_one_toll(text: str, trigger: str, killed: tuple[int, int, int]) -> None:
    assert _killed(text, trigger) == killed


def test_the_badly_wounded_who_die_are_not_wounded_besides() -> None:
    one = event("A mine went off. Six badly wounded soldiers died on the way to a hospital.", "mine")
    assert one.toll("injured") is None


def test_what_is_counted_over_several_happenings_is_the_toll_of_none() -> None:
    text = "Soldiers shot two boys near a bridge. In nine of the raids soldiers opened fire; 48 men were injured."
    assert [one.toll("injured") for one in events(text)] == [None] * len(events(text))


def test_each_cell_of_a_line_keeps_its_count() -> None:
    text = "Recap: Arbela 7 dead | Tarim market bombed"
    assert [one.toll("killed") for one in events(text) if one.trigger.text == "bombed"] == [None]
