"""Where sentences end, and what kind each is."""

from __future__ import annotations

import pytest

from extract.mentions.tagging.sentences import find_sentences


def _split(text: str) -> list[str]:
    return [text[s.start : s.end] for s in find_sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # plain full stops
        ("Rebels left Aru. The army came in.", ["Rebels left Aru.", "The army came in."]),
        # ranks never end a sentence
        ("Brig. Gen. Abu Karim spoke. He left.", ["Brig. Gen. Abu Karim spoke.", "He left."]),
        ("Col. The Nguyen was hurt.", ["Col. The Nguyen was hurt."]),
        # months before a day, numbers
        ("They met on Jan. 5. Nothing came of it.", ["They met on Jan. 5.", "Nothing came of it."]),
        ("It hit No. 7 Battery. Two died.", ["It hit No. 7 Battery.", "Two died."]),
        # country initials: inside, and at the end before a word that opens sentences
        ("The U.S. Marines landed.", ["The U.S. Marines landed."]),
        ("He flew to the U.S. The talks failed.", ["He flew to the U.S.", "The talks failed."]),
        # initials of a name
        ("J. R. Okello signed it.", ["J. R. Okello signed it."]),
        # quotation marks belong to what they close
        ("“We won.” He smiled.", ["“We won.”", "He smiled."]),
        # a question before a reporting verb in lower case goes on
        ("“Who fired?” asked the colonel.", ["“Who fired?” asked the colonel."]),
        # decimal points, abbreviations inside
        ("A 3.5 km front opened at 6 a.m. on Friday.", ["A 3.5 km front opened at 6 a.m. on Friday."]),
        # no space after the stop (scraped pages)
        (
            "Tell us what you think.In this photo soldiers rest.",
            ["Tell us what you think.", "In this photo soldiers rest."],
        ),
        # a blank line ends a sentence without a stop
        ("Clashes in Aru\n\nFour people died.", ["Clashes in Aru", "Four people died."]),
        # Arabic and Devanagari stops
        ("وصل الجيش؟ نعم", ["وصل الجيش؟", "نعم"]),
    ],
)
def test_sentences_end_where_they_end(text: str, expected: list[str]) -> None:
    assert _split(text) == expected


def test_a_line_break_inside_wrapped_text_ends_nothing() -> None:
    text = (
        "The column left the barracks before first light and went north along\n"
        "the river road, where it was met by about two hundred villagers who had\n"
        "blocked the bridge. Nobody was hurt."
    )
    assert len(_split(text)) == 2


def test_short_lines_each_stand_alone() -> None:
    assert _split("Aru: two shells\nBeni: quiet\nGoma: market open") == [
        "Aru: two shells",
        "Beni: quiet",
        "Goma: market open",
    ]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Army retakes border post\n\nSoldiers walked in at noon.", ["heading", "body"]),
        ("- Shelling in Aru.\n- A raid in Beni.", ["item", "item"]),
        ("0630 hrs: Mortar fire near the dam.\n0712 hrs: Ambulance sent.", ["item", "item"]),
        ("KINSHASA, March 3 (Reuters) - Soldiers fired into the air.", ["dateline", "body"]),
        ("SAN MIGUEL, 3 MAR 89 (ACAN) -- Guerrillas cut the road.", ["dateline", "body"]),
        ("SAN MIGUEL, 3 MAR 89 (ACAN) -- [TEXT] GUERRILLAS CUT THE ROAD.", ["dateline", "body"]),
        ("Soldiers rest beside a canal in Aru, April 2, 2009. (AP Photo/J. Doe)", ["caption"]),
        ("Aru - a small town - fell silent.", ["body"]),  # no dateline: neither capitals nor an agency
    ],
)
def test_kinds(text: str, kinds: list[str]) -> None:
    assert [s.kind for s in find_sentences(text)] == kinds


def test_a_credit_stays_with_its_caption() -> None:
    text = "Soldiers rest beside a canal. (AP Photo) (Uncredited/AP)\n\nNothing else."
    assert _split(text)[0] == "Soldiers rest beside a canal. (AP Photo) (Uncredited/AP)"


def test_empty_text_has_no_sentences() -> None:
    assert find_sentences(" \n\t ") == ()
