"""Words that merging goes by: each line of the table is checked as it is read."""

from __future__ import annotations

import pytest

from extract.lexicon.merging import may_be, open_means

AIR, BOMB, SHELLS = "Air/drone strike", "Remote explosive/landmine/IED", "Shelling/artillery/missile attack"


def test_the_table_is_sound() -> None:
    assert all(len(types) > 1 for types in open_means().values())


@pytest.mark.parametrize(
    ("trigger", "types"),
    [
        ("bombing", {AIR, BOMB, "Suicide bomb"}),
        ("Bombed", {AIR, BOMB}),
        ("bombardment", {AIR, SHELLS}),
        ("car bombing", set()),  # says by what means
        ("air strike", set()),
        ("roadside bomb", set()),
        ("", set()),
    ],
)
def test_what_a_trigger_leaves_open(trigger: str, types: set[str]) -> None:
    assert may_be(trigger) == types
