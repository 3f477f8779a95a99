"""Weapons and military platforms, by the weapon lexicon, with canonical names."""

from __future__ import annotations

from collections.abc import Sequence

from extract.lexicon.weapons import WeaponEntry, phrases
from extract.lexicon.words import word_class
from extract.mentions.tagging.marks import WEAPON
from extract.mentions.tagging.tokens import Tagged
from extract.model import EntityMention, EntityType, Token

_NOT_BEFORE = word_class("weapons.not_before")


def find_weapons(text: str, tagged: Tagged) -> tuple[EntityMention, ...]:
    """Weapons and platforms in the order of the text; they do not overlap. ``name`` is the canonical name."""
    index = phrases()
    found: list[EntityMention] = []
    for number, hits in tagged.marked(WEAPON):
        tokens, lower = tagged.tokens[number], tagged.lower[number]
        done = 0
        for i in hits:
            match = _longest(index[lower[i]], tokens, lower, i) if i >= done else None
            if match is None:
                continue
            size, entry = match
            start, end = tokens[i].start, tokens[i + size - 1].end
            found.append(
                EntityMention(
                    start=start,
                    end=end,
                    text=text[start:end],
                    rule=f"weapon:{entry.name}",
                    type=entry.type,
                    name=entry.name,
                )
            )
            done = i + size
    return tuple(found)


def _longest(
    ways: Sequence[tuple[tuple[str, ...], WeaponEntry]], tokens: Sequence[Token], lower: Sequence[str], i: int
) -> tuple[int, WeaponEntry] | None:
    for phrase, entry in ways:
        size = len(phrase)
        if size > 1 and tuple(lower[i : i + size]) != phrase:
            continue
        if entry.context and not _near(entry.context, lower, i, size):
            continue
        if _is_weapon(tokens, lower, i, size, entry):
            return size, entry
    return None


def _near(wanted: frozenset[str], lower: Sequence[str], i: int, size: int) -> bool:
    """One of the words within 25 words: the sentence, as a rule, but not a page without a full stop."""
    return not wanted.isdisjoint(lower[max(0, i - 25) : i]) or not wanted.isdisjoint(lower[i + size : i + size + 25])


def _is_weapon(tokens: Sequence[Token], lower: Sequence[str], i: int, size: int, entry: WeaponEntry) -> bool:
    last = tokens[i + size - 1]
    if size == 1 and last.tag.startswith(("VB", "MD", "RB")) and not (i and tokens[i - 1].tag in ("DT", "CD", "JJ")):
        return False
    after = tokens[i + size] if i + size < len(tokens) else None
    if after is not None and lower[i + size] in _NOT_BEFORE:
        return False
    if entry.type is EntityType.WEAPON and size == 1 and last.text[:1].isupper() and i:
        # part of a name: "Rocket Force", "Iron Bomb Company"
        return not (after is not None and after.text[:1].isupper() and after.tag.startswith("NNP"))
    return True
