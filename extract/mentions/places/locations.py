"""Find places that are described rather than named ("the besieged town", "two bridges", "the north of the country") and
coordinates written out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.lexicon.words import word_class
from extract.mentions.tagging.marks import PLACE
from extract.mentions.tagging.tokens import Tagged
from extract.model import EntityMention, EntityType, Span, Token

PLACES = word_class("places.places")
NAMED = word_class("places.named")
MODIFIED = word_class("places.modified")
HEADS = PLACES | MODIFIED | NAMED
MODIFIERS = word_class("places.modifiers")
DETERMINERS = word_class("places.determiners")
WHOLE = re.compile(
    # begins with one set of characters, so that it is quickly searched
    r"[Tt](?<=\b[Tt])(?i:he (?:(?:far|extreme) )?"
    r"(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west|centre|center"
    r"|(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west)ern part|heart|outskirts|suburbs)"
    r" of the (?:country|city|town|province|capital|region|village|island)\b)"
)
LONGEST = 6  # tokens of a description


def find_locations(text: str, tagged: Tagged, points: Sequence[Span]) -> tuple[EntityMention, ...]:
    """Described places and the coordinates ``points``, in order: exported as entities, not geocoded."""
    spans: dict[tuple[int, int], str] = {}
    for point in points:
        spans[point.start, point.end] = "location.coordinates"
    for match in WHOLE.finditer(text):
        spans[match.span()] = "location.part"
    for number, heads in tagged.marked(PLACE):
        tokens = tagged.tokens[number]
        for start, end in described(tokens, heads):
            spans.setdefault((start, end), "location.described")
        for start, end in named(tokens, heads):
            spans.setdefault((start, end), "location.named")
    return tuple(
        EntityMention(start, end, text[start:end], rule=rule, type=EntityType.LOCATION)
        for (start, end), rule in sorted(spans.items())
    )


def described(tokens: Sequence[Token], heads: Sequence[int]) -> list[tuple[int, int]]:
    """Noun phrases whose head is a kind of place; ``heads``: the indices of the tokens that may be one."""
    found = []
    for i in heads:
        token = tokens[i]
        word = token.text
        if (word not in PLACES and word not in MODIFIED) or not token.tag.startswith("NN"):
            continue
        following = tokens[i + 1] if i + 1 < len(tokens) else None
        if following is not None and (following.tag.startswith("NN") or following.text in ("'s", "’s", "of")):
            continue
        first, modifier, named = i, False, False
        while first > 0 and i - first < LONGEST - 1:
            before = tokens[first - 1]
            lower = before.text.lower()
            if lower in DETERMINERS:
                first -= 1
                break
            if before.tag == "CD":
                first -= 1
                continue
            if before.tag not in ("JJ", "NN", "NNP", "VBN", "JJS", "VBG") or not before.text[0].isalpha():
                break
            modifier = modifier or lower in MODIFIERS or lower.endswith(("-held", "-controlled", "-run"))
            named = named or before.text[0].isupper()
            first -= 1
        if first == i or (named and not modifier and tokens[first].text.lower() not in DETERMINERS):
            if not (word.endswith("s") and word in PLACES and token.tag == "NNS"):
                continue
            first = i
        if word in MODIFIED and not modifier:
            continue
        found.append((tokens[first].start, token.end))
    return found


def named(tokens: Sequence[Token], heads: Sequence[int]) -> list[tuple[int, int]]:
    """Names of buildings and works: capitalised words that end in a kind of them, at one of ``heads``."""
    found = []
    for i in heads:
        token = tokens[i]
        if token.text not in NAMED or (i + 1 < len(tokens) and tokens[i + 1].text[0].isupper()):
            continue
        first = i
        while first > 0 and i - first < LONGEST and tokens[first - 1].text[0].isupper():
            first -= 1
        if first < i and tokens[first].text.lower() in DETERMINERS:
            first += 1
        if first < i:
            found.append((tokens[first].start, token.end))
    return found
