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
        # those who attacked are not the victims
        "Rebels attacked a post near the river. Some villagers had been shot on the road before.",
    ],
)
def test_two_rows(text: str) -> None:
    assert len(events(text)) == 2, [one.trigger.text for one in events(text)]
