"""Capitals that are described and not named."""

from __future__ import annotations

import pytest

from extract.events.placing.capitals import capitals
from extract.gazetteer.lookup import Gazetteer, open_gazetteer
from extract.mentions.places.finder import find_toponyms
from extract.mentions.tagging.sentences import find_sentences
from extract.mentions.tagging.tokens import tag
from extract.resolve.places.resolver import resolve_toponyms
from tests.offsets import assert_offsets


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return open_gazetteer()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # of the province spoken of, before or behind; of the one that holds the town spoken of
        ("Fighting in Helmand province left 20 dead. The provincial capital was shelled.", ["Lashkar Gah"]),
        ("The provincial capital fell after fighting in Anbar province.", ["Ramadi"]),
        ("Rebels shelled Rutshuru in Congo. Later they entered the provincial capital.", ["Goma"]),
        # of the one that the words name
        ("Rebels hold Aleppo and seized the provincial capital of Idlib province.", ["Idlib"]),
        ("Guns were fired in Helmand's capital.", ["Lashkar Gah"]),
        ("Guns were fired in Helmand’s provincial capital.", ["Lashkar Gah"]),
        ("In Texas, police closed the state capital.", ["Austin"]),
        ("A mayor was shot in Usulután department. The departmental capital was calm.", ["Usulután"]),
        # of the country
        ("Gunmen struck in Mopti. A bomb went off in the capital.", ["Bamako"]),
        ("Soldiers opened fire in the Syrian capital.", ["Damascus"]),
        ("Clashes in the South Sudanese capital went on.", ["Juba"]),
        # named beside it
        ("The capital, Bamako, was shelled.", []),
        ("Rebels took Goma, the provincial capital, on Tuesday.", []),
        ("They bombed the Syrian capital Damascus.", []),
        # a distance from it, other senses, nothing spoken of
        ("Shells hit Sake, 25 km west of the provincial capital.", []),
        ("Texas kept the capital punishment law.", []),
        ("The capital was shelled.", []),
        ("The Roman capital of empire art is known.", []),
    ],
)
def test_capital(gazetteer: Gazetteer, text: str, names: list[str]) -> None:
    mentions = find_toponyms(text, tag(text, find_sentences(text)), gazetteer)
    found = list(capitals(text, resolve_toponyms(text, mentions, gazetteer)))
    assert_offsets(text, [result.mention for result in found])
    assert [result.place.name for result in found if result.place] == names
