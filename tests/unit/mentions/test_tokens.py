"""Tokens and their tags."""

from __future__ import annotations

import pytest

from extract.mentions.tagging.sentences import find_sentences
from extract.mentions.tagging.tokens import split_words, tag


def _tags(text: str) -> dict[str, str]:
    return {t.text: t.tag for row in tag(text, find_sentences(text)).tokens for t in row}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Iraq's army didn't move", ["Iraq", "'s", "army", "did", "n't", "move"]),
        ("the militias’ camp", ["the", "militias", "’", "camp"]),
        ("Shi'ite al-Abadi", ["Shi'ite", "al-Abadi"]),
        ("U.S.-led forces", ["U.S.-led", "forces"]),
        ("Gen. Musa, 1,200 men", ["Gen.", "Musa", ",", "1,200", "men"]),
        ("a 7.62mm round at 14:30", ["a", "7.62mm", "round", "at", "14:30"]),
        ("wait... what--no", ["wait", "...", "what", "--", "no"]),
        ("(AFP)", ["(", "AFP", ")"]),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert split_words(text, 0, len(text))[1] == words


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        # noun or verb
        ("The attack on the post failed.", "attack", "NN"),
        ("They plan to attack the post.", "attack", "VB"),
        ("Rebels attack the post daily.", "attack", "VBP"),
        ("The soldiers did not fire.", "fire", "VB"),
        ("The army attacks the village.", "attacks", "VBZ"),
        ("The attacks went on.", "attacks", "NNS"),
        # past or participle
        ("Gunmen killed two guards.", "killed", "VBD"),
        ("Two guards were killed on Sunday.", "killed", "VBN"),
        ("Two guards killed in the raid were buried.", "killed", "VBN"),
        ("The wounded guards were moved.", "wounded", "VBN"),
        ("Gunmen who killed a judge fled.", "killed", "VBD"),
        ("A bridge held by rebels was bombed.", "held", "VBN"),
        ("They were kidnapped and killed.", "killed", "VBN"),
        ("They kidnapped a nurse and killed her.", "killed", "VBD"),
        ("The mayor said on Monday that police had left.", "said", "VBD"),
        # gerund as a noun
        ("The shelling of the port went on.", "shelling", "NN"),
        ("Fighting broke out at dawn.", "Fighting", "NN"),
        ("Tanks were shelling the port.", "shelling", "VBG"),
        ("Five died in shelling.", "shelling", "NN"),
        # that
        ("The mayor said that police left.", "that", "IN"),
        ("The group that attacked the post left.", "that", "WDT"),
        # names, numbers, clitics
        ("Then Qorvath fell to the rebels.", "Qorvath", "NNP"),
        ("Some 300 people fled.", "300", "CD"),
        ("Forty-one people fled.", "Forty-one", "CD"),
        ("Peru's army left.", "'s", "POS"),
        ("It's a battle.", "'s", "VBZ"),
        # capitals only
        ("THE GUERRILLAS ATTACKED THE BARRACKS IN SUCHITOTO.", "ATTACKED", "VBD"),
    ],
)
def test_tags(text: str, word: str, expected: str) -> None:
    assert _tags(text)[word] == expected


def test_a_title_in_capitals_is_not_all_names() -> None:
    found = _tags("Rebels Seize Border Town After Heavy Fighting\n\nMore follows.")
    assert found["Town"] == "NN"
    assert found["After"] == "IN"


def test_columns_say_what_the_tokens_say() -> None:
    text = "The U.S. envoy didn't land. Heavy Fire hit İzmir’s port."
    tagged = tag(text, find_sentences(text))
    assert [[token.text for token in row] for row in tagged.tokens] == list(tagged.words)
    assert [[token.text.lower() for token in row] for row in tagged.tokens] == list(tagged.lower)
    assert [[token.tag for token in row] for row in tagged.tokens] == list(tagged.tags)
