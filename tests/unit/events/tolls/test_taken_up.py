"""One happening, one row: what takes it up without a noun for it makes no second row of it."""

from __future__ import annotations

import pytest

from tests.unit.events.reading import events


@pytest.mark.parametrize(
    "text",
    [
        # those who were found dead, and how they had died
        "Farmers found 14 bodies in a well. Some had been shot and others strangled.",
        "Nine corpses lay in a ditch. All of the dead had been bound and shot.",
        "Farmers found 14 bodies in a well. The dead were fishermen shot by a militia.",
        # whom those who forced their way in killed
        "Gunmen stormed the office of a newspaper and shot dead two editors.",
        # how the fight ended
        "Guerrillas fired on a post for an hour. The guerrillas pulled back at dusk.",
        # whom a fight hit besides
        "Rebels killed 12 policemen. A shepherd was killed in the clash.",
        # the same men go on
        "Gunmen attacked a school. It rained. They fired at the pupils.",
        # where it was, said afterwards
        "Gunmen opened fire on a bus. The attack occurred near a bridge.",
        # whoever did it, named by whom it was done to
        "Rebels opened fire on a bus. It rained. The minister named those who attacked the bus.",
        # a suspicion is no clause of its own
        "Seven soldiers were killed when suspected rebels ambushed their patrol.",
        # a claim of responsibility
        "A truck bomb exploded in a market. It rained. A group claimed responsibility for the bombing.",
        # the very thing that was named before
        "Troops shelled a hospital. The hospital was shelled at noon.",
    ],
)
def test_one_row(text: str) -> None:
    assert len(events(text)) == 1, [one.trigger.text for one in events(text)]


@pytest.mark.parametrize(
    "text",
    [
        # who leaves a place gives it up: an event of its own
        "Guerrillas fired on a post for an hour. The army withdrew from the town.",
        # another thing of the same kind
        "Troops shelled a hospital. A hospital was shelled in the hills.",
        # a comparison does not take in what it compares with
        "Rebels ambushed a patrol. It was the deadliest attack since March, when nine guards were killed.",
        # those who attacked are not the victims
        "Rebels attacked a post near the river. Some villagers had been shot on the road before.",
    ],
)
def test_two_rows(text: str) -> None:
    assert len(events(text)) == 2, [one.trigger.text for one in events(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The minister asked the clans to help him end the kidnappings.",
        "The mayor warned that if the attacks went on he would close the road.",
        "A survey counts 150,000 dead since the invasion.",
        "Police hunted the band that has sworn loyalty to the caliphate.",
        "Two of the wounded were flown to the capital.",
        "The men were laying a mine on a trail when the patrol came up.",
        "A disputed study holds that 9,000 people have died by violence in the six years since the invasion.",
    ],
)
def test_no_row(text: str) -> None:
    assert [one.trigger.text for one in events(text)] == []


def test_a_sum_is_told_by_its_items() -> None:
    text = (
        "In the course of three raids, three men were shot and killed by soldiers. "
        "Soldiers shot two men in the old town. Soldiers shot a man near the bridge."
    )
    assert all(one.toll("killed") is None or one.toll("killed").low < 3 for one in events(text)[1:])  # type: ignore[union-attr]
