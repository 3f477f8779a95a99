"""Any name of an actor leads to it."""

from __future__ import annotations

import pytest

from extract.lexicon.actors.lexicon import actor_lexicon
from extract.lexicon.actors.names import ids_named, other_names

#: two names of one actor, as people type them
SAME = [
    ("ISIS", "Islamic State"),
    ("isil", "Daesh"),
    ("RSF", "Rapid Support Forces"),
    ("m23", "March 23 Movement"),
    ("Al Shabaab", "al-Shabaab"),
    ("JNIM", "Jama'at Nusrat al-Islam wal-Muslimin"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_two_names_of_one_actor(one: str, other: str) -> None:
    assert set(ids_named(one)) & set(ids_named(other))


def test_every_name_of_the_lexicon_leads_back() -> None:
    lexicon = actor_lexicon()
    for actor_id in (*lexicon.entries, *lexicon.nations):
        for name in other_names(actor_id):
            assert actor_id in ids_named(name), name


def test_what_nobody_is_called_leads_nowhere() -> None:
    assert ids_named("the seventh choir") == ()
    assert ids_named("") == ()
    assert other_names("no-such-actor") == ()
